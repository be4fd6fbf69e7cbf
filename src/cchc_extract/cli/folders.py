"""The commands for whole folders: `run`, `status`, `diff`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_extract.cli.options import FOLDER, SOME_FAILED, loader_options

if TYPE_CHECKING:
    from cchc_extract.batch.progress import Progress
    from cchc_extract.batch.tables import Key

if sys.platform == "linux":  # of Arrow's pools the one that gives back most; read when Arrow is imported
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "jemalloc")


@click.command()
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
@loader_options
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


@click.command("status")
@click.argument("folder", metavar="DIR")
@click.option("--state", type=FOLDER, help="Where a run to an address kept its ledger.")
def show_status(folder: str, state: Path | None) -> None:
    """Tell what a run into DIR did, whether it came to its end, what failed and why."""
    from cchc_extract.batch.status import lines, status

    for line in lines(status(folder, state)):
        click.echo(line)


@click.command("diff")
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
