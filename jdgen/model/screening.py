"""Screening: how applicants are assessed. All of it is internal."""

from typing import Annotated, Literal

from pydantic import Field

from jdgen.model.base import Id, Line, Model, Prose

Stage = Literal["application", "resume", "phone", "exercise", "interview", "references"]


class KnockOut(Model):
    """A question with one right answer, asked of everybody, with the job-related reason for it."""

    id: Id
    requirement: Id | None = None
    question: Prose
    passes: Line = "Yes"
    reason: Prose


class Criterion(Model):
    """One thing that the screening looks at; it always names the requirement that it assesses."""

    id: Id
    requirement: Id
    stage: Stage
    look_for: Prose
    ask: Prose | None = None
    minutes: Annotated[int | None, Field(gt=0, le=480)] = None


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
    knock_outs: tuple[KnockOut, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    after_offer: tuple[AfterOffer, ...] = ()
    not_asked: tuple[NotAsked, ...] = ()
    reminders: tuple[Prose, ...] = ()
