"""What one rater wrote of one candidate, as it was read back; what is wrong with it stands beside it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Rated:
    """One criterion: a rating from 1 to 5, or None where none or more than one was given; and what was noted."""

    rating: int | None
    evidence: str = ""


@dataclass(frozen=True)
class Fault:
    """Something that a person has to put right; ``criterion`` is the id of what it concerns, if it concerns one."""

    message: str
    criterion: str = ""
    place: str = ""
    """The file, and the row, of what it contradicts."""


@dataclass(frozen=True)
class Record:
    """A candidate as one rater saw them, or as the panel agreed (the rater is then ``plan.PANEL_RATER``)."""

    file: str
    row: int | None
    """The row of a spreadsheet; None for a form."""
    role: str
    version: str
    """The plan that the form was made from."""
    current: bool
    """Whether that is the role's plan of today."""
    candidate: str
    """The number or mark that stands for the candidate."""
    name: str
    opening: str
    rater: str
    date: str
    """As written."""
    knock_outs: Mapping[str, str]
    """"yes", "no" or "" for none or both, by the id of the question."""
    ratings: Mapping[str, Rated]
    """By the id of the criterion, in the form's order; what was left empty is not in it."""
    decision: str
    """The id of a decision of ``plan.DECISIONS``, or nothing."""
    reason: str
    faults: tuple[Fault, ...] = ()
