"""Tables of figures, cell by cell a line each: which column and row a number stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from cchc_extract.view import Span, TextView

LONGEST_CELL = 70
"""Characters; a longer line is prose."""
_MOST_COLUMNS = 9
_ADDED_UP = 36
"""Rows above a row of totals that it may add up."""
_LOOKED_AT = 200
"""Cells by which the number of columns is told."""

_NUMBER = regex.compile(
    r"[\d.,/ ]*\d[\d.,/ ]*%?(?:(?<=\d) (?:điểm|hồ sơ|thủ tục|TTHC|văn bản|ngày|lượt|đồng))?|-"
)
_PROSE_END = regex.compile(r"[.!?;:…]$")
_COUNTER = regex.compile(r"(?:stt|tt|số tt|số thứ tự|tháng|quý|năm|ngày|thời gian|kỳ)(?!\w)")
_TOTAL = regex.compile(r"(?:tổng cộng|cộng|tổng số|tổng|toàn (?:xã|huyện|tỉnh|kỳ))(?!\w)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table: the head of its column and the label of its row."""

    span: Span
    head: Span
    label: Span
    others: tuple[Span, ...]
    """The labels of the rows that a row of totals adds up; none for other rows."""
    above: Span
    """What stands before the table: its caption."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The cells of an article's tables, and the numbers in them that only count or name the rows."""

    cells: dict[int, Cell]
    """By where the number starts."""
    labels: list[Span]


def find_tables(view: TextView) -> Tables:
    """The tables of a text: runs of short lines, heads first, then rows of a label and numbers."""
    cells: dict[int, Cell] = {}
    labels: list[Span] = []
    for above, run in _runs(view):
        numeric = [_NUMBER.fullmatch(view.folded, *line) is not None for line in run]
        if True in numeric:
            table = _table(run, numeric)
            if table:
                labels.extend(_row_names(view, table))
                cells.update((cell.span.start, cell) for cell in _cells(view, table, above))
    return Tables(cells, labels)


def _runs(view: TextView) -> Iterator[tuple[Span, list[Span]]]:
    """Runs of short lines that do not end like sentences, each with the line before it."""
    run: list[Span] = []
    above = Span(0, 0)
    for line in view.paragraphs:
        if line.end - line.start <= LONGEST_CELL and not _PROSE_END.search(view.folded, line.start, line.end):
            run.append(line)
            continue
        if len(run) > 3:
            yield above, run
        run, above = [], line
    if len(run) > 3:
        yield above, run


_Table = tuple[list[Span], list[list[Span]]]
"""Heads and rows."""


def _table(run: Sequence[Span], numeric: Sequence[bool]) -> _Table | None:
    """The reading of a run as a table that takes in most of its first cells."""
    first = numeric.index(True)
    best, size = (0, 0), 0
    for start in range(max(0, first - _MOST_COLUMNS), first):
        for columns in range(2, min(_MOST_COLUMNS, len(run) - start) + 1):
            if start + columns < first - 1 or any(numeric[start : start + columns]):
                continue
            rows = _rows(numeric[: start + _LOOKED_AT], start + columns, columns)
            if rows and columns * (1 + rows) > size:
                best, size = (start, columns), columns * (1 + rows)
    start, columns = best
    if not columns:
        return None
    body = start + columns
    rows = _rows(numeric, body, columns)
    cells = [list(run[body + at * columns : body + (at + 1) * columns]) for at in range(rows)]
    return list(run[start:body]), cells


def _rows(numeric: Sequence[bool], first: int, columns: int) -> int:
    """How many rows from ``first`` on have their numbers in the same columns; one alone needs a label."""
    shape: list[bool] = []
    rows = 0
    for at in range(first, len(numeric) - columns + 1, columns):
        row = list(numeric[at : at + columns])
        counted = columns > 2 and row == [True, False, *[True] * (columns - 2)]  # 1 | Đất đai | 1.250
        if not (counted or all(row[1:])) or (shape and row[1:] != shape[1:]):
            break
        shape, rows = row, rows + 1
    return 0 if rows == 1 and (shape[0] or columns < 3) else rows


def _row_names(view: TextView, table: _Table) -> Iterator[Span]:
    """The cells of a first column of months or of row numbers."""
    heads, rows = table
    if _COUNTER.match(view.lower, *heads[0]):
        yield from (row[0] for row in rows)


def _cells(view: TextView, table: _Table, above: Span) -> Iterator[Cell]:
    heads, rows = table
    for at, row in enumerate(rows):
        label = row[0]
        if _NUMBER.fullmatch(view.folded, *row[0]) and not _NUMBER.fullmatch(view.folded, *row[1]):
            label = row[1]
        total = _TOTAL.match(view.lower, *label) is not None
        others = tuple(other[0] for other in rows[max(0, at - _ADDED_UP) : at]) if total else ()
        for head, cell in zip(heads[1:], row[1:], strict=True):
            if cell != label:
                yield Cell(cell, head, label, others, above)
