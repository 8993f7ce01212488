"""``jdgen screen``: screening as forms that come back, and what they add up to; one file a command."""

import click

from jdgen.cli import Commands

COMMANDS = {
    "impact": "Compare how stages select the groups of applicants.",
}


@click.group(cls=Commands, package=__name__, commands=COMMANDS)
def command() -> None:
    """Checklists as forms: write, read back, compare. All of it is internal."""
