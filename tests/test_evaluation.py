"""The evaluation counts as annotators would, and agrees with the corpus' own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cchc_extract.batch import run
from cchc_extract.errors import RunError
from cchc_extract.evaluation import compare, evaluate
from cchc_extract.evaluation.compare import canon, similar, unit_name
from cchc_extract.evaluation.tally import Tally
from tests.conftest import DEV, SHARED

Json = dict[str, Any]

SAME = [
    ("tone placement", "Uỷ ban Hoà Bình", "Ủy ban Hòa Bình"),
    ("abbreviated body", "Ủy ban nhân dân xã", "UBND xã"),
    ("abbreviated type", "TP. Vinh", "thành phố Vinh"),
    ("punctuation", "HĐND & UBND - huyện", "HĐND UBND huyện"),
]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_canon_brings_spellings_together(one: str, other: str) -> None:
    assert canon(one) == canon(other)


def test_comparing_names() -> None:
    assert unit_name("UBND huyện Ba Bể") == "huyện ba bể"
    assert similar("một cửa", "một cửa") == 1.0
    assert similar("abcd", "abce") == pytest.approx(0.75)


def test_a_tally_gives_precision_recall_and_f1() -> None:
    tally = Tally(hit=6, extra=2, missed=4)
    assert (tally.precision, tally.recall) == (0.75, 0.6)
    assert tally.score == pytest.approx(2 / 3)
    assert Tally("accuracy", hit=3, missed=1).score == 0.75


def annotation(**rest: object) -> Json:
    empty: Json = {
        "doc": "a.txt",
        "title": "Đầu đề",
        "published_on": None,
        "credits": [],
        "event": {"kind": "inspection", "topics": [], "dates": [], "lead_body": None, "inspected_units": []},
        **{name: [] for name in ("officials", "units", "documents", "figures", "findings", "discrepancies")},
        "keep": ["Đầu đề"],
        "drop": [],
    }
    return empty | rest


def write(folder: Path, gold: Json, record: Json) -> tuple[Path, Path]:
    (folder / "gold").mkdir(parents=True, exist_ok=True)
    (folder / "gold" / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    records = folder / "records.jsonl"
    said = annotation(source={"path": "sub/a.txt"}, text="Đầu đề") | record
    records.write_text(json.dumps(said) + "\n", encoding="utf-8")
    return records, folder


def official(name: str, role: str) -> Json:
    return {"name": name, "role": role, "positions": []}


def test_scores_one_record(tmp_path: Path) -> None:
    gold = annotation(officials=[official("Mai Thị An", "host"), official("Lê Văn Ba", "chair")])
    said = {"officials": [official("Mai Thị An", "chair"), official("Sở Nội vụ", "other")]}
    evaluation = evaluate(*write(tmp_path, gold, said))
    assert evaluation.score("officials") == 0.5
    assert evaluation.score("officials.role") == 0.0
    assert evaluation.score("event.kind") == 1.0
    wrong = [miss.what for miss in evaluation.misses if miss.field == "officials"]
    assert len(wrong) == 2
    assert wrong[0].startswith("extra")
    assert wrong[1].startswith("missed")


def test_gains_and_losses_by_document(tmp_path: Path) -> None:
    gold = annotation(title="Đầu đề")
    worse = evaluate(*write(tmp_path / "worse", gold, {"title": "Khác hẳn"}))
    better = evaluate(*write(tmp_path / "better", gold, {}))
    gained, lost = compare(worse, better)
    assert [(miss.doc, miss.field) for miss in gained] == [("a.txt", "title")]
    assert lost == []


def test_says_what_to_do_where_there_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="cchc-extract run"):
        evaluate(tmp_path, tmp_path)
    (tmp_path / "records.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(RunError, match="no annotations"):
        evaluate(tmp_path, tmp_path)


@pytest.mark.skipif(not DEV.is_dir(), reason="no shared corpus beside the project")
def test_agrees_with_the_scorer_of_the_corpus(tmp_path: Path) -> None:
    run(DEV / "raw", tmp_path)
    ours = evaluate(tmp_path, DEV)
    scorer = [
        sys.executable,
        str(SHARED / "corpus" / "score.py"),
        str(tmp_path / "records.jsonl"),
        str(DEV),
        "--json",
    ]
    theirs = json.loads(subprocess.run(scorer, capture_output=True, check=True, text=True).stdout)
    scores = {name: field["score"] for name, field in theirs["fields"].items()}  # rounded to four decimals
    assert {name: tally.score for name, tally in ours.tallies.items()} == pytest.approx(scores, abs=6e-5)
    assert ours.overall == pytest.approx(theirs["overall"], abs=6e-5)
