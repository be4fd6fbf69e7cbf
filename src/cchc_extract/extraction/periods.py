"""Periods: the wordings that say what time a figure covers, in the notation of the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import regex

from cchc_extract.extraction.calendar import YearContext, day_of, year_context
from cchc_extract.extraction.dates import DateMention
from cchc_extract.extraction.mention import Mention
from cchc_extract.extraction.period_values import Period, months, whole_year
from cchc_extract.extraction.period_wordings import (
    PeriodWording,
    lone_years,
    period_wordings,
    years_wordings,
)
from cchc_extract.patterns import load_one
from cchc_extract.view import TextView


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodMention(Mention):
    """A time that a figure may cover; a ``comparator`` is only compared with and gives no period."""

    value: str
    comparator: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """A time with its place in the text; ``year_known`` is whether the wording itself gives the year."""

    start: int
    end: int
    period: Period
    year_known: bool
    rule: str


def find_periods(
    view: TextView, published_on: date | None, dates: Sequence[DateMention]
) -> list[PeriodMention]:
    """Every time that can be the period of a figure, in order."""
    context = year_context(view, published_on)
    atoms = _apart([*_stretches(view.lower), *_days(dates), *_units(view.lower, context)])
    atoms = _apart([*atoms, *_by_words(view, context, atoms)])
    joined = _joined(view.lower, atoms)
    joined = _apart([*_from_new_year(view, context, dates, joined), *joined])
    return [mention for seen in joined if (mention := _mention(view.lower, seen))]


def _apart(seen: Sequence[_Seen]) -> list[_Seen]:
    """Without what lies inside or across an earlier, longer one."""
    kept: list[_Seen] = []
    for each in sorted(seen, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


@cache
def _ends_with(rule: str, tail: str = " *") -> regex.Pattern[str]:
    return regex.compile(rf"(?r)(?:{load_one('periods', rule).pattern.pattern}){tail}")


def _follows(lower: str, start: int, rule: str) -> bool:
    """Whether one of the rule's words stands right before ``start``."""
    return _ends_with(rule).match(lower, 0, start) is not None


# --- atoms: days, months, quarters, years -------------------------------------------------------


def _days(dates: Sequence[DateMention]) -> Iterator[_Seen]:
    for mention in dates:
        if mention.first and mention.last:
            rule = "periods.day" if mention.first == mention.last else "periods.days"
            known = mention.year_from == "printed"
            yield _Seen(mention.start, mention.end, Period(mention.first, mention.last, "day"), known, rule)


def _stretches(lower: str) -> Iterator[_Seen]:
    for years in years_wordings(lower):
        if not _follows(lower, years.start, "no-period-before"):
            period = Period(date(years.first, 1, 1), date(years.last, 12, 31), "year")
            yield _Seen(years.start, years.end, period, True, "periods.years")


def _units(lower: str, context: YearContext) -> Iterator[_Seen]:
    for wording in period_wordings(lower):
        year = wording.year or _year_of(wording, context)
        if year and not _follows(lower, wording.start, "no-period-before"):
            if wording.rule == "periods.months-of-year" and _follows(lower, wording.start, "duration-before"):
                continue
            period = months(year, wording.first, wording.last, wording.grain)
            yield _Seen(wording.start, wording.end, period, wording.year is not None, wording.rule)
    for match in lone_years(lower):
        if _follows(lower, match.start(), "index-before"):
            yield _Seen(
                match.start(), match.end(), whole_year(int(match.group())), True, "periods.index-year"
            )
    yield from _running_months(lower, context)


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


def _running_months(lower: str, context: YearContext) -> Iterator[_Seen]:
    """``10 tháng ước đạt …`` in October or November: the months so far, where no duration is meant."""
    published = context.published_on
    if not published:
        return
    for match in _RUNNING_MONTHS.finditer(lower):
        number, start = int(match["n"]), match.start("n")
        if number not in (published.month - 1, published.month) or number < 3:
            continue
        if _lasts().match(lower, match.end()) or _follows(lower, start, "duration-before"):
            continue
        period = months(published.year, 1, number, "half" if number == 6 else "month")
        yield _Seen(start, match.end(), period, False, "periods.running-months")


@cache
def _lasts() -> regex.Pattern[str]:
    return regex.compile(rf" *(?:{load_one('periods', 'duration-after').pattern.pattern})")


# --- wordings that need the rest of the text ----------------------------------------------------


def _by_words(view: TextView, context: YearContext, atoms: Sequence[_Seen]) -> Iterator[_Seen]:
    """``năm nay``, ``trong năm``, ``cùng kỳ``: years by their distance from what is named elsewhere."""
    current = context.current
    if current is None:
        return
    for hit in load_one("periods", "same-period").find(view):
        yield _Seen(hit.start, hit.end, whole_year(current - 1), False, hit.rule.source)
    for hit in (hit for rule in ("this-year", "year-end") for hit in load_one("periods", rule).find(view)):
        if not _follows(view.lower, hit.start, "no-period-before"):
            yield _Seen(hit.start, hit.end, whole_year(current + int(hit.value)), False, hit.rule.source)
    for hit in load_one("periods", "named-year").find(view):
        named = _year_named_before(view.lower, atoms, hit.start)
        yield _Seen(hit.start, hit.end, whole_year(named or current), False, hit.rule.source)


def _year_named_before(lower: str, atoms: Sequence[_Seen], offset: int) -> int | None:
    for atom in reversed(atoms):
        if atom.end <= offset and atom.rule == "periods.year" and not _is_comparator(lower, atom):
            return atom.period.first.year
    return None


_NAMED_YEAR = regex.compile(r" +(?:nay|(\d{4}))(?!\w)")
_NGAY = regex.compile(r"(?r)(?<!\w)ngay +")


def _from_new_year(
    view: TextView, context: YearContext, dates: Sequence[DateMention], atoms: Sequence[_Seen]
) -> Iterator[_Seen]:
    """``từ đầu năm (2023) đến …``: the stretch up to what follows, else the year."""
    for hit in load_one("periods", "from-new-year").find(view):
        opener = _FROM.match(view.lower, 0, hit.start)
        start = opener.start() if opener else hit.start
        named = _NAMED_YEAR.match(view.lower, hit.end)
        end = named.end() if named else hit.end
        year = int(named[1]) if named and named[1] else context.current
        close = _closing(view, context, dates, atoms, end)
        if close and close.period.first.year == (year or close.period.last.year):
            stretch = Period(date(close.period.first.year, 1, 1), close.period.last, close.period.grain)
            yield _Seen(start, close.end, stretch, True, hit.rule.source)
        elif year and not _NGAY.match(view.lower, 0, start):
            now = _TO_NOW.match(view.lower, end)
            yield _Seen(start, now.end() if now else end, whole_year(year), False, hit.rule.source)


_UNTIL = regex.compile(r"(?: *\([^()\n]{1,20}\))? *,? *(?:cho +)?(?:đến|tới)(?: +(?:hết|cuối|đầu|giữa))? *")


def _closing(
    view: TextView, context: YearContext, dates: Sequence[DateMention], atoms: Sequence[_Seen], end: int
) -> _Seen | None:
    """What ``đến …`` at ``end`` names: a day, a month, a quarter, or the day of the visit."""
    for atom in atoms:
        if atom.start >= end:
            if _UNTIL.fullmatch(view.lower, end, atom.start):
                return atom
            break
    visit = next(load_one("periods", "until-visit").find(view, end, end + 40), None)
    day = _day_of_visit(context, dates) if visit and not view.lower[end : visit.start].strip() else None
    return _Seen(end, visit.end, Period(day, day, "day"), False, "") if visit and day else None


def _day_of_visit(context: YearContext, dates: Sequence[DateMention]) -> date | None:
    """The first day named that lies within two weeks before publication."""
    published = context.published_on
    for mention in dates:
        day = mention.first
        if published and day and day == mention.last and timedelta() <= published - day <= timedelta(days=14):
            return day
    return None


# --- stretches from one atom to another ---------------------------------------------------------

_TO = regex.compile(r" *(?:-|,? *(?:cho +)?(?:đến|tới)(?: +(?:hết|cuối|đầu|giữa))?) *")
_FROM = regex.compile(r"(?r)(?<!\w)(?:giai đoạn|thời kỳ|thời gian|kể từ|tính từ|từ)(?: (?:đầu|giữa|cuối))? *")
_TO_NOW = regex.compile(r" *(?:cho +)?(?:đến|tới) +(?:nay|bây giờ)(?!\w)")


def _joined(lower: str, atoms: Sequence[_Seen]) -> list[_Seen]:
    """``từ tháng 1/2016 đến ngày 10/5/2017`` as one stretch; what runs ``đến nay`` as none."""
    joined: list[_Seen] = []
    for atom in atoms:
        opener = _FROM.match(lower, 0, joined[-1].start) if joined else None
        if joined and opener and _TO.fullmatch(lower, joined[-1].end, atom.start):
            joined[-1] = _stretch(opener.start(), joined[-1], atom)
        elif not (_FROM.match(lower, 0, atom.start) and _TO_NOW.match(lower, atom.end)):
            joined.append(atom)
    return joined


def _stretch(start: int, first: _Seen, last: _Seen) -> _Seen:
    opening = first.period
    if not first.year_known or opening.first > last.period.last:
        year = last.period.last.year
        if (opening.first.month, opening.first.day) > (last.period.last.month, last.period.last.day):
            year -= 1
        moved_first = day_of(year, opening.first.month, opening.first.day) or opening.first
        moved_last = day_of(year, opening.last.month, min(opening.last.day, 28)) or opening.last
        opening = Period(moved_first, moved_last, opening.grain)
    return _Seen(start, last.end, opening.through(last.period), True, "periods.from-to")


# --- mentions -----------------------------------------------------------------------------------

_OF_A_DOCUMENT = regex.compile(r"(?r)(?:[/-]\p{L}[\w/&-]*|số +\d[\w/-]*|ban hành|ký)[ ,(]*")


def _mention(lower: str, seen: _Seen) -> PeriodMention | None:
    if seen.rule in ("periods.day", "periods.year") and _OF_A_DOCUMENT.match(lower, 0, seen.start):
        return None
    if seen.rule == "periods.day":
        if _follows(lower, seen.start, "deadline-before"):
            return None
        if _follows(lower, seen.start, "as-of"):
            seen = _Seen(seen.start, seen.end, seen.period, seen.year_known, "periods.as-of")
    return PeriodMention(
        start=seen.start,
        end=seen.end,
        rule=seen.rule,
        value=seen.period.value,
        comparator=_is_comparator(lower, seen),
    )


def _is_comparator(lower: str, seen: _Seen) -> bool:
    return seen.rule == "periods.same-period" or _follows(lower, seen.start, "comparator")
