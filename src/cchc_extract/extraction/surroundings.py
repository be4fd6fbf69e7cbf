"""The stretches of text around a statement in which the words that belong to it stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from cchc_extract.view import Span, TextView

REACH = 500
"""Characters before and after a statement that may belong to it: a line may be a whole table."""

_OPENING = regex.compile(r"(?r)[;:\n]|,(?! ?\d)|\.(?=\s)|(?<!\w)(?:và|còn|trong đó|gồm)(?!\w)")
# "62 hồ sơ còn trong hạn" goes on, "1.279 hồ sơ còn 07 hồ sơ" begins anew
_STILL = r"(?:trong|chậm|nợ|thiếu|tồn|đang|trễ|quá|thấp|dở|chưa|hiệu lực|lại)(?!(?: \p{L}+){0,2} \d)(?!\w)"
_CLOSING = regex.compile(rf"[;():\n]|,(?! ?\d)|\.(?=\s)|(?<!\w)(?:còn(?!\w)(?! {_STILL})|trong đó)(?!\w)")
_SEMICOLON_BEFORE = regex.compile(r"(?r)[;\n]|\.(?=\s)")
_SEMICOLON = regex.compile(r"[;\n]|\.(?=\s)")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around one statement, from its clause to its sentence."""

    clause: Span
    """From the last comma before it to the first one after it."""
    opening: Span
    """From the semicolon before it to the end of its clause."""
    part: Span
    """From semicolon to semicolon."""
    stretch: Span
    """From the statement before to the statement after."""
    up_to_here: Span
    """From the beginning of the sentence to the end of its clause."""
    so_far: Span
    """From the beginning of the sentence to the statement after."""
    sentence: Span

    def near(self) -> Iterator[Span]:
        """The clause, then wider up to its part of the sentence; each stretch once."""
        return _each_once(self.clause, self.opening, self.part)

    def far(self) -> Iterator[Span]:
        """What is wider still; each stretch once."""
        return _each_once(self.up_to_here, self.stretch, self.so_far)


def _each_once(*spans: Span) -> Iterator[Span]:
    seen: Span | None = None
    for span in spans:
        if span != seen:
            yield span
        seen = span


def surroundings(view: TextView, at: Span, previous_end: int, next_start: int) -> Surroundings:
    """The surroundings of a statement at ``at`` between two others, none of them beyond its sentence."""
    sentence = view.sentence_at(at.start)
    first = max(sentence.start, at.start - REACH)
    last = max(min(sentence.end, at.end + REACH), at.end)
    start = min(max(first, previous_end), at.start)
    end = max(min(last, next_start), at.end)
    clause = _between(view, at, start, end, _OPENING, _CLOSING)
    part = _between(view, at, start, end, _SEMICOLON_BEFORE, _SEMICOLON)
    return Surroundings(
        clause=clause,
        opening=Span(part.start, clause.end),
        part=part,
        stretch=Span(start, end),
        up_to_here=Span(first, clause.end),
        so_far=Span(first, end),
        sentence=Span(first, last),
    )


def _between(
    view: TextView,
    at: Span,
    start: int,
    end: int,
    opening: regex.Pattern[str],
    closing: regex.Pattern[str],
) -> Span:
    opens = opening.search(view.lower, start, at.start)
    closes = closing.search(view.lower, at.end, end)
    return Span(opens.end() if opens else start, closes.start() if closes else end)
