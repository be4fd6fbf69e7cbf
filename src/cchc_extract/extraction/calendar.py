"""Calendar arithmetic: days as printed, and the year that a day without one belongs to."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import regex

from cchc_extract import patterns
from cchc_extract.extraction.beside import right_before
from cchc_extract.view import TextView

YearSource = Literal["printed", "published_on", "text"]
"""Where the year of a date came from."""

Outlook = Literal["past", "open", "ahead"]
"""What the wording says of a day: it is over, nothing, or it is still to come."""

_WINDOW = 365
_DAYS_AHEAD: dict[Outlook, int] = {"past": 3, "open": 120, "ahead": 300}

MONTH_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
"""Months spelled out; ``giêng`` and ``chạp`` are lunar, and ``tháng năm`` mostly is a month and a year."""


class PrintedDay(NamedTuple):
    """A day as printed; the year may be missing."""

    year: int | None
    month: int
    day: int

    @property
    def possible(self) -> bool:
        """Whether some year has this day."""
        return day_of(self.year or 2000, self.month, self.day) is not None

    def in_year(self, year: int | None) -> date | None:
        """The date, in ``year`` where none is printed."""
        known = self.year or year
        return day_of(known, self.month, self.day) if known else None


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    if not (1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class YearContext:
    """What an article offers for a missing year: its day of publication, else the year it speaks of."""

    published_on: date | None
    spoken_of: int | None

    @property
    def source(self) -> YearSource | None:
        """Where `year_for` takes its years from."""
        if self.published_on:
            return "published_on"
        return "text" if self.spoken_of else None

    @property
    def current(self) -> int | None:
        """The year that ``năm nay`` means."""
        return self.published_on.year if self.published_on else self.spoken_of

    def year_for(self, printed: PrintedDay, outlook: Outlook = "open") -> int | None:
        """The year of a day printed without one: the only one inside a year's window around publication.

        News looks back further than ahead: the window ends a few months after publication, at once for
        what is said to be over, and most of a year later for a deadline.
        """
        if self.published_on is None:
            return self.spoken_of
        last = self.published_on + timedelta(days=_DAYS_AHEAD[outlook])
        for year in (last.year, last.year - 1):
            day = printed.in_year(year)
            if day and last - timedelta(days=_WINDOW) < day <= last:
                return year
        return None


def year_context(view: TextView, published_on: date | None) -> YearContext:
    """The context of one article; the text is searched for a year only where publication gives none."""
    return YearContext(published_on, None if published_on else _year_spoken_of(view))


_YEAR = regex.compile(r"(?:19|20)\d\d(?![\w%]|[.,/-]\w)")
_DAY_OR_MONTH = regex.compile(r"(?r)(?<![\w.,])(?:\d{1,2}[/.-]){1,2}")


@cache
def _not_the_present() -> regex.Pattern[str]:
    words = patterns.load_one("dates", "year-not-the-present").backwards
    return regex.compile(rf"(?r)(?:{words}|-) *")


def _is_glued(lower: str, start: int) -> bool:
    """Whether a letter, a digit or a stroke joins a number to what stands before it."""
    before = lower[start - 1 : start]
    return before.isalnum() or before in tuple("./,-_")


@lru_cache(maxsize=1)  # dates and periods of an article both ask
def _year_spoken_of(view: TextView) -> int | None:
    """The latest year that the text dwells on (a day, a month or two mentions of it), with none much later.

    Years of cited documents and years that lie ahead (``đến năm 2030``) say nothing of when it was written.
    """
    weights: Counter[int] = Counter()
    for match in _YEAR.finditer(view.lower):
        exact = right_before(_DAY_OR_MONTH, view.lower, match.start())
        start = exact.start() if exact else match.start()
        if not (_is_glued(view.lower, start) or right_before(_not_the_present(), view.lower, start)):
            weights[int(match.group())] += 2 if exact else 1
    dwelt_on = [year for year, weight in weights.items() if weight >= 2]
    if not dwelt_on or max(weights) - max(dwelt_on) > 1:
        return None
    return max(dwelt_on)
