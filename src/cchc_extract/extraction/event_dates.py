"""The day or days of the event, among all the days of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

import regex

from cchc_extract.extraction.captions import credit_follows, is_caption
from cchc_extract.extraction.dates import DateMention
from cchc_extract.extraction.lead import lead
from cchc_extract.extraction.mention import evidence
from cchc_extract.patterns import load, load_one
from cchc_extract.schema import EventDate, EventKind
from cchc_extract.view import Span, TextView

MOST = 4
"""Days of one event; more are days of something else."""

_LEAD = 6
_CREDIT = 12
"""Characters that a photograph's credit begins within."""

_CLAUSE_START = regex.compile(r"[;.\n]|, (?=ngày|sáng|chiều|tối|trong)")

# the date of a document, of data, a deadline, a birthday of the body
_CLOCK = regex.compile(r"\d\d?:\d\d")
_JOINED = regex.compile(r" *(?:,|và|, và) *$")


def find_event_dates(view: TextView, kind: EventKind, dates: Sequence[DateMention]) -> list[EventDate]:
    """The event's days: the one that the lead tells, or those planned, and the days joined to them."""
    if kind == "none":
        return []
    usable = [day for day in dates if day.first and day.last and not _is_of_something_else(view, day)]
    if kind == "announcement":
        chosen = [day for day in usable if _is_planned(view, day)]
    else:
        chosen = [_after_its_data(view, day, dates) for day in list(_told_days(view, kind, usable))[:1]]
    for day in usable:
        if chosen and day.start > chosen[-1].end and _JOINED.fullmatch(view.lower, chosen[-1].end, day.start):
            chosen.append(day)
    return _distinct([_event_date(days) for days in _runs(chosen[:MOST])])


def _after_its_data(view: TextView, day: DateMention, dates: Sequence[DateMention]) -> DateMention:
    """The day in the year after, where its year is a guess and the data told of it ends only later.

    ``Sáng 14-1, … từ ngày 1-7 đến ngày 31-12-2025 … trong quý I-2026``
    """
    if day.year_from != "text" or day.first is None or day.last is None:
        return day
    stretches = [other for other in dates if other.year_from == "printed" and other.first != other.last]
    ends = [stretch.last for stretch in stretches if stretch.last]
    later = any(day.last < end and day.last.year == end.year for end in ends)
    if not later or str(day.last.year + 1) not in view.text:
        return day
    return replace(day, first=_a_year_on(day.first), last=_a_year_on(day.last))


def _a_year_on(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _runs(days: Sequence[DateMention]) -> list[list[DateMention]]:
    """The days joined to each other, days in a row together: ``11 và 12/10`` are one stretch."""
    runs: list[list[DateMention]] = []
    for day in days:
        before = runs[-1][-1].last if runs else None
        if before and day.first and day.first - before == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _told_days(view: TextView, kind: EventKind, days: Sequence[DateMention]) -> Iterator[DateMention]:
    """Days that may be the event's, the likeliest first: of the lead, beside a cue, of a caption."""
    end = lead(view, _LEAD).end
    in_prose = [day for day in days if not _is_of_a_caption(view, day)]
    yield from (day for day in in_prose if day.end <= end)
    yield from (day for day in in_prose if _holds_a_cue(view, kind, view.sentence_at(day.start)))
    yield from (day for day in days if day.end <= end)


def _is_of_a_caption(view: TextView, day: DateMention) -> bool:
    """Whether the credit of a photograph follows: ``… sáng 7-2. Ảnh: X``."""
    sentence = view.sentence_at(day.start)
    return is_caption(view, day.start) or credit_follows(view, day.end, sentence.end + _CREDIT)


@lru_cache(maxsize=1)  # the days of one sentence follow each other
def _holds_a_cue(view: TextView, kind: EventKind, sentence: Span) -> bool:
    return any(rule.value == kind and any(rule.find(view, *sentence)) for rule in load("event_kinds"))


def _is_of_something_else(view: TextView, day: DateMention) -> bool:
    line = view.paragraph_at(day.start)
    around = max(line.start, day.start - _CREDIT), min(line.end, day.end + _CREDIT)
    if _CLOCK.search(view.text, *around) or _closes_the_headline(view, day):  # when the page was put up
        return True
    before = view.lower[max(0, day.start - 45) : day.start]
    if day.first != day.last and before.rstrip().endswith(("từ", "trong", ",")):
        before = before.rstrip().removesuffix("từ")
    clause = _CLAUSE_START.split(before)[-1]
    return load_one("dates", "no-event-day-before").pattern.search(clause) is not None


def _closes_the_headline(view: TextView, day: DateMention) -> bool:
    """Whether a day stands in brackets behind the headline: ``Kiểm tra CCHC tại xã A (31/08/2022)``."""
    return view.text.endswith("(", 0, day.start) and day.end + 1 == view.title_end


def _is_planned(view: TextView, day: DateMention) -> bool:
    sentence = view.sentence_at(day.start)
    return any(load_one("dates", "event-planned").find(view, *sentence))


def _event_date(days: Sequence[DateMention]) -> EventDate:
    day, last = days[0], days[-1].last
    assert day.first is not None
    assert last is not None
    context: dict[str, str] = {}
    if day.year_from and day.year_from != "printed":
        context["year"] = day.year_from
    return EventDate(
        start=day.first,
        end=last,
        evidence=evidence(each.span for each in days),
        source_rule=day.rule,
        context=context,
    )


def _distinct(days: Sequence[EventDate]) -> list[EventDate]:
    kept: list[EventDate] = []
    for day in days:
        if not any((day.start, day.end) == (other.start, other.end) for other in kept):
            kept.append(day)
    return kept
