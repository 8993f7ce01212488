"""``jdgen verify``"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdgen.cli import finish, options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace


@click.command
@options.workspace
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="Another folder than output/.")
@options.report
def command(workspace: "Workspace", output: Path | None, output_format: str) -> None:
    """Compare the documents with output/manifest.json: is each still what was built?"""
    import json

    from jdgen.build.record import differences

    folder = output or workspace.output
    found = differences(folder)
    if output_format == "json":
        click.echo(json.dumps(found, indent=2))
    else:
        for path, what in found.items():
            click.echo(f"{folder / path}: {what}")
        click.echo("every document is what was built" if not found else f"{len(found)} differ", err=True)
    finish(1 if found else 0)
