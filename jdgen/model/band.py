"""Ranges and bands: lowest and highest pay, stated as people know them."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, Field, field_validator, model_validator

from jdgen.model.base import Model, Public, Wrong

Money = Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=2)]
PublicMoney = Annotated[Money, Public]
Percent = Annotated[Decimal, Field(gt=0, le=400, decimal_places=2)]
Share = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]
Per = Literal["hour", "month", "year"]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]

ROUNDING: dict[Per, Decimal] = {"hour": Decimal("0.01"), "month": Decimal(1), "year": Decimal(1)}
"""What derived amounts are rounded to where nothing is said: a cent an hour, a dollar a month or year."""


def rounded(amount: Decimal, step: Decimal) -> Decimal:
    """To the nearest ``step``, half up, and never to nothing."""
    return max((amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step, step)


def _from_pair(value: Any) -> Any:
    """``[40000, 60000]``, ``[40000, null]`` without an upper end, or ``52000`` for a single rate."""
    if isinstance(value, list):
        if len(value) != 2:
            raise Wrong("is two values, the minimum and the maximum", "write it like [40000, 60000]")
        return dict(zip(("minimum", "maximum"), value, strict=True))
    if isinstance(value, dict | BaseModel):
        return value
    try:
        return {"minimum": Decimal(value), "maximum": Decimal(value)}
    except (ArithmeticError, TypeError, ValueError):
        raise Wrong("is two values, the minimum and the maximum", "write it like [40000, 60000]") from None


def _ordered(minimum: Decimal, maximum: Decimal | None) -> None:
    if maximum is not None and minimum > maximum:
        raise Wrong(f"the minimum ({minimum}) is above the maximum ({maximum})", "swap the two values")


class Range(Model):
    """Lowest and highest pay, in the role's currency and period.

    Written ``[40000, 60000]``; ``52000`` is a single rate, and ``[40000, null]`` has no upper end.
    """

    inherits_as_one: ClassVar[bool] = True
    minimum: PublicMoney
    maximum: PublicMoney | None = None

    @model_validator(mode="before")
    @classmethod
    def _pair(cls, value: Any) -> Any:
        return _from_pair(value)

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        _ordered(self.minimum, self.maximum)
        return self

    def holds(self, amount: Decimal) -> bool:
        return self.minimum <= amount and (self.maximum is None or amount <= self.maximum)

    def within(self, other: "Range") -> bool:
        if self.maximum is None:
            return other.maximum is None and other.minimum <= self.minimum
        return other.holds(self.minimum) and other.holds(self.maximum)

    def __str__(self) -> str:
        if self.maximum is None:
            return f"{self.minimum} or more"
        return f"{self.minimum}" if self.minimum == self.maximum else f"{self.minimum} to {self.maximum}"


class StatedBand(Model):
    """A band as people know it: any two of its values give the rest.

    ``spread_over_minimum`` is (maximum - minimum) / minimum, and ``spread_around_midpoint`` is
    (maximum - midpoint) / midpoint, both in percent: two definitions that never mix.
    """

    inherits_as_one: ClassVar[bool] = True
    minimum: Money | None = None
    midpoint: Money | None = None
    maximum: Money | None = None
    spread_over_minimum: Percent | None = None
    spread_around_midpoint: Annotated[Percent | None, Field(lt=100)] = None
    share: tuple[Share, Share] | None = None
    """A part of the role's own band, from and to, in percent of its width."""

    @model_validator(mode="before")
    @classmethod
    def _pair(cls, value: Any) -> Any:
        return _from_pair(value)

    @field_validator("share", mode="before")
    @classmethod
    def _from_and_to(cls, value: Any) -> Any:
        if value is not None and (not isinstance(value, list | tuple) or len(value) != 2):
            raise Wrong("is two values, from and to, in percent", "write it like [0, 40]")
        return value

    @model_validator(mode="after")
    def _two_values(self) -> Self:
        stated = [name for name in StatedBand.model_fields if getattr(self, name) is not None]
        if self.share is not None:
            if stated != ["share"]:
                raise Wrong("says `share` and amounts", "a share of the role's band says it all")
            if self.share[0] >= self.share[1]:
                raise Wrong("the share ends where it starts, or before", "write it like [0, 40]")
        elif stated != ["minimum"]:
            _two_of(stated)
        if self.minimum and self.midpoint and self.minimum > self.midpoint:
            raise Wrong(f"the minimum ({self.minimum}) is above the midpoint ({self.midpoint})", "swap the two values")
        minimum, maximum = self._exact()
        if minimum is not None:
            if minimum <= 0:
                raise Wrong("the maximum is twice the midpoint or more, so the minimum is nothing", "check both")
            _ordered(minimum, maximum)
        return self

    def ends(self, step: Decimal, whole: Range | None) -> Range | None:
        """Minimum and maximum; what is derived is rounded to ``step``, what is stated stays.

        ``whole`` is the role's own band, for a share of it: None where there is no such part.
        """
        if self.share is not None:
            if whole is None or whole.maximum is None:
                return None
            width = whole.maximum - whole.minimum
            start, end = (whole.minimum + width * part / 100 for part in self.share)
            return Range.model_construct(minimum=rounded(start, step), maximum=rounded(end, step))
        low, high = self._exact()
        assert low is not None
        minimum = rounded(low, step)
        maximum = None if high is None else rounded(high, step)
        # Beside a coarse step a stated end still bounds the derived one.
        if self.minimum is not None and maximum is not None:
            maximum = max(maximum, self.minimum)
        if self.maximum is not None:
            minimum = min(minimum, self.maximum)
        return Range.model_construct(minimum=self.minimum or minimum, maximum=self.maximum or maximum)

    def _exact(self) -> tuple[Decimal | None, Decimal | None]:
        """Minimum and maximum before rounding."""
        low, middle, high = self.minimum, self.midpoint, self.maximum
        if self.spread_over_minimum is not None:
            spread = self.spread_over_minimum / 100
            low = low or (middle / (1 + spread / 2) if middle else high and high / (1 + spread))
            high = high or (low and low * (1 + spread))
        elif self.spread_around_midpoint is not None:
            half = self.spread_around_midpoint / 100
            middle = middle or (low / (1 - half) if low else high and high / (1 + half))
            low, high = low or (middle and middle * (1 - half)), high or (middle and middle * (1 + half))
        elif middle is not None:
            low, high = low or (2 * middle - high if high else None), high or (2 * middle - low if low else None)
        return low, high


def _two_of(stated: list[str]) -> None:
    spreads = [name for name in stated if name.startswith("spread")]
    listed = ", ".join(f"`{name}`" for name in stated)
    if len(spreads) > 1:
        raise Wrong("says the spread over the minimum and around the midpoint", "keep one of both")
    if len(stated) > 2:
        raise Wrong(f"says {listed}: two of them give the rest", "leave one out")
    if len(stated) < 2 or len(spreads) == len(stated):
        hint = "give two of `minimum`, `midpoint`, `maximum` and a spread"
        raise Wrong(f"says only {listed}" if stated else "says nothing", hint)
