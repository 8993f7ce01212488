"""``jdgen pay review``"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdgen.cli import options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace


@click.command
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.csv")
@options.workspace
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A folder for the documents, the CSV and JSON.")
@options.format_
@click.option("--no-names", is_flag=True, help="Leave every name out; ids stay.")
@click.option(
    "--output-format",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="What to print where no folder is named.",
)
def command(
    file: Path,
    workspace: "Workspace",
    output: Path | None,
    formats: tuple[str, ...],
    no_names: bool,
    output_format: str,
) -> None:
    """Compare the pay of current staff with the bands.

    FILE.csv has the columns employee_id, name, role, level, pay and per, place where there are zones, and where
    you like supervisor (an employee_id). Nothing leaves this machine.
    """
    from jdgen.build.reviewing import review_staff
    from jdgen.cli.pay.reviewed import send, write_all
    from jdgen.documents.pay_review import NOTICE

    click.echo(f"{NOTICE}\n", err=True)
    found = review_staff(workspace, file, names=not no_names)
    if output is None:
        send(found, file.name, output_format)
    else:
        write_all(workspace, found, file.name, output, formats)
