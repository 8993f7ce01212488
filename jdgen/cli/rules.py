"""``jdgen rules``"""

from typing import TYPE_CHECKING

import click

from jdgen.cli import options

if TYPE_CHECKING:
    from datetime import date


@click.command
@click.argument("id", required=False, metavar="[ID]")
@click.option("--coverage", is_flag=True, help="Show the places that are covered, and since when.")
@options.as_of
@options.table
def command(id: str | None, coverage: bool, as_of: "date", output_format: str) -> None:
    """List the rules, one a line; with an ID explain one, with its examples."""
    from jdgen.cli import ruled
    from jdgen.cli.tables import send

    if coverage:
        rows = list(ruled.coverage(as_of))
        send(ruled.COVERED, rows, output_format, lambda: ruled.text(ruled.COVERED, rows))
    elif id:
        click.echo(ruled.explained(id), nl=False)
    else:
        rows = list(ruled.listed())
        send(ruled.LISTED, rows, output_format, lambda: ruled.text(ruled.LISTED, rows))
