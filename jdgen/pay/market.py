"""Where an amount sits among published figures, and which figures disagree with a range."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from jdgen.model.band import Per, Range
from jdgen.model.pay import MarketReference
from jdgen.pay.bands import convert

PUBLISHED_HOURS = Decimal(2080)
"""The year that published figures assume (BLS OEWS: annual = hourly x 2,080)."""

_AMOUNTS = ("mean", "p10", "p25", "median", "p75", "p90")


@dataclass(frozen=True)
class Position:
    """A percentile, or ``below`` or ``above`` the outermost published one."""

    percentile: Decimal | None
    below: int | None = None
    above: int | None = None


def position(amount: Decimal, reference: MarketReference) -> Position | None:
    """By straight lines between the published percentiles; None where fewer than two are known.

    ``amount`` is in the reference's own period.
    """
    known = [(Decimal(p), value) for p, value in reference.percentiles.items() if value is not None]
    if len(known) < 2:
        return None
    if amount < known[0][1]:
        return Position(None, below=int(known[0][0]))
    if amount > known[-1][1]:
        return Position(None, above=int(known[-1][0]))
    for (p0, v0), (p1, v1) in pairwise(known):
        if v0 <= amount <= v1:
            share = (amount - v0) / (v1 - v0) if v1 > v0 else Decimal(0)
            return Position(p0 + (p1 - p0) * share)
    raise AssertionError("percentiles rise, so one step holds the amount")


def in_period(reference: MarketReference, per: Per) -> MarketReference:
    """The same figures by the hour or the year."""
    if reference.per == per:
        return reference
    amounts = {name: getattr(reference, name) for name in _AMOUNTS}
    changed = {
        name: convert(amount, reference.per, per, PUBLISHED_HOURS)
        for name, amount in amounts.items()
        if amount is not None
    }
    return reference.model_copy(update={**changed, "per": per})


def average(reference: MarketReference) -> Decimal | None:
    """What a source says is usual: its median, else its mean."""
    return reference.median or reference.mean


def has_percentiles(reference: MarketReference) -> bool:
    return sum(value is not None for value in reference.percentiles.values()) > 1


@dataclass(frozen=True)
class Contradiction:
    """A published average outside the range, beside the fuller figures that speak for or against it."""

    quoted: MarketReference
    amount: Decimal
    side: str
    """``below`` or ``above`` the range."""
    judge: MarketReference | None
    """The first reference with percentiles for the whole country or market, if there is one."""
    usual: Decimal | None
    """The judge's median, or its mean where it gives none."""
    lowest: tuple[int, Decimal] | None
    """The judge's lowest percentile, where the quoted amount lies even below that."""
    supports_range: bool
    """Whether the judge's own median lies within the range."""


def contradictions(pay: Range, references: tuple[MarketReference, ...]) -> list[Contradiction]:
    """Every reference whose average lies outside ``pay``; all in one period."""
    judge = next((reference for reference in references if has_percentiles(reference)), None)
    found = []
    for reference in references:
        amount = average(reference)
        if amount is None or has_percentiles(reference) or pay.holds(amount):
            continue
        side = "below" if amount < pay.minimum else "above"
        usual = average(judge) if judge else None
        supports = usual is not None and pay.holds(usual)
        found.append(Contradiction(reference, amount, side, judge, usual, _undercut(amount, judge), supports))
    return found


def _undercut(amount: Decimal, judge: MarketReference | None) -> tuple[int, Decimal] | None:
    """The lowest published percentile, where ``amount`` lies below it."""
    known = ((p, value) for p, value in judge.percentiles.items() if value is not None) if judge else ()
    lowest = next(iter(known), None)
    return lowest if lowest and amount < lowest[1] else None
