"""Figures: statements with the indicator they measure and the period they cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from cchc_extract.extraction.counted_nouns import noun_in, noun_named_in
from cchc_extract.extraction.dates import DateMention
from cchc_extract.extraction.documents import DocumentMention
from cchc_extract.extraction.figure_periods import FigurePeriod, FigurePeriods
from cchc_extract.extraction.index_scores import as_score, is_index_score
from cchc_extract.extraction.indicators import Measured, fallback_rules, indicator_of
from cchc_extract.extraction.mention import Mention, evidence
from cchc_extract.extraction.periods import PeriodMention
from cchc_extract.extraction.quantities import find_quantities
from cchc_extract.extraction.statement import Statement
from cchc_extract.extraction.statements import find_statements
from cchc_extract.extraction.surroundings import Surroundings, surroundings
from cchc_extract.extraction.tables import Cell, find_tables
from cchc_extract.patterns import load_one
from cchc_extract.schema import EventDate, Figure, Indicator
from cchc_extract.view import Span, TextView

_GOES_ON = "indicators.goes-on"
_PART = "indicators.part"
_DIVIDED = regex.compile(r",? (?:bao )?gồm(?: có)? (?:(?:hơn|gần|trên|khoảng) )?")
_GOES_ON_DIVIDED = regex.compile(r"[^.;\d\n]{0,60}(?:,| và) (?:(?:hơn|gần|trên|khoảng) )?")
_LABEL_END = regex.compile(
    r"(?r)(?: (?:là|đạt|được|có|còn|với|đã|tỷ lệ|chiếm|hơn|gần|trên|khoảng|từ|thứ|xếp|đứng))*[ ,:(]*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention(Mention):
    """A figure: the statement as seen, what it measures, and the period, with where that came from."""

    statement: Statement
    indicator: Indicator
    period: FigurePeriod | None
    label: Span | None


def find_figures(
    view: TextView,
    dates: Sequence[DateMention],
    periods: Sequence[PeriodMention],
    documents: Sequence[DocumentMention],
    event_dates: Sequence[EventDate],
) -> list[FigureMention]:
    """The figures of an article, in order. Days, periods and document numbers are none."""
    tables = find_tables(view)
    taken = [*(mention.span for mention in (*dates, *periods, *documents)), *tables.labels]
    statements = find_statements(view, find_quantities(view, taken))
    times = FigurePeriods(view, periods, event_dates)
    figures: list[FigureMention] = []
    for statement, around in _with_surroundings(view, statements):
        whole = _whole(view, statement, figures[-1]) if figures else None
        measured = _measured(view, statement, around, whole, tables.cells.get(statement.start), times)
        figures.append(_going_on(view, measured, figures[-1]) if figures else measured)
    return figures


def _with_surroundings(
    view: TextView, statements: Sequence[Statement]
) -> Iterator[tuple[Statement, Surroundings]]:
    previous_end = 0
    next_starts = (*(statement.start for statement in statements[1:]), len(view.text))
    for statement, next_start in zip(statements, next_starts, strict=False):
        at = Span(statement.start, statement.end)
        yield statement, surroundings(view, at, previous_end, next_start)
        previous_end = statement.end


def _whole(view: TextView, statement: Statement, last: FigureMention) -> Measured | None:
    """What the figure before measures, where this one is a part of it.

    ``nhận 90 hồ sơ, gồm 40 hồ sơ ở cấp tỉnh và 50 hồ sơ ở cấp xã``
    """
    if last.statement.unit != statement.unit or last.rule in fallback_rules():
        return None
    divided = _DIVIDED if last.rule != _PART else _GOES_ON_DIVIDED
    return (last.indicator, _PART) if divided.fullmatch(view.lower, last.end, statement.start) else None


def _measured(
    view: TextView,
    statement: Statement,
    around: Surroundings,
    whole: Measured | None,
    cell: Cell | None,
    times: FigurePeriods,
) -> FigureMention:
    """A statement with its indicator, period and label; a cell of a table is read at its column's head."""
    if cell:
        statement = _under(view, statement, cell)
    head = cell.head if cell else None
    at_head = surroundings(view, Span(head.end, head.end), head.start, head.end) if head else None
    indicator, rule = indicator_of(view, statement, at_head or around, whole)
    if is_index_score(view, statement, around):
        statement, indicator = as_score(statement), "reform_index_score"
    return FigureMention(
        start=statement.start,
        end=statement.end,
        rule=rule,
        statement=statement,
        indicator=indicator,
        period=times.of_cell(cell) if cell else times.of(statement, indicator, around),
        label=_label(view, statement, around),
    )


def _going_on(view: TextView, figure: FigureMention, last: FigureMention) -> FigureMention:
    """The figure with the indicator of the one before, where its sentence only divides what that counted.

    ``707 TTHC cung cấp trực tuyến. Cụ thể, Bộ Y tế 85 TTHC; Bộ Công Thương 74 TTHC``
    """
    same = figure.statement.unit == last.statement.unit and last.indicator != "other"
    if not same or figure.rule not in fallback_rules():
        return figure
    sentence = view.sentence_at(figure.start)
    if last.start < sentence.start and not _goes_on(view, sentence):
        return figure
    if last.start >= sentence.start and last.rule != _GOES_ON:
        return figure
    return replace(figure, indicator=last.indicator, rule=_GOES_ON)


def _goes_on(view: TextView, sentence: Span) -> bool:
    return load_one("figures", "goes-on").pattern.match(view.lower, *sentence) is not None


def _under(view: TextView, statement: Statement, cell: Cell) -> Statement:
    """A cell of a table counts what the head of its column says, or the line above the table."""
    if statement.unit is not None and not statement.context:
        return statement
    unit, source = noun_named_in(view, cell.head), "head of the column"
    if not unit and load_one("figures", "of-dossiers").pattern.search(view.lower, *cell.head):
        unit, source = "hồ sơ", "a head that speaks of dossiers"
    if not unit:
        unit = noun_in(view, cell.head)
    if not unit:
        unit, source = noun_named_in(view, cell.above), "line above the table"
    return replace(statement, unit=unit, context=(("unit", source),)) if unit else statement


def _label(view: TextView, statement: Statement, around: Surroundings) -> Span | None:
    """The wording of the clause up to the number, without the verb and qualifier before it."""
    start = around.clause.start
    closing = _LABEL_END.match(view.folded, start, statement.start)
    end = closing.start() if closing else statement.start
    while start < end and view.folded[start] in " ,;:-(":
        start += 1
    return Span(start, end) if end - start > 2 else None


def assemble_figures(view: TextView, mentions: Sequence[FigureMention]) -> list[Figure]:
    """The record's figures, in order of appearance."""
    return [_figure(view, mention) for mention in mentions]


def _figure(view: TextView, mention: FigureMention) -> Figure:
    statement, period = mention.statement, mention.period
    context = dict(statement.context)
    if period and period.source:
        context["period"] = period.source
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
        period=period.value if period else None,
        label=view.text[mention.label.start : mention.label.end] if mention.label else None,
    )
