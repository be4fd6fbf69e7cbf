"""A text copied out of a browser, to lines."""

from __future__ import annotations

from cchc_extract.loading.limits import MAX_LINES
from cchc_extract.loading.page import Line, Page


def parse_text(text: str) -> Page:
    """The lines that hold a letter or a digit, without the blanks around them."""
    stripped = (line.strip() for line in text.split("\n", MAX_LINES)[:MAX_LINES])
    lines = tuple(Line(line) for line in stripped if any(map(str.isalnum, line)))
    return Page(lines, main=(0, len(lines)))
