"""The commands for those who edit rules: `evaluate`, `rules`, `gate`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cchc_extract.cli.options import FILE, FOLDER


@click.command()
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.argument("gold_dir", type=FOLDER)
@click.option("--raw", type=FOLDER, help="Folder of the raw articles.  [default: GOLD_DIR/raw]")
@click.option(
    "--against", type=FOLDER, metavar="OTHER_DIR", help="List what DIR gained and lost since OTHER_DIR."
)
@click.option(
    "--errors", "fields", multiple=True, metavar="FIELD", help="List what went wrong in a field, or in `all`."
)
def evaluate(
    folder: Path,
    gold_dir: Path,
    raw: Path | None,
    against: Path | None,
    fields: tuple[str, ...],
) -> None:
    """Score the records of DIR against the annotated articles of GOLD_DIR."""
    from rich.console import Console

    from cchc_extract.evaluation import evaluate as evaluate_folder
    from cchc_extract.evaluation.report import print_changes, print_misses, print_scores

    console = Console(soft_wrap=True)
    evaluation = evaluate_folder(folder, gold_dir, raw)
    print_scores(evaluation, console)
    print_misses(evaluation, fields, console)
    if against:
        print_changes(evaluate_folder(against, gold_dir, raw), evaluation, console)


@click.group()
def rules() -> None:
    """Check the rules of patterns/, and count what they find."""


@rules.command("check")
@click.option("--texts", type=FOLDER, help="List what matches nothing in the articles of this folder.")
def check_rules(texts: Path | None) -> None:
    """Check every rule: its form, examples, near misses, words, speed.

    Says what is wrong in plain words: examples that do not match, near misses that do, words written
    twice or taken by another rule, patterns that a long line makes slow. Rules that match nothing in the
    sample articles are listed too; with --texts, rules and single words that match nothing there. Exit
    status: 0 sound, 1 something must be mended.
    """
    from rich.console import Console

    from cchc_extract.patterns import patterns_dir
    from cchc_extract.rules.check import check_rules as check_files
    from cchc_extract.rules.report import print_checked, print_unmatched, print_unused_words
    from cchc_extract.rules.usage import pages_of, unmatched, unused_words

    console = Console()
    checked = check_files()
    print_checked(checked, console)
    samples = patterns_dir().parent / "data" / "raw"
    if texts or samples.is_dir():
        pages = list(pages_of(texts or samples))
        print_unmatched(unmatched(checked.rules, pages), len(pages), console)
    if texts:
        print_unused_words(unused_words(checked.rules, pages), console)
    sys.exit(1 if checked.errors else 0)


@rules.command("stats")
@click.argument("folder", metavar="DIR", type=FOLDER)
def rule_stats(folder: Path) -> None:
    """Count the items of a run by rule.

    By field: the rule, its items, the articles they are in and their share of the field's items; then
    the rules that found nothing.
    """
    from rich.console import Console

    from cchc_extract.rules.report import print_stats
    from cchc_extract.rules.stats import rule_stats as stats_of

    print_stats(stats_of(folder), Console())


@click.group()
def gate() -> None:
    """Floors under the scores of annotated samples, for CI: they only go up."""


@gate.command()
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.argument("gold_dir", type=FOLDER)
@click.argument("floors", type=FILE)
@click.option("--raw", type=FOLDER, help="Folder of the raw articles.  [default: GOLD_DIR/raw]")
def check(folder: Path, gold_dir: Path, floors: Path, raw: Path | None) -> None:
    """Exit 1 where a field of DIR scores less than FLOORS says, or the annotations were changed."""
    from cchc_extract.evaluation import evaluate as evaluate_folder
    from cchc_extract.evaluation.floors import falls, fingerprint, read_floors

    evaluation = evaluate_folder(folder, gold_dir, raw)
    fallen = list(falls(read_floors(floors), evaluation, fingerprint(gold_dir)))
    for line in fallen:
        click.echo(f"gate: {line}", err=True)
    click.echo(f"overall {evaluation.overall:.3f} over {evaluation.articles} articles")
    sys.exit(1 if fallen else 0)


@gate.command()
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.argument("gold_dir", type=FOLDER)
@click.argument("floors", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--raw", type=FOLDER, help="Folder of the raw articles.  [default: GOLD_DIR/raw]")
@click.option("--because", metavar="WHY", help="Why a floor may go down; kept in FLOORS.")
def pin(folder: Path, gold_dir: Path, floors: Path, raw: Path | None, because: str | None) -> None:
    """Write the scores of DIR to FLOORS as the least that later changes must reach."""
    from cchc_extract.evaluation import evaluate as evaluate_folder
    from cchc_extract.evaluation.floors import fingerprint, read_floors, write_floors
    from cchc_extract.evaluation.floors import pin as pin_floors

    before = read_floors(floors) if floors.exists() else None
    evaluation = evaluate_folder(folder, gold_dir, raw)
    write_floors(floors, pin_floors(before, evaluation, fingerprint(gold_dir), because))
    click.echo(f"{floors}: overall {evaluation.overall:.3f} over {evaluation.articles} articles")
