"""The command line. Only click is imported at the top: ``--help`` must answer at once."""

from __future__ import annotations

import click

from cchc_extract import __version__
from cchc_extract.cli import folders, pages, quality
from cchc_extract.cli.options import INTERRUPTED, NOT_DONE
from cchc_extract.errors import CchcError

__all__ = ["main"]


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


for _command in (
    *(folders.run, folders.show_status, folders.show_difference),
    *(pages.show, pages.clean, pages.schema, pages.dictionary),
    *(quality.evaluate, quality.rules, quality.gate),
):
    main.add_command(_command)
