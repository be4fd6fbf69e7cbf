"""The commands for single pages, `show` and `clean`, and for what a record is: `schema`, `dictionary`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from cchc_extract.cli.options import PAGE, SOME_FAILED, loader_options

if TYPE_CHECKING:
    from rich.console import Console

    from cchc_extract.schema import Record


@click.command()
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


@click.command()
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
@loader_options
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


@click.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    import json

    from cchc_extract.schema import Record

    click.echo(json.dumps(Record.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2))


@click.command()
def dictionary() -> None:
    """Print the data dictionary in Markdown: each field, its Vietnamese term, type and meaning."""
    from cchc_extract.dictionary import data_dictionary

    click.echo(data_dictionary(), nl=False)
