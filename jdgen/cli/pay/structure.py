"""``jdgen pay structure``"""

from typing import TYPE_CHECKING

import click

from jdgen.cli import options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace


@click.command
@click.argument("family", required=False)
@options.workspace
@options.table
def command(family: str | None, workspace: "Workspace", output_format: str) -> None:
    """Show the bands of a family in order: how each stands to the one below, and what does not fit.

    `jdgen render FAMILY -k pay-structure` makes the document.
    """
    from jdgen.cli.pay.structures import structures, text
    from jdgen.cli.tables import send

    found = structures(workspace, family)
    send(found.headings, found.rows, output_format, lambda: text(found))
