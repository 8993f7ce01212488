"""``jdgen screen impact``"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdgen.cli import options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace


@click.command
@click.argument("file", type=click.Path(path_type=Path), metavar="COUNTS.csv")
@options.workspace
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A folder for the documents, the CSV and JSON.")
@options.format_
@options.table
def command(
    file: Path, workspace: "Workspace", output: Path | None, formats: tuple[str, ...], output_format: str
) -> None:
    """Compare how the stages of hiring select the groups of applicants.

    COUNTS.csv has the columns stage, group, applicants and selected, and a column category (such as sex) where
    it has groups of more than one kind. Counts only: a list of people is refused. Nothing leaves this machine.
    """
    from jdgen.build.impact import impact_of
    from jdgen.cli.screen.impact_forms import send, write_all
    from jdgen.documents.adverse_impact import NOTICE

    click.echo(f"{NOTICE}\n", err=True)
    found = impact_of(file)
    if output is None:
        send(found, file.name, output_format)
    else:
        write_all(workspace, found, file.name, output, formats)
