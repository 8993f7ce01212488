"""What every entry of a jurisdiction's file shares: from when it holds, who says so and when that was read."""

import datetime
from collections.abc import Iterable
from itertools import pairwise
from typing import Annotated, Literal, Self, TypeVar

from pydantic import Field, model_validator

from jdgen.model.base import Date, Id, Line, Model, Wrong

Scope = tuple[str, ...]
Employees = Annotated[int, Field(gt=0, le=1_000_000)]
Status = Literal["in-force", "enacted", "proposed", "superseded", "stayed", "directive"]
Counted = Literal["anywhere", "anywhere-with-one-here", "in-jurisdiction", "in-jurisdiction-sites", "unstated"]

NEVER_BINDS = ("proposed", "stayed", "directive")


class Fact(Model):
    """One thing that the law of a place says, for a time."""

    since: Date | None = None
    """The first day that the source vouches for; it may have held before. Of a year alone that is its last day.
    Nothing where it held when it was read and no beginning was found."""
    until: Date | None = None
    """The last day, where an end is known."""
    who: Line | None = None
    """Whom it covers, in plain words; nothing where it covers everybody."""
    sector: Id | None = None
    """The one industry that it covers, such as ``health-care``."""
    regions: tuple[Line, ...] = ()
    """The only cities or counties where it holds."""
    source: Line
    verified: Date
    """The day on which the entry was last looked into."""
    sure: bool = True
    """False where the source is weak, or says less than the entry needs."""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.until and self.until < self.starts:
            raise Wrong(f"ends ({self.until}) before it begins ({self.starts})", "check the two dates")
        return self

    @property
    def starts(self) -> datetime.date:
        """The first day on which it is to be reckoned with."""
        return self.since or datetime.date.min

    @property
    def scope(self) -> Scope:
        """What the entry covers; a newer entry of the same scope replaces it."""
        return self.who or "", self.sector or "", *sorted(region.casefold() for region in self.regions)


class Law(Fact):
    """A duty of employers, for those that are large enough."""

    status: Status = "in-force"
    """What it was on the day of ``verified``; the dates say what it is on another. ``enacted`` is passed and not yet
    in force; a ``directive`` binds countries, and employers only through the law of theirs."""
    enforced_from: Date | None = None
    """Where it is later than ``since``: nobody is held to it before."""
    employees: Employees | None = None
    """The least number that it covers, 1 where it covers every employer; nothing where no number was found."""
    employees_most: Employees | None = None
    """The greatest, of an entry for small employers alone."""
    counted: Counted = "unstated"
    """Which employees count."""
    counted_note: Line | None = None
    penalty: Line | None = None
    note: Line | None = None
    unsure: tuple[Line, ...] = ()
    """The fields that are less sure than the entry as a whole."""

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if strange := set(self.unsure) - set(type(self).model_fields):
            raise Wrong(f"is unsure of {', '.join(sorted(strange))}, which is no field of it", "name the field")
        if self.status == "superseded" and not self.until:
            raise Wrong("is superseded and has no end", "say in `until` which day was its last")
        later = self.status == "enacted"
        if self.status in ("in-force", "enacted") and (self.starts > self.verified) != later:
            hint = "what begins after that day is enacted, what began before is in-force"
            begins = f"begins on {self.starts}" if self.since else "has no first day"
            raise Wrong(f"is {self.status}, {begins} and was verified on {self.verified}", hint)
        return self

    @property
    def starts(self) -> datetime.date:
        return self.enforced_from or super().starts

    @property
    def scope(self) -> Scope:
        """Small employers may have a law of their own; what does not bind stands beside what does."""
        beside = f"{self.status} {self.source}" if self.status in NEVER_BINDS else ""
        return beside, str(self.employees_most or ""), *super().scope


F = TypeVar("F", bound=Fact)


def in_force(facts: Iterable[F], on: datetime.date | None) -> list[F]:
    """The newest entry of each scope on this day; without a day the newest known, even if it has ended."""
    newest: dict[Scope, F] = {}
    for fact in sorted(facts, key=lambda fact: fact.starts):
        if on is None or fact.starts <= on:
            newest[fact.scope] = fact
    return [fact for fact in newest.values() if on is None or fact.until is None or on <= fact.until]


def one_at_a_time(facts: tuple[F, ...]) -> tuple[F, ...]:
    """Of the same scope, one ends before the next begins; without an end it lasts until then."""
    for earlier, later in pairwise(sorted(facts, key=lambda fact: (fact.scope, fact.starts))):
        if earlier.scope == later.scope and later.starts <= (earlier.until or earlier.starts):
            when = f"on {later.starts}" if later.since else "at once"
            raise Wrong(f"two entries for the same people hold {when}", "end one before the other begins")
    return facts
