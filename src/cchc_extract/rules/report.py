"""What `rules check` and `rules stats` print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cchc_extract.patterns import Rule
from cchc_extract.rules.check import Checked
from cchc_extract.rules.stats import RunStats

_STYLE = {"error": "bold red", "note": "yellow"}


def print_checked(checked: Checked, console: Console) -> None:
    """A line a problem, file by file; then how many rules were checked, how many errors and notes."""
    for file, of_file in groupby(checked.problems, key=lambda problem: problem.file):
        console.print(file, style="bold", highlight=False)
        table = Table.grid(padding=(0, 2))
        for problem in of_file:
            severity = Text(problem.severity, style=_STYLE[problem.severity])
            table.add_row("", severity, Text(problem.rule), Text(problem.what))
        console.print(table)
    found = f"{_number(checked.errors, 'error')}, {_number(len(checked.problems) - checked.errors, 'note')}"
    checked_in = f"{_number(len(checked.rules), 'rule')} in {_number(checked.files, 'file')}"
    console.print(f"{checked_in}: {found}", highlight=False)


def print_unmatched(rules: Sequence[Rule], texts: int, console: Console) -> None:
    """The rules that match in none of so many texts."""
    if rules:
        _print_title(f"{_number(len(rules), 'rule')} with no match in {_number(texts, 'text')}", console)
        _print_names([rule.source for rule in rules], console)


def print_unused_words(words: Mapping[str, Sequence[str]], console: Console) -> None:
    """By rule: the words that stand in none of the texts."""
    for source, unused in words.items():
        _print_title(f"{source}: {_number(len(unused), 'word')} with no match", console)
        _print_names(unused, console)


def print_stats(stats: RunStats, console: Console) -> None:
    """Items by field and rule, then the rules that found nothing."""
    console.print(f"{stats.articles:,} articles\n", highlight=False)
    table = Table("field", "rule", "items", "articles", "share", box=None, pad_edge=False)
    for column in table.columns[2:]:
        column.justify = "right"
    for field, counts in groupby(stats.counts, key=lambda count: count.field):
        for index, count in enumerate(counts):
            table.add_row(
                "" if index else field,
                count.rule,
                f"{count.items:,}",
                f"{count.articles:,}",
                f"{count.share:.1%}",
            )
        table.add_section()
    console.print(table)
    for title, names in (
        ("found no item in this run", stats.without_item),
        ("match nothing in its texts", stats.unmatched),
    ):
        if names:
            _print_title(f"{_number(len(names), 'rule')} that {title}", console)
            _print_names(names, console)


def _print_title(title: str, console: Console) -> None:
    console.print(f"\n{title}", style="bold", highlight=False)


def _print_names(names: Sequence[str], console: Console) -> None:
    console.print(Padding(Text(", ".join(names)), (0, 0, 0, 2)))


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
