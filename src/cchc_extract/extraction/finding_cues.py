"""Where the cues of `patterns/findings.toml` stand in an article, looked for once."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache

from cchc_extract.patterns import load_one
from cchc_extract.view import Span, TextView


@dataclass(frozen=True)
class FindingCues:
    """The hits of each rule in one text, found when a rule is first asked for."""

    view: TextView
    _hits: dict[str, list[Span]] = field(default_factory=dict)

    def any_in(self, name: str, span: tuple[int, int]) -> bool:
        """Whether a hit of a rule lies wholly inside ``span``."""
        hits = self._of(name)
        at = bisect_left(hits, (span[0], 0))
        return at < len(hits) and hits[at].end <= span[1]

    def any_outside(self, name: str, others: tuple[str, ...], span: Span) -> bool:
        """Whether a hit of a rule lies inside ``span`` and shares no character with one of ``others``."""
        covering = [hit for other in others for hit in self._within(other, span)]
        return any(
            hit.end <= span.end and not any(hit.overlaps(other) for other in covering)
            for hit in self._within(name, span)
        )

    def _within(self, name: str, span: Span) -> list[Span]:
        """The hits that begin inside ``span``."""
        hits = self._of(name)
        return hits[bisect_left(hits, (span.start, 0)) : bisect_left(hits, (span.end, 0))]

    def _of(self, name: str) -> list[Span]:
        if name not in self._hits:
            self._hits[name] = [Span(*hit[:2]) for hit in load_one("findings", name).find(self.view)]
        return self._hits[name]


@lru_cache(maxsize=1)
def finding_cues(view: TextView) -> FindingCues:
    """The cues of an article; rules and model ask for the same ones."""
    return FindingCues(view)
