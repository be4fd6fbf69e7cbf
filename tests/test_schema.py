"""The schema and its documentation say the same."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import ValidationError

from cchc_extract import schema, values
from cchc_extract.schema import Figure, Record, Source

PAIRS = [
    ("event kinds", schema.EventKind, values.EVENT_KINDS),
    ("topics", schema.Topic, values.TOPICS),
    ("roles", schema.Role, values.ROLES),
    ("credit roles", schema.CreditRole, values.CREDIT_ROLES),
    ("levels", schema.Level, values.LEVELS),
    ("figure kinds", schema.FigureKind, values.FIGURE_KINDS),
    ("qualifiers", schema.Qualifier, values.QUALIFIERS),
    ("indicators", schema.Indicator, values.INDICATORS),
    ("finding kinds", schema.FindingKind, values.FINDING_KINDS),
    ("discrepancy kinds", schema.DiscrepancyKind, values.DISCREPANCY_KINDS),
]


@pytest.mark.parametrize(("literal", "meanings"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_every_value_has_a_meaning(literal: Any, meanings: dict[str, str]) -> None:
    assert list(get_args(literal)) == list(meanings)


def test_numbers_stay_as_they_are() -> None:
    figure = Figure(
        evidence=[{"start": 0, "end": 2}], source_rule="r", kind="count", value=110274, percent=97.1
    )
    assert '"value":110274,' in figure.model_dump_json()
    assert '"percent":97.1,' in figure.model_dump_json()


def test_an_item_needs_evidence_and_no_unknown_field_passes() -> None:
    with pytest.raises(ValidationError):
        Figure(evidence=[], source_rule="r", kind="count")
    with pytest.raises(ValidationError):
        Figure(evidence=[{"start": 0, "end": 2}], source_rule="r", kind="count", guess=1)


def test_a_record_survives_the_round_trip() -> None:
    source = Source(path="a.txt", sha256="0" * 64, media_type="text/plain", encoding="utf-8")
    record = Record(record_id="0" * 16, source=source, text="Bài", published_on="2023-03-13")
    assert Record.model_validate_json(record.model_dump_json()) == record
