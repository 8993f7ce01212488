"""Bands and the conversion between hourly, monthly and yearly pay.

All amounts are Decimal. An hourly or monthly rate is rounded to the cent and a yearly amount to the
dollar, half up; ratios are computed from the yearly amounts as shown, so that a reader can check them.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jdgen.model.band import Per, Range

WEEKS = 52
MONTHS = 12
CENT = Decimal("0.01")
DOLLAR = Decimal(1)


def hours_per_year(hours_per_week: Decimal) -> Decimal:
    """Scheduled hours; 40 a week give 2,080."""
    return hours_per_week * WEEKS


def convert(amount: Decimal, source: Per, target: Per, hours: Decimal) -> Decimal:
    """An amount per ``source`` as an amount per ``target``; ``hours`` are the year's."""
    if source == target:
        return amount
    times = {"hour": hours, "month": Decimal(MONTHS), "year": Decimal(1)}
    exact = amount * times[source] / times[target]
    return exact.quantize(DOLLAR if target == "year" else CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class Shown:
    """A range by the hour and by the year, as it is stated, and the hours that join them."""

    hourly: Range
    yearly: Range
    stated: Range
    per: Per
    hours: Decimal


def both_ways(pay: Range, per: Per, hours_per_week: Decimal) -> Shown:
    hours = hours_per_year(hours_per_week)
    return Shown(in_period_of(pay, per, "hour", hours), in_period_of(pay, per, "year", hours), pay, per, hours)


def in_period_of(pay: Range, source: Per, target: Per, hours: Decimal) -> Range:
    """A range per ``source`` as a range per ``target``."""
    # Not checked again: a few cents a year are 0.00 an hour, and a right range all the same.
    return Range.model_construct(
        minimum=convert(pay.minimum, source, target, hours),
        maximum=None if pay.maximum is None else convert(pay.maximum, source, target, hours),
    )


@dataclass(frozen=True)
class Band:
    """Minimum, midpoint and maximum, yearly and hourly; a band without an upper end has no midpoint and no spread."""

    name: str
    yearly: Range
    hourly: Range
    midpoint: Decimal | None
    hourly_midpoint: Decimal | None
    spread: Decimal | None
    """(maximum - minimum) / minimum."""
    half_spread: Decimal | None
    """(maximum - midpoint) / midpoint."""
    progression: Decimal | None = None
    """This midpoint over the one below, less one."""


def band(name: str, shown: Shown, below: Band | None = None) -> Band:
    low, high = shown.yearly.minimum, shown.yearly.maximum
    if high is None:
        return Band(name, shown.yearly, shown.hourly, None, None, None, None)
    midpoint = (low + high) / 2
    return Band(
        name,
        shown.yearly,
        shown.hourly,
        midpoint,
        convert(midpoint, "year", "hour", shown.hours),
        (high - low) / low,
        (high - midpoint) / midpoint,
        midpoint / below.midpoint - 1 if below and below.midpoint else None,
    )


def overlap(below: Band, above: Band) -> Decimal | None:
    """(maximum of the lower - minimum of the higher) / (maximum - minimum of the higher).

    The share of the higher band that the lower one covers; below zero where there is a gap. Several
    formulas go by this name: this one divides by the higher band's width. None for a band without a width.
    """
    low, high = above.yearly.minimum, above.yearly.maximum
    if high is None or below.yearly.maximum is None or high == low:
        return None
    return (below.yearly.maximum - low) / (high - low)
