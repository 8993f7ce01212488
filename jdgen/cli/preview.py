"""``jdgen preview``"""

from datetime import date
from typing import TYPE_CHECKING

import click

from jdgen.cli import options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace


@click.command
@options.workspace
@click.option("--port", type=click.IntRange(0, 65535), default=8321, show_default=True, help="0 takes a free one.")
@options.as_of
def command(workspace: "Workspace", port: int, as_of: date) -> None:
    """Show the career site and every document on this machine, and reload them as files change.

    Only programs on this machine can see it. Ctrl-C ends it.
    """
    from jdgen.cli.previewed import preview

    preview(workspace, port, as_of)
