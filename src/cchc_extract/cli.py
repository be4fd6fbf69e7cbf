"""The command line. Only click is imported at the top: ``--help`` must answer at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from cchc_extract import __version__
from cchc_extract.errors import CchcError

if TYPE_CHECKING:
    from rich.console import Console

    from cchc_extract.batch.progress import Progress
    from cchc_extract.batch.tables import Key
    from cchc_extract.schema import Record

FOLDER = click.Path(path_type=Path)
PAGE = click.Path(path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

NUMBER = click.IntRange(1)

SOME_FAILED = 1
NOT_DONE = 2
INTERRUPTED = 130

if sys.platform == "linux":  # of Arrow's pools the one that gives back most; read when Arrow is imported
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "jemalloc")


class Commands(click.Group):
    """Prints an expected error as one line and exits with status 2, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except CchcError as error:
            click.echo(f"cchc-extract: {error}", err=True)
            ctx.exit(NOT_DONE)
        except KeyboardInterrupt:
            click.echo("cchc-extract: interrupted; the same command goes on where it stopped", err=True)
            ctx.exit(INTERRUPTED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cchc-extract")
def main() -> None:
    """Read Vietnamese news on inspections of administrative reform (CCHC) into grounded records."""


def _loader_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add what a user may set of the loader."""
    for option in (
        click.option("--max-bytes", type=NUMBER, help="Bytes that a page may have.  [default: 20,000,000]"),
        click.option("--max-lines", type=NUMBER, help="Lines of a page.  [default: 200,000]"),
        click.option(
            "--max-expansion",
            type=NUMBER,
            help="Times its size that a container may unpack to.  [default: 200, or 1 GB]",
        ),
        click.option(
            "--field",
            "fields",
            multiple=True,
            metavar="PART=NAME",
            help="Where rows hold title, content, lead, date, url, site, author: content=body.",
        ),
    ):
        command = option(command)
    return command


@main.command()
@click.argument("folder")
@click.option("--out", required=True, help="Folder, or address, for records, tables and errors.")
@click.option("--state", type=FOLDER, help="With an address as --out: folder for the run's ledger.")
@click.option("--workers", type=click.IntRange(1), default=None, help="Processes.  [default: all cores]")
@click.option(
    "--timeout", type=click.FloatRange(0), default=120, show_default=True, help="Seconds a document; 0: any."
)
@click.option(
    "--memory", type=click.IntRange(200), default=1000, show_default=True, help="Megabytes a worker may use."
)
@click.option("--scheduler", metavar="ADDRESS", help="Read on this Dask cluster: tcp://host:8786.")
@click.option(
    "--partition-by",
    type=click.Choice(["year", "province"]),
    help="A folder a table, a file a year or province.",
)
@click.option("--dedupe", is_flag=True, help="Leave copies of one story out of the tables; list them.")
@click.option("--stages", is_flag=True, help="Show what each stage costs, as it goes and at the end.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
@_loader_options
def run(
    folder: str,
    out: str,
    state: Path | None,
    workers: int | None,
    timeout: float,
    memory: int,
    scheduler: str | None,
    partition_by: Key | None,
    dedupe: bool,
    stages: bool,
    quiet: bool,
    max_bytes: int | None,
    max_lines: int | None,
    max_expansion: int | None,
    fields: tuple[str, ...],
) -> None:
    """Read every page and container of pages below FOLDER into records and tables.

    FOLDER and --out may be addresses of object storage: s3://bucket/pages. Pages are .txt, .html and .htm;
    containers .zip, .tar, .gz, .json, .jsonl, .csv and .warc. Writes
    records.jsonl (one record a line, in path order), a Parquet file a table, errors.jsonl (one line a
    document that failed) and run.json. A run that was interrupted goes on; one over a folder that grew
    reads what is new or changed. With --dedupe copies.jsonl lists the groups of copies, and what they
    disagree on. Exit status: 0 all read, 1 some documents failed, 2 the run could not
    be done, 130 interrupted.
    """
    from rich.console import Console

    from cchc_extract.batch import Bounds
    from cchc_extract.batch import run as run_folder
    from cchc_extract.loading.documents import settings_of
    from cchc_extract.summary import print_stages, print_summary

    summary = run_folder(
        folder,
        out,
        workers=workers or os.cpu_count() or 1,
        bounds=Bounds(timeout, memory),
        scheduler=scheduler,
        state=state,
        settings=settings_of(max_bytes, max_lines, max_expansion, fields),
        dedupe=dedupe,
        partition_by=partition_by,
        progress=_progress(quiet, stages),
    )
    print_summary(summary, Console())
    if stages:
        print_stages(summary, Console())
    sys.exit(SOME_FAILED if summary.failed else 0)


@main.command("status")
@click.argument("folder", metavar="DIR")
@click.option("--state", type=FOLDER, help="Where a run to an address kept its ledger.")
def show_status(folder: str, state: Path | None) -> None:
    """Tell what a run into DIR did, whether it came to its end, what failed and why."""
    from cchc_extract.batch.status import lines, status

    for line in lines(status(folder, state)):
        click.echo(line)


@main.command("diff")
@click.argument("one", metavar="DIR_A")
@click.argument("other", metavar="DIR_B")
def show_difference(one: str, other: str) -> None:
    """Tell by field what changed between two runs. Exit status: 0 the same, 1 something changed."""
    from cchc_extract.batch.difference import difference, lines

    found = difference(one, other)
    for line in lines(found):
        click.echo(line)
    sys.exit(1 if found.changed or found.only_in_a or found.only_in_b else 0)


def _progress(quiet: bool, by_stage: bool) -> Progress:
    from rich.console import Console

    from cchc_extract.batch.progress import Lines, Silent, Terminal

    if quiet:
        return Silent()
    console = Console(stderr=True)
    return Terminal(console, by_stage) if console.is_terminal else Lines(by_stage)


@main.command()
@click.argument("file", type=PAGE)
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.option("--explain", "explained", is_flag=True, help="Say for each value which rule found it and why.")
@click.option(
    "--source", "sourced", is_flag=True, help="Say for each evidence where it stands in the source."
)
def show(file: Path, as_json: bool, explained: bool, sourced: bool) -> None:
    """Read one article and show it with its evidence highlighted, the record below it.

    FILE may lead into a container: crawl.zip/a/b.html.
    """
    from cchc_extract import extract_file

    record = extract_file(file)
    if as_json:
        click.echo(_reasons_as_json(record) if explained else record.model_dump_json(indent=2))
        return
    from rich.console import Console

    from cchc_extract.show import print_article, print_reasons, print_record

    console = Console()
    print_article(record, console)
    if sourced:
        _print_sources(record, file, console)
    elif explained:
        print_reasons(record, console)
    else:
        print_record(record, console)


def _print_sources(record: Record, file: Path, console: Console) -> None:
    from cchc_extract.api import open_document
    from cchc_extract.loading.explained import explain_page
    from cchc_extract.show import print_sources

    print_sources(record, explain_page(open_document(file)), console)


@main.command()
@click.argument("files", nargs=-1, required=True, type=PAGE, metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="Print each article as a line of JSON.")
@click.option(
    "--explain",
    "explained",
    is_flag=True,
    help="Print every line of the page: kept (+), dropped (-) and why.",
)
@click.option(
    "--out", type=click.File("w", encoding="utf-8", lazy=True), default="-", help="Write to this file."
)
@_loader_options
def clean(
    files: tuple[Path, ...],
    as_json: bool,
    explained: bool,
    out: IO[str],
    max_bytes: int | None,
    max_lines: int | None,
    max_expansion: int | None,
    fields: tuple[str, ...],
) -> None:
    """Print the cleaned article of each page, with title, date and credits.

    FILE is a page, a container (.zip, .tar.gz, .gz, .jsonl, .json, .csv, .warc), or a path into one:
    crawl.zip/a/b.html. Exit status: 0 all read, 1 some gave no article, 2 it could not be done.
    """
    from cchc_extract.clean import clean_file
    from cchc_extract.loading.documents import Refused, settings_of

    settings = settings_of(max_bytes, max_lines, max_expansion, fields)
    failed = False
    for file in files:
        for printed in clean_file(file, settings, explained, as_json):
            if isinstance(printed, Refused):
                failed = True
                click.echo(f"{printed.path}: {printed.code}: {printed.reason}", err=True)
            else:
                click.echo(printed, file=out)
    sys.exit(SOME_FAILED if failed else 0)


def _reasons_as_json(record: Record) -> str:
    import json
    from dataclasses import asdict

    from cchc_extract import explain

    return json.dumps([asdict(each) for each in explain(record)], ensure_ascii=False, indent=2)


@main.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    import json

    from cchc_extract.schema import Record

    click.echo(json.dumps(Record.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2))


@main.command()
def dictionary() -> None:
    """Print the data dictionary in Markdown: each field, its Vietnamese term, type and meaning."""
    from cchc_extract.dictionary import data_dictionary

    click.echo(data_dictionary(), nl=False)


@main.command()
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


@main.group()
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


@main.group()
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


if __name__ == "__main__":
    main()
