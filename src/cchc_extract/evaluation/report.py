"""Scores, misses, gains and losses in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table

from cchc_extract.evaluation import Evaluation, Miss, compare
from cchc_extract.evaluation.fields import MAIN_FIELDS


def print_scores(evaluation: Evaluation, console: Console) -> None:
    """A table: score, precision, recall and gold by field, then the overall score."""
    table = Table("field", *("score", "prec", "rec", "gold"), box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    for name, tally in sorted(evaluation.tallies.items()):
        shown = name if name in MAIN_FIELDS else f"{name} *"
        table.add_row(
            shown, *(f"{x:.3f}" for x in (tally.score, tally.precision, tally.recall)), f"{tally.support:.0f}"
        )
    table.add_section()
    table.add_row("overall", f"{evaluation.overall:.3f}")
    console.print(table)
    console.print(f"over {evaluation.articles} articles; * not in overall")
    if evaluation.absent:
        console.print(f"{len(evaluation.absent)} without a record: {', '.join(evaluation.absent[:8])}")


def print_misses(evaluation: Evaluation, fields: Sequence[str], console: Console) -> None:
    """What went wrong in the named fields (``all``: in every field), by field and document."""
    chosen = [miss for miss in evaluation.misses if "all" in fields or miss.field in fields]
    for name, misses in groupby(sorted(chosen), key=lambda miss: miss.field):
        console.print(f"\n{name}", style="bold")
        _print_rows(misses, console)


def print_changes(before: Evaluation, after: Evaluation, console: Console) -> None:
    """What ``after`` gained and lost, by document, and the fields whose score moved."""
    gained, lost = compare(before, after)
    for name in sorted(set(before.tallies) & set(after.tallies)):
        old, new = before.tallies[name].score, after.tallies[name].score
        if abs(new - old) >= 0.0005:
            console.print(f"{name}: {old:.3f} -> {new:.3f} ({new - old:+.3f})")
    console.print(
        f"overall: {before.overall:.3f} -> {after.overall:.3f} ({after.overall - before.overall:+.3f})"
    )
    for title, misses in ((f"gained ({len(gained)})", gained), (f"lost ({len(lost)})", lost)):
        console.print(f"\n{title}", style="bold")
        _print_rows((Miss(miss.field, miss.doc, f"{miss.field}: {miss.what}") for miss in misses), console)


def _print_rows(misses: Iterable[Miss], console: Console) -> None:
    for miss in misses:
        console.print(f"  {miss.doc}: {miss.what}", markup=False, highlight=False)
