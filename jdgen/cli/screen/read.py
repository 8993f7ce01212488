"""``jdgen screen read``"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdgen.cli import finish, options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace


@click.command
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@options.workspace
@click.option("--role", metavar="ROLE", help="Whose plan to read by (by default the role of the first form).")
@click.option("--names", is_flag=True, help="Show the candidates' names; otherwise only their numbers.")
@options.table
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file, in place of standard output.")
def command(
    files: tuple[Path, ...],
    workspace: "Workspace",
    role: str | None,
    names: bool,
    output_format: str,
    output: Path | None,
) -> None:
    """Read filled forms and spreadsheets back: one record for each candidate and rater, with faults beside it.

    FILE is a PDF form, a page saved from the browser, a workbook or a CSV file, all for one role; a folder stands
    for the files in it. Nothing in a file is run. Ends with 1 where there are faults, 2 where a file cannot be read.
    """
    from jdgen.cli.screen.following import Following
    from jdgen.cli.screen.records import encoded, send
    from jdgen.screening.plan import load_plan
    from jdgen.screening.read import read
    from jdgen.screening.read.file import files_of

    paths = files_of(files)
    plan, contents = read(paths, lambda name: load_plan(workspace, name), role)
    following = Following()
    records = following.records(contents, len(paths))
    send(encoded(records, plan, output_format, names=names), output)
    finish(following.end())
