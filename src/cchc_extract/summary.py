"""The short table at the end of a run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.columns import Columns
from rich.console import Console
from rich.table import Table

from cchc_extract.batch.stages import IN_PARENT, IN_WORKERS

if TYPE_CHECKING:
    from cchc_extract.batch import RunSummary


def print_summary(summary: RunSummary, console: Console) -> None:
    """Articles by event kind, what was found by field, failures, and where the output is."""
    events = _table("event", "articles")
    for kind, number in summary.kinds.most_common():
        events.add_row(kind, f"{number:,}")
    found = _table("found", "items", "in articles")
    for name, number in summary.items.items():
        found.add_row(name, f"{number:,}", f"{summary.articles_with[name]:,}")
    console.print(Columns([events, found], padding=(0, 4)))
    if summary.because:
        console.print(f"\nall read again: {summary.because}", highlight=False)
    console.print(
        f"\n{summary.records:,} records, {summary.failed:,} failed{_list(summary.failures)}; "
        f"{_work(summary)}",
        highlight=False,
    )
    if summary.ignored:
        console.print(f"other files, not read: {sum(summary.ignored.values()):,}{_list(summary.ignored)}")
    console.print(f"output: {summary.out}", highlight=False, soft_wrap=True)
    if summary.failed:
        console.print(f"why they failed: {summary.out}/errors.jsonl", highlight=False, soft_wrap=True)


def print_stages(summary: RunSummary, console: Console) -> None:
    """Seconds by stage: of the workers added up, and of the process that runs them."""
    table = _table("stage", "seconds", "ms an article read")
    for stage in (*IN_WORKERS, *IN_PARENT):
        seconds = summary.stages[stage]
        each = f"{1000 * seconds / summary.read:.2f}" if stage in IN_WORKERS and summary.read else ""
        table.add_row(stage, f"{seconds:.2f}", each)
    console.print(table)


def _work(summary: RunSummary) -> str:
    """What this run did itself."""
    if not summary.kept:
        return f"read in {summary.seconds:.1f} s ({summary.rate:,.0f} articles a second)"
    return f"{summary.read:,} read now, {summary.kept:,} known from before, in {summary.seconds:.1f} s"


def _table(first: str, *numbers: str) -> Table:
    table = Table(first, box=None, pad_edge=False)
    for name in numbers:
        table.add_column(name, justify="right")
    return table


def _list(counts: Mapping[str, int]) -> str:
    return (
        f" ({', '.join(f'{name} {number:,}' for name, number in sorted(counts.items()))})" if counts else ""
    )
