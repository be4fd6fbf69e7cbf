"""A text copied out of a browser, to lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from cchc_extract.loading.limits import MAX_LINES
from cchc_extract.loading.page import Line, Page


def parse_text(text: str, most_lines: int = MAX_LINES) -> Page:
    """The lines that hold a letter or a digit, without the blanks around them."""
    lines = tuple(islice(_lines(text), most_lines))
    return Page(lines, main=(0, len(lines)))


def _lines(text: str) -> Iterator[Line]:
    offset = 0
    for printed in text.split("\n"):
        line = printed.strip()
        if any(map(str.isalnum, line)):
            yield Line(line, at=offset + printed.index(line))
        offset += len(printed) + 1
