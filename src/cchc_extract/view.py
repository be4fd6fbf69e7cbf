"""An article's text, prepared once for every stage that reads it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cchc_extract.vietnamese import fold, lower

_SHORTENED = re.compile(
    r"(?<!\w)(?:P?CT|P?BT|P?GĐ|CVP|PCVP|UB|T[XxTt]|tx|tt|ThS|PGS|GS|BS|KS|CN|[Đđ]/c|[Đđ]c|[Ss]t)\.$"
)
"""Abbreviations of posts, units and titles whose point ends no sentence, beside those the tokenizer knows."""
_LONGEST_SHORT = 6


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of characters of ``Article.text``."""

    start: int
    end: int

    def covers(self, other: tuple[int, int]) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other[0] and other[1] <= self.end

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two share a character."""
        return self.start < other[1] and other[0] < self.end


@dataclass(frozen=True)
class TextView:
    """One text and its folds, all of the same length, so that an offset means the same in each.

    ``text`` is as printed; ``folded`` has one spelling of tones, dashes, quotes and blanks;
    ``lower`` is ``folded`` in lower case. Patterns read the folds, values are cut from ``text``.
    ``title_lines`` first lines are the headline.
    """

    text: str
    title_lines: int = 0

    @cached_property
    def folded(self) -> str:
        """``text`` in one spelling, case kept."""
        return fold(self.text)

    @cached_property
    def lower(self) -> str:
        """``folded`` in lower case."""
        return lower(self.folded)

    @cached_property
    def has_wide_blanks(self) -> bool:
        """Whether two blanks stand side by side anywhere: wordings are then no plain strings of it."""
        return "  " in self.folded

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The non-empty lines, without the white space around them, in order."""
        return tuple(_lines(self.text))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, in order; none crosses a line."""
        return tuple(sentence for line in self.paragraphs for sentence in _sentences(self.text, line))

    @property
    def title_end(self) -> int:
        """Where the headline ends; 0 where there is none."""
        return self.paragraphs[self.title_lines - 1].end if self.title_lines else 0

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds the character at ``offset``."""
        return _at(self.paragraphs, offset)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds the character at ``offset``."""
        return _at(self.sentences, offset)


def _lines(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            left = start + line.index(stripped[0])
            spans.append(Span(left, left + len(stripped)))
        start += len(line) + 1
    return spans


def _sentences(text: str, line: Span) -> list[Span]:
    from underthesea import sent_tokenize  # 0.4 s to import: only once something is read

    spans: list[Span] = []
    cursor = line.start
    for sentence in sent_tokenize(text[line.start : line.end]):
        start = text.find(sentence, cursor, line.end)
        if start < 0:  # the tokenizer normalised what it returned: keep the rest as one sentence
            return [*spans, Span(cursor, line.end)]
        glued = start == cursor and sentence[0].islower()  # dvc.tinh.gov.vn
        shortened = _SHORTENED.search(text, max(line.start, cursor - _LONGEST_SHORT), cursor)
        cursor = start + len(sentence)
        # "./." closes the sentence before it
        if spans and (glued or shortened or not any(char.isalnum() for char in sentence)):
            spans[-1] = Span(spans[-1].start, cursor)
        else:
            spans.append(Span(start, cursor))
    return spans


def _at(spans: tuple[Span, ...], offset: int) -> Span:
    index = max(0, bisect_right(spans, offset, key=lambda span: span.start) - 1)
    return spans[index] if spans else Span(0, 0)
