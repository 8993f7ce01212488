"""``jdgen pay market``"""

from typing import TYPE_CHECKING

import click

from jdgen.cli import options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace


@click.command
@options.role
@options.workspace
@click.option("--area", default="US", show_default=True, help="A state (IL), an area code or an area's name.")
@click.option("--industry", metavar="NAICS", help="An industry by its code, such as 621100.")
@options.table
def command(role: str, workspace: "Workspace", area: str, industry: str | None, output_format: str) -> None:
    """Show what the market pays for a role's occupation, and where each level's band sits in it.

    The figures are those that come with jdgen and those that you imported: of each source the newest.
    """
    from jdgen.cli.pay.placed import HEADINGS, placed, rows, text
    from jdgen.cli.tables import send

    found = placed(workspace, role, area, industry)
    send(HEADINGS, rows(found), output_format, lambda: text(found))
