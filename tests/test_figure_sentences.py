"""Sentences as different journalists write them, with the figures that the record's contract makes of them.

``data/figures.tsv`` is a table to edit in a spreadsheet: one row a figure, the sentence in its first row only. An
empty cell says nothing about that field; ``none`` as a kind is a sentence without figures, as a period none.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cchc_extract.schema import Figure
from tests.figure_cases import figures_of, numbers

Row = dict[str, str]


def sentences() -> dict[str, list[Row]]:
    """The rows of each sentence."""
    table: dict[str, list[Row]] = {}
    sentence = ""
    with (Path(__file__).parent / "data" / "figures.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            sentence = row["sentence"] or sentence
            table.setdefault(sentence, []).append(row)
    return {text: [row for row in rows if row["kind"] != "none"] for text, rows in table.items()}


def shown(figure: Figure, row: Row) -> Row:
    """A figure in the cells of the table, where ``row`` says something."""
    cells = {
        "kind": figure.kind,
        "numbers": " ".join(f"{name}={value}" for name, value in numbers(figure).items()),
        "unit": figure.unit or "none",
        "qualifier": figure.qualifier,
        "indicator": figure.indicator,
        "period": figure.period or "none",
    }
    return {name: cell for name, cell in cells.items() if row[name]}


@pytest.mark.parametrize(("text", "rows"), sentences().items(), ids=list(sentences()))
def test_sentences(text: str, rows: list[Row]) -> None:
    figures = figures_of(text)
    assert len(figures) == len(rows)
    expected = [{name: cell for name, cell in row.items() if cell and name != "sentence"} for row in rows]
    assert [shown(figure, row) for figure, row in zip(figures, rows, strict=True)] == expected
