"""``jdgen check``"""

from typing import TYPE_CHECKING

import click

from jdgen.cli import finish, options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace


@click.command
@options.roles
@options.workspace
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "notice"]),
    default="error",
    show_default=True,
    help="End with exit code 1 from this level of finding on.",
)
@options.settings
@options.report
def command(
    roles: tuple[str, ...], workspace: "Workspace", fail_on: str, settings: tuple[str, ...], output_format: str
) -> None:
    """Report what is wrong in the roles, and what could be better, each at its file and line."""
    from jdgen.checks import check
    from jdgen.cli.reports import report

    found = check(workspace, roles, settings)
    report(found, output_format)
    finish(found.exit_code(fail_on))
