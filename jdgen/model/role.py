"""A role: the durable definition of a job."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator

from jdgen.model.band import Range, StatedBand
from jdgen.model.base import Date, Id, Line, Model, Prose, Public, PublicId, PublicLine, PublicText, Url, Wrong
from jdgen.model.employer import Benefit
from jdgen.model.opening import Apply, Hours, Opening
from jdgen.model.pay import Pay, PayStep
from jdgen.model.screening import Screening

MAX_TITLE = 120
Years = Annotated[Decimal, Field(ge=0, le=50, decimal_places=2)]


class Occupation(Model):
    """The official classification: SOC code, and O*NET's where it was used."""

    soc: Annotated[str, Field(pattern=r"^\d{2}-\d{4}$"), Public]
    onet: Annotated[str | None, Field(pattern=r"^\d{2}-\d{4}\.\d{2}$"), Public] = None
    title: PublicLine | None = None
    note: PublicText | None = None
    """Why this code fits, where that is a judgement."""


class Employment(Model):
    type: Annotated[Literal["full-time", "part-time", "temporary", "per-diem"], Public] = "full-time"
    setting: PublicText | None = None
    schedule: PublicText | None = None
    hours_per_week: Annotated[Hours, Public] = Decimal(40)
    overtime: PublicText | None = None
    fte: Annotated[Decimal, Field(gt=0, le=1, decimal_places=4)] = Decimal(1)
    volume: PublicText | None = None
    """How much of the work comes in on a usual day."""
    equipment: PublicText | None = None
    remote: PublicText | None = None
    """What working from home asks, in a sentence or two: for a posting that is remote or hybrid."""
    remote_rules: tuple[Prose, ...] = ()
    """The same in full, for the job description."""


class Scope(Model):
    """Where this job begins and ends among its neighbours."""

    kind: Line
    """Such as "dedicated" or "small-practice"."""
    text: PublicText
    boundary: PublicText | None = None
    note: Prose | None = None


class Duty(Model):
    id: PublicId
    name: PublicLine
    text: PublicText
    essential: Annotated[bool, Public] = False
    time: Annotated[Decimal | None, Field(ge=0, le=100, decimal_places=2)] = None
    """Share of working time, in percent."""


class Requirement(Model):
    id: PublicId
    text: PublicText
    need: Annotated[Literal["required", "preferred"], Public] = "required"
    system: Annotated[Id | None, Public] = None
    """The purpose of a software system; documents name the employer's, "or a comparable system"."""
    reason: Prose | None = None


class Competency(Model):
    id: PublicId
    name: PublicLine
    text: PublicText


class Level(Model):
    """A step of experience within a role, shortest first."""

    id: PublicId
    name: PublicLine
    years: Annotated[tuple[Years, Years | None], Public]
    """From and to, in years; no end is written ``null``."""
    brings: PublicText | None = None
    scope: PublicText | None = None
    hiring_range: Annotated[Range | None, Public] = None
    band: StatedBand | None = None
    grade: Line | None = None
    """The grade's name; without a band of its own the level takes that grade's."""
    steps: tuple[PayStep, ...] = ()

    @field_validator("years", mode="before")
    @classmethod
    def _two(cls, value: Any) -> Any:
        if not isinstance(value, list | tuple) or len(value) != 2:
            raise Wrong("is two values, from and to", "write it like [2, 5], or [5, null] where there is no end")
        return value

    @field_validator("years")
    @classmethod
    def _rising(cls, value: tuple[Decimal, Decimal | None]) -> tuple[Decimal, Decimal | None]:
        start, end = value
        if end is not None and end < start:
            raise Wrong(f"the start ({start}) is after the end ({end})", "swap the two values")
        return value


class Credential(Model):
    id: PublicId
    acronym: PublicLine
    name: PublicLine
    issuer: PublicLine
    note: PublicText | None = None


class Education(Model):
    required: PublicText | None = None
    preferred: PublicText | None = None
    credential_category: Annotated[
        Literal[
            "no requirements",
            "high school",
            "professional certificate",
            "associate degree",
            "bachelor degree",
            "postgraduate degree",
        ]
        | None,
        Public,
    ] = None
    """The least that is asked, in the words that job boards know."""
    experience_in_place: Annotated[bool, Public] = False
    """Whether experience can stand in the place of that."""
    continuing: PublicText | None = None
    credentials: Annotated[tuple[Credential, ...], Public] = ()


class Step(Model):
    """Where the role can lead."""

    id: PublicId
    title: PublicLine
    text: PublicText


class Measure(Model):
    """How the work is measured. Targets are the employer's; those that ship are examples."""

    id: Id
    name: Line
    target: Line
    note: Prose | None = None


class PhysicalDemand(Model):
    """Without an observer and a date it prints as proposed."""

    id: Id
    text: Prose
    frequency: Literal["constantly", "frequently", "occasionally", "seldom"]
    duty: Id | None = None
    observed_by: Line | None = None
    observed_on: Date | None = None


class Moment(Model):
    when: PublicLine
    text: PublicText


class GuideDuty(Model):
    name: PublicLine
    text: PublicText


class Question(Model):
    id: PublicId
    question: PublicLine
    answer: PublicText


class Guide(Model):
    """The role guide's own text: the occupation at large, for readers who do not know it."""

    overview: Annotated[tuple[PublicText, ...], Public] = ()
    day: Annotated[tuple[Moment, ...], Public] = ()
    duties: Annotated[tuple[GuideDuty, ...], Public] = ()
    """Where the occupation at large does more than this job; otherwise the guide shows the duties."""
    questions: Annotated[tuple[Question, ...], Public] = ()


class Source(Model):
    """Where a fact comes from, with the credit that its owner asks for."""

    id: PublicId
    title: PublicLine
    publisher: PublicLine | None = None
    date: PublicLine | None = None
    url: Annotated[Url | None, Public] = None
    credit: PublicText | None = None


class Record(Model):
    """The official side of a job description."""

    job_code: Line | None = None
    grade: Line | None = None
    eeo_category: Line | None = None
    flsa_reason: Prose | None = None
    supervises: Line = "Nobody"
    system_access: Prose | None = None
    version: Line | None = None
    effective: Date | None = None
    supersedes: Date | None = None
    review_by: Date | None = None
    approved_by: Line | None = None


class Role(Model):
    id: PublicId
    title: Annotated[Line, Field(max_length=MAX_TITLE), Public]
    also_known_as: Annotated[tuple[PublicLine, ...], Public] = ()
    family: Id | None = None
    department: PublicLine | None = None
    occupation: Annotated[Occupation | None, Public] = None
    revised: Annotated[Date | None, Public] = None
    flsa: Annotated[Literal["exempt", "non-exempt"] | None, Public] = None
    employment: Annotated[Employment, Public] = Employment()
    reports_to: Annotated[tuple[PublicLine, ...], Public] = ()
    works_with: Annotated[tuple[PublicLine, ...], Public] = ()
    summary: PublicText
    why: PublicText | None = None
    """Why the job matters, in two sentences."""
    scope: Annotated[Scope | None, Public] = None
    duties: Annotated[tuple[Duty, ...], Public, Field(min_length=1)]
    requirements: Annotated[tuple[Requirement, ...], Public, Field(min_length=1)]
    competencies: Annotated[tuple[Competency, ...], Public] = ()
    levels: Annotated[tuple[Level, ...], Public] = ()
    education: Annotated[Education, Public] = Education()
    training: PublicText | None = None
    pay: Annotated[Pay, Public] = Pay()
    benefits: Annotated[tuple[Benefit, ...], Public] = ()
    growth: Annotated[tuple[Step, ...], Public] = ()
    apply: Annotated[Apply, Public] = Apply()
    record: Record = Record()
    measures: tuple[Measure, ...] = ()
    working_conditions: tuple[Prose, ...] = ()
    physical_demands: tuple[PhysicalDemand, ...] = ()
    screening: Screening | None = None
    guide: Annotated[Guide, Public] = Guide()
    sources: Annotated[tuple[Source, ...], Public] = ()
    openings: Annotated[tuple[Opening, ...], Public] = ()

    def hiring_range(self, opening: Opening | None = None) -> Range | None:
        """What is expected to be paid on hire: the opening's, else its level's, else the role's."""
        level = self.level_of(opening)
        return (opening and opening.hiring_range) or (level and level.hiring_range) or self.pay.hiring_range

    def band(self, level: Level | None = None) -> Range | None:
        """The full range of a level, or of the role; without one it equals the hiring range."""
        whole = (self.pay.band and self.pay.band.ends(self.pay.step, None)) or self.pay.hiring_range
        if level is None:
            return whole
        stated = level.band or next((grade.band for grade in self.pay.grades if grade.name == level.grade), None)
        return (stated and stated.ends(self.pay.step, whole)) or level.hiring_range or whole

    def level_of(self, opening: Opening | None) -> Level | None:
        wanted = opening and opening.level
        return next((level for level in self.levels if level.id == wanted), None)

    def hours_per_week(self, opening: Opening | None = None) -> Decimal:
        return (opening and opening.hours_per_week) or self.employment.hours_per_week
