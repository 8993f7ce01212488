"""Zones: what a place does to pay. A band or hiring range times a place's factor, rounded.

The factor comes from the employer's own table, or from what others pay there over what they pay in the
whole country. Where no wage is published for a place, price parities stand in, and it is said so: they
tell what things cost, not what work is paid.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from jdgen.model.band import Range, rounded
from jdgen.model.market import Found, Market
from jdgen.model.opening import Opening, Place
from jdgen.model.policy import Zones
from jdgen.model.role import Level, Role
from jdgen.places.parities import parity
from jdgen.places.states import STATES, state_code

THOUSANDTH = Decimal("0.001")
ONE = Decimal(1)


@dataclass(frozen=True)
class Zoned:
    """A place's factor, and where it comes from."""

    place: str
    factor: Decimal
    basis: Literal["table", "market", "parity", "none"]
    because: str
    """The zone's id, or the figures that the factor divides."""


def zones_of(role: Role, opening: Opening, zones: Zones | None, market: Market) -> tuple[Zoned, ...]:
    """One for each place of an opening, or for each state that a remote one is open to; none without zones."""
    if zones is None or (zones.by == "market" and role.pay.currency != "USD"):
        return ()
    remote = opening.arrangement == "remote"
    places: Sequence[Place | str] = opening.open_to if remote and opening.open_to else opening.places
    return tuple(zone(zones, place, role, market) for place in places)


def zone(zones: Zones, place: Place | str, role: Role, market: Market) -> Zoned:
    """The factor of a place, or of a state by its name or abbreviation."""
    named = place if isinstance(place, str) else place.named
    here = isinstance(place, str) or place.country == "US"
    written = place if isinstance(place, str) else place.state
    state = state_code(written or "") if here else None
    city = None if isinstance(place, str) else place.city
    if zones.by == "table":
        return _by_table(zones, named, city, (state and STATES[state], state, written))
    return _by_market(named, city, state, role.occupation.soc if role.occupation else None, market)


def _by_table(zones: Zones, named: str, city: str | None, states: Sequence[str | None]) -> Zoned:
    """A city before its state, each by any of its names."""
    cities = [f"{city}, {state}" for state in states if state] if city else []
    for wanted in (one.casefold() for one in (named, *cities, city, *states) if one):
        for known in zones.table:
            if wanted in (area.casefold() for area in known.areas):
                return Zoned(named, known.factor, "table", known.id)
    return Zoned(named, ONE, "none", "in no zone of the table")


def _by_market(named: str, city: str | None, state: str | None, soc: str | None, market: Market) -> Zoned:
    whole = market.find(soc) if soc else None
    if soc and state and whole:
        metro = _metro(city, state, market.areas(soc)) if city else None
        for area in filter(None, (metro, state)):
            here = market.find(soc, area)
            if here and (factor := _ratio(here, whole)):
                source = f"{whole.release.source} {whole.release.release}"
                because = f"median for {soc} in {here.figures.area_title} over that of the country, {source}"
                return Zoned(named, factor, "market", because)
    known = parity(state) if state else None
    if known:
        because = f"prices, since no wage for {soc or 'this role'} is published here: {known.source}"
        return Zoned(named, _thousandth(known.index / 100), "parity", because)
    return Zoned(named, ONE, "none", "nothing is known of this place")


def _metro(city: str, state: str, areas: Mapping[str, str]) -> str | None:
    """The metropolitan area with this city in its title, such as ``Chicago-Naperville-Elgin, IL-IN``."""
    for area, title in areas.items():
        cities, _, states = title.rpartition(", ")
        # Dashes and strokes part the cities of a title, and some cities have a dash of their own.
        if area.isdigit() and f"-{city}-" in f"-{cities.replace('/', '-')}-" and state in states.split("-"):
            return area
    return None


def _ratio(here: Found, whole: Found) -> Decimal | None:
    """One median over the other, both of one release; None where either is missing or only a lower bound."""
    ours, theirs = here.figures.wages.median, whole.figures.wages.median
    if here.release.release != whole.release.release or here.figures.per != whole.figures.per:
        return None
    return _thousandth(ours / theirs) if isinstance(ours, Decimal) and isinstance(theirs, Decimal) else None


def _thousandth(factor: Decimal) -> Decimal:
    return factor.quantize(THOUSANDTH, ROUND_HALF_UP)


def in_zones(pay: Range, zones: Sequence[Zoned], step: Decimal) -> Range:
    """From the lowest place's minimum to the highest place's maximum, each rounded; as it is without zones."""
    factors = [zone.factor for zone in zones] or [ONE]
    return scaled(pay, min(factors), max(factors), step)


def scaled(pay: Range, lowest: Decimal, highest: Decimal, step: Decimal) -> Range:
    """The minimum times one factor and the maximum times another, each rounded; by 1 they stay as they are."""
    low, high = pay.minimum, pay.maximum
    return Range.model_construct(
        minimum=low if lowest == ONE else rounded(low * lowest, step),
        maximum=high if high is None or highest == ONE else rounded(high * highest, step),
    )


def hiring_range(role: Role, opening: Opening | None, zones: Sequence[Zoned]) -> Range | None:
    """The opening's own as it stands, else its level's or the role's, in the opening's zones."""
    if opening and opening.hiring_range:
        return opening.hiring_range
    pay = role.hiring_range(opening)
    return pay and in_zones(pay, zones, role.pay.step)


def band_in_zones(role: Role, level: Level | None, zones: Sequence[Zoned]) -> Range | None:
    pay = role.band(level)
    return pay and in_zones(pay, zones, role.pay.step)
