"""One opening as the site lists it: plain words for people, and values that search and filters go by."""

from dataclasses import dataclass
from datetime import date

from babel.numbers import get_currency_symbol

from jdgen.documents import shared
from jdgen.documents.subject import Given, RoleSubject
from jdgen.model.band import Per, Range
from jdgen.model.opening import Opening
from jdgen.model.role import Role
from jdgen.pay.bands import Shown
from jdgen.places.states import province_code
from jdgen.publish.address import group_path, posting_path
from jdgen.render.numbers import forms
from jdgen.render.prose import plain

ARRANGEMENTS = {"onsite": "On site", "hybrid": "Hybrid", "remote": "Remote"}
ONE: dict[Per, str] = {"hour": "an hour", "month": "a month", "year": "a year"}


@dataclass(frozen=True)
class Posting:
    """An opening of a role, with all that lists and feeds say of it."""

    role: Role
    opening: Opening
    path: str
    title: str
    about: str
    """The summary, as plain text."""
    places: tuple[str, ...]
    """As filters know them: ``Springfield, IL`` or ``Remote``."""
    where: str
    """As people read it, with the arrangement."""
    team: str
    level: str
    arrangement: str
    pay: str
    """In words, as the posting prints it first."""
    amounts: Range | None
    """The same in numbers, a ``per``."""
    per: Per
    yearly: int | None
    """The most that it pays a year, in whole units; for the filter of pay."""
    posted: date | None
    closes: date | None

    @property
    def sign(self) -> str:
        """The currency's, such as ``$``."""
        return get_currency_symbol(self.role.pay.currency, "en_US")

    @property
    def country(self) -> str:
        """Of the places, or the one whose states the opening names."""
        places = self.opening.places
        provinces = any(province_code(name) for name in self.opening.open_to)
        return places[0].country if places else "CA" if provinces else "US"

    @property
    def place(self) -> str:
        """The first of several."""
        return self.places[0]

    @property
    def reference(self) -> str:
        return RoleSubject(self.role, self.opening).reference

    @property
    def groups(self) -> tuple[tuple[str, str], ...]:
        """The names and pages of the places and the team that it belongs to."""
        named = tuple((name, group_path("places", name)) for name in self.places)
        return (*named, (self.team, group_path("teams", self.team))) if self.team else named


def posting(role: Role, opening: Opening, given: Given) -> Posting:
    level = role.level_of(opening)
    pay = shared.pay_on_hire(role, given, opening)
    amounts, per = _first(pay, role) if pay else (None, role.pay.per)
    arrangement = ARRANGEMENTS[opening.arrangement]
    remote = opening.arrangement == "remote"
    places = ("Remote",) if remote else tuple(one.named for one in opening.places)
    in_words = forms(role.pay.currency, given.employer.locale)["range"]
    return Posting(
        role,
        opening,
        posting_path(RoleSubject(role, opening).reference),
        role.title,
        plain(role.summary),
        places=places,
        where=_remote(opening) if remote else f"{'; '.join(places)} ({arrangement.lower()})",
        team=role.department or (role.family or "").replace("-", " ").capitalize(),
        level=level.name if level else "",
        arrangement=arrangement,
        pay=f"{in_words(amounts)} {ONE[per]}" if amounts else "",
        amounts=amounts,
        per=per,
        yearly=int(pay.yearly.maximum or pay.yearly.minimum) if pay else None,
        posted=opening.posted,
        closes=opening.closes,
    )


def _first(pay: Shown, role: Role) -> tuple[Range, Per]:
    """The amounts that the posting prints first, and for how long."""
    if shared.hourly_first(role):
        return pay.hourly, "hour"
    return (pay.stated, "month") if pay.per == "month" else (pay.yearly, "year")


def _remote(opening: Opening) -> str:
    few = ", ".join(opening.open_to) if len(opening.open_to) <= 3 else f"{len(opening.open_to)} states"
    return f"Remote ({few})" if few else "Remote"
