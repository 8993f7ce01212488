"""A pay structure: the bands of a family in order, and how each stands to the one below.

Where the family has grades, each is one step; a level without a grade is a step of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from jdgen.model.role import Level, Role
from jdgen.pay.bands import Band, band, both_ways, overlap
from jdgen.pay.noted import Noted, noted

MOST_OVERLAP = Decimal("0.70")
"""Of a band: where the one below covers more, a promotion may bring no raise."""


@dataclass(frozen=True)
class Holder:
    """A level of a role, or a role without levels, that is paid by a step."""

    role: Role
    level: Level | None

    @property
    def name(self) -> str:
        return f"{self.role.title}, {self.level.name}" if self.level else self.role.title


@dataclass(frozen=True)
class Step:
    """A band of the structure, in yearly amounts, with its relation to the step below."""

    name: str
    grade: str | None
    band: Band
    holders: tuple[Holder, ...]
    overlap: Decimal | None = None
    """The share of this band that the one below covers; below zero where they do not meet."""
    gap: Decimal | None = None
    """Dollars a year from the maximum below to this minimum, where they do not meet."""

    @property
    def progression(self) -> Decimal | None:
        """This midpoint over the one below, less one."""
        return self.band.progression

    @property
    def inverted(self) -> bool:
        """Stands above a step whose midpoint is as high or higher."""
        return self.progression is not None and self.progression <= 0


@dataclass(frozen=True)
class Structure:
    steps: tuple[Step, ...]
    without_band: tuple[Holder, ...]
    other_currency: tuple[Holder, ...]
    """Paid in another currency than the family's first role, and so not comparable."""


def structure(roles: Sequence[Role]) -> Structure:
    """By the declared order of the grades; without grades by midpoint, or by minimum where there is none."""
    holders = [Holder(role, level) for role in roles for level in role.levels or (None,)]
    currency = roles[0].pay.currency
    other = tuple(one for one in holders if one.role.pay.currency != currency)
    banded = [(one, _band(one)) for one in holders if one not in other]
    steps = _grouped((one, made) for one, made in banded if made)
    order = _declared(roles)
    graded = all(step.grade in order for step in steps)
    steps.sort(key=lambda step: (order[step.grade or ""] if graded else 0, _height(step.band)))
    return Structure(_related(steps), tuple(one for one, made in banded if made is None), other)


def irregularities(found: Structure) -> tuple[Noted, ...]:
    """PAY009 across the family: what does not rise, does not meet or covers too much, and a grade with two bands."""
    noticed = []
    for below, step in pairwise(found.steps):
        names = {"above": step.name, "below": below.name}
        if step.grade and step.grade == below.grade:
            message = "{above} has two bands: {first:range} and {second:range} a year"
            bands = {"first": below.band.yearly, "second": step.band.yearly}
            noticed.append(noted("PAY009", "warning", message, (), **names, **bands))
        elif step.inverted:
            message = "{above}: the midpoint {high:money} is not above that of {below}, {low:money}"
            middles = {"high": step.band.midpoint or 0, "low": below.band.midpoint or 0}
            noticed.append(noted("PAY009", "warning", message, (), **names, **middles))
        elif step.gap is not None:
            message = "{gap:money} a year lie between the maximum of {below} and the minimum of {above}"
            noticed.append(noted("PAY009", "notice", message, (), **names, gap=step.gap))
        elif step.overlap is not None and step.overlap > MOST_OVERLAP:
            message = "{below} covers {shared:percent} of the band of {above}; {most:percent} at most is usual"
            noticed.append(noted("PAY009", "warning", message, (), **names, shared=step.overlap, most=MOST_OVERLAP))
    return tuple(noticed)


def _band(holder: Holder) -> Band | None:
    role = holder.role
    pay = role.band(holder.level)
    return band(holder.name, both_ways(pay, role.pay.per, role.hours_per_week())) if pay else None


def _grouped(banded: Iterable[tuple[Holder, Band]]) -> list[Step]:
    """One step for those who share a grade and its band."""
    steps: dict[tuple[str, str], Step] = {}
    for holder, made in banded:
        grade = holder.level.grade if holder.level else None
        key = (grade or holder.name, str(made.yearly))
        known = steps.get(key)
        steps[key] = replace(known, holders=(*known.holders, holder)) if known else _step(grade, made, holder)
    return list(steps.values())


def _step(grade: str | None, made: Band, holder: Holder) -> Step:
    name = grade or holder.name
    return Step(name, grade, replace(made, name=name), (holder,))


def _declared(roles: Iterable[Role]) -> dict[str, int]:
    names = dict.fromkeys(grade.name for role in roles for grade in role.pay.grades)
    return {name: index for index, name in enumerate(names)}


def _height(made: Band) -> Decimal:
    return made.midpoint or made.yearly.minimum


def _related(steps: list[Step]) -> tuple[Step, ...]:
    related = steps[:1]
    for below, step in pairwise(steps):
        ratio = step.band.midpoint / below.band.midpoint - 1 if step.band.midpoint and below.band.midpoint else None
        top = below.band.yearly.maximum
        gap = step.band.yearly.minimum - top if top is not None and top < step.band.yearly.minimum else None
        made = replace(step.band, progression=ratio)
        related.append(replace(step, band=made, overlap=overlap(below.band, step.band), gap=gap))
    return tuple(related)
