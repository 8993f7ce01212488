"""The salary band sheet: the range, its arithmetic, and what the market says."""

from dataclasses import dataclass
from typing import Any

from jdgen.documents import shared
from jdgen.documents.chart import Span, chart
from jdgen.model.employer import Employer
from jdgen.model.opening import Opening
from jdgen.model.pay import MarketReference
from jdgen.model.role import Role
from jdgen.pay.bands import Band, band, both_ways
from jdgen.pay.market import Position, average, contradictions, in_period, position


@dataclass(frozen=True)
class Compared:
    """A market reference, and where the band's minimum, midpoint and maximum sit in it."""

    reference: MarketReference
    minimum: Position | None
    midpoint: Position | None
    maximum: Position | None
    ratio: Any
    """Midpoint over the reference's median, or its mean where it has no median."""


def derived(role: Role, employer: Employer, opening: Opening | None) -> dict[str, Any]:
    whole = _band(role, role.title)
    market = tuple(in_period(reference, "year") for reference in role.pay.market)
    hiring = shared.pay_on_hire(role)
    return {
        "whole": whole,
        "bands": _levels(role),
        "hiring": hiring,
        "hourly_first": shared.hourly_first(role),
        "market": tuple(_compared(whole, reference) for reference in market) if whole else (),
        "contradictions": contradictions(hiring.yearly, market) if hiring else (),
        "chart": _chart(role, whole, market) if whole else None,
    }


def _levels(role: Role) -> tuple[Band, ...]:
    bands: list[Band] = []
    for level in role.levels:
        if made := _band(role, level.name, bands[-1] if bands else None, level):
            bands.append(made)
    return tuple(bands)


def _band(role: Role, name: str, below: Band | None = None, level: Any = None) -> Band | None:
    pay = role.band(level)
    if pay is None:
        return None
    return band(name, both_ways(pay, role.pay.per, role.hours_per_week(), role.pay.currency), below)


def _compared(whole: Band, reference: MarketReference) -> Compared:
    usual = average(reference)
    return Compared(
        reference,
        position(whole.yearly.minimum, reference),
        position(whole.midpoint, reference),
        position(whole.yearly.maximum, reference),
        whole.midpoint / usual if usual else None,
    )


def _chart(role: Role, whole: Band, market: tuple[MarketReference, ...]) -> Any:
    bars = [Span(one.name, "band", one.yearly.minimum, one.midpoint, one.yearly.maximum) for one in _levels(role)]
    bars = bars or [Span(whole.name, "band", whole.yearly.minimum, whole.midpoint, whole.yearly.maximum)]
    for reference in market:
        name = f"{reference.source}, {reference.area}"
        if reference.p25 and reference.p75:
            bars.append(Span(name, "market", reference.p25, average(reference), reference.p75))
        elif usual := average(reference):
            bars.append(Span(name, "point", usual, usual, usual))
    return chart(bars)
