"""What the law of a place says of postings, of questions before an offer, and of whom it protects."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from jdgen.places.dated import NEVER_BINDS, Fact, Law, in_force
from jdgen.places.facts import Jurisdiction, jurisdiction
from jdgen.places.sections import PostingLaw, PostingStatement, Protected, QuestionLaw

E = TypeVar("E", bound=Fact)
L = TypeVar("L", bound=Law)


@dataclass(frozen=True)
class Known(Generic[E]):
    """An entry, and whose it is."""

    id: str
    """The jurisdiction's."""
    name: str
    entry: E


@dataclass(frozen=True)
class Laws(Generic[L]):
    """What some jurisdictions say on a day, general first."""

    in_force: tuple[Known[L], ...]
    """What employers are held to on the day."""
    ahead: tuple[Known[L], ...]
    """What is passed and begins after it, the next first: ``entry.starts`` is the day."""
    undecided: tuple[Known[L], ...]
    """Proposed, stayed by a court, or a directive to countries: nobody is held to it yet."""


def posting_laws(ids: Sequence[str], on: datetime.date) -> Laws[PostingLaw]:
    """Pay transparency: what a posting must hold."""
    return _laws(ids, on, lambda known: known.posting_laws)


def question_laws(ids: Sequence[str], on: datetime.date) -> Laws[QuestionLaw]:
    """What may not be asked, wanted or done before an offer."""
    return _laws(ids, on, lambda known: known.question_laws)


def statements(ids: Sequence[str], on: datetime.date) -> Laws[PostingStatement]:
    """The texts that a posting or an application must hold, or must not."""
    return _laws(ids, on, lambda known: known.posting_statements)


def protected(ids: Sequence[str], on: datetime.date | None = None) -> tuple[Known[Protected], ...]:
    """The characteristics that may not count against anybody; without a day the latest known."""
    return tuple(Known(known.id, known.name, entry) for known in _known(ids) for entry in in_force(known.protected, on))


def _laws(ids: Sequence[str], on: datetime.date, section: Callable[[Jurisdiction], Sequence[L]]) -> Laws[L]:
    held: list[Known[L]] = []
    ahead: list[Known[L]] = []
    undecided: list[Known[L]] = []
    for known in _known(ids):
        entries = section(known)
        binding = [entry for entry in entries if entry.status not in NEVER_BINDS]
        others = [entry for entry in entries if entry.status in NEVER_BINDS]
        held += _of(known, in_force(binding, on))
        ahead += _of(known, [entry for entry in binding if on < entry.starts])
        undecided += _of(known, [entry for entry in others if entry.until is None or on <= entry.until])
    return Laws(tuple(held), tuple(sorted(ahead, key=lambda one: one.entry.starts)), tuple(undecided))


def _of(known: Jurisdiction, entries: Sequence[E]) -> list[Known[E]]:
    return [Known(known.id, known.name, entry) for entry in entries]


def _known(ids: Sequence[str]) -> list[Jurisdiction]:
    return [known for name in dict.fromkeys(ids) if (known := jurisdiction(name))]
