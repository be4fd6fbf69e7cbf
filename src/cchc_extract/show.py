"""One record in the terminal: the article with its evidence highlighted, the record below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cchc_extract.clean import place
from cchc_extract.explanation import explain
from cchc_extract.explanation.report import print_explanations
from cchc_extract.loading.explained import PageLine, find_place
from cchc_extract.schema import Figure, Item, Record

STYLES = {
    "findings": "underline",
    "event dates": "bold black on bright_yellow",
    "units": "green",
    "documents": "magenta",
    "officials": "bold cyan",
    "figures": "bold yellow",
}
"""The style of each field's evidence; later ones show on top."""


def print_article(record: Record, console: Console) -> None:
    """Print the article with the evidence of each field highlighted."""
    legend = Text("  ").join(Text(name, style=style) for name, style in STYLES.items())
    console.print(legend, "\n")
    console.print(_highlighted(record), "\n")


def print_record(record: Record, console: Console) -> None:
    """Print the record field by field, each item with its rule."""
    console.print(_head(record))
    for title, table in _tables(record):
        if table.row_count:
            console.print(f"\n{title}", style="bold")
            console.print(table)


def print_reasons(record: Record, console: Console) -> None:
    """Print each value with the rule that found it, its words and what the context added."""
    print_explanations(explain(record), console)


def print_sources(record: Record, lines: list[PageLine], console: Console) -> None:
    """Print for each piece of evidence where its words stand in the source."""
    table = Table(box=None, padding=(0, 2), pad_edge=False)
    for title in ("field", "wording", "in the source"):
        table.add_column(title, overflow="fold")
    for name in STYLES:
        for span in (span for item in _items(record, name) for span in item.evidence):
            _, where = find_place(lines, span.start)
            table.add_row(name, Text(record.text[span.start : span.end]), Text(place(where)))
    console.print(table)


def _highlighted(record: Record) -> Text:
    text = Text(record.text)
    for name, style in STYLES.items():
        for item in _items(record, name):
            for span in item.evidence:
                text.stylize(style, span.start, span.end)
    return text


def _items(record: Record, name: str) -> Sequence[Item]:
    items: Sequence[Item] = record.event.dates if name == "event dates" else getattr(record, name)
    return items


def _head(record: Record) -> Table:
    event = record.event
    table = Table.grid(padding=(0, 2))
    dates = ", ".join(
        f"{day.start}" if day.start == day.end else f"{day.start} to {day.end}" for day in event.dates
    )
    for name, value in (
        ("title", record.title),
        ("published", record.published_on),
        ("credits", ", ".join(f"{credit.name} ({credit.role})" for credit in record.credits)),
        ("event", event.kind),
        ("topics", ", ".join(event.topics)),
        ("dates", dates),
        ("lead body", event.lead_body),
        ("inspected", ", ".join(event.inspected_units)),
    ):
        table.add_row(name, Text(str(value or "-")))
    return table


def _tables(record: Record) -> Iterator[tuple[str, Table]]:
    yield (
        "officials",
        _rows(
            record,
            "officials",
            [(o.name, o.honorific, "; ".join(o.positions), o.role) for o in record.officials],
        ),
    )
    yield "units", _rows(record, "units", [(u.name, u.level, u.code, u.province) for u in record.units])
    yield (
        "documents",
        _rows(record, "documents", [(d.kind, d.number, d.issued_on, d.issuer) for d in record.documents]),
    )
    yield "figures", _rows(record, "figures", [_figure(index, f) for index, f in enumerate(record.figures)])
    yield "findings", _rows(record, "findings", [(f.kind, f.text) for f in record.findings])
    yield (
        "discrepancies",
        _rows(
            record,
            "discrepancies",
            [
                (d.kind, f"stated {d.stated}, expected {d.expected}", f"figures {d.figures}")
                for d in record.discrepancies
            ],
        ),
    )


def _figure(index: int, figure: Figure) -> tuple[object, ...]:
    numbers = {
        name: number
        for name in ("value", "upper", "total", "percent", "previous", "change")
        if (number := getattr(figure, name)) is not None
    }
    shown = " ".join(f"{name}={number}" for name, number in numbers.items())
    return index, figure.kind, shown, figure.unit, figure.indicator, figure.period


def _rows(record: Record, name: str, rows: Sequence[Sequence[object]]) -> Table:
    table = Table.grid(padding=(0, 2))
    for item, row in zip(_items(record, name), rows, strict=True):
        rule = Text(item.source_rule, style="dim")
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row), rule)
    return table
