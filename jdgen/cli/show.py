"""``jdgen show``"""

from typing import TYPE_CHECKING

import click

from jdgen.cli import options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace


@click.command
@options.role
@options.workspace
@click.option("--origin", is_flag=True, help="Say where each value stands: file, line and column.")
@options.settings
@options.report
def command(role: str, workspace: "Workspace", origin: bool, settings: tuple[str, ...], output_format: str) -> None:
    """Show a role as jdgen understands it, with all that it inherits."""
    from jdgen.load import load_one

    loaded = load_one(workspace, role, settings)
    if output_format == "json":
        click.echo(loaded.model.model_dump_json(indent=2))
        return
    for path, text, mark in loaded.origins:
        value = " ".join(text.split())
        click.echo(f"{path}: {value}{f'  ({mark})' if origin else ''}")
