"""A text copied out of a browser, to lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from cchc_extract.loading.limits import MAX_LINES, too_many_lines
from cchc_extract.loading.page import Line, Page

_AROUND = (
    "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + "\u200b\u200e\u200f\u2060\ufeff"
)


def parse_text(text: str, most_lines: int = MAX_LINES) -> Page:
    """The lines that hold a letter or a digit, without the blanks around them.

    Raises `UnreadableDocument` where they are more than ``most_lines``.
    """
    lines = tuple(islice(_lines(text), most_lines + 1))
    if len(lines) > most_lines:
        raise too_many_lines(most_lines)
    return Page(lines, main=(0, len(lines)))


def _lines(text: str) -> Iterator[Line]:
    offset = 0
    for printed in text.split("\n"):
        line = printed.strip(_AROUND)
        if any(map(str.isalnum, line)):
            yield Line(line, at=offset + printed.index(line))
        offset += len(printed) + 1
