"""What jdgen knows of places, and how fresh that is."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from jdgen.places.dated import NEVER_BINDS, Fact, Law, in_force
from jdgen.places.facts import Jurisdiction, jurisdiction, shipped_ids


@dataclass(frozen=True)
class Section:
    """One section of a jurisdiction's file, on a day."""

    name: str
    """As the file has it: ``posting_laws``."""
    in_force: int
    ahead: int
    """Entries that begin after the day."""
    undecided: int
    """Entries that are proposed, stayed or a directive."""
    changes: tuple[datetime.date, ...]
    """The days after this one on which an entry begins, or the day after one ends."""


@dataclass(frozen=True)
class Coverage:
    """What is known of one jurisdiction."""

    id: str
    name: str
    sections: tuple[Section, ...]
    """Those of which the file says anything."""
    verified: datetime.date
    unsure: int
    """Entries that are not sure, or not in all of their fields."""
    entries: int
    stale: bool


def coverage(on: datetime.date, ids: Sequence[str] | None = None) -> tuple[Coverage, ...]:
    """One row a jurisdiction: of these ids those that are known, or all that are, in the order of their ids."""
    wanted = shipped_ids() if ids is None else ids
    return tuple(_row(known, on) for name in wanted if (known := jurisdiction(name)))


def _row(known: Jurisdiction, on: datetime.date) -> Coverage:
    entries = _entries(known)
    return Coverage(
        id=known.id,
        name=known.name,
        sections=tuple(_section(name, section, on) for name, section in known.sections.items() if section),
        verified=verified(known),
        unsure=sum(not entry.sure or (isinstance(entry, Law) and bool(entry.unsure)) for entry in entries),
        entries=len(entries),
        stale=is_stale(known, on),
    )


def verified(known: Jurisdiction) -> datetime.date:
    """The newest day on which an entry was looked into."""
    return max((entry.verified for entry in _entries(known)), default=datetime.date.min)


def is_stale(known: Jurisdiction, on: datetime.date) -> bool:
    """Whether nothing in it was looked into for more than a year."""
    newest = verified(known)
    return (on.year - 1, on.month, on.day) > (newest.year, newest.month, newest.day)


def _entries(known: Jurisdiction) -> list[Fact]:
    return [entry for section in known.sections.values() for entry in section]


def _section(name: str, entries: Sequence[Fact], on: datetime.date) -> Section:
    binding = [entry for entry in entries if not (isinstance(entry, Law) and entry.status in NEVER_BINDS)]
    begins = {entry.starts for entry in binding}
    ends = {entry.until + datetime.timedelta(days=1) for entry in binding if entry.until}
    return Section(
        name=name,
        in_force=len(in_force(binding, on)),
        ahead=sum(on < entry.starts for entry in binding),
        undecided=len(entries) - len(binding),
        changes=tuple(sorted(day for day in begins | ends if on < day)),
    )
