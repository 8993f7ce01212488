"""How an employer pays, lays out its own files, and publishes."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from jdgen.model.band import Currency, Per
from jdgen.model.base import Id, Line, Model, Wrong

Factor = Annotated[Decimal, Field(ge=Decimal("0.2"), le=5, decimal_places=4)]
Percent = Annotated[Decimal, Field(ge=0, le=50, decimal_places=2)]


class Zone(Model):
    """Places that share a pay factor; an area is a state (``CA``) or a city (``New York, NY``)."""

    id: Id
    factor: Factor
    areas: Annotated[tuple[Line, ...], Field(min_length=1)]


class Zones(Model):
    """``table``: the employer's own zones. ``market``: what others pay there, over what they pay nationally."""

    by: Literal["table", "market"]
    table: tuple[Zone, ...] = ()

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.by == "table") != bool(self.table):
            raise Wrong("needs a `table` with `by: table`, and none with `by: market`", "give one of both")
        seen: set[str] = set()
        for area in (area.casefold() for zone in self.table for area in zone.areas):
            if area in seen:
                raise Wrong(f"holds {area!r} in two zones", "a place has one factor")
            seen.add(area)
        return self


class Ageing(Model):
    """Brings market figures forward from their release to a day of the plan year."""

    rate: Percent
    """Percent a year."""
    method: Literal["simple", "compound"] = "compound"
    plan_year: Annotated[int, Field(ge=2000, le=2100)]
    policy: Literal["lag", "lead-lag", "lead"] = "lead-lag"
    """To the start, the middle or the end of the plan year."""


class SurveySource(Model):
    """How the file of a purchased survey is laid out, told once."""

    id: Id
    source: Line
    release: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}){0,2}$")]
    area: Line | None = None
    """Where the whole file is about one area; otherwise a column says it."""
    per: Per = "year"
    currency: Currency = "USD"
    columns: dict[str, Line] = Field(default_factory=dict)
    """The file's own heading for ``job``, ``area``, ``p10``, ``p25``, ``median``, ``p75``, ``p90``, ``mean``."""
    jobs: dict[Line, Line] = Field(default_factory=dict)
    """The survey's own job to a role's id or a SOC code."""


class PayPolicy(Model):
    zones: Zones | None = None
    ageing: Ageing | None = None
    surveys: tuple[SurveySource, ...] = ()
    staff_columns: dict[str, Line] = Field(default_factory=dict)
    """What the employer's own staff files call ``employee_id``, ``name``, ``role``, ``level``, ``pay``, ``per``,
    ``place`` and ``supervisor``."""


class Publishing(Model):
    """What the career site shows, and how long."""

    keep_closed_days: Annotated[int, Field(ge=0, le=3650)] = 30
    """How long the page of an opening that has ended says so, before it is gone."""
    market: bool = False
    """Whether role guides on the site show what the market pays."""
    channel: Line = "career site"
    """What the records call the place where postings were shown."""
