"""``jdgen pay``: bands, the market and offers; one file a command."""

import click

from jdgen.cli import Commands

COMMANDS = {
    "structure": "Show the bands of a family in order.",
    "market": "Show what the market pays, and where a role's bands sit in it.",
    "offer": "Place an offer in its band, beside peers and the market.",
    "import": "Read market figures: a BLS workbook, or a survey that you bought.",
    "review": "Compare the pay of current staff with the bands.",
}


@click.group(cls=Commands, package=__name__, commands=COMMANDS)
def command() -> None:
    """Bands in order, the market, offers and reviews. All of it is internal."""
