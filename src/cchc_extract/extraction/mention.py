"""What every mention has: where it stands and which rule saw it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cchc_extract.schema import Evidence
from cchc_extract.view import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Something seen at ``[start, end)`` of the text by ``rule``; subclasses add what it means."""

    start: int
    end: int
    rule: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether it shares a character with ``other``."""
        return self.start < other[1] and other[0] < self.end


def evidence(spans: Iterable[tuple[int, int]]) -> list[Evidence]:
    """The record's form of one or more spans."""
    return [Evidence(start=start, end=end) for start, end in spans]
