"""``jdgen build``"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdgen.cli import finish, options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace


@click.command
@options.roles
@options.workspace
@options.kind
@options.format_
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="Another folder than output/.")
@options.settings
@options.quiet
def command(
    roles: tuple[str, ...],
    workspace: "Workspace",
    kinds: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path | None,
    settings: tuple[str, ...],
    quiet: bool,
) -> None:
    """Make every document that is not up to date, of all roles or of those named.

    Documents go to output/<role>/<kind>.<format>; those of an opening one folder deeper.
    """
    from jdgen.build.run import Request, build
    from jdgen.cli.progress import follow

    request = Request(roles, kinds, formats, settings)
    finish(follow(build(workspace, output or workspace.output, request), quiet=quiet))
