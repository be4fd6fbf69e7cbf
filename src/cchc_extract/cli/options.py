"""What several commands share: types of arguments, options of the loader, exit statuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

FOLDER = click.Path(path_type=Path)
PAGE = click.Path(path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NUMBER = click.IntRange(1)

SOME_FAILED = 1
NOT_DONE = 2
INTERRUPTED = 130


def loader_options(command: Callable[..., None]) -> Callable[..., None]:
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
