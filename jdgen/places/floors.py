"""What pay may not go below in a place: minimum wages, and the salary of exempt employees."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from jdgen.places.dated import in_force
from jdgen.places.facts import ExemptSalary, Jurisdiction, MinimumWage, jurisdiction
from jdgen.places.jurisdictions import city_id

WEEKS = 52
_Pay = MinimumWage | ExemptSalary


@dataclass(frozen=True)
class Floor:
    """One floor in force: an hourly wage, or a yearly salary."""

    id: str
    """The jurisdiction that sets it."""
    name: str
    amount: Decimal
    per: Literal["hour", "year"]
    who: str
    """Whom it covers, in words, with the regions where it holds; empty where it covers everybody."""
    sector: str | None
    binds: bool
    """It covers everybody in this place, as far as the place's names tell."""
    since: datetime.date
    until: datetime.date | None
    source: str
    verified: datetime.date
    sure: bool
    """False where the source is weak, or the day lies in a year after the one in which it was last verified:
    such amounts change in January."""


@dataclass(frozen=True)
class Floors:
    """The floors of a place, from the country's to the city's."""

    highest: Floor | None
    """Of those that bind everybody; the more general one where two are equal."""
    binding: tuple[Floor, ...]
    may_apply: tuple[Floor, ...]
    """Those of one sector, of a region that the place's names do not tell, or of some employees or employers."""
    unknown: tuple[str, ...]
    """Ids of the jurisdictions of which nothing in force is known; they may have a floor of their own."""


def minimum_wages(ids: Sequence[str], on: datetime.date | None = None) -> Floors:
    """The hourly minimum wages of these jurisdictions, general first, on a day; without one the latest known."""
    return _floors(ids, on, lambda known: known.minimum_wages)


def exempt_salaries(ids: Sequence[str], on: datetime.date | None = None) -> Floors:
    """The same for the least yearly salary of exempt employees; a weekly level counts 52 times."""
    return _floors(ids, on, lambda known: known.exempt_salaries)


def _floors(ids: Sequence[str], on: datetime.date | None, section: Callable[[Jurisdiction], Sequence[_Pay]]) -> Floors:
    binding: list[Floor] = []
    may_apply: list[Floor] = []
    unknown: list[str] = []
    for name in ids:
        known = jurisdiction(name)
        floors = [_floor(known, fact, ids, on) for fact in in_force(section(known), on)] if known else []
        binding += [floor for floor in floors if floor.binds]
        may_apply += [floor for floor in floors if not floor.binds]
        unknown += [] if floors else [name]
    highest = max(binding, key=lambda floor: floor.amount, default=None)
    return Floors(highest, tuple(binding), tuple(may_apply), tuple(unknown))


def _floor(known: Jurisdiction, fact: _Pay, ids: Sequence[str], on: datetime.date | None) -> Floor:
    here = not fact.regions or any(city_id(known.id, region) in ids for region in fact.regions)
    return Floor(
        id=known.id,
        name=known.name,
        amount=fact.amount * WEEKS if fact.per == "week" else fact.amount,
        per="hour" if fact.per == "hour" else "year",
        who=_in_words(fact),
        sector=fact.sector,
        binds=here and not fact.who and not fact.sector,
        since=fact.since,
        until=fact.until,
        source=fact.source,
        verified=fact.verified,
        sure=fact.sure and (on is None or on.year <= fact.verified.year),
    )


def _in_words(fact: _Pay) -> str:
    if not fact.regions:
        return fact.who or ""
    *others, last = fact.regions
    regions = f"{', '.join(others)} and {last}" if others else last
    return f"{fact.who or 'everybody'} in {regions}"
