"""Every rule of every rule file: its examples match, its near misses do not; broken files are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_extract import patterns
from cchc_extract.errors import RuleError
from cchc_extract.patterns import Rule
from cchc_extract.view import TextView

RULES = [rule for topic in patterns.topics() for rule in patterns.load(topic)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.source)
def test_examples_match_and_near_misses_do_not(rule: Rule) -> None:
    assert rule.examples, f"{rule.source} has no example"
    missed = [text for text in rule.examples if not rule.matches(text)]
    matched = [text for text in rule.near_misses if rule.matches(text)]
    assert (missed, matched) == ([], [])


def test_there_are_rules() -> None:
    assert len(RULES) > 50


BROKEN = [
    ("no name", "[[rule]]\nwords = ['a']", "a rule has no name"),
    ("neither words nor pattern", "[[rule]]\nname = 'x'", "'x' needs either"),
    ("bad expression", "[[rule]]\nname = 'x'\npattern = '(a'", "'x': missing"),
    ("not TOML", "[[rule]\n", "not valid TOML"),
    ("twice", "[[rule]]\nname='x'\nwords=['a']\n[[rule]]\nname='x'\nwords=['b']", "used twice: x"),
]


@pytest.mark.parametrize(("content", "message"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_file_is_named_with_its_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, message: str
) -> None:
    (tmp_path / "broken.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(patterns, "patterns_dir", lambda: tmp_path)
    with pytest.raises(RuleError, match=r"broken\.toml") as caught:
        patterns.load("broken")
    patterns.load.cache_clear()
    assert message in str(caught.value)


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
