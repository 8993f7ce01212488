"""Whose law counts for an opening: by where the work is done, from where it is led, and where the employer has people.

Leaving a state out of a remote opening does not switch its law off: what could be done from there, for an
employer who has people there, is covered.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jdgen.checks.checked import CLOSED, Checked
from jdgen.model.employer import Employer
from jdgen.model.opening import Opening, Place
from jdgen.places.dated import Law
from jdgen.places.jurisdictions import jurisdictions, state_jurisdictions
from jdgen.places.sections import PostingLaw
from jdgen.places.states import state_code

WORK, REMOTE, LED, PEOPLE, ASKED = "work", "remote", "led", "people", "asked"
REACHES = {LED: ("supervisor", "office"), PEOPLE: ("remote",)}
"""The words of a law's ``reach`` that each connection needs; work that is done there needs none."""


@dataclass(frozen=True)
class Reached:
    """A jurisdiction, and how the opening is connected with it."""

    id: str
    how: str
    place: str

    @property
    def left_out(self) -> bool:
        """The opening is not open there, and the employer has people there."""
        return self.how == PEOPLE


def live(checked: Checked) -> Iterator[tuple[int, Opening]]:
    """The openings that people can still apply to, with their places in the file."""
    for index, opening in enumerate(checked.role.openings):
        if opening.status not in CLOSED and not (opening.closes and opening.closes < checked.on):
            yield index, opening


def reached(checked: Checked, opening: Opening) -> dict[str, Reached]:
    """By id, each once: the closest connection counts."""
    found: dict[str, Reached] = {}
    remote = opening.arrangement == "remote"
    near: list[tuple[str, Place | str]] = [(REMOTE, place) for place in opening.open_to] if remote else []
    near += [(WORK, place) for place in opening.places]
    near += [(LED, place) for place in opening.led_from]
    near += [(PEOPLE, one.area) for one in checked.employer.head_count] if remote else []
    for how, place in near:
        for id in ids_of(place):
            found.setdefault(id, Reached(id, how, place if isinstance(place, str) else place.named))
    for id in checked.setting.jurisdictions:
        for part in _up(id):
            found.setdefault(part, Reached(part, ASKED, part))
    return found


def ids_of(place: Place | str) -> tuple[str, ...]:
    """The jurisdictions of a place, of a state by its name, or of ``Springfield, IL``."""
    if isinstance(place, Place):
        return jurisdictions(place)
    city, comma, state = place.rpartition(",")
    if comma and state_code(state):
        return jurisdictions(Place(city=city.strip(), state=state_code(state)))
    return state_jurisdictions(place) if state_code(place) else _up(place.upper())


def _up(id: str) -> tuple[str, ...]:
    """``US``, ``US-CO`` for ``US-CO``: what holds in the whole holds in the part."""
    parts = id.split("-")
    return tuple("-".join(parts[:length]) for length in range(1, len(parts) + 1))


def covers(law: PostingLaw, how: str) -> bool:
    needed = REACHES.get(how)
    return needed is None or any(one in law.reach for one in needed)


def large_enough(law: Law, id: str, employer: Employer) -> bool | None:
    """Whether the employer has as many people as the law covers; None where ``head_count`` does not tell."""
    least, most = law.employees or 1, law.employees_most
    if least <= 1 and most is None:
        return True
    if not employer.head_count:
        return None
    total = sum(one.employees for one in employer.head_count)
    here = sum(one.employees for one in employer.head_count if id in ids_of(one.area))
    counted = here if law.counted in ("in-jurisdiction", "in-jurisdiction-sites") else total
    if law.counted == "anywhere-with-one-here" and not here:
        counted = 0
    return counted >= least and (most is None or counted <= most)


def named(places: Iterable[str]) -> str:
    """``Colorado, Illinois and Ohio``."""
    *others, last = dict.fromkeys(places)
    return f"{', '.join(others)} and {last}" if others else last
