"""``jdgen check``"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdgen.cli import finish, options

if TYPE_CHECKING:
    from datetime import date

    from jdgen.checks.finding import Level
    from jdgen.workspace import Workspace


@click.command
@options.roles
@options.workspace
@click.option("--text", "file", type=click.Path(path_type=Path), help="Check a posting in a file of its own instead.")
@click.option("--jurisdiction", "jurisdictions", metavar="ID", multiple=True, help="Let US-CO count too; repeatable.")
@options.as_of
@options.fail_on
@click.option("--fix", is_flag=True, help="Write what is safe to write into the files.")
@click.option("--diff", is_flag=True, help="Show what --fix would write.")
@options.settings
@click.option(
    "--output-format",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How to report.",
)
@click.option("-v", "--verbose", is_flag=True, help="Say of notices too why, and what to write.")
def command(
    roles: tuple[str, ...],
    workspace: "Workspace",
    file: Path | None,
    jurisdictions: tuple[str, ...],
    as_of: "date",
    fail_on: "Level",
    fix: bool,
    diff: bool,
    settings: tuple[str, ...],
    output_format: str,
    verbose: bool,
) -> None:
    """Report what is wrong in the roles, and what could be better, each at its file and line."""
    from jdgen.checks import check
    from jdgen.checks.plain import check_text
    from jdgen.cli.fixes import fixed
    from jdgen.cli.reports import report

    if file:
        found = check_text(workspace, file)
    else:
        found = check(workspace, roles, settings, as_of, jurisdictions)
        if diff and not fix:
            finish(int(fixed(workspace, found, write_them=False)))
        if fix and fixed(workspace, found, write_them=True):
            found = check(workspace, roles, settings, as_of, jurisdictions)
    report(found, output_format, verbose=verbose)
    finish(found.exit_code(fail_on))
