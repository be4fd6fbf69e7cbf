"""Times one by one: days, months, quarters and years, each with the year that the context gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import regex

from cchc_extract.extraction.beside import right_after, right_before
from cchc_extract.extraction.calendar import YearContext
from cchc_extract.extraction.dates import DateMention
from cchc_extract.extraction.period_values import Period, months, whole_year
from cchc_extract.extraction.period_wordings import (
    PeriodWording,
    lone_years,
    period_wordings,
    years_wordings,
)
from cchc_extract.patterns import load_one


@dataclass(frozen=True, slots=True)
class Seen:
    """A time with its place in the text; ``year_known`` is whether the wording itself gives the year."""

    start: int
    end: int
    period: Period
    year_known: bool
    rule: str


def apart(seen: Sequence[Seen]) -> list[Seen]:
    """Without what lies inside or across an earlier, longer one."""
    kept: list[Seen] = []
    for each in sorted(seen, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


@cache
def cue(rule: str) -> regex.Pattern[str]:
    """One of the rule's words and blanks, matched backwards from where a time begins."""
    return regex.compile(rf"(?r){load_one('periods', rule).backwards} *")


def follows(lower: str, start: int, rule: str) -> bool:
    """Whether one of the rule's words stands right before ``start``."""
    return right_before(cue(rule), lower, start) is not None


def single_times(lower: str, context: YearContext, dates: Sequence[DateMention]) -> list[Seen]:
    """Every time that is written out, in order and apart."""
    return apart([*_stretches(lower), *_days(dates), *_units(lower, context)])


_RELATIVE_DAYS = {f"dates.{rule}" for rule in ("today", "yesterday", "day-before-yesterday", "tomorrow")}


def _days(dates: Sequence[DateMention]) -> Iterator[Seen]:
    """Days in figures; ``hôm nay`` is the event's, and the same day of two years an anniversary."""
    for mention in dates:
        first, last = mention.first, mention.last
        if not first or not last or mention.rule in _RELATIVE_DAYS:
            continue
        if first == last or (first.month, first.day) != (last.month, last.day):
            rule = "periods.day" if first == last else "periods.days"
            known = mention.year_from == "printed"
            yield Seen(mention.start, mention.end, Period(first, last, "day"), known, rule)


def _stretches(lower: str) -> Iterator[Seen]:
    for years in years_wordings(lower):
        if not follows(lower, years.start, "no-period-before"):
            period = Period(date(years.first, 1, 1), date(years.last, 12, 31), "year")
            yield Seen(years.start, years.end, period, True, "periods.years")


# `năm 2016 và 2017`, `năm 2019, 2020, 2021`
_YEARS_BEFORE = regex.compile(r"(?r)(?<!\w)năm +(?:(?:19|20)\d\d *(?:, *và|,|và) *){1,5}")


def _units(lower: str, context: YearContext) -> Iterator[Seen]:
    for wording in period_wordings(lower):
        year = wording.year or _year_of(wording, context)
        if year and not _is_duration(lower, wording):
            period = months(year, wording.first, wording.last, wording.grain)
            yield Seen(wording.start, wording.end, period, wording.year is not None, wording.rule)
    for match in lone_years(lower):
        listed = right_before(_YEARS_BEFORE, lower, match.start()) is not None
        if listed or follows(lower, match.start(), "index-before"):
            rule = "periods.year" if listed else "periods.index-year"
            yield Seen(match.start(), match.end(), whole_year(int(match.group())), True, rule)
    yield from _running_months(lower, context)


def _is_duration(lower: str, wording: PeriodWording) -> bool:
    return wording.rule == "periods.months-of-year" and follows(lower, wording.start, "duration-before")


_YEARS_AWAY = {"ngoái": -1, "trước": -1, "nay": 0, "này": 0, "sau": 1}


def _year_of(wording: PeriodWording, context: YearContext) -> int | None:
    """The year of months printed without one: the running one, or the last, where they lie far ahead."""
    current = context.current
    if current is None or not wording.relative:
        return _nearest_year(wording, context)
    word = wording.relative.rsplit(maxsplit=1)[-1]
    if word == "tới":
        ahead = "năm" in wording.relative or (
            context.published_on is not None and wording.last < context.published_on.month
        )
        return current + ahead
    return current + _YEARS_AWAY[word]


_FAR_AHEAD = timedelta(days=120)


def _nearest_year(wording: PeriodWording, context: YearContext) -> int | None:
    published = context.published_on
    if published is None:
        return context.current
    far_ahead = date(published.year, wording.first, 1) - published > _FAR_AHEAD
    unfinished = wording.first == 1 and wording.last > published.month + 2
    return published.year - (far_ahead or unfinished)


_RUNNING_MONTHS = regex.compile(r"(?<=(?<![\w.,/-])(?P<n>\d{1,2}) +)tháng(?!\w| +(?:đầu|cuối|\d)|/)")


def _running_months(lower: str, context: YearContext) -> Iterator[Seen]:
    """``10 tháng ước đạt …`` in October or November: the months so far, where no duration is meant."""
    published = context.published_on
    if not published:
        return
    for match in _RUNNING_MONTHS.finditer(lower):
        number, start = int(match["n"]), match.start("n")
        if number not in (published.month - 1, published.month) or number < 3:
            continue
        if not (follows(lower, start, "so-far-before") or right_after(_so_far(), lower, match.end())):
            continue
        period = months(published.year, 1, number, "half" if number == 6 else "month")
        yield Seen(start, match.end(), period, False, "periods.running-months")


@cache
def _so_far() -> regex.Pattern[str]:
    return regex.compile(rf" *(?:{load_one('periods', 'so-far-after').pattern.pattern})")
