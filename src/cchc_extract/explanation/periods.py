"""The words that name the period of a figure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from cchc_extract.explanation.model import Added, quote
from cchc_extract.extraction.dates import find_dates
from cchc_extract.extraction.periods import PeriodMention, find_periods
from cchc_extract.schema import Figure
from cchc_extract.view import TextView


class PeriodWords:
    """The periods that an article names, asked for figure by figure."""

    def __init__(self, view: TextView, published_on: date | None) -> None:
        self._view = view
        self._published_on = published_on

    @cached_property
    def _named(self) -> list[PeriodMention]:
        return find_periods(self._view, self._published_on, find_dates(self._view, self._published_on))

    def of(self, figure: Figure) -> Iterator[Added]:
        """The period of a figure, with the nearest words that name it on the side where it was found."""
        if figure.period is None:
            return
        source = figure.context.get("period", "named before it in the sentence")
        same = [mention for mention in self._named if mention.value == figure.period]
        at = figure.evidence[0]
        if source == "following":
            near = next((mention for mention in same if mention.start >= at.end), None)
        else:
            near = next((mention for mention in reversed(same) if mention.end <= at.start), None)
        yield Added("period", figure.period, source, (quote(self._view.text, near.span),) if near else ())
