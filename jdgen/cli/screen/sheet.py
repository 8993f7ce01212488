"""``jdgen screen sheet``"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdgen.cli import options

if TYPE_CHECKING:
    from jdgen.screening.plan import Plan
    from jdgen.workspace import Workspace


@click.command
@options.role
@options.workspace
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    help="A workbook (.xlsx) or a CSV file (.csv); - for CSV on standard output.",
)
def command(role: str, workspace: "Workspace", output: str) -> None:
    """Write the plan of ROLE as a spreadsheet to fill in, with a row for each candidate and rater.

    A workbook has lists to choose from, and a second sheet with the questions and what a 1, a 3 and a 5 are.
    """
    from jdgen.screening.plan import load_plan
    from jdgen.workspace import write

    if output != "-" and Path(output).suffix.lower() not in (".xlsx", ".csv"):
        raise click.BadParameter(f"{output!r} ends neither in .xlsx nor in .csv", param_hint="--output")
    data = _encoded(load_plan(workspace, role), Path(output))
    if output == "-":
        sys.stdout.buffer.write(data)
    else:
        write(Path(output), data)
        click.echo(f"made {output}", err=True)


def _encoded(plan: "Plan", path: Path) -> bytes:
    if path.suffix.lower() == ".xlsx":
        from jdgen.screening.sheet import workbook

        return workbook(plan)
    from jdgen.cli.tables import csv_bytes
    from jdgen.screening.columns import columns, heading

    return csv_bytes([heading(field, plan) for field in columns(plan)], [])
