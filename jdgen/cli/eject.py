"""``jdgen eject``"""

from typing import TYPE_CHECKING

import click

from jdgen.cli import options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace


@click.command
@click.argument("kind")
@options.workspace
def command(kind: str, workspace: "Workspace") -> None:
    """Copy the templates of a kind into the workspace's templates/, where you can change them.

    KIND may also be _base: the layout, the style sheets and the parts that all kinds share.
    """
    from jdgen.documents.kinds import shipped_files
    from jdgen.workspace import write

    for path, data in shipped_files(workspace, kind):
        write(path, data)
        click.echo(f"made {workspace.shown(path)}", err=True)
