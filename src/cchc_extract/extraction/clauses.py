"""Sentences cut into the clauses that may be judged on their own."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from cchc_extract.patterns import load_one
from cchc_extract.view import Span, TextView

_SEPARATOR = regex.compile(r";\s+")
_COUNTED = regex.compile(
    r",\s+(?=(?:trong đó )?(?:vẫn )?(?:còn|trễ hạn|trễ hẹn|quá hạn|chỉ có|có)? ?(?:hơn )?\d[\d.]* hồ sơ)"
)
_LATE = r"(?:trễ hạn|trễ hẹn|quá hạn|quá hẹn|lỡ hẹn|chậm|trễ|tồn|vẫn còn|còn|có)"
_LATE_COUNT = regex.compile(
    rf",\s+(?=(?:trong đó )?(?:chỉ )?(?:để |bị |còn |có |trả |giải quyết )?{_LATE} ?(?:hơn |gần )?\d[\d.,]* )"
)


def clauses(view: TextView, sentence: Span) -> Iterator[Span]:
    """The clauses of a sentence, without the separators and conjunctions between them."""
    cuts = sorted(
        {match.span() for pattern in _patterns() for match in pattern.finditer(view.lower, *sentence)}
    )
    start = sentence.start
    for cut_start, cut_end in cuts:
        if cut_start > start:
            yield Span(start, cut_start)
        start = max(start, cut_end)
    if start < sentence.end:
        yield Span(start, sentence.end)


def _patterns() -> tuple[regex.Pattern[str], ...]:
    return _SEPARATOR, _COUNTED, _LATE_COUNT, load_one("findings", "split").pattern
