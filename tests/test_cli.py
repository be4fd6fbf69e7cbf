"""The command line as its users type it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cchc_extract.cli import main
from tests.conftest import GOLD, SAMPLES

SAMPLE = next(path for path in sorted(SAMPLES.rglob("*.txt")) if "kiem-tra" in path.name)


def cchc(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    assert cchc("run", SAMPLES, "--out", folder, "--workers", 1).exit_code == 0
    return folder


def test_help_names_every_command() -> None:
    text = cchc("--help").output
    names = ("run", "show", "schema", "dictionary", "evaluate", "gate", "rules")
    assert all(name in text for name in names)
    assert all(cchc(name, "--help").exit_code == 0 for name in names)


def test_help_loads_nothing_heavy() -> None:
    check = "import sys; from cchc_extract.cli import main; print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout
    assert not [
        name
        for name in ("pandas", "pyarrow", "spacy", "underthesea", "pydantic", "rich")
        if f"'{name}'" in loaded
    ]


def test_run_prints_a_summary_and_where_the_output_is(tmp_path: Path) -> None:
    result = cchc("run", SAMPLES, "--out", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 0
    assert "inspection" in result.output
    assert "figures" in result.output
    assert str(tmp_path / "out") in result.output


def test_run_exits_1_where_a_document_failed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    result = cchc("run", tmp_path / "in", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "1 failed" in result.output
    assert "errors.jsonl" in result.output


def test_run_exits_2_where_it_cannot_be_done(tmp_path: Path) -> None:
    result = cchc("run", tmp_path / "nowhere", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "is not a folder" in result.output
    assert "Traceback" not in result.output


def test_show_prints_the_article_and_its_record() -> None:
    result = cchc("show", SAMPLE)
    assert result.exit_code == 0
    assert "officials" in result.output
    assert "figures" in result.output


def test_show_explain_prints_rule_words_and_what_was_added() -> None:
    result = cchc("show", SAMPLE, "--explain")
    assert result.exit_code == 0
    assert "event.kind" in result.output
    assert "patterns/roles.toml:" in result.output
    assert "the only unit of this name" in result.output


def test_show_explain_json_prints_the_reasons() -> None:
    reasons = json.loads(cchc("show", SAMPLE, "--explain", "--json").output)
    assert {"field", "value", "rule", "source", "about", "words", "cues", "added"} == set(reasons[0])


def test_show_json_prints_the_record() -> None:
    record = json.loads(cchc("show", SAMPLE, "--json").output)
    assert record["source"]["path"] == SAMPLE.name
    assert record["text"]


def test_show_says_why_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = cchc("show", tmp_path / "empty.txt")
    assert result.exit_code == 2
    assert "empty" in result.output


def test_schema_describes_every_field() -> None:
    schema = json.loads(cchc("schema").output)
    assert set(schema["required"]) >= {"record_id", "source", "text"}
    for name, part in {"Record": schema, **schema["$defs"]}.items():
        for field, content in part["properties"].items():
            assert content.get("description") or "$ref" in content, f"{name}.{field}"
            assert content.get("vi"), f"{name}.{field}"


def test_evaluate_scores_and_compares(out: Path) -> None:
    result = cchc("evaluate", out, GOLD, "--raw", SAMPLES, "--against", out)
    assert result.exit_code == 0
    assert "overall" in result.output
    assert "gained (0)" in result.output
    assert "lost (0)" in result.output


def test_the_gate_holds_until_a_score_falls(out: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    assert cchc("gate", "pin", out, GOLD, floors, "--raw", SAMPLES).exit_code == 0
    assert cchc("gate", "check", out, GOLD, floors, "--raw", SAMPLES).exit_code == 0
    content = json.loads(floors.read_text())
    content["floors"]["figures"] = 1.01
    floors.write_text(json.dumps(content))
    result = cchc("gate", "check", out, GOLD, floors, "--raw", SAMPLES)
    assert result.exit_code == 1
    assert "figures scores" in result.output
    result = cchc("gate", "pin", out, GOLD, floors, "--raw", SAMPLES)
    assert result.exit_code == 2
    assert "--because" in result.output
    assert (
        cchc("gate", "pin", out, GOLD, floors, "--raw", SAMPLES, "--because", "a stricter gold").exit_code
        == 0
    )
    assert json.loads(floors.read_text())["lowered"][0]["because"] == "a stricter gold"


def test_rules_check_exits_0_on_sound_rules_and_lists_what_matches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = "[[rule]]\nname = '{0}'\nwords = ['{0}', '{0} cũ']\nexamples = ['{0}']\n"
    (tmp_path / "t.toml").write_text(
        f"about = 'x'\n{sound.format('xã')}{sound.format('huyện')}", encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text("Xã Nam Mẫu\nXã tiếp nhận 12 hồ sơ.", encoding="utf-8")
    monkeypatch.setattr("cchc_extract.patterns.patterns_dir", lambda: tmp_path)
    result = cchc("rules", "check", "--texts", tmp_path)
    assert result.exit_code == 0, result.output
    said = ("2 rules in 1 file: 0 errors", "1 rule with no match in 1 text", "t.xã: 1 word with no match")
    assert [line for line in said if line not in result.output] == []


def test_rules_check_exits_1_on_a_broken_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "t.toml").write_text("about = 'x'\n[[rule]]\nname = 'r'\nwords = ['xã']", encoding="utf-8")
    monkeypatch.setattr("cchc_extract.patterns.patterns_dir", lambda: tmp_path)
    result = cchc("rules", "check")
    assert result.exit_code == 1
    assert [word for word in ("t.toml", "error", "has no examples") if word not in result.output] == []


def test_rules_stats_counts_items_by_rule(out: Path) -> None:
    result = cchc("rules", "stats", out)
    assert result.exit_code == 0
    assert "indicators.dossiers_received" in result.output
    assert "match nothing in its texts" in result.output


def test_rules_stats_without_a_run_exits_2(tmp_path: Path) -> None:
    assert cchc("rules", "stats", tmp_path).exit_code == 2
