"""The salary band sheet: the range, its arithmetic, and what the market says."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from jdgen.documents import shared
from jdgen.documents.chart import Chart, Span, chart
from jdgen.model.employer import Employer
from jdgen.model.opening import Opening
from jdgen.model.pay import MarketReference
from jdgen.model.role import Level, Role
from jdgen.pay.bands import CENT, Band, Shown, band, both_ways, hours_per_year
from jdgen.pay.market import Position, average, contradictions, in_period, position


@dataclass(frozen=True)
class Hiring:
    """An opening, and what it offers on hire."""

    opening: Opening
    named: str
    level: str | None
    pay: Shown | None


@dataclass(frozen=True)
class Compared:
    """A market reference, and where the band's minimum, midpoint and maximum sit in it."""

    reference: MarketReference
    minimum: Position | None
    midpoint: Position | None
    maximum: Position | None
    ratio: Decimal | None
    """Midpoint over the reference's median, or its mean where it has no median."""


def derived(role: Role, employer: Employer, opening: Opening | None) -> dict[str, Any]:
    whole = _band(role, role.title)
    levels = _levels(role)
    market = tuple(in_period(reference, "year") for reference in role.pay.market)
    hiring = shared.pay_on_hire(role)
    return {
        "whole": whole,
        "bands": levels,
        "hiring": hiring,
        "hourly_first": shared.hourly_first(role),
        "market": tuple(_compared(whole, reference) for reference in market) if whole else (),
        "contradictions": contradictions(hiring.yearly, market) if hiring else (),
        "chart": _chart(whole, levels, market) if whole else None,
        "openings": tuple(_hiring(role, one) for one in role.openings),
        "hours": hours_per_year(role.hours_per_week()),
    }


def _hiring(role: Role, opening: Opening) -> Hiring:
    level = role.level_of(opening)
    return Hiring(opening, opening.named, level.name if level else None, shared.pay_on_hire(role, opening))


def _levels(role: Role) -> tuple[Band, ...]:
    bands: list[Band] = []
    for level in role.levels:
        if made := _band(role, level.name, bands[-1] if bands else None, level):
            bands.append(made)
    return tuple(bands)


def _band(role: Role, name: str, below: Band | None = None, level: Level | None = None) -> Band | None:
    pay = role.band(level)
    if pay is None:
        return None
    return band(name, both_ways(pay, role.pay.per, role.hours_per_week()), below)


def _compared(whole: Band, reference: MarketReference) -> Compared:
    usual = average(reference)
    return Compared(
        reference,
        position(whole.yearly.minimum, reference),
        position(whole.midpoint, reference),
        position(whole.yearly.maximum, reference),
        (whole.midpoint / usual).quantize(CENT, ROUND_HALF_UP) if usual else None,
    )


def _chart(whole: Band, levels: tuple[Band, ...], market: tuple[MarketReference, ...]) -> Chart:
    spans = [
        Span(one.name, "", "band", one.yearly.minimum, one.midpoint, one.yearly.maximum) for one in levels or (whole,)
    ]
    for reference in market:
        of = ", ".join(part for part in (reference.area, reference.industry) if part)
        usual = average(reference)
        if reference.p25 and reference.p75:
            spans.append(Span(reference.source, of, "market", reference.p25, usual, reference.p75))
        elif usual:
            spans.append(Span(reference.source, of, "point", usual, usual, usual))
    return chart(spans)
