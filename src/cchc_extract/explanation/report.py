"""Explanations in the terminal, a few lines a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cchc_extract.explanation.model import Explanation, Quote

_MOST = 4
"""Places of one item that are listed."""


_LONGEST = 120
"""Characters of a quote that are shown."""


def print_explanations(explanations: Sequence[Explanation], console: Console) -> None:
    """Print each value with its rules, their words and what was added."""
    for (field, value), same in groupby(explanations, key=lambda each: (each.field, each.value)):
        console.print()
        console.print(Text.assemble((field, "bold cyan"), "  ", (value, "bold")))
        table = Table.grid(padding=(0, 2))
        table.add_column(width=7, justify="right", style="dim")
        for each in same:
            for name, text in _lines(each):
                table.add_row(name, text)
        console.print(table)


def _lines(each: Explanation) -> Iterator[tuple[str, Text]]:
    yield "rule", Text.assemble(each.rule, "  ", (each.source, "dim"))
    if each.about:
        yield "", Text(each.about, style="italic")
    if each.words:
        yield "words", _quoted(each.words)
    if each.cues:
        yield "by", _quoted(each.cues)
    for source, together in groupby(each.added, key=lambda added: added.source):
        given = list(together)
        values = ", ".join(f"{added.field} {added.value}" for added in given)
        words = [quote for added in given for quote in added.words]
        yield "added", Text(f"{values}: {source}  ").append_text(_quoted(words))


def _quoted(quotes: Sequence[Quote]) -> Text:
    line = Text()
    for each in quotes[:_MOST]:
        line.append(f"“{_shortened(each.text)}”").append(f" {each.start}-{each.end}  ", style="dim")
    if len(quotes) > _MOST:
        line.append(f"and {len(quotes) - _MOST} more", style="dim")
    return line


def _shortened(text: str) -> str:
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]} … {text[-half:]}"
