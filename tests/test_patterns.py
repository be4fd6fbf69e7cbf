"""Rule files: how words and patterns match (whether the rules are sound: test_rules_check)."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_extract import patterns
from cchc_extract.errors import RuleError
from cchc_extract.patterns import Rule
from cchc_extract.view import TextView


def test_a_broken_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.toml").write_text("[[rule]]\nname = 'x'\npattern = '(a'", encoding="utf-8")
    monkeypatch.setattr(patterns, "patterns_dir", lambda: tmp_path)
    with pytest.raises(RuleError, match=r"broken\.toml: rule 'x': missing"):
        patterns.load("broken")


def test_a_name_used_twice_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "twice.toml").write_text(2 * "[[rule]]\nname = 'x'\nwords = ['a']\n", encoding="utf-8")
    monkeypatch.setattr(patterns, "patterns_dir", lambda: tmp_path)
    with pytest.raises(RuleError, match="used twice: x"):
        patterns.load("twice")


def rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str) -> Rule:
    (tmp_path / "topic.toml").write_text(f"[[rule]]\nname = 'r'\n{content}", encoding="utf-8")
    monkeypatch.setattr(patterns, "patterns_dir", lambda: tmp_path)
    patterns.load.cache_clear()
    (only,) = patterns.load("topic")
    patterns.load.cache_clear()
    return only


def test_words_match_whole_words_in_any_case_and_tone_placement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = rule(tmp_path, monkeypatch, "value = 'v'\nwords = ['ủy ban', 'một cửa']")
    text = "UỶ BAN  nhân dân; Một cửa; một cửahàng; ủy  ban"
    hits = [(text[hit.start : hit.end], hit.value) for hit in found.find(TextView(text))]
    assert hits == [("UỶ BAN", "v"), ("Một cửa", "v"), ("ủy  ban", "v")]


def test_a_table_of_words_gives_each_its_meaning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = rule(
        tmp_path,
        monkeypatch,
        "case = 'exact'\nwords = { HUV = 'Huyện ủy viên', 'CT UBND' = 'Chủ tịch UBND' }",
    )
    hits = [hit.value for hit in found.find(TextView("đ/c A, HUV, CT  UBND xã; huv"))]
    assert hits == ["Huyện ủy viên", "Chủ tịch UBND"]
