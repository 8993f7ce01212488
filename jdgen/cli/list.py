"""``jdgen list``"""

from typing import TYPE_CHECKING

import click

from jdgen.cli import options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace


@click.command
@click.argument("what", type=click.Choice(["roles", "kinds", "formats", "families"]), default="roles")
@options.workspace
def command(what: str, workspace: "Workspace") -> None:
    """List the workspace's roles with their openings, or the kinds, formats or families."""
    from jdgen.cli.listing import listing

    rows = listing(workspace, what)
    width = max((len(name) for name, _ in rows), default=0)
    for name, about in rows:
        click.echo(f"{name:{width}}  {about}".rstrip())
