"""Bands and the conversion between hourly and yearly pay.

All amounts are Decimal. An hourly rate is rounded to the cent and a yearly amount to the dollar,
half up; ratios are computed from the yearly amounts as shown, so that a reader can check them.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jdgen.model.pay import Per, Range

WEEKS = 52
CENT = Decimal("0.01")
DOLLAR = Decimal(1)


def hours_per_year(hours_per_week: Decimal) -> Decimal:
    """Scheduled hours; 40 a week give 2,080."""
    return hours_per_week * WEEKS


def convert(amount: Decimal, source: Per, target: Per, hours: Decimal) -> Decimal:
    """An amount per ``source`` as an amount per ``target``; ``hours`` are the year's."""
    if source == target:
        return amount
    if target == "hour":
        return (amount / hours).quantize(CENT, ROUND_HALF_UP)
    return (amount * hours).quantize(DOLLAR, ROUND_HALF_UP)


@dataclass(frozen=True)
class Shown:
    """A range both ways, with the hours of the year that join them."""

    hourly: Range
    yearly: Range
    hours: Decimal


def both_ways(pay: Range, per: Per, hours_per_week: Decimal) -> Shown:
    hours = hours_per_year(hours_per_week)

    def to(target: Per) -> Range:
        # Not checked again: a few cents a year are 0.00 an hour, and a right range all the same.
        return Range.model_construct(
            minimum=convert(pay.minimum, per, target, hours),
            maximum=convert(pay.maximum, per, target, hours),
        )

    return Shown(to("hour"), to("year"), hours)


@dataclass(frozen=True)
class Band:
    """Minimum, midpoint and maximum, yearly and hourly, with the spread over the minimum."""

    name: str
    yearly: Range
    hourly: Range
    midpoint: Decimal
    hourly_midpoint: Decimal
    spread: Decimal
    """(maximum - minimum) / minimum."""
    half_spread: Decimal
    """(maximum - midpoint) / midpoint."""
    progression: Decimal | None = None
    """This midpoint over the one below, less one."""


def band(name: str, shown: Shown, below: Band | None = None) -> Band:
    low, high = shown.yearly.minimum, shown.yearly.maximum
    midpoint = (low + high) / 2
    return Band(
        name,
        shown.yearly,
        shown.hourly,
        midpoint,
        convert(midpoint, "year", "hour", shown.hours),
        (high - low) / low,
        (high - midpoint) / midpoint,
        midpoint / below.midpoint - 1 if below else None,
    )
