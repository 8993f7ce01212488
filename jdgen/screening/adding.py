"""A criterion's value from what raters gave, and the weighted sum over criteria: exact, rounded only to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Literal

from jdgen.model.screening import Criterion
from jdgen.screening.record import Rated

TALK = 2
"""Ratings that are so far apart are worth talking about."""
LeftOut = Literal["older plan", "no evidence", "rated twice"]


@dataclass(frozen=True)
class Entry:
    """What one sheet holds on one criterion; ``rated`` is None where it was left empty."""

    rated: Rated | None
    panel: bool = False
    left_out: LeftOut | None = None
    """Why a rating does not count."""

    @property
    def rating(self) -> int | None:
        """The rating, if there is one that counts."""
        return self.rated.rating if self.rated and not self.left_out else None


@dataclass(frozen=True)
class Assessed:
    """One criterion of one candidate, with an entry for each sheet."""

    criterion: Criterion
    entries: tuple[Entry, ...]

    @property
    def ratings(self) -> list[int]:
        """Those of single raters that count."""
        return [one.rating for one in self.entries if one.rating is not None and not one.panel]

    @property
    def agreed(self) -> list[Entry]:
        """What the panel wrote by a plan that counts."""
        return [one for one in self.entries if one.panel and one.rated and one.left_out != "older plan"]

    @property
    def value(self) -> Fraction | None:
        """The panel's rating; where the panel wrote nothing, the mean of the raters.

        None is no rating, never zero. A panel that rated twice, or unclearly, has not agreed: the mean that it
        meant to replace does not stand in for it.
        """
        ratings = [one.rating for one in self.agreed if one.rating is not None] if self.agreed else self.ratings
        return Fraction(sum(ratings), len(ratings)) if ratings else None

    @property
    def spread(self) -> int | None:
        """The highest rating less the lowest; None where fewer than two raters gave one."""
        return max(self.ratings) - min(self.ratings) if len(self.ratings) > 1 else None

    @property
    def talk(self) -> bool:
        return self.spread is not None and self.spread >= TALK


@dataclass(frozen=True)
class Term:
    criterion: str
    weight: Decimal
    value: Fraction


@dataclass(frozen=True)
class Sum:
    """The weighted mean of the criteria that have a value.

    It can be compared with another only where both are over the same criteria.
    """

    terms: tuple[Term, ...]
    missing: tuple[str, ...]
    """The ids of the criteria without a value, which are in no term."""

    @property
    def total(self) -> Fraction | None:
        if not self.terms:
            return None
        return sum((Fraction(one.weight) * one.value for one in self.terms), Fraction(0)) / Fraction(self.weights)

    @property
    def weights(self) -> Decimal:
        return sum((one.weight for one in self.terms), Decimal(0))

    @property
    def equal(self) -> bool:
        """Whether all of its criteria count alike: then it is their plain mean."""
        return len({one.weight for one in self.terms}) <= 1


def add_up(assessed: Sequence[Assessed]) -> Sum:
    terms = tuple(Term(one.criterion.id, one.criterion.weight, one.value) for one in assessed if one.value is not None)
    return Sum(terms, tuple(one.criterion.id for one in assessed if one.value is None))


def rounded(value: Fraction) -> Decimal:
    """Two digits, half up."""
    return Decimal(floor(value * 100 + Fraction(1, 2))).scaleb(-2)
