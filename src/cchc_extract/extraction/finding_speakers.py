"""Who speaks in a clause, and on which level of government the one stands who is asked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex

from cchc_extract.patterns import load_one
from cchc_extract.schema import Event, Official, Role
from cchc_extract.view import Span, TextView
from cchc_extract.wordings import whole_words

LEVELS = {
    "xã": 1, "phường": 1, "thị trấn": 1, "đặc khu": 1,
    "huyện": 2, "quận": 2, "thị xã": 2, "thành phố": 2, "tỉnh": 3,
}  # fmt: skip
"""Type words of units, by how high they stand."""

ABOVE_ALL = 4
"""The height of ministries and of whoever is called higher."""

_LEVEL = regex.compile(whole_words(LEVELS))
_ABOVE = regex.compile(r"(?<!\w)(?:bộ|chính phủ|trung ương|cấp trên|cấp có thẩm quyền|sở|tphcm|tp)(?!\w)")
_ADDRESSEE = 60
"""Characters behind a word of asking in which it says who is asked."""


class Speakers:
    """The mentions of an article's officials, asked for the one whose words a clause tells."""

    def __init__(self, view: TextView, officials: Sequence[Official]) -> None:
        self._view = view
        self._mentions = sorted(
            (span.start, official.role) for official in officials for span in official.evidence
        )

    def role_at(self, clause: Span) -> Role | None:
        """The role of who is named last, in the clause or before it in its sentence."""
        return self._last(self._view.sentence_at(clause.start).start, clause.end)

    def role_before(self, clause: Span) -> Role | None:
        """The role of who is named last in the paragraph, before the sentence."""
        start = self._view.sentence_at(clause.start).start
        return self._last(self._view.paragraph_at(clause.start).start, start)

    def _last(self, start: int, end: int) -> Role | None:
        at = bisect_left(self._mentions, (end, ""))
        return self._mentions[at - 1][1] if at and self._mentions[at - 1][0] >= start else None


def height(wording: str) -> int:
    """1 for communes, 2 for districts, 3 for provinces, 4 above; 0 where no level is named."""
    words = _LEVEL.findall(wording)
    return LEVELS[words[-1]] if words else ABOVE_ALL if _ABOVE.search(wording) else 0


def heights(wording: str) -> list[int]:
    """The heights of all type words, in order."""
    return [LEVELS[word] for word in _LEVEL.findall(wording)]


def _stands(inspected: str) -> float:
    """The height of a unit, or of an agency: below the unit it belongs to, a province if none is named."""
    if _LEVEL.match(inspected):
        return height(inspected)
    return (height(inspected) or height("tỉnh")) - 0.5


def addressee(view: TextView, clause: Span, event: Event) -> str | None:
    """Whether the one asked in a clause stands ``above`` what is inspected, or not (``here``)."""
    asks = next(load_one("findings", "asks").find(view, *clause), None)
    inspected = max(map(_stands, event.inspected_units), default=0.0)
    if asks is None or not inspected:
        return None
    behind = view.lower[asks.end : min(asks.end + _ADDRESSEE, clause.end)]
    named = _LEVEL.search(behind)
    above = _ABOVE.search(behind)
    if above and (named is None or above.start() < named.start()):
        return "above"
    if named is None:
        return "unnamed"
    return "above" if LEVELS[named.group()] > inspected else "here"
