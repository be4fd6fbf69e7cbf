"""The period of each figure: named right after it, or last before it in its paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

import regex

from cchc_extract.extraction.beside import right_before
from cchc_extract.extraction.counted_nouns import is_time
from cchc_extract.extraction.period_values import Grain, months
from cchc_extract.extraction.periods import PeriodMention
from cchc_extract.extraction.statement import Statement
from cchc_extract.extraction.surroundings import Surroundings
from cchc_extract.extraction.tables import Cell
from cchc_extract.patterns import load_one
from cchc_extract.schema import EventDate, Indicator
from cchc_extract.vietnamese import lower
from cchc_extract.view import Span, TextView

_DAYS = regex.compile(r"\d{4}-\d\d-\d\d|.+\.\..+")
_PLANNED = regex.compile(r"(?<!\w)(?:sẽ|dự kiến)(?!\w)")
_NEXT_CLAUSE = regex.compile(r"[;.] |, (?:đồng thời|cũng|song)(?!\w)")
_TO_THE_END = regex.compile(r"(?r)(?<!\w)(?:đến|tới|trước) (?:hết|cuối) ")
_BRACKET = regex.compile(r" ?\((?:trong |của |số liệu )?")
_LIMIT = regex.compile(r"(?<!\w)(?:quy định|không quá|tối đa|thời hạn|theo luật)(?!\w)")
_MONTH = regex.compile(r"(?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)")
_IS_DAY = regex.compile(r"\d{4}-\d\d-\d\d")
_IS_MONTH = regex.compile(r"\d{4}-\d\d")
_GRAINS: dict[int, Grain] = {3: "quarter", 6: "half", 12: "year"}
_CLAUSE_END = regex.compile(r"[,;.(\n]")
_LONGEST_EVENT = 31
"""Days of an event that are its own, and no period of its figures."""
_FARTHEST_BEFORE = 1000
"""Characters over which a period carries on: a line may hold a whole article."""
_FARTHEST_LIMIT = 60
"""Characters before a time in which the wording says whether it was waited or is a limit."""
_FARTHEST_AFTER = 45
"""Characters from a statement to a period that is named behind it."""


class FigurePeriod(NamedTuple):
    """A period in the notation of the record, and where it came from if not from the sentence before."""

    value: str
    source: str | None


class FigurePeriods:
    """The periods of one article, asked for figure by figure."""

    def __init__(
        self, view: TextView, periods: Sequence[PeriodMention], event_dates: Sequence[EventDate]
    ) -> None:
        self._view = view
        self._has_event = bool(event_dates)
        days = {str(day) for each in event_dates for day in _days(each)}
        self._periods = [p for p in periods if not p.comparator and p.value not in days]

    def of(self, statement: Statement, indicator: Indicator, around: Surroundings) -> FigurePeriod | None:
        """The period right after the statement in its clause, else the one named last in its paragraph."""
        if statement.start < self._view.title_end:
            return None
        following = self._following(statement, around)
        if following:
            return FigurePeriod(following.value, "following")
        last = self._last_before(statement)
        if (
            not last
            or self._ends_before(statement, last)
            or self._is_of_the_event(statement, indicator, last)
        ):
            return None
        in_sentence = last.start >= self._view.sentence_at(statement.start).start
        if not in_sentence and self._is_timeless(statement):
            return None
        return FigurePeriod(last.value, None if in_sentence else "named earlier in the paragraph")

    def _is_timeless(self, statement: Statement) -> bool:
        """Whether a period of an earlier sentence does not carry on: parts of a whole, and who attends."""
        if _pattern("timeless").fullmatch(lower(statement.unit or "")):
            return True
        sentence = self._view.sentence_at(statement.start)
        return any(load_one("figures", "attends").find(self._view, *sentence))

    def of_cell(self, cell: Cell) -> FigurePeriod | None:
        """The period that the label of its row names, the head of its column, or the line above the table."""
        if cell.others:
            together = _together([named for other in cell.others if (named := self._in(other))])
            if together:
                return FigurePeriod(together, "rows of the table")
        for span, source in (
            (cell.label, "row"),
            (cell.head, "column"),
            (cell.above, "line above the table"),
        ):
            if named := self._in(span):
                return FigurePeriod(named, source)
        return None

    def _in(self, span: Span) -> str | None:
        """The period named last inside a stretch."""
        month = _MONTH.fullmatch(self._view.lower, *span)
        if month:
            return f"{month['year']}-{int(month['month']):02d}"
        index = bisect_left(self._periods, span.end, key=lambda period: period.start)
        last = self._periods[index - 1] if index else None
        return last.value if last and last.start >= span.start else None

    def _following(self, statement: Statement, around: Surroundings) -> PeriodMention | None:
        index = bisect_left(self._periods, statement.end, key=lambda period: period.start)
        if index == len(self._periods):
            return None
        period = self._periods[index]
        if period.start >= around.stretch.end or period.start - statement.end > _FARTHEST_AFTER:
            return None
        text = self._view.lower
        if _BRACKET.fullmatch(text, statement.end, period.start) and text.startswith(")", period.end):
            return period
        return None if _CLAUSE_END.search(text, statement.end, period.start) else period

    def _last_before(self, statement: Statement) -> PeriodMention | None:
        """The period named last; a bare year does not replace a finer time of that year."""
        paragraph = self._view.paragraph_at(statement.start)
        index = bisect_left(self._periods, statement.start, key=lambda period: period.start)
        first = max(paragraph.start, statement.start - _FARTHEST_BEFORE)
        earlier = [p for p in self._periods[max(0, index - 2) : index] if p.start >= first]
        if not earlier:
            return None
        finer = len(earlier) == 2 and self._is_bare_year(earlier[1], earlier[0].value)
        if finer and _IS_DAY.fullmatch(earlier[0].value):
            finer = earlier[0].start >= self._view.sentence_at(earlier[1].start).start
        return earlier[0] if finer else earlier[-1]

    def _is_bare_year(self, period: PeriodMention, finer: str) -> bool:
        """Whether a year only repeats that of a finer time, and is no ``đến hết năm``."""
        return _lies_in(finer, period.value) and not right_before(_TO_THE_END, self._view.lower, period.start)

    def _ends_before(self, statement: Statement, last: PeriodMention) -> bool:
        """Whether what stands between speaks of now, or asks for something."""
        if _first_within(self._now, last.end, statement.start):
            return True
        asked = _pattern("asked").search(self._view.lower, last.end, statement.start)
        return bool(asked and _NEXT_CLAUSE.search(self._view.lower, last.end, asked.start()))

    @cached_property
    def _now(self) -> list[Span]:
        """Where the text speaks of now, in order."""
        return [Span(*hit[:2]) for hit in load_one("figures", "now").find(self._view)]

    def _is_of_the_event(self, statement: Statement, indicator: Indicator, last: PeriodMention) -> bool:
        """Whether a figure counts what the event itself visited, who was present, or is a time limit."""
        if indicator == "units_inspected":
            return self._has_event and self._in_lead(statement) and self._is_the_visit(statement, last)
        if is_time(statement.unit or ""):
            return statement.kind == "count" and not self._was_waited(statement, last)
        return indicator == "awards" and statement.kind == "count"

    def _in_lead(self, statement: Statement) -> bool:
        return self._view.paragraph_at(statement.start) in self._view.paragraphs[:3]

    def _is_the_visit(self, statement: Statement, last: PeriodMention) -> bool:
        """Whether a period is of the visit itself: its days, what it looks at, the year of its plan."""
        if len(last.value) > 4:
            return _DAYS.fullmatch(last.value) is not None
        sentence = self._view.sentence_at(statement.start)
        return _PLANNED.search(self._view.lower, sentence.start, statement.start) is not None

    def _was_waited(self, statement: Statement, last: PeriodMention) -> bool:
        """Whether days have passed so (``nằm chờ 187 ngày``), and are no limit (``quy định 20 ngày``)."""
        start = max(last.end, statement.start - _FARTHEST_LIMIT)
        waited = _pattern("waited").search(self._view.lower, start, statement.start)
        return waited is not None and not _LIMIT.search(self._view.lower, waited.end(), statement.start)


def _days(event: EventDate) -> Iterator[date]:
    """The days of an event, at most a month of them."""
    for count in range(min((event.end - event.start).days, _LONGEST_EVENT) + 1):
        yield event.start + timedelta(days=count)


def _first_within(spans: Sequence[Span], start: int, end: int) -> Span | None:
    """The first of some spans, which are in order, that lies inside ``[start, end)``."""
    index = bisect_left(spans, start, key=lambda span: span.start)
    return spans[index] if index < len(spans) and spans[index].end <= end else None


def _lies_in(value: str, year: str) -> bool:
    """Whether a period is a finer time of that year."""
    return len(year) == 4 and all(end.startswith(f"{year}-") for end in value.split(".."))


def _together(values: Sequence[str]) -> str | None:
    """The months of one year that follow each other, as one period."""
    if not values or not all(_IS_MONTH.fullmatch(value) for value in values):
        return None
    numbers = [int(value[5:]) for value in values]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))) or values[0][:4] != values[-1][:4]:
        return None
    grain: Grain = "month"
    for length, name in _GRAINS.items():
        if len(numbers) == length and numbers[0] % length == 1:
            grain = name
    return months(int(values[0][:4]), numbers[0], numbers[-1], grain).value


def _pattern(rule: str) -> regex.Pattern[str]:
    return load_one("figures", rule).pattern
