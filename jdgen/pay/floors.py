"""The floors under an opening's pay: one set for each place where the work may be done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jdgen.model.opening import Opening, Place
from jdgen.pay.noted import Level, Noted, noted
from jdgen.places.floors import Floors, exempt_salaries, minimum_wages
from jdgen.places.jurisdictions import jurisdictions, state_jurisdictions
from jdgen.places.states import STATES

COUNTRY = ("US",)


@dataclass(frozen=True)
class PlaceFloors:
    place: str
    wages: Floors
    """By the hour."""
    salaries: Floors
    """By the year, for exempt employees."""
    unrecorded: tuple[tuple[str, ...], tuple[str, ...]]
    """The states and cities of whose wages, and of whose salaries, nothing is known."""


def role_floors(on: date | None) -> tuple[PlaceFloors, ...]:
    """Wherever in the US the work is done."""
    return (_known("United States", "", COUNTRY, on),)


def opening_floors(opening: Opening, on: date | None) -> tuple[PlaceFloors, ...]:
    """The opening's places; for remote work the states that it is open to. Its posting day goes before ``on``."""
    day = opening.posted or on
    remote = opening.arrangement == "remote" and opening.open_to
    return tuple(place_floors(place, day) for place in (opening.open_to if remote else opening.places))


def place_floors(place: Place | str, on: date | None) -> PlaceFloors:
    """Those of a place, or of a state by its name."""
    if isinstance(place, str):
        return _known(place, "", state_jurisdictions(place), on)
    return _known(place.named, place.city, jurisdictions(place), on)


def _known(place: str, city: str, ids: tuple[str, ...], on: date | None) -> PlaceFloors:
    wages, salaries = minimum_wages(ids, on), exempt_salaries(ids, on)
    unrecorded = tuple(tuple(_name(one, city) for one in floors.unknown) for floors in (wages, salaries))
    return PlaceFloors(place, wages, salaries, (unrecorded[0], unrecorded[1]))


def _name(id: str, city: str) -> str:
    """What people call a jurisdiction: ``Texas`` for ``US-TX``, the city itself for ``US-TX-HOUSTON``."""
    country, *parts = id.split("-")
    return city if len(parts) > 1 else STATES.get(parts[0], id) if parts else country


def below_floors(
    known: PlaceFloors, hourly: Decimal, yearly: Decimal, path: Iterable[str | int], *, exempt: bool
) -> Iterator[Noted]:
    """PAY006 and PAY007: pay below the highest floor that binds everybody, or below one that binds some."""
    yield from _below("PAY006", "the minimum wage", hourly, known.wages, path)
    if exempt:
        yield from _below("PAY007", "the exempt salary level", yearly, known.salaries, path)


def _below(id: str, what: str, amount: Decimal, floors: Floors, path: Iterable[str | int]) -> Iterator[Noted]:
    for floor in (*([floors.highest] if floors.highest else []), *floors.may_apply):
        if amount >= floor.amount:
            continue
        level: Level = "notice" if not floor.binds else "error" if floor.sure else "warning"
        message = "{amount:money} is below {what} of {place}, {floor:money}"
        message += " from {since:day}" if floor.binds else ", which may apply ({who})"
        message += "" if floor.sure else "; this figure is not certain"
        yield noted(
            id,
            level,
            message + "; {source}",
            path,
            amount=amount,
            what=what,
            place=floor.name,
            floor=floor.amount,
            since=floor.since,
            who=floor.who,
            source=floor.source,
        )
