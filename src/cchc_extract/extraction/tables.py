"""Tables of figures, cell by cell a line each: which column a number stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

import regex

from cchc_extract.view import Span, TextView

LONGEST_CELL = 70
"""Characters; a longer line is prose."""

_NUMBER = regex.compile(r"[\d.,/ ]*\d[\d.,/ ]*%?|-")
_PROSE_END = regex.compile(r"[.!?;:…]$")


def column_heads(view: TextView) -> dict[int, Span]:
    """The head of the column of each number that is a cell of a table, by where the number starts.

    A table is a run of short lines: heads, then rows of one label and as many numbers as there are
    columns of numbers.
    """
    heads: dict[int, Span] = {}
    for run in _runs(view):
        numeric = [_NUMBER.fullmatch(view.folded, *cell) is not None for cell in run]
        if True in numeric:
            heads.update(_heads_of(run, numeric))
    return heads


def _runs(view: TextView) -> Iterator[list[Span]]:
    """Runs of short lines that do not end like sentences."""
    run: list[Span] = []
    for line in view.paragraphs:
        if line.end - line.start <= LONGEST_CELL and not _PROSE_END.search(view.folded, line.start, line.end):
            run.append(line)
            continue
        if len(run) > 3:
            yield run
        run = []
    if len(run) > 3:
        yield run


def _heads_of(run: Sequence[Span], numeric: Sequence[bool]) -> Iterator[tuple[int, Span]]:
    first = numeric.index(True)
    columns = len(list(takewhile(bool, numeric[first:])))
    heads = run[max(0, first - 1 - columns) : first - 1]  # the last word line is the first row's label
    if first < columns + 1 or len(heads) != columns:
        return
    at = first
    while at + columns <= len(run) and all(numeric[at : at + columns]):
        yield from ((run[at + column].start, heads[column]) for column in range(columns))
        at += columns + 1
