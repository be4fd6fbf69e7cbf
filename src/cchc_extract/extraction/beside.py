"""What stands right before or right after a place in the text.

Both look no further than `REACH` characters: `regex` first seeks the letters that a pattern cannot do
without as far as it may look, which over a whole text for every place would take quadratic time.
"""

from __future__ import annotations

import regex

REACH = 160


def right_before(backward: regex.Pattern[str], text: str, offset: int) -> regex.Match[str] | None:
    """The match that ends at ``offset``, of a pattern compiled to be read backwards (``(?r)``)."""
    return backward.match(text, max(0, offset - REACH), offset)


def right_after(pattern: regex.Pattern[str], text: str, offset: int) -> regex.Match[str] | None:
    """The match that begins at ``offset``."""
    return pattern.match(text, offset, offset + REACH)
