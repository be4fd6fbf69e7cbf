"""The gate: floors that go up freely, and down only with a reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc_extract.errors import RunError
from cchc_extract.evaluation import Evaluation, Tally
from cchc_extract.evaluation.floors import (
    Floors,
    Lowered,
    falls,
    fingerprint,
    pin,
    read_floors,
    write_floors,
)


def evaluation(right: float, of: float) -> Evaluation:
    tally = Tally("accuracy", hit=right, missed=of - right)
    return Evaluation({"units": tally}, (), 1, ())


def test_floors_are_cut_to_thousandths_and_pass_themselves() -> None:
    floors = pin(None, evaluation(2, 3), "gold", None)
    assert floors.scores["units"] == 0.666
    assert list(falls(floors, evaluation(2, 3), "gold")) == []


@pytest.mark.parametrize(
    ("score", "gold", "said"),
    [
        pytest.param((1, 3), "gold", "units scores 0.333, its floor is 0.666", id="a lower score"),
        pytest.param((2, 3), "other", "the annotations are not those", id="other annotations"),
    ],
)
def test_what_falls_is_said(score: tuple[float, float], gold: str, said: str) -> None:
    floors = Floors("gold", {"units": 0.666})
    assert [line[: len(said)] for line in falls(floors, evaluation(*score), gold)] == [said]


def test_a_floor_goes_up_without_a_reason() -> None:
    before = Floors("gold", {"units": 0.3, "overall": 0.0})
    assert pin(before, evaluation(2, 3), "gold", None).lowered == ()


def test_a_floor_goes_down_only_with_a_reason() -> None:
    before = Floors("gold", {"units": 0.9})
    with pytest.raises(RunError, match=r"units \(0.900 to 0.666\)"):
        pin(before, evaluation(2, 3), "gold", None)
    after = pin(before, evaluation(2, 3), "gold", "two annotations were wrong")
    assert after.lowered == (Lowered("units", 0.9, 0.666, "two annotations were wrong"),)


def test_a_field_that_is_no_longer_scored_needs_a_reason() -> None:
    with pytest.raises(RunError, match="officials"):
        pin(Floors("gold", {"officials": 0.9}), evaluation(2, 3), "gold", None)


def test_floors_come_back_as_written(tmp_path: Path) -> None:
    floors = Floors("gold", {"units": 0.9}, (Lowered("units", 0.95, 0.9, "why"),))
    write_floors(tmp_path / "floors.json", floors)
    assert read_floors(tmp_path / "floors.json") == floors


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"gold": "x", "floors": {}, "lowered": [{}]}'])
def test_no_floors(tmp_path: Path, content: str) -> None:
    (tmp_path / "floors.json").write_text(content)
    with pytest.raises(RunError, match="no floors can be read"):
        read_floors(tmp_path / "floors.json")


def test_the_fingerprint_is_of_what_is_annotated(tmp_path: Path) -> None:
    gold = tmp_path / "a.json"
    gold.write_text(json.dumps({"doc": "a.txt", "units": []}))
    one = fingerprint(tmp_path)
    gold.write_text(json.dumps({"units": [], "doc": "a.txt"}, indent=2))
    assert fingerprint(tmp_path) == one
    gold.write_text(json.dumps({"units": [1], "doc": "a.txt"}))
    assert fingerprint(tmp_path) != one
