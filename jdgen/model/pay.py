"""Pay: hiring ranges, bands and what the market is reported to pay."""

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from jdgen.model.base import Line, Model, Prose, Public, PublicId, PublicLine, PublicText, Url, Wrong

Money = Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=2)]
PublicMoney = Annotated[Money, Public]
Per = Literal["hour", "year"]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]

PERCENTILES = (10, 25, 50, 75, 90)


class Range(Model):
    """Lowest and highest pay, in the role's currency and period; written ``[40000, 60000]``."""

    minimum: PublicMoney
    maximum: PublicMoney

    @model_validator(mode="before")
    @classmethod
    def _from_pair(cls, value: Any) -> Any:
        if isinstance(value, list | str):
            if isinstance(value, str) or len(value) != 2:
                raise Wrong("is two values, the minimum and the maximum", "write it like [40000, 60000]")
            return dict(zip(("minimum", "maximum"), value, strict=True))
        return value

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.minimum > self.maximum:
            raise Wrong(
                f"the minimum ({self.minimum}) is above the maximum ({self.maximum})",
                "swap the two values",
            )
        return self

    def holds(self, amount: Decimal) -> bool:
        return self.minimum <= amount <= self.maximum

    def within(self, other: "Range") -> bool:
        return other.holds(self.minimum) and other.holds(self.maximum)


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
    band: Range | None = None
    depends_on: Annotated[tuple[PublicLine, ...], Public] = ()
    other: Annotated[tuple[PublicText, ...], Public] = ()
    """Pay on top of the range (bonus, differentials), one sentence each."""
    market: Annotated[tuple[MarketReference, ...], Public] = ()
    surveys: tuple[Survey, ...] = ()
    approved_by: Line | None = None
    note: Prose | None = None
