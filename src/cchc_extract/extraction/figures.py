"""Figures: statements with the indicator they measure and the period they cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import regex

from cchc_extract.extraction.counted_nouns import is_time, noun_in
from cchc_extract.extraction.dates import DateMention
from cchc_extract.extraction.documents import DocumentMention
from cchc_extract.extraction.indicators import REACH, clause, indicator_of
from cchc_extract.extraction.mention import Mention, evidence
from cchc_extract.extraction.numbers import find_quantities
from cchc_extract.extraction.periods import PeriodMention
from cchc_extract.extraction.quantities import Statement, find_statements
from cchc_extract.extraction.tables import column_heads
from cchc_extract.patterns import load_one
from cchc_extract.schema import EventDate, Figure, Indicator
from cchc_extract.view import Span, TextView

_NOT_THE_INDEX = regex.compile(r"(?<!\w)(?:hồ sơ|sipas|hài lòng|thủ tục|tthc)(?!\w)")
_RANKING = regex.compile(r"xếp|đứng|dẫn đầu|khối|vị trí|thứ")
_CLAUSE_END = regex.compile(r"[,;.(\n]")

_LABEL_END = regex.compile(
    r"(?: (?:là|đạt|được|có|còn|với|đã|tỷ lệ|chiếm|hơn|gần|trên|khoảng|từ|thứ|xếp|đứng))*[ ,:(]*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention(Mention):
    """A figure: the statement as seen, what it measures, and the period, with where that came from."""

    statement: Statement
    indicator: Indicator
    period: str | None
    period_from: str | None
    label: Span | None


def find_figures(
    view: TextView,
    dates: Sequence[DateMention],
    periods: Sequence[PeriodMention],
    documents: Sequence[DocumentMention],
    event_dates: Sequence[EventDate],
) -> list[FigureMention]:
    """The figures of an article, in order. Days, periods and document numbers are none."""
    taken = [mention.span for mention in (*dates, *periods, *documents)]
    statements = find_statements(view, find_quantities(view, taken))
    heads = column_heads(view)
    event_days = {(day.start, day.end) for day in event_dates}
    figures: list[FigureMention] = []
    for index, statement in enumerate(statements):
        before, after = _surroundings(view, statements, index)
        head = heads.get(statement.start)
        if head:
            statement = _under(view, statement, head)
            indicator, rule = indicator_of(view, _placed(statement, head), head, Span(head.end, head.end))
        else:
            indicator, rule = indicator_of(view, statement, before, after)
        if statement.kind == "percent" and _is_index_score(view, statement, before, after):
            statement, indicator = _as_score(statement), "reform_index_score"
        period, source = _period(view, statement, indicator, periods, event_days, after)
        figures.append(
            FigureMention(
                start=statement.start,
                end=statement.end,
                rule=rule,
                statement=statement,
                indicator=indicator,
                period=period,
                period_from=source,
                label=_label(view, statement, before, after),
            )
        )
    return figures


def _under(view: TextView, statement: Statement, head: Span) -> Statement:
    """A cell of a table counts what the head of its column says."""
    noun = noun_in(view, head)
    if statement.unit is not None or noun is None:
        return statement
    return replace(statement, unit=noun, context=(("unit", "head of the column"),))


def _placed(statement: Statement, head: Span) -> Statement:
    """The statement as if it stood right behind the head of its column."""
    return replace(statement, start=head.end, end=head.end)


def _surroundings(view: TextView, statements: Sequence[Statement], index: int) -> tuple[Span, Span]:
    """The stretch from the statement before, and to the statement after, within the sentence."""
    statement = statements[index]
    sentence = view.sentence_at(statement.start)
    start = max(sentence.start, statement.start - REACH)
    end = max(min(sentence.end, statement.end + REACH), statement.end)
    if index and statements[index - 1].end > start:
        start = statements[index - 1].end
    if index + 1 < len(statements) and statements[index + 1].start < end:
        end = statements[index + 1].start
    return Span(min(start, statement.start), statement.start), Span(statement.end, max(end, statement.end))


_INDEX = regex.compile(r"(?<!\w)(?:par index|chỉ số cải cách hành chính|chỉ số cchc)(?!\w)")


def _is_index_score(view: TextView, statement: Statement, before: Span, after: Span) -> bool:
    """Whether a share is the score of the reform index, which is printed in percent too."""
    if statement.qualifier != "exact":
        return False
    own = view.lower[clause(view, statement, before, after).start : statement.end]
    if _NOT_THE_INDEX.search(own):
        return False
    return _INDEX.search(own) is not None or (
        regex.search(
            r"(?<!\w)(?:với|kết quả|giá trị trung bình|đạt)[^.;\d]{0,30}$",
            view.lower[before.start : before.end],
        )
        is not None
        and _speaks_of_the_index(view, statement)
    )


def _speaks_of_the_index(view: TextView, statement: Statement) -> bool:
    """Whether the headline and the first lines are about the index and its ranking."""
    head = view.lower[: view.paragraphs[min(1, len(view.paragraphs) - 1)].end]
    sentence = view.sentence_at(statement.start)
    text = view.lower[sentence.start : sentence.end]
    return _INDEX.search(head) is not None and _RANKING.search(text) is not None


def _as_score(statement: Statement) -> Statement:
    return replace(statement, kind="score", value=statement.percent, percent=None)


def _period(
    view: TextView,
    statement: Statement,
    indicator: Indicator,
    periods: Sequence[PeriodMention],
    event_days: set[tuple[date, date]],
    after: Span,
) -> tuple[str | None, str | None]:
    """The period right after the statement in its clause, else the one named last in its paragraph."""
    if statement.start < view.title_end:
        return None, None
    paragraph = view.paragraph_at(statement.start)
    own = [
        p
        for p in periods
        if not p.comparator and paragraph.covers(p.span) and not _is_event_day(p, event_days)
    ]
    following = [
        p for p in own if statement.end <= p.start < after.end and _same_clause(view, statement.end, p.start)
    ]
    if following:
        return following[0].value, "following"
    earlier = [p for p in own if p.start < statement.start]
    if not earlier:
        return None, None
    last = _finest(earlier)
    if _taken_back(view, last.end, statement.start) or _is_of_the_event(view, statement, indicator, last):
        return None, None
    sentence = view.sentence_at(statement.start)
    return last.value, None if last.start >= sentence.start else "named earlier in the paragraph"


def _finest(earlier: Sequence[PeriodMention]) -> PeriodMention:
    """The period named last; a bare year does not replace a finer time of that year."""
    last = earlier[-1]
    if (
        len(last.value) == 4
        and len(earlier) > 1
        and len(earlier[-2].value) > 4
        and earlier[-2].value[:4] == last.value
    ):
        return earlier[-2]
    return last


def _same_clause(view: TextView, start: int, end: int) -> bool:
    between = view.lower[start:end]
    return len(between) <= 45 and _CLAUSE_END.search(between) is None


def _is_event_day(period: PeriodMention, event_days: set[tuple[date, date]]) -> bool:
    first, _, last = period.value.partition("..")
    return any(str(start) == first and str(end) == (last or first) for start, end in event_days)


def _taken_back(view: TextView, start: int, end: int) -> bool:
    return load_one("figures", "now").pattern.search(view.lower, start, end) is not None


def _is_of_the_event(view: TextView, statement: Statement, indicator: Indicator, last: PeriodMention) -> bool:
    """Whether a figure counts what the event itself visited, who was present, or is a time limit."""
    if indicator == "units_inspected":
        in_lead = view.paragraph_at(statement.start) in view.paragraphs[:3]
        return in_lead and "-" in last.value
    if is_time(statement.unit or ""):
        return statement.kind == "count"
    return indicator == "awards" and statement.kind == "count"


def _label(view: TextView, statement: Statement, before: Span, after: Span) -> Span | None:
    """The wording of the clause up to the number, without the verb and qualifier before it."""
    start = clause(view, statement, before, after).start
    text = view.folded[start : statement.start]
    end = start + len(_LABEL_END.sub("", text))
    while start < end and view.folded[start] in " ,;:-(":
        start += 1
    return Span(start, end) if end - start > 2 else None


def assemble_figures(view: TextView, mentions: Sequence[FigureMention]) -> list[Figure]:
    """The record's figures, in order of appearance."""
    return [_figure(view, mention) for mention in mentions]


def _figure(view: TextView, mention: FigureMention) -> Figure:
    statement = mention.statement
    context = dict(statement.context)
    if mention.period_from:
        context["period"] = mention.period_from
    return Figure(
        evidence=evidence([mention.span]),
        source_rule=mention.rule,
        context=context,
        kind=statement.kind,
        value=statement.value,
        upper=statement.upper,
        total=statement.total,
        percent=statement.percent,
        previous=statement.previous,
        change=statement.change,
        unit=statement.unit,
        qualifier=statement.qualifier,
        indicator=mention.indicator,
        period=mention.period,
        label=view.text[mention.label.start : mention.label.end] if mention.label else None,
    )
