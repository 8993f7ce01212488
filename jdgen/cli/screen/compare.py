"""``jdgen screen compare``"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdgen.cli import finish, options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace


class VersionAndReason(click.ParamType[tuple[str, str]]):
    name = "version=reason"

    def convert(
        self, value: tuple[str, str] | str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        version, _, reason = (part.strip() for part in value.partition("="))
        if not reason:
            self.fail(f"{value!r} gives no reason; write VERSION=REASON", param, ctx)
        return version, reason


@click.command
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@options.workspace
@click.option("--role", metavar="ROLE", help="Whose plan to compare by (by default the role of the first form).")
@click.option("--names", is_flag=True, help="Show the names of candidates and of files; otherwise only numbers.")
@click.option("--by", type=click.Choice(["number", "total"]), default="number", show_default=True, help="The order.")
@click.option(
    "--include-version",
    "included",
    type=VersionAndReason(),
    multiple=True,
    metavar="VERSION=REASON",
    help="Count the forms of this older plan, for a reason that is printed; may be repeated.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A folder for the documents, the CSV and JSON.")
@options.format_
@options.table
def command(
    files: tuple[Path, ...],
    workspace: "Workspace",
    role: str | None,
    names: bool,
    by: str,
    included: tuple[tuple[str, str], ...],
    output: Path | None,
    formats: tuple[str, ...],
    output_format: str,
) -> None:
    """Put the raters of each candidate side by side, and add up as the plan says.

    FILE is a PDF form, a page saved from the browser, a workbook or a CSV file, all for one role; a folder stands
    for the files in it. Ends with 1 where there are faults, 2 where a file cannot be read.
    """
    from jdgen.cli.screen.compared import compared, send, write_all
    from jdgen.cli.screen.following import Following
    from jdgen.documents.candidate_comparison import NOTICE

    click.echo(f"{NOTICE}\n", err=True)
    following = Following()
    found = compared(workspace, files, role, following, dict(included), by_total=by == "total", names=names)
    if found and output:
        write_all(workspace, found, output, formats)
    elif found:
        send(found, output_format)
    finish(following.end())
