"""Periods as values: a stretch of time, how finely it is given, and its notation in the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cchc_extract.extraction.calendar import month_end

Grain = Literal["year", "half", "quarter", "month", "day"]
"""How finely a period is given, the coarsest first."""

_FINER: tuple[Grain, ...] = ("year", "half", "quarter", "month", "day")


@dataclass(frozen=True, slots=True)
class Period:
    """The time from ``first`` to ``last``, both included."""

    first: date
    last: date
    grain: Grain

    @property
    def value(self) -> str:
        """The notation of the record: ``2022``, ``2022-H1``, ``2022-M01..2022-M09``, ``2022-09-15``.

        >>> Period(date(2022, 1, 1), date(2022, 9, 30), "month").value
        '2022-M01..2022-M09'
        """
        one = self.first == _start(self.last, self.grain)
        if self.grain == "month" and not one:
            return f"{_month(self.first)}..{_month(self.last)}"
        last = _name(self.last, self.grain)
        return last if one else f"{_name(self.first, self.grain)}..{last}"

    def through(self, last: Period) -> Period:
        """From the beginning of this one to the end of ``last``, in the finer unit of the two."""
        grain = max(self.grain, last.grain, key=_FINER.index)
        if grain == "half" and self.grain != last.grain:
            grain = "month"
        return Period(self.first, last.last, grain)


def whole_year(year: int) -> Period:
    """The year."""
    return Period(date(year, 1, 1), date(year, 12, 31), "year")


def months(year: int, first: int, last: int, grain: Grain = "month") -> Period:
    """Months of one year."""
    return Period(date(year, first, 1), month_end(year, last), grain)


def _start(day: date, grain: Grain) -> date:
    """The first day of the unit that ``day`` lies in."""
    if grain == "day":
        return day
    length = {"year": 12, "half": 6, "quarter": 3, "month": 1}[grain]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def _name(day: date, grain: Grain) -> str:
    match grain:
        case "year":
            return str(day.year)
        case "half":
            return f"{day.year}-H{(day.month + 5) // 6}"
        case "quarter":
            return f"{day.year}-Q{(day.month + 2) // 3}"
        case "month":
            return f"{day:%Y-%m}"
        case "day":
            return day.isoformat()


def _month(day: date) -> str:
    return f"{day.year}-M{day.month:02d}"
