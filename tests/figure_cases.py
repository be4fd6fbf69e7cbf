"""Reads the figures of a piece of text, for the tables of tests."""

from __future__ import annotations

from datetime import date

from cchc_extract.extraction.dates import find_dates
from cchc_extract.extraction.documents import find_documents
from cchc_extract.extraction.figures import assemble_figures, find_figures
from cchc_extract.extraction.periods import find_periods
from cchc_extract.schema import EventDate, Figure
from cchc_extract.view import TextView

PUBLISHED = date(2023, 10, 27)


def figures_of(
    text: str, published_on: date = PUBLISHED, event_dates: tuple[EventDate, ...] = ()
) -> list[Figure]:
    """The figures of a text of an article published on ``published_on``."""
    view = TextView(text)
    dates = find_dates(view, published_on)
    periods = find_periods(view, published_on, dates)
    return assemble_figures(
        view, find_figures(view, dates, periods, find_documents(view, dates), event_dates)
    )


def numbers(figure: Figure) -> dict[str, float]:
    """The numbers of a figure that are given."""
    names = ("value", "upper", "total", "percent", "previous", "change")
    return {name: getattr(figure, name) for name in names if getattr(figure, name) is not None}
