"""The salary band sheet: the range, its arithmetic, and what the market says."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from jdgen.documents import shared
from jdgen.documents.chart import Chart, Span, chart
from jdgen.documents.subject import Given, RoleSubject
from jdgen.model.band import Range, StatedBand
from jdgen.model.market import Market
from jdgen.model.opening import Opening
from jdgen.model.pay import MarketReference, Survey
from jdgen.model.role import Level, Role
from jdgen.pay.ageing import Aged, aged
from jdgen.pay.bands import CENT, Band, Shown, band, both_ways, hours_per_year
from jdgen.pay.floors import PlaceFloors, opening_floors, role_floors
from jdgen.pay.market import Position, average, contradictions, in_period, position
from jdgen.pay.noted import Noted
from jdgen.pay.sense import sense
from jdgen.pay.zones import Zoned, band_in_zones


@dataclass(frozen=True)
class Hiring:
    """An opening: what it offers on hire, and the band of its level in its places."""

    opening: Opening
    named: str
    level: str | None
    pay: Shown | None
    band: Shown | None
    zones: tuple[Zoned, ...]


@dataclass(frozen=True)
class Compared:
    """A market reference, and where the band's minimum, midpoint and maximum sit in it, aged where it is."""

    reference: MarketReference
    aged: Aged | None
    minimum: Position | None
    midpoint: Position | None
    maximum: Position | None
    ratio: Decimal | None
    """Midpoint over the median, or the mean where there is no median."""


@dataclass(frozen=True)
class Derived:
    """A band of which something else than minimum and maximum is stated, and what came of it."""

    name: str
    stated: StatedBand
    minimum: Decimal
    maximum: Decimal | None


def derived(subject: RoleSubject, given: Given) -> dict[str, Any]:
    role = subject.role
    levels = _levels(role)
    whole = _band(role, role.title) or _span(role, levels)
    market = tuple(in_period(reference, "year") for reference in role.pay.market)
    hiring = shared.pay_on_hire(role, given)
    policy = given.employer.pay
    compared = tuple(_compared(whole, one, aged(one, policy.ageing)) for one in market)
    return {
        "whole": whole,
        "bands": levels,
        "hiring": hiring,
        "hourly_first": shared.hourly_first(role),
        "market": compared if whole else (),
        "aged": next((one.aged for one in compared if one.aged), None),
        "contradictions": contradictions(hiring.yearly, market) if hiring else (),
        "chart": _chart(whole, levels, compared) if whole else None,
        "openings": tuple(_hiring(role, given, one) for one in role.openings),
        "hours": hours_per_year(role.hours_per_week()),
        "derived": tuple(_derived(role)),
        "step": role.pay.step,
        "floors": _floors(role),
        "noticed": _noticed(role, given),
        "surveys": _surveys(role, given),
        "scales": tuple((level.name, level.steps) for level in role.levels if level.steps),
    }


def _noticed(role: Role, given: Given) -> tuple[Noted, ...]:
    """As of the day of the role's revision. Contradictions (PAY001) have a place of their own."""
    # The market is read only where zones go by it.
    market = given.market if given.employer.pay.zones else Market()
    found = sense(role, given.employer.pay, market, role.revised)
    return tuple(one for one in found if one.id != "PAY001")


def _surveys(role: Role, given: Given) -> tuple[Survey, ...]:
    """The role's own, and those that were imported; licensed, so for internal documents only."""
    if not given.employer.pay.surveys:
        return role.pay.surveys
    soc = (role.occupation.soc,) if role.occupation else ()
    kept = [one.reference() for one in given.market.surveys(role.id, *soc, currency=role.pay.currency)]
    imported = (
        Survey(
            id=ref.id,
            source=ref.source,
            release=ref.release,
            area=ref.area,
            per=ref.per,
            p25=ref.p25,
            median=ref.median,
            p75=ref.p75,
        )
        for ref in kept
        if ref
    )
    return (*role.pay.surveys, *imported)


def _hiring(role: Role, given: Given, opening: Opening) -> Hiring:
    level = role.level_of(opening)
    zones = shared.zones(role, given, opening)
    limits = band_in_zones(role, level, zones)
    shown = both_ways(limits, role.pay.per, role.hours_per_week(opening)) if limits else None
    pay = shared.pay_on_hire(role, given, opening)
    return Hiring(opening, opening.named, level.name if level else None, pay, shown, zones)


def _floors(role: Role) -> tuple[PlaceFloors, ...]:
    """The country's, and those of every place of an opening, once; other countries' are not kept."""
    if role.pay.currency != "USD":
        return ()
    known = {one.place: one for one in role_floors(role.revised)}
    for opening in role.openings:
        known |= {one.place: one for one in opening_floors(opening, role.revised) if one.place not in known}
    return tuple(known.values())


def _derived(role: Role) -> Iterable[Derived]:
    stated = [(role.title, role.pay.band, None)] if role.pay.band else []
    grades = {grade.name: grade.band for grade in role.pay.grades}
    named: list[tuple[str, StatedBand | None, Level | None]] = [*stated]
    named += [(level.name, level.band or grades.get(level.grade or ""), level) for level in role.levels]
    for name, one, level in named:
        ends = role.band(level)
        if one and ends and (one.minimum is None or (one.maximum is None and ends.maximum is not None)):
            yield Derived(name, one, ends.minimum, ends.maximum)


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


def _span(role: Role, levels: tuple[Band, ...]) -> Band | None:
    """From the lowest to the highest of the levels, for a role without a band of its own."""
    ends = [one.yearly.maximum for one in levels]
    if not levels:
        return None
    lowest = min(one.yearly.minimum for one in levels)
    highest = None if None in ends else max(end for end in ends if end is not None)
    span = Range.model_construct(minimum=lowest, maximum=highest)
    return band(role.title, both_ways(span, "year", role.hours_per_week()))


def _compared(whole: Band | None, reference: MarketReference, forward: Aged | None) -> Compared:
    judge = forward.reference if forward else reference
    usual = average(judge)
    if whole is None:
        return Compared(reference, forward, None, None, None, None)
    return Compared(
        reference,
        forward,
        position(whole.yearly.minimum, judge),
        position(whole.midpoint, judge) if whole.midpoint else None,
        position(whole.yearly.maximum, judge) if whole.yearly.maximum else None,
        (whole.midpoint / usual).quantize(CENT, ROUND_HALF_UP) if usual and whole.midpoint else None,
    )


def _chart(whole: Band, levels: tuple[Band, ...], market: Iterable[Compared]) -> Chart:
    spans = [
        Span(one.name, "", "band", one.yearly.minimum, one.midpoint, one.yearly.maximum) for one in levels or (whole,)
    ]
    for one in market:
        reference = one.aged.reference if one.aged else one.reference
        industry = (reference.industry or "").partition(" (NAICS")[0]
        of = ", ".join(part for part in (reference.area, industry) if part)
        usual = average(reference)
        if reference.p25 and reference.p75:
            spans.append(Span(reference.source, of, "market", reference.p25, usual, reference.p75))
        elif usual:
            spans.append(Span(reference.source, of, "point", usual, usual, usual))
    return chart(spans)
