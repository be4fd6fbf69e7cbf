"""Days as they are written: numbers joined by strokes, ``ngày 15 tháng 3``, with no judgement of context."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from cchc_extract.extraction.calendar import MONTH_WORDS, PrintedDay
from cchc_extract.wordings import any_of

_DAY, _MONTH, _YEAR = r"(\d{1,2})", r"(\d{1,2})", r"((?:19|20)\d\d)"
# numbers joined by strokes, as long as they go on; a clock time after a dash is no part of it
_CLUSTER = regex.compile(
    r"(?<!\w)(?<!\d[,:.])\d{1,4}(?:(?: ?[-/] ?|\.)\d{1,4}(?![\w%]|[:,]\d)){1,5}+(?!\.\d|/\w|-\d)"
)
_FULL = regex.compile(rf"{_DAY}(?:([/.-]){_MONTH}\2|(/){_MONTH}[-.]){_YEAR}")
_ISO = regex.compile(rf"{_YEAR}-{_MONTH}-{_DAY}")
_PARTIAL = regex.compile(rf"{_DAY}[/.-]{_MONTH}")
_DAYS = regex.compile(rf"{_DAY}-{_DAY}([/.-]){_MONTH}(?:\3{_YEAR})?")
_STRETCH = regex.compile(rf"{_DAY}([/.-]){_MONTH}(?:\2{_YEAR})?-{_DAY}\2{_MONTH}(?:\2{_YEAR})?")

_MONTH_WORD = any_of(MONTH_WORDS)
_WORDED = regex.compile(
    rf"(?<!\w){_DAY}(?: ?- ?{_DAY})?(?: +|, ?)tháng +(\d{{1,2}}(?![\w/]\w|[.]\d)|{_MONTH_WORD})(?!\w)"
    rf"(?:(?: *, *| +)(?:năm +)?{_YEAR}(?!\w))?"
)


class DayWording(NamedTuple):
    """Numbers at ``[start, end)`` that can be days; ``exact`` ones can be nothing else."""

    start: int
    end: int
    first: PrintedDay
    last: PrintedDay
    exact: bool


def day_wordings(lower: str) -> list[DayWording]:
    """Every wording in a folded lower-case text that the calendar allows, in order."""
    found = list(_numeric(lower))
    if " tháng " in lower:
        found += [wording for match in _WORDED.finditer(lower) if (wording := _worded(match))]
        found.sort()
    return found


def _numeric(lower: str) -> Iterator[DayWording]:
    for match in _CLUSTER.finditer(lower):
        yield from _read_cluster(match.group(), match.start())


def _read_cluster(cluster: str, start: int) -> Iterator[DayWording]:
    days = _days_of(cluster)
    if days:
        first, last = days
        if first.possible and last.possible:
            yield DayWording(start, start + len(cluster), first, last, exact=last.year is not None)
    elif " - " in cluster:  # `20/10/2023 - 10` holds a date and another number
        left, right = cluster.split(" - ", 1)
        yield from _read_cluster(left, start)
        yield from _read_cluster(right, start + len(left) + 3)


def _days_of(cluster: str) -> tuple[PrintedDay, PrintedDay] | None:
    tight = cluster.replace(" ", "")
    spaced_dash = " -" in cluster or "- " in cluster
    if match := _FULL.fullmatch(tight):
        day, _, month, _, other_month, year = match.groups()
        return _twice(int(year), int(month or other_month), int(day))
    if match := _ISO.fullmatch(tight):
        return _twice(*map(int, match.groups()))
    if not spaced_dash and (match := _PARTIAL.fullmatch(tight)):
        return _twice(None, int(match[2]), int(match[1]))
    if (match := _DAYS.fullmatch(tight)) and (spaced_dash or match[3] != "-"):
        day, last_day, _, month, year = match.groups()
        printed = int(year) if year else None
        return PrintedDay(printed, int(month), int(day)), PrintedDay(printed, int(month), int(last_day))
    if (match := _STRETCH.fullmatch(tight)) and (spaced_dash or match[2] != "-"):
        day, _, month, year, last_day, last_month, last_year = match.groups()
        last = PrintedDay(int(last_year) if last_year else None, int(last_month), int(last_day))
        return year_before(PrintedDay(int(year) if year else None, int(month), int(day)), last), last
    return None


def _twice(year: int | None, month: int, day: int) -> tuple[PrintedDay, PrintedDay]:
    printed = PrintedDay(year, month, day)
    return printed, printed


def year_before(first: PrintedDay, last: PrintedDay) -> PrintedDay:
    """``first`` with the year that the end of its stretch, ``last``, implies."""
    if first.year or not last.year:
        return first
    over_new_year = (first.month, first.day) > (last.month, last.day)
    return first._replace(year=last.year - over_new_year)


def _worded(match: regex.Match[str]) -> DayWording | None:
    day, last_day, month, year = match.groups()
    number = MONTH_WORDS.get(month) or int(month)
    printed = int(year) if year else None
    first = PrintedDay(printed, number, int(day))
    last = PrintedDay(printed, number, int(last_day or day))
    if not (first.possible and last.possible):
        return None
    return DayWording(match.start(), match.end(), first, last, exact=printed is not None)
