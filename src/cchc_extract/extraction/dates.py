"""Dates: days and stretches of days, with the year that the context gives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import regex

from cchc_extract.extraction.beside import right_after, right_before
from cchc_extract.extraction.calendar import (
    Outlook,
    PrintedDay,
    YearContext,
    YearSource,
    year_context,
)
from cchc_extract.extraction.day_wordings import DayWording, day_wordings, year_before
from cchc_extract.extraction.mention import Mention
from cchc_extract.patterns import load_one
from cchc_extract.view import TextView


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Mention):
    """A day (``first == last``) or a stretch of days, over its whole wording with ``ngày`` or ``từ ngày``.

    ``first`` and ``last`` are None where no year can be known; ``year_from`` says where it was taken from.
    """

    first: date | None
    last: date | None
    year_from: YearSource | None


@dataclass(frozen=True, slots=True)
class _Days:
    """Days read from the text, before their year is settled."""

    start: int
    end: int
    first: PrintedDay
    last: PrintedDay
    rule: str


def find_dates(view: TextView, published_on: date | None) -> list[DateMention]:
    """Every date of the text, in order."""
    context = year_context(view, published_on)
    days = _with_bare_days(view.lower, _joined(view.lower, _cued(view.lower)))
    dates = [_settled(view.lower, each, context) for each in days]
    if published_on:
        dates += _relative(view, published_on, dates)
        dates.sort(key=lambda mention: mention.start)
    return dates


# --- which wordings are days --------------------------------------------------------------------


@cache
def _cue(rule: str, tail: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?r){load_one('dates', rule).backwards}{tail}")


def _before(lower: str, start: int, rule: str, tail: str = " *") -> regex.Match[str] | None:
    """One of the rule's words, and then ``tail``, right before ``start``."""
    return right_before(_cue(rule, tail), lower, start)


@cache
def _noun(rule: str) -> regex.Pattern[str]:
    return regex.compile(rf" *(?:{load_one('dates', rule).pattern.pattern})")


def _cued(lower: str) -> list[_Days]:
    """The wordings that are days by themselves or by the words around them."""
    found: list[_Days] = []
    for wording in day_wordings(lower):
        if found and wording.start < found[-1].end:
            continue
        days = _judge(lower, wording, found[-1] if found else None)
        if days:
            found.append(days)
    return found


def _judge(lower: str, wording: DayWording, previous: _Days | None) -> _Days | None:
    start = wording.start
    if right_after(_noun("not-a-day-after"), lower, wording.end) and not wording.exact:
        return None
    if _before(lower, start, "not-a-day-before") and not wording.exact:
        return None
    if cue := _before(lower, start, "day-cue", r"[ ,(:]{0,3}(?:ngày +)?"):
        closed = "(" in cue.group() and lower.startswith(")", wording.end)
        return replace(_days(wording, cue.start(), "dates.day-cue"), end=wording.end + closed)
    if wording.exact:
        return _days(wording, start, "dates.exact")
    rule = _rule_of_partial(lower, wording, previous)
    return _days(wording, start, rule) if rule else None


def _rule_of_partial(lower: str, wording: DayWording, previous: _Days | None) -> str | None:
    """What makes a day of ``13/3`` with no cue right before it."""
    start = wording.start
    if _before(lower, start, "as-of"):
        return "dates.as-of"
    if right_before(_BARE, lower, start):
        return "dates.day-cue"
    if previous and _LISTED.fullmatch(lower, previous.end, start):
        return previous.rule
    if _before(lower, start, "holiday"):
        return "dates.holiday"
    if _in_brackets(lower, wording):
        return "dates.in-brackets"
    if _opens_stretch(lower, wording):
        return "dates.from-to"
    return "dates.preposition" if _after_preposition(lower, wording) else None


_LISTED = regex.compile(r" *(?:,|và|&|-|đến|tới|, *và) *(?:hết +)?")


def _in_brackets(lower: str, wording: DayWording) -> bool:
    """``(02/02)``, alone in its brackets, with a word of time shortly before."""
    if lower[wording.start - 1 : wording.start] != "(" or lower[wording.end : wording.end + 1] != ")":
        return False
    earliest = max(0, wording.start - 45)
    clause = max(earliest, *(lower.rfind(mark, earliest, wording.start) for mark in "\n.;"))
    return any(True for _ in load_one("dates", "in-brackets").pattern.finditer(lower, clause, wording.start))


_TO_A_DAY = regex.compile(
    r" *(?:đến|tới) +(?:hết +)?(?:(?P<cue>ngày +))?(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})"
    r"(?:[/.-](?:19|20)\d\d)?(?!\w|[,.%]\d)"
)


def _opens_stretch(lower: str, wording: DayWording) -> bool:
    """``từ 1/7 đến 14/9``: both ends are days in order, and nothing rises or falls."""
    opener = right_before(_FROM, lower, wording.start)
    other = right_after(_TO_A_DAY, lower, wording.end) if opener else None
    if not opener or not other or _before(lower, opener.start(), "not-a-stretch-before", r"[^.;\n]{0,15}"):
        return False
    last = PrintedDay(None, int(other["month"]), int(other["day"]))
    in_order = (wording.first.month, wording.first.day) < (last.month, last.day)
    return last.possible and (in_order or other["cue"] is not None)


_PREPOSITION = regex.compile(r"(?r)(?<!\w)(?P<word>từ|đến|tới|vào|trước|sau|hết) +")
_CLOSED = regex.compile(r" *(?:[,;)\n]|\.(?!\d)|\Z)| +(?:tới|này|vừa qua|tại|ở)(?!\w)")


def _after_preposition(lower: str, wording: DayWording) -> bool:
    """``Từ 15/7, phường …``, ``từ 19 - 21/10 tại …``: nothing is counted there, nothing rises or falls."""
    opener = right_before(_PREPOSITION, lower, wording.start)
    if not opener or _before(lower, opener.start(), "not-a-stretch-before", r"[^.;\n]{0,15}"):
        return False
    if wording.first.month != wording.last.month:
        return opener["word"] == "từ" and wording.first < wording.last
    if wording.first == wording.last and "/" not in lower[wording.start : wording.end]:
        return False
    return right_after(_CLOSED, lower, wording.end) is not None


def _days(wording: DayWording, start: int, rule: str) -> _Days:
    return _Days(start, wording.end, wording.first, wording.last, rule)


# --- stretches and lists ------------------------------------------------------------------------

_NOTE = r"(?: *\([^()\n]{1,24}\))?"
_TO = regex.compile(rf"{_NOTE} *(?P<comma>, *)?(?:(?P<word>đến|tới|cho +đến|cho +tới)|-)(?: +hết)? *")
_FROM = regex.compile(r"(?r)(?<!\w)từ +")


def _joined(lower: str, days: Sequence[_Days]) -> list[_Days]:
    """The two ends of ``từ … đến …`` as one stretch; the years of a list's last day for its others."""
    joined: list[_Days] = []
    for day in reversed(days):
        following = joined[-1] if joined else None
        if following and _is_stretch(lower, day, following):
            first = year_before(day.first, following.last)
            joined[-1] = _Days(day.start, following.end, first, following.last, day.rule)
        elif following and _LISTED.fullmatch(lower, day.end, following.start):
            first, last = year_before(day.first, following.first), year_before(day.last, following.first)
            joined.append(_Days(day.start, day.end, first, last, day.rule))
        else:
            joined.append(day)
    return [_with_opener(lower, day) for day in reversed(joined)]


def _is_stretch(lower: str, day: _Days, following: _Days) -> bool:
    link = _TO.fullmatch(lower, day.end, following.start)
    if not link or day.first != day.last or following.first != following.last:
        return False
    if link["comma"] and not right_before(_FROM, lower, day.start):
        return False
    first = year_before(day.first, following.last)
    if first.year and following.last.year:
        return first <= following.last
    return True


def _with_opener(lower: str, day: _Days) -> _Days:
    """A stretch with the ``từ`` before it."""
    opener = right_before(_FROM, lower, day.start) if day.first != day.last else None
    return _Days(opener.start(), day.end, day.first, day.last, day.rule) if opener else day


_BARE = regex.compile(
    r"(?r)(?<!\w)(?:(?:từ +)?ngày[ ,(]+|từ +)(?P<days>\d{1,2}(?: *, *(?:ngày +)?\d{1,2})*) *"
    r"(?P<link>đến|tới|-|và|,|&)(?: +hết)? *"
)


def _with_bare_days(lower: str, days: Sequence[_Days]) -> list[_Days]:
    """Days that leave their month to the next one: ``từ ngày 1 đến 4/7``, ``ngày 14 và 16/8``."""
    found: list[_Days] = []
    for day in days:
        bare = right_before(_BARE, lower, day.start)
        if not bare or day.first != day.last or (found and bare.start() < found[-1].end):
            found.append(day)
        else:
            found += _bare_days(bare, day)
    return found


def _bare_days(bare: regex.Match[str], day: _Days) -> list[_Days]:
    numbers = list(regex.finditer(r"\d{1,2}", bare["days"]))
    printed = [day.first._replace(day=int(number.group())) for number in numbers]
    if not all(each.possible for each in printed):
        return [day]
    start = bare.start()
    if bare["link"] in ("đến", "tới", "-") and len(printed) == 1 and printed[0].day < day.last.day:
        return [_Days(start, day.end, printed[0], day.last, day.rule)]
    if bare["link"] not in ("và", ",", "&"):
        return [day]
    at = bare.start("days")
    starts = [start, *(at + number.start() for number in numbers[1:])]
    listed = [
        _Days(begin, at + number.end(), each, each, day.rule)
        for begin, number, each in zip(starts, numbers, printed, strict=True)
    ]
    return [*listed, day]


# --- years --------------------------------------------------------------------------------------


def _settled(lower: str, days: _Days, context: YearContext) -> DateMention:
    last_year, source = _year_of(lower, days, context)
    last = days.last.in_year(last_year)
    first = None
    if last:
        first = year_before(days.first, days.last._replace(year=last.year)).in_year(None)
    return DateMention(
        start=days.start,
        end=days.end,
        rule=days.rule,
        first=first if first and last and first <= last else None,
        last=last if first else None,
        year_from=source if first else None,
    )


def _year_of(lower: str, days: _Days, context: YearContext) -> tuple[int | None, YearSource | None]:
    if days.last.year:
        return days.last.year, "printed"
    if days.rule == "dates.holiday":
        return None, None
    return context.year_for(days.last, _outlook(lower, days)), context.source


def _outlook(lower: str, days: _Days) -> Outlook:
    """What the words right before a day say of it."""
    if _before(lower, days.start, "deadline-cue") or _before(lower, days.start, "plan-cue", r"[^.;\n]{0,25}"):
        return "ahead"
    if _before(lower, days.start, "past-cue") or lower.startswith("hôm", days.start):
        return "past"
    return "open"


# --- days counted from publication --------------------------------------------------------------


_RELATIVE = ("today", "yesterday", "day-before-yesterday", "tomorrow")
_PART_OF_DAY = regex.compile(
    r"(?r)(?<!\w)(?:(?:ngày|sáng|trưa|chiều|tối|đêm) +)?(?:ngày|hôm|sáng|trưa|chiều|tối|đêm) +"
)


def _relative(view: TextView, published_on: date, dates: Sequence[DateMention]) -> list[DateMention]:
    """``chiều qua``, ``sáng nay``, where no day in figures stands beside them."""
    found = []
    for hit in (hit for rule in _RELATIVE for hit in load_one("dates", rule).find(view)):
        opener = right_before(_PART_OF_DAY, view.lower, hit.start)
        start = opener.start() if opener else hit.start
        beside = bisect_right(dates, start, key=lambda mention: mention.end)
        if beside < len(dates) and dates[beside].start < hit.end:
            continue
        day = published_on + timedelta(days=int(hit.value))
        found.append(
            DateMention(
                start=start,
                end=hit.end,
                rule=hit.rule.source,
                first=day,
                last=day,
                year_from="published_on",
            )
        )
    return found
