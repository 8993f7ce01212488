"""Current staff against the bands: who is outside, what that costs, where levels run into each other.

Totals are yearly, by the role's scheduled hours, one for each currency. Work grows in line with people; bands
are worked out once for each level, place factor and period.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType

from jdgen.model.band import Range
from jdgen.model.role import Role
from jdgen.model.staff import Employee
from jdgen.pay.fit import NOTHING, ONE, Bands, Job, Placed, Zoning, place
from jdgen.pay.zones import Zoned

PER_CLASS = 20
"""Classes of compa-ratios in one whole: each is 0.05 wide."""
FIRST, LAST = 14, 26
"""Classes are open below 0.70 and from 1.30 on, in twentieths."""


@dataclass(frozen=True, slots=True)
class Options:
    threshold: Decimal = Decimal("0.95")
    """From which share of the higher pay two levels, or a person and the supervisor, are close."""


DEFAULT = Options()
NO_ZONES: Zoning = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Totals:
    """Of all people who are paid in one currency; amounts are yearly."""

    currency: str
    people: int
    payroll: Decimal
    below: int
    above: int
    cost: Decimal

    @property
    def cost_share(self) -> Decimal:
        """Of the payroll of everybody in the file, measured or not."""
        return self.cost / self.payroll


@dataclass(frozen=True, slots=True)
class Count:
    """How many stand in one part of their bands."""

    side: str
    quarter: int | None
    people: int


@dataclass(frozen=True, slots=True)
class RatioClass:
    """People with a compa-ratio from ``low`` to under ``high``; None is an open end."""

    low: Decimal | None
    high: Decimal | None
    people: int


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one role and level."""

    job: Job
    people: int
    band: Range | None
    """Yearly, before the factors of places."""
    median_pay: Decimal
    """Yearly."""
    median_ratio: Decimal | None
    below: int
    above: int
    cost: Decimal


@dataclass(frozen=True, slots=True)
class LevelPair:
    """Two levels of one role that follow each other and both have people; yearly pay without places' factors."""

    lower: Job
    higher: Job
    lower_median: Decimal
    higher_median: Decimal
    overtaking: int
    """People of the lower level who are paid more than the lowest-paid of the higher."""
    close: bool
    """The lower median is at or above the threshold."""

    @property
    def ratio(self) -> Decimal:
        return self.lower_median / self.higher_median


@dataclass(frozen=True, slots=True)
class Review:
    options: Options
    people: tuple[Placed, ...]
    """In the order of the file."""
    totals: tuple[Totals, ...]
    """By currency, the largest number of people first."""
    standings: tuple[Count, ...]
    distribution: tuple[RatioClass, ...]
    median_ratio: Decimal | None
    groups: tuple[Group, ...]
    """By role in the order given, then by level, then those without a level."""
    pairs: tuple[LevelPair, ...]
    supervised: int
    """People who could be compared with their supervisor."""
    zones: tuple[Zoned, ...]
    """What the places of people do to their bands: each place and factor once."""

    @property
    def measured(self) -> int:
        return sum(count.people for count in self.standings)

    @property
    def below(self) -> list[Placed]:
        """The costliest raise first."""
        found = [one for one in self.people if one.side == "below"]
        return sorted(found, key=lambda one: (-one.cost, one.employee.employee_id))

    @property
    def above(self) -> list[Placed]:
        """The furthest above the maximum first, in shares of it."""
        found = [one for one in self.people if one.side == "above"]
        return sorted(found, key=lambda one: (-_over_maximum(one), one.employee.employee_id))

    @property
    def close_to_supervisor(self) -> list[Placed]:
        """People at or above the threshold of their supervisor's pay, the highest share first."""
        close = ((one.of_supervisor, one) for one in self.people if one.of_supervisor is not None)
        found = [(share, one) for share, one in close if share >= self.options.threshold]
        return [one for _, one in sorted(found, key=lambda pair: (-pair[0], pair[1].employee.employee_id))]


def _over_maximum(one: Placed) -> Decimal:
    maximum = one.band and one.band.maximum
    return one.employee.pay / maximum if maximum else NOTHING


def review(
    employees: Sequence[Employee],
    roles: Iterable[Role],
    options: Options = DEFAULT,
    zoned: Zoning = NO_ZONES,
) -> Review:
    """Everybody beside the band of their role, level and place.

    ``roles`` holds every role and level that the employees name (KeyError otherwise).
    """
    bands = Bands(roles)
    people = place(employees, bands, zoned)
    members: dict[Job, list[Placed]] = {}
    for one in people:
        members.setdefault(one.job, []).append(one)
    jobs = sorted(members, key=bands.rank)
    return Review(
        options,
        people,
        _totals(people),
        _standings(people),
        _distribution(people),
        _median([ratio for one in people if (ratio := one.compa_ratio) is not None]),
        tuple(_group(job, members[job], bands.band(job, ONE, "year")) for job in jobs),
        tuple(_pairs(jobs, members, options.threshold)),
        sum(one.of_supervisor is not None for one in people),
        tuple(sorted(dict.fromkeys(zoned.values()), key=lambda one: (one.place, one.factor, one.because))),
    )


def _totals(people: Iterable[Placed]) -> tuple[Totals, ...]:
    by_currency: dict[str, list[Placed]] = {}
    for one in people:
        by_currency.setdefault(one.job.currency, []).append(one)
    found = [
        Totals(
            currency,
            len(paid),
            sum((one.yearly for one in paid), NOTHING),
            sum(one.side == "below" for one in paid),
            sum(one.side == "above" for one in paid),
            sum((one.cost for one in paid), NOTHING),
        )
        for currency, paid in by_currency.items()
    ]
    return tuple(sorted(found, key=lambda total: (-total.people, total.currency)))


def _standings(people: Iterable[Placed]) -> tuple[Count, ...]:
    """From the lowest to the highest; single rates and open bands, which have no quarters, follow those."""
    counted: Counter[tuple[str, int | None]] = Counter(
        (one.standing.side, one.standing.quarter) for one in people if one.standing
    )
    parts: list[tuple[str, int | None]] = [("below", None), *(("in", quarter) for quarter in (1, 2, 3, 4))]
    parts += [("in", None), ("above", None)]
    return tuple(Count(side, quarter, counted[side, quarter]) for side, quarter in parts)


def _distribution(people: Iterable[Placed]) -> tuple[RatioClass, ...]:
    counted: Counter[int] = Counter()
    for one in people:
        if (ratio := one.compa_ratio) is not None:
            counted[min(max(int(ratio * PER_CLASS), FIRST - 1), LAST)] += 1
    return tuple(
        RatioClass(
            Decimal(start) / PER_CLASS if start >= FIRST else None,
            Decimal(start + 1) / PER_CLASS if start < LAST else None,
            counted[start],
        )
        for start in range(FIRST - 1, LAST + 1)
    )


def _median(values: Sequence[Decimal]) -> Decimal | None:
    """The middle value, or the mean of the two in the middle."""
    if not values:
        return None
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _group(job: Job, people: Sequence[Placed], band: Range | None) -> Group:
    return Group(
        job,
        len(people),
        band,
        _median([one.yearly for one in people]) or NOTHING,
        _median([ratio for one in people if (ratio := one.compa_ratio) is not None]),
        sum(one.side == "below" for one in people),
        sum(one.side == "above" for one in people),
        sum((one.cost for one in people), NOTHING),
    )


def _pairs(jobs: Sequence[Job], members: dict[Job, list[Placed]], threshold: Decimal) -> Iterable[LevelPair]:
    """Levels of one role that follow each other; one where nobody works is passed over."""
    for lower, higher in pairwise(job for job in jobs if job.level is not None):
        if lower.role != higher.role:
            continue
        below, above = ([one.comparable for one in members[job]] for job in (lower, higher))
        low, high = _median(below) or NOTHING, _median(above) or NOTHING
        lowest = min(above)
        overtaking = sum(pay > lowest for pay in below)
        yield LevelPair(lower, higher, low, high, overtaking, low >= high * threshold)
