"""Pay: hiring ranges, bands and what the market is reported to pay."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator

from jdgen.model.band import ROUNDING, Currency, Money, Per, Percent, PublicMoney, Range, StatedBand
from jdgen.model.base import Id, Line, Model, Prose, Public, PublicId, PublicLine, PublicText, Url, Wrong

PERCENTILES = (10, 25, 50, 75, 90)


class Grade(Model):
    """A step of the family's pay structure; levels name it and share its band."""

    id: Id
    name: Line
    band: StatedBand


class Differential(Model):
    """Pay on top for a lead, a shift or a language: an amount or a percentage."""

    id: PublicId
    name: PublicLine
    amount: PublicMoney | None = None
    per: Annotated[Per, Public] = "hour"
    percent: Annotated[Percent | None, Public] = None
    when: PublicText | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.amount is None) == (self.percent is None):
            raise Wrong("is an amount or a percentage", "give either `amount` or `percent`")
        return self


class Bonus(Model):
    text: PublicText
    """What a posting says of it."""
    target: Percent | None = None
    """In percent of base pay; internal."""


class PayStep(Model):
    """A step of a negotiated scale, within a level's band."""

    id: Id
    name: Line
    amount: Money


class MarketReference(Model):
    """Published figures on what others pay. Without source, area and date it is a problem."""

    id: PublicId
    source: PublicLine
    release: Annotated[str, Public, Field(pattern=r"^\d{4}(-\d{2}){0,2}$")]
    area: PublicLine
    occupation: PublicLine | None = None
    industry: PublicLine | None = None
    per: Annotated[Per, Public] = "year"
    mean: PublicMoney | None = None
    p10: PublicMoney | None = None
    p25: PublicMoney | None = None
    median: PublicMoney | None = None
    p75: PublicMoney | None = None
    p90: PublicMoney | None = None
    url: Annotated[Url | None, Public] = None
    note: PublicText | None = None

    @model_validator(mode="after")
    def _figures(self) -> Self:
        known = [amount for amount in self.percentiles.values() if amount is not None]
        if not known and self.mean is None:
            raise Wrong("has no figure", "give a mean, a median or percentiles")
        if known != sorted(known):
            raise Wrong("the percentiles do not rise from p10 to p90", "check the figures")
        return self

    @property
    def percentiles(self) -> dict[int, Decimal | None]:
        """Amounts by percentile, with None where the source gives none."""
        amounts = (self.p10, self.p25, self.median, self.p75, self.p90)
        return dict(zip(PERCENTILES, amounts, strict=True))


class Survey(Model):
    """Purchased survey data: licensed, so its figures and its name stay internal."""

    id: PublicId
    source: Line
    release: Line
    area: Line
    per: Per = "year"
    p25: Money | None = None
    median: Money | None = None
    p75: Money | None = None
    note: Prose | None = None


class Pay(Model):
    currency: Annotated[Currency, Public] = "USD"
    per: Annotated[Per, Public] = "year"
    hiring_range: Annotated[Range | None, Public] = None
    band: StatedBand | None = None
    grades: tuple[Grade, ...] = ()
    """The family's grades, lowest first; a base is their place."""
    rounding: Money | None = None
    """What derived amounts are rounded to, in the role's own period."""
    depends_on: Annotated[tuple[PublicLine, ...], Public] = ()
    other: Annotated[tuple[PublicText, ...], Public] = ()
    """Anything else on top of the range, one sentence each."""
    differentials: Annotated[tuple[Differential, ...], Public] = ()
    bonus: Annotated[Bonus | None, Public] = None
    per_diem: Annotated[Range | None, Public] = None
    """An hour, for people who work as needed and without benefits."""
    market: Annotated[tuple[MarketReference, ...], Public] = ()
    surveys: tuple[Survey, ...] = ()
    approved_by: Line | None = None
    note: Prose | None = None

    @property
    def step(self) -> Decimal:
        """What derived amounts are rounded to."""
        return self.rounding or ROUNDING[self.per]
