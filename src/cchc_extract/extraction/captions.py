"""Captions of photographs: lines that show what the article tells, and tell nothing themselves."""

from __future__ import annotations

import regex

from cchc_extract.view import TextView

LONGEST = 160
"""Characters of a caption without a credit."""

_CREDIT = regex.compile(r"(?<!\w)ảnh(?: minh họa| tư liệu| internet)?[:)]")
_CLOSED = ".:;!?…/\"'"


def is_caption(view: TextView, offset: int) -> bool:
    """Whether the line at ``offset`` captions a photograph: credited, or one short sentence left open."""
    line = view.paragraph_at(offset)
    if line.end <= view.title_end or line.end - line.start > LONGEST:
        return False
    return view.folded[line.end - 1] not in _CLOSED or credit_follows(view, line.start, line.end)


def credit_follows(view: TextView, start: int, end: int) -> bool:
    """Whether the credit of a photograph stands in ``[start, end)``."""
    return _CREDIT.search(view.lower, start, end) is not None
