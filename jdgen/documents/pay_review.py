"""The pay review: how current staff fit the bands, who is outside, and what that costs."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from jdgen.documents.histogram import histogram
from jdgen.documents.subject import DataSubject, Given
from jdgen.model.band import Range
from jdgen.pay.fit import Job, Placed
from jdgen.pay.review import Group, LevelPair, RatioClass, Review, Totals

NOTICE = (
    "This measures how pay fits the bands. It is no pay-equity study: it does not compare people by sex, race, age "
    "or any other trait that the law protects. Ask counsel before you run it or share it: it may not be privileged, "
    "and a court or an agency may ask for it."
)
LISTED = 50
"""How many people a list on the page names; the CSV has all."""
USUAL = (Decimal("0.8"), Decimal("1.2"))
"""The histogram shows at least the classes between these."""


@dataclass(frozen=True)
class Person:
    """Somebody to look at. Amounts are in the person's own period, but for ``cost``."""

    name: str
    """The id where no name is given."""
    employee_id: str
    job: str
    currency: str
    pay: Decimal
    per: str
    band: Range | None
    compa_ratio: Decimal | None
    cost: Decimal
    over: Decimal | None
    """Pay over the maximum, as a share of it."""
    supervisor: str | None
    of_supervisor: Decimal | None


@dataclass(frozen=True)
class People:
    """The first of a list, and how many more there are."""

    shown: tuple[Person, ...]
    more: int
    total: int


@dataclass(frozen=True)
class Paid:
    """What is paid in one currency, a year."""

    totals: Totals
    share: Decimal


@dataclass(frozen=True)
class Part:
    """A part of the band, or a class of compa-ratios, and the people in it."""

    name: str
    people: int
    share: Decimal


@dataclass(frozen=True)
class Row:
    """The people of one role and level."""

    title: str
    level: str | None
    group: Group
    median_pay: Decimal
    """To the dollar."""


@dataclass(frozen=True)
class Pair:
    """Two levels that are close, or where people of the lower one overtake; medians to the dollar."""

    title: str
    lower: str | None
    higher: str | None
    currency: str
    lower_median: Decimal
    higher_median: Decimal
    ratio: Decimal
    close: bool
    overtaking: int


def derived(subject: DataSubject, given: Given) -> dict[str, Any]:
    found: Review = subject.data
    named = {one.employee.employee_id: one.employee.name for one in found.people if one.employee.name}
    classes = _shown_classes(found.distribution)
    rated = sum(one.people for one in found.distribution)
    graded = {group.job.role for group in found.groups if group.job.level is not None}
    rows = tuple(_row(group, graded) for group in found.groups)
    marked = next((at for at, one in enumerate(classes) if one.low == 1), None)
    return {
        "notice": NOTICE,
        "people": len(found.people),
        "measured": found.measured,
        "paid": tuple(Paid(total, total.cost_share) for total in found.totals),
        "median_ratio": found.median_ratio,
        "parts": _parts(found),
        "classes": tuple(Part(label(one), one.people, Decimal(one.people) / rated) for one in classes) if rated else (),
        "rated": rated,
        "chart": histogram([(label(one), one.people) for one in classes], marked),
        "groups": rows,
        "unmeasured": tuple(row for row in rows if row.group.band is None),
        "without_level": tuple(row for row in rows if row.group.band and row.level and row.group.job.level is None),
        "below": _people(found.below, named),
        "above": _people(found.above, named),
        "pairs": tuple(_pair(pair) for pair in found.pairs if pair.close or pair.overtaking),
        "compared_pairs": len(found.pairs),
        "supervised": found.supervised,
        "beside_supervisor": _people(found.close_to_supervisor, named),
        "threshold": found.options.threshold,
        "zones": found.zones,
    }


def job_name(job: Job) -> str:
    """The role's title, with the level's name where there is one."""
    return f"{job.title}, {job.level_name}" if job.level_name else job.title


def _row(group: Group, graded: Container[str]) -> Row:
    """``graded`` are the roles that others have a level of."""
    without = "No level" if group.job.role in graded else None
    return Row(group.job.title, group.job.level_name or without, group, _whole(group.median_pay))


def _pair(pair: LevelPair) -> Pair:
    return Pair(
        pair.lower.title,
        pair.lower.level_name,
        pair.higher.level_name,
        pair.lower.currency,
        _whole(pair.lower_median),
        _whole(pair.higher_median),
        pair.ratio,
        pair.close,
        pair.overtaking,
    )


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), ROUND_HALF_UP)


def _people(found: Sequence[Placed], named: dict[str, str]) -> People:
    shown = tuple(_person(one, named) for one in found[:LISTED])
    return People(shown, len(found) - len(shown), len(found))


def _person(one: Placed, named: dict[str, str]) -> Person:
    employee, maximum = one.employee, one.band.maximum if one.band else None
    above = employee.supervisor
    return Person(
        employee.name or employee.employee_id,
        employee.employee_id,
        job_name(one.job),
        one.job.currency,
        employee.pay,
        employee.per,
        one.band,
        one.compa_ratio,
        one.cost,
        employee.pay / maximum - 1 if maximum else None,
        named.get(above, above) if above else None,
        one.of_supervisor,
    )


def _parts(found: Review) -> tuple[Part, ...]:
    """Every part of the band; what single rates and open bands have instead only where somebody is in one."""
    names = {"below": "Below the minimum", "in": "Within a single rate or an open band", "above": "Above the maximum"}
    quarters = {1: "First quarter, from the minimum", 2: "Second quarter", 3: "Third quarter", 4: "Fourth quarter"}
    return tuple(
        Part(
            quarters[one.quarter] if one.quarter else names[one.side], one.people, Decimal(one.people) / found.measured
        )
        for one in found.standings
        if found.measured and (one.people or one.quarter or one.side != "in")
    )


def _shown_classes(classes: Sequence[RatioClass]) -> tuple[RatioClass, ...]:
    """From the first to the last in use, and the usual ones in any case."""
    wanted = [
        at
        for at, one in enumerate(classes)
        if one.people or (one.low is not None and one.high is not None and USUAL[0] <= one.low and one.high <= USUAL[1])
    ]
    return tuple(classes[wanted[0] : wanted[-1] + 1])


def label(one: RatioClass) -> str:
    """Such as ``0.90 to 0.95``, which holds 0.90 and not 0.95."""
    if one.low is None:
        return f"under {one.high:.2f}"
    return f"{one.low:.2f} or more" if one.high is None else f"{one.low:.2f} to {one.high:.2f}"
