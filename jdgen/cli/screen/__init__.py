"""``jdgen screen``: the plan out, and what raters filled in back; one file a command."""

import click

from jdgen.cli import Commands

COMMANDS = {
    "sheet": "Write the plan of a role as a spreadsheet to fill in.",
    "read": "Read filled forms and spreadsheets back.",
    "compare": "Put the raters of each candidate side by side, and add up.",
    "impact": "Compare how stages select the groups of applicants.",
}


@click.group(cls=Commands, package=__name__, commands=COMMANDS)
def command() -> None:
    """Checklists as forms: write, read back, compare. All of it is internal, and stays on this machine."""
