"""Periods: the wordings that say what time a figure covers, in the notation of the record."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import regex

from cchc_extract.extraction.beside import right_after, right_before
from cchc_extract.extraction.calendar import YearContext, day_of, year_context
from cchc_extract.extraction.dates import DateMention
from cchc_extract.extraction.mention import Mention
from cchc_extract.extraction.period_times import Seen, apart, cue, follows, single_times
from cchc_extract.extraction.period_values import Period, months, whole_year
from cchc_extract.patterns import load_one
from cchc_extract.view import TextView


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodMention(Mention):
    """A time that a figure may cover; a ``comparator`` is only compared with and gives no period."""

    value: str
    comparator: bool


def find_periods(
    view: TextView, published_on: date | None, dates: Sequence[DateMention]
) -> list[PeriodMention]:
    """Every time that can be the period of a figure, in order."""
    context = year_context(view, published_on)
    atoms = single_times(view.lower, context, dates)
    atoms = apart([*atoms, *_by_words(view, context, atoms)])
    joined = _joined(view.lower, atoms)
    joined = apart([*_from_new_year(view, context, dates, joined), *joined])
    joined = apart([*joined, *_said_before(view, context, joined)])
    return [mention for seen in joined if (mention := _mention(view.lower, seen))]


# --- wordings that need the rest of the text ----------------------------------------------------


_DAY_OR_COUNT = regex.compile(r"(?r)(?:\d|mấy|vài|một|hai|ba|bốn|sáu|bảy|tám|chín|mười|ngày|những|các) +")
_UP_TO = regex.compile(r" +(?:nay|ngày|hết|cuối|tháng|thời điểm|\d)")
_COUNTED = regex.compile(r"(?r)\d +")


def _by_words(view: TextView, context: YearContext, atoms: Sequence[Seen]) -> Iterator[Seen]:
    """``năm nay``, ``trong năm``, ``cùng kỳ``: years by their distance from what is named elsewhere."""
    current = context.current
    if current is None:
        return
    for hit in load_one("periods", "same-period").find(view):
        yield Seen(hit.start, hit.end, whole_year(current - 1), False, hit.rule.source)
    for hit in (hit for rule in ("this-year", "year-end") for hit in load_one("periods", rule).find(view)):
        counted = right_before(_COUNTED, view.lower, hit.start)
        goes_on = hit.value == "1" and right_after(_UP_TO, view.lower, hit.end)  # đầu năm tới nay
        if not counted and not goes_on and not follows(view.lower, hit.start, "vague-before"):
            yield Seen(hit.start, hit.end, whole_year(current + int(hit.value)), False, hit.rule.source)
    yield from _months_away(view, context)
    named = [each for each in atoms if not _gives_no_period(view.lower, each)]
    quarters = [each for each in named if each.rule == "periods.quarter"]
    for hit in load_one("periods", "named-quarter").find(view):
        if quarter := _last_before(quarters, hit.start):
            yield Seen(hit.start, hit.end, quarter.period, False, hit.rule.source)
    years = [each for each in named if each.rule == "periods.year"]
    for hit in load_one("periods", "named-year").find(view):
        named_year = _last_before(years, hit.start)
        year = named_year.period.first.year if named_year else current
        yield Seen(hit.start, hit.end, whole_year(year), False, hit.rule.source)


def _months_away(view: TextView, context: YearContext) -> Iterator[Seen]:
    """``tháng trước``, ``tháng này``: told from the day of publication."""
    published = context.published_on
    if published is None:
        return
    for hit in load_one("periods", "this-month").find(view):
        counted = right_before(_DAY_OR_COUNT, view.lower, hit.start)
        if counted or follows(view.lower, hit.start, "vague-before"):
            continue
        number = published.year * 12 + published.month - 1 + int(hit.value)
        period = months(number // 12, number % 12 + 1, number % 12 + 1)
        yield Seen(hit.start, hit.end, period, False, hit.rule.source)


def _last_before(seen: Sequence[Seen], offset: int) -> Seen | None:
    index = bisect_right(seen, offset, key=lambda each: each.end) - 1
    return seen[index] if index >= 0 else None


_NAMED_YEAR = regex.compile(r" +(?:nay|(\d{4}))(?!\w)")
_NGAY = regex.compile(r"(?r)(?<!\w)ngay +")


def _from_new_year(
    view: TextView, context: YearContext, dates: Sequence[DateMention], atoms: Sequence[Seen]
) -> Iterator[Seen]:
    """``từ đầu năm (2023) đến …``: the stretch up to what follows, else the year."""
    for hit in load_one("periods", "from-new-year").find(view):
        opener = right_before(_FROM, view.lower, hit.start)
        start = opener.start() if opener else hit.start
        named = right_after(_NAMED_YEAR, view.lower, hit.end)
        end = named.end() if named else hit.end
        year = int(named[1]) if named and named[1] else context.current
        close = _closing(view, context, dates, atoms, end)
        if close and close.period.first.year == (year or close.period.last.year):
            stretch = Period(date(close.period.first.year, 1, 1), close.period.last, close.period.grain)
            yield Seen(start, close.end, stretch, True, hit.rule.source)
        elif year and not right_before(_NGAY, view.lower, start):
            now = right_after(_TO_NOW, view.lower, end)
            if now and year != context.current:
                continue
            yield Seen(start, now.end() if now else end, whole_year(year), False, hit.rule.source)


_UNTIL = regex.compile(r"(?: *\([^()\n]{1,20}\))? *,? *(?:cho +)?(?:đến|tới)(?: +(?:hết|cuối|đầu|giữa))? *")


def _closing(
    view: TextView, context: YearContext, dates: Sequence[DateMention], atoms: Sequence[Seen], end: int
) -> Seen | None:
    """What ``đến …`` at ``end`` names: a day, a month, a quarter, or the day of the visit."""
    index = bisect_left(atoms, end, key=lambda atom: atom.start)
    if index < len(atoms) and _UNTIL.fullmatch(view.lower, end, atoms[index].start):
        return atoms[index]
    visit = next(load_one("periods", "until-visit").find(view, end, end + 40), None)
    day = _day_of_visit(context, dates) if visit and not view.lower[end : visit.start].strip() else None
    return Seen(end, visit.end, Period(day, day, "day"), False, "") if visit and day else None


def _day_of_visit(context: YearContext, dates: Sequence[DateMention]) -> date | None:
    """The first day named that lies within two weeks before publication."""
    published = context.published_on
    for mention in dates:
        day = mention.first
        if published and day and day == mention.last and timedelta() <= published - day <= timedelta(days=14):
            return day
    return None


# --- stretches from one atom to another ---------------------------------------------------------

_TO = regex.compile(
    r"(?: *\([^()\n]{1,40}\))? *(?:-|,? *(?:cho +)?(?:đến|tới)(?: +(?:hết|cuối|đầu|giữa))?) *"
)
_FROM = regex.compile(r"(?r)(?<!\w)(?:giai đoạn|thời kỳ|thời gian|kể từ|tính từ|từ)(?: (?:đầu|giữa|cuối))? *")
_TO_NOW = regex.compile(r" *(?:cho +)?(?:đến|tới) +(?:nay|bây giờ)(?!\w)")


def _joined(lower: str, atoms: Sequence[Seen]) -> list[Seen]:
    """``từ tháng 1/2016 đến ngày 10/5/2017`` as one stretch; what runs ``đến nay`` as none."""
    joined: list[Seen] = []
    for atom in atoms:
        opener = right_before(_FROM, lower, joined[-1].start) if joined else None
        if joined and opener and _TO.fullmatch(lower, joined[-1].end, atom.start):
            joined[-1] = _stretch(opener.start(), joined[-1], atom)
        elif not (right_before(_FROM, lower, atom.start) and right_after(_TO_NOW, lower, atom.end)):
            joined.append(atom)
    return joined


def _stretch(start: int, first: Seen, last: Seen) -> Seen:
    opening = first.period
    if not first.year_known or opening.first > last.period.last:
        year = last.period.last.year
        if (opening.first.month, opening.first.day) > (last.period.last.month, last.period.last.day):
            year -= 1
        moved_first = day_of(year, opening.first.month, opening.first.day) or opening.first
        moved_last = day_of(year, opening.last.month, min(opening.last.day, 28)) or opening.last
        opening = Period(moved_first, moved_last, opening.grain)
    return Seen(start, last.end, opening.through(last.period), True, "periods.from-to")


# --- mentions -----------------------------------------------------------------------------------


def _said_before(view: TextView, context: YearContext, named: Sequence[Seen]) -> Iterator[Seen]:
    """``trong thời gian trên``, ``toàn giai đoạn``: the time that was named last."""
    times = [each for each in named if not _gives_no_period(view.lower, each)]
    begun = [each for each in times if _has_begun(each, context)]
    stretches = [each for each in times if each.period.first < each.period.last]
    for rule, candidates in (("time-said", stretches), ("years-said", begun)):
        for hit in load_one("periods", rule).find(view):
            if meant := _last_before(candidates, hit.start):
                yield Seen(hit.start, hit.end, meant.period, False, hit.rule.source)


def _has_begun(seen: Seen, context: YearContext) -> bool:
    """Whether these are years that had begun when the article was written."""
    several = seen.period.grain == "year" and seen.period.first.year < seen.period.last.year
    return several and (context.current is None or seen.period.first.year <= context.current)


_OF_A_DOCUMENT = regex.compile(r"(?r)(?:[/-]\p{L}[\w/&-]*|số +\d[\w/-]*|ban hành|ký|cấp)[ ,(]*")


def _mention(lower: str, seen: Seen) -> PeriodMention | None:
    no_period = _gives_no_period(lower, seen)
    if no_period and seen.rule == "periods.day":
        return _by_the_end_of_a_year(lower, seen)
    as_of = seen.rule == "periods.day" and follows(lower, seen.start, "as-of")
    return PeriodMention(
        start=seen.start,
        end=seen.end,
        rule="periods.as-of" if as_of else seen.rule,
        value=seen.period.value,
        comparator=no_period,
    )


def _by_the_end_of_a_year(lower: str, seen: Seen) -> PeriodMention | None:
    """``trước 31/12/2025`` is what is to be done in 2025; other deadlines say nothing of a period."""
    last = seen.period.last
    if (last.month, last.day) != (12, 31) or not follows(lower, seen.start, "by-the-end-before"):
        return None
    return PeriodMention(
        start=seen.start, end=seen.end, rule="periods.by-the-end", value=str(last.year), comparator=False
    )


def _gives_no_period(lower: str, seen: Seen) -> bool:
    """Whether a time is compared with, planned for, a deadline, or part of a name."""
    start = seen.start
    if seen.rule == "periods.same-period" or follows(lower, start, "comparator"):
        return True
    if follows(lower, start, "plan-before") or _only_ends(lower, seen):
        return True
    if seen.rule not in ("periods.day", "periods.year"):
        return False
    rules = ("deadline-before",) if seen.rule == "periods.day" else ("no-period-before", "festival-before")
    return any(follows(lower, start, rule) for rule in rules) or bool(
        right_before(_OF_A_DOCUMENT, lower, start)
    )


_SINCE = regex.compile(r"(?r)(?<!\w)từ (?:khi|lúc|thời điểm|ngày thành lập)(?: [^\s,.;:]+){1,16},? *")
_CLAUSE_OPENS = regex.compile(r"(?r)(?:\A|[.,;:(\n\"%]) *")


def _only_ends(lower: str, seen: Seen) -> bool:
    """Whether a day or year after ``đến`` only ends something: ``chiến lược đến năm 2020``."""
    until = right_before(cue("until"), lower, seen.start)
    if not until or seen.rule not in ("periods.day", "periods.year") or follows(lower, seen.start, "as-of"):
        return False
    if right_before(_CLAUSE_OPENS, lower, until.start()) or right_before(_SINCE, lower, until.start()):
        return False
    if seen.rule == "periods.year" and follows(lower, seen.start, "until-the-end"):
        return follows(lower, until.start(), "plan-until-before")
    return not follows(lower, until.start(), "target-before")
