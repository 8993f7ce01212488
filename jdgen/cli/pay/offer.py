"""``jdgen pay offer``"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdgen.cli import finish, options

if TYPE_CHECKING:
    from jdgen.model.band import Per
    from jdgen.workspace import Workspace


@click.command
@options.role
@options.workspace
@click.option("--amount", required=True, help="What is offered: 52000, or 24.50 with --per hour.")
@click.option("--per", type=click.Choice(["hour", "month", "year"]), default="year", show_default=True)
@click.option("--level", help="The level's id; a role without levels needs none.")
@click.option("--place", help="Where the work is done: US-IL, Illinois, or 'Springfield, IL'.")
@click.option("--peers", type=click.Path(path_type=Path), help="A CSV file of current staff, as for `pay review`.")
@options.fail_on
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)
def command(
    role: str,
    workspace: "Workspace",
    amount: str,
    per: "Per",
    level: str | None,
    place: str | None,
    peers: Path | None,
    fail_on: str,
    output_format: str,
) -> None:
    """Place an offer in its band, beside peers and the market. It is read, and nothing is kept."""
    from jdgen.cli.pay.offered import exit_code, offered, send

    found = offered(workspace, role, level, amount, per, place, peers)
    send(found, output_format)
    finish(exit_code(found, fail_on))
