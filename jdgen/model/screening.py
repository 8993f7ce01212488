"""Screening: how applicants are assessed. Internal, but for what an exercise gives to the candidate."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from jdgen.model.base import Date, Id, Line, Model, Prose, Public, PublicId, PublicLine, PublicText, Wrong

Stage = Literal["application", "resume", "phone", "exercise", "interview", "references"]
Minutes = Annotated[int, Field(gt=0, le=480)]


class KnockOut(Model):
    """A question with one right answer, asked of everybody, with the job-related reason for it."""

    id: Id
    requirement: Id | None = None
    question: Prose
    passes: Line = "Yes"
    reason: Prose


class Anchors(Model):
    """What a rating looks or sounds like, in things that a rater can observe; 2 and 4 lie between."""

    at_1: Prose
    at_3: Prose
    at_5: Prose


class Criterion(Model):
    """One thing that the screening looks at; it always names the requirement that it assesses."""

    id: Id
    requirement: Id
    stage: Stage
    look_for: Prose
    ask: Prose | None = None
    anchors: Anchors | None = None
    exercise: Id | None = None
    """The exercise whose result this rates."""
    weight: Annotated[Decimal, Field(gt=0, le=10, decimal_places=2)] = Decimal(1)
    weight_rationale: Prose | None = None
    """Why this counts for more or less than the others; documents print it."""
    minutes: Minutes | None = None

    @model_validator(mode="after")
    def _reasoned(self) -> "Criterion":
        if self.weight != 1 and not self.weight_rationale:
            raise Wrong(
                f"counts {self.weight} times, without a reason",
                "give the reason in `weight_rationale`, or leave `weight` out: then all count alike",
            )
        return self


class Material(Model):
    """A table that the candidate works from."""

    id: PublicId
    title: PublicLine
    columns: Annotated[tuple[PublicLine, ...], Public, Field(min_length=1)]
    rows: Annotated[tuple[tuple[Line | None, ...], ...], Public]
    """The cells of each row, one a column; an empty one is ``null``."""
    note: PublicText | None = None

    @model_validator(mode="after")
    def _square(self) -> "Material":
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise Wrong(
                    f"row {number} has {len(row)} cells under {len(self.columns)} columns",
                    "give each row one cell a column; an empty cell is null",
                )
        return self


class Task(Model):
    """What the candidate is asked to do, with room to write: lines, or a table of these columns."""

    id: PublicId
    text: PublicText
    lines: Annotated[int, Field(ge=0, le=60), Public] = 2
    columns: Annotated[tuple[PublicLine, ...], Public] = ()
    rows: Annotated[int, Field(ge=0, le=60), Public] = 0
    answer: tuple[Prose, ...] = ()
    """What the key says; nothing of it is in what the candidate gets."""


class Key(Model):
    """How current the answers are, and who stands for them."""

    dated: Date
    basis: Prose | None = None
    """The edition of the code sets and rules that the answers go by."""
    verified_by: Line | None = None
    """The certified person who has checked the answers; without one the key says that nobody has."""


class Exercise(Model):
    """Work on made-up records, on paper or on screen. The candidate gets it without its key."""

    id: PublicId
    title: PublicLine
    minutes: Annotated[Minutes, Public]
    instructions: PublicText
    materials: Annotated[tuple[Material, ...], Public] = ()
    tasks: Annotated[tuple[Task, ...], Public, Field(min_length=1)]
    key: Key


class AfterOffer(Model):
    """A check that belongs after a conditional offer, never before."""

    id: Id
    text: Prose
    reason: Prose | None = None


class NotAsked(Model):
    """What must not be asked, and the lawful way to learn what the job needs."""

    id: Id
    topic: Line
    instead: Prose


class Screening(Model):
    introduction: tuple[Prose, ...] = ()
    """Read out at the start of an interview."""
    closing: tuple[Prose, ...] = ()
    """Read out at its end."""
    knock_outs: tuple[KnockOut, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    after_offer: tuple[AfterOffer, ...] = ()
    not_asked: tuple[NotAsked, ...] = ()
    reminders: tuple[Prose, ...] = ()
