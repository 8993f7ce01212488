"""What the forms of screening have in common: criteria with the names of their fields."""

from collections.abc import Iterable
from dataclasses import dataclass

from jdgen.model.base import Prose
from jdgen.model.role import Role
from jdgen.model.screening import Anchors, Criterion
from jdgen.screening.plan import ABOUT, DECISIONS, REASON, SCALE, decision_field, evidence_field, rating_field

LABELS = {"candidate": "Candidate number", "name": "Name", "opening": "Opening", "rater": "Rated by", "date": "Date"}


@dataclass(frozen=True)
class Field:
    """A blank of a form: the name that it is read back by, and what it is called on the page."""

    name: str
    label: str
    type: str = "text"


@dataclass(frozen=True)
class Rating:
    """A box to tick; ``anchor`` is what this rating looks or sounds like, where the plan says it."""

    number: int
    field: str
    anchor: Prose | None


@dataclass(frozen=True)
class Row:
    """One criterion on a form."""

    place: int
    """Among the criteria of its stage, from 1."""
    criterion: Criterion
    requirement: str
    """The text of the requirement that it assesses."""
    exercise: str | None
    """The title of the exercise whose result it rates."""
    spoken: str
    """What a screen reader calls it."""
    ratings: tuple[Rating, ...]
    evidence: str


@dataclass(frozen=True)
class Decision:
    boxes: tuple[Field, ...]
    reason: str


def rows(role: Role, criteria: Iterable[Criterion], prefix: str = "") -> tuple[Row, ...]:
    texts = {wanted.id: wanted.text for wanted in role.requirements}
    titles = {one.id: one.title for one in role.screening.exercises} if role.screening else {}
    return tuple(
        Row(
            place,
            one,
            texts[one.requirement],
            titles.get(one.exercise or ""),
            one.id.replace("-", " "),
            tuple(Rating(n, prefix + rating_field(one.id, n), _anchor(one.anchors, n)) for n in SCALE),
            prefix + evidence_field(one.id),
        )
        for place, one in enumerate(criteria, 1)
    )


def about(prefix: str = "", names: Iterable[str] = ABOUT, **labels: str) -> tuple[Field, ...]:
    """Who is rated, for what, by whom and when."""
    return tuple(Field(prefix + name, (LABELS | labels)[name], "date" if name == "date" else "text") for name in names)


def decision(prefix: str = "") -> Decision:
    boxes = tuple(Field(prefix + decision_field(id), label) for id, label in DECISIONS.items())
    return Decision(boxes, prefix + REASON)


def _anchor(anchors: Anchors | None, rating: int) -> Prose | None:
    return getattr(anchors, f"at_{rating}", None)
