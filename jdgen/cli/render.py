"""``jdgen render``"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdgen.cli import options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace


@click.command
@options.role
@options.workspace
@options.kind
@options.format_
@click.option("--opening", metavar="ID", help="An opening's documents instead of the role's; all for every one.")
@click.option("-o", "--output", default=".", show_default=True, help="A folder, or - for standard output.")
@options.settings
def command(
    role: str,
    workspace: "Workspace",
    kinds: tuple[str, ...],
    formats: tuple[str, ...],
    opening: str | None,
    output: str,
    settings: tuple[str, ...],
) -> None:
    """Make some documents of one role, now: the role's own, or those of an opening."""
    from jdgen.build.some import some_documents
    from jdgen.workspace import write

    documents = some_documents(workspace, role, kinds, formats, opening, settings, only_one=output == "-")
    for path, data in documents:
        if output == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            write(Path(output) / path, data)
            click.echo(f"made {Path(output) / path}", err=True)
