"""``jdgen publish``"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdgen.cli import finish, options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace


@click.command
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR", required=False)
@options.workspace
@click.option("--base-url", metavar="URL", help="Where the site will stand: https://careers.example.com/jobs")
@options.as_of
@click.option("--check", is_flag=True, help="Only say what would change; exit code 1 if something would.")
@click.option("--feeds-only", is_flag=True, help="Write the feeds and no page, where other software makes the pages.")
@click.option("--override", "overrides", metavar="OPENING", multiple=True, help="Publish this one in spite of errors.")
@click.option("--because", metavar="REASON", help="Why, for --override; it is recorded.")
@click.option("--by", metavar="NAME", help="Who decides, for --override; it is recorded.")
@click.option("--records", metavar="OPENING", help="List what was posted of an opening, and when.")
@options.quiet
def command(
    folder: Path | None,
    workspace: "Workspace",
    base_url: str | None,
    as_of: date,
    check: bool,
    feeds_only: bool,
    overrides: tuple[str, ...],
    because: str | None,
    by: str | None,
    records: str | None,
    quiet: bool,
) -> None:
    """Make or update a career site in DIR: pages, structured data and feeds of all open openings.

    An opening with an error of `jdgen check` is left out, and said. OPENING is a reference such as
    charge-entry-specialist.springfield.
    """
    from jdgen.cli.published import asked, decisions, listed_records, published

    if records:
        click.echo(listed_records(workspace, records, as_of), nl=False)
        return
    if folder is None or base_url is None:
        raise click.UsageError("a publish needs DIR and --base-url URL")
    request = asked(folder, base_url, as_of, decisions(overrides, because, by, as_of), feeds_only=feeds_only)
    finish(published(workspace, request, only_check=check, quiet=quiet))
