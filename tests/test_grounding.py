"""Nothing in a record that is not in its article, on every article at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_extract import Record, extract_file
from cchc_extract.evaluation.grounding import score_grounding
from cchc_extract.evaluation.tally import Scores
from cchc_extract.vietnamese import key, nfc
from tests.conftest import SAMPLES


def assert_grounded(record: Record) -> None:
    """Offsets inside the text, values in their wording, findings verbatim, text in NFC."""
    assert record.text == nfc(record.text)
    for item in (*record.event.dates, *record.officials, *record.units, *record.documents, *record.figures,
                 *record.findings, *record.discrepancies):  # fmt: skip
        assert item.source_rule
        for span in item.evidence:
            assert 0 <= span.start < span.end <= len(record.text)
            wording = record.text[span.start : span.end]
            assert wording == wording.strip()
    scores = Scores(doc=record.source.path)
    content = record.model_dump(mode="json")
    score_grounding(scores, content, content)
    assert scores.misses == []
    for finding in record.findings:
        (span,) = finding.evidence
        assert record.text[span.start : span.end] == finding.text
    for discrepancy in record.discrepancies:
        assert all(0 <= index < len(record.figures) for index in discrepancy.figures)
    if record.title:
        assert key(record.title) in key(record.text)


@pytest.mark.parametrize(
    "path", sorted(path for path in SAMPLES.rglob("*.*") if path.is_file()), ids=lambda path: path.name
)
def test_every_sample_is_grounded(path: Path) -> None:
    assert_grounded(extract_file(path))


def test_every_wild_article_is_grounded(wild: Path) -> None:
    paths = sorted(wild.rglob("*.txt"))
    assert len(paths) > 3000
    for path in paths:
        assert_grounded(extract_file(path))
