"""One person beside the band of a role and level.

A person is measured in the period that they are paid in. The band is converted to it (an hourly rate to the
cent, a yearly amount to the dollar), so nobody who earns the minimum that the band sheet shows is below it by
a rounding.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jdgen.model.band import Per, Range
from jdgen.model.market import Market
from jdgen.model.opening import Place
from jdgen.model.policy import Zones
from jdgen.model.role import Role
from jdgen.model.staff import Employee
from jdgen.pay.bands import convert, hours_per_year, in_period_of
from jdgen.pay.standing import Standing, standing
from jdgen.pay.zones import Zoned, scaled, zone

NOTHING = Decimal(0)
ONE = Decimal(1)

Zoning = Mapping[tuple[str, str | None], Zoned]
"""What the place of a role's people does to their band, by the role's id and the place; without an entry, nothing."""


@dataclass(frozen=True, slots=True)
class Job:
    """A role and one of its levels: people in it share a band."""

    role: str
    title: str
    level: str | None
    level_name: str | None
    currency: str
    hours: Decimal
    """Scheduled hours a year."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One person beside the band; without a band there is no standing."""

    employee: Employee
    job: Job
    band: Range | None
    """In the person's own period, and as their place has it."""
    yearly: Decimal
    factor: Decimal
    """Of the place."""
    standing: Standing | None
    cost: Decimal
    """Yearly cost of a raise to the minimum."""
    of_supervisor: Decimal | None
    """This pay over the supervisor's, both by the scheduled hour and without the factor of the place."""

    @property
    def side(self) -> str | None:
        return self.standing.side if self.standing else None

    @property
    def compa_ratio(self) -> Decimal | None:
        return self.standing.compa_ratio if self.standing else None

    @property
    def hourly(self) -> Decimal:
        return convert(self.employee.pay, self.employee.per, "hour", self.job.hours)

    @property
    def comparable(self) -> Decimal:
        """Yearly pay as it would be where the factor is 1."""
        return self.yearly / self.factor


class Bands:
    """The bands of these roles; each job, and its band for each factor and period, is worked out once."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self._roles = {role.id: role for role in roles}
        self._ranks = {name: rank for rank, name in enumerate(self._roles)}
        self._jobs: dict[tuple[str, str | None], tuple[Job, Range | None]] = {}
        self._bands: dict[tuple[str, str | None, Decimal, Per], Range | None] = {}

    def job(self, role: str, level: str | None) -> Job:
        return self._known(role, level)[0]

    def _known(self, role: str, level: str | None) -> tuple[Job, Range | None]:
        known = self._jobs.get((role, level))
        if known is None:
            found = self._roles[role]
            step = {one.id: one for one in found.levels}[level] if level is not None else None
            hours = hours_per_year(found.hours_per_week())
            job = Job(role, found.title, level, step.name if step else None, found.pay.currency, hours)
            known = self._jobs[role, level] = (job, found.band(step))
        return known

    def band(self, job: Job, factor: Decimal, per: Per) -> Range | None:
        """The job's band times the factor, rounded to the role's step, in another period."""
        key = (job.role, job.level, factor, per)
        if key not in self._bands:
            stated = self._known(job.role, job.level)[1]
            self._bands[key] = self._converted(stated, job, factor, per) if stated else None
        return self._bands[key]

    def _converted(self, stated: Range, job: Job, factor: Decimal, per: Per) -> Range:
        pay = self._roles[job.role].pay
        return in_period_of(scaled(stated, factor, factor, pay.step), pay.per, per, job.hours)

    def rank(self, job: Job) -> tuple[int, int]:
        """By the roles as given, then by level; people without a level come last."""
        levels = [level.id for level in self._roles[job.role].levels]
        return self._ranks[job.role], len(levels) if job.level is None else levels.index(job.level)


def zoning(employees: Iterable[Employee], roles: Iterable[Role], zones: Zones | None, market: Market) -> Zoning:
    """The zone of every role and place that people have; none without zones.

    A place is a state or ``City, State``. What others pay is published in dollars: by it, other currencies stay.
    """
    if zones is None:
        return {}
    known = {role.id: role for role in roles if zones.by == "table" or role.pay.currency == "USD"}
    used = dict.fromkeys((one.role, one.place) for one in employees if one.place and one.role in known)
    return {(role, place): zone(zones, _place(place or ""), known[role], market) for role, place in used}


def _place(text: str) -> Place | str:
    city, comma, state = (part.strip() for part in text.partition(","))
    return Place(city=city, state=state) if comma and city and state else text


def place(employees: Sequence[Employee], bands: Bands, zoned: Zoning) -> tuple[Placed, ...]:
    """Everybody in their order, beside the band of their role, level and place."""
    known = []
    comparable: dict[str, tuple[str, Decimal]] = {}
    for employee in employees:
        job = bands.job(employee.role, employee.level)
        at = zoned.get((employee.role, employee.place))
        factor = at.factor if at else ONE
        yearly = convert(employee.pay, employee.per, "year", job.hours)
        known.append((employee, job, yearly, factor))
        comparable[employee.employee_id] = (job.currency, yearly / (job.hours * factor))
    return tuple(
        _placed(employee, job, yearly, factor, bands.band(job, factor, employee.per), _beside(employee, comparable))
        for employee, job, yearly, factor in known
    )


def _beside(employee: Employee, comparable: Mapping[str, tuple[str, Decimal]]) -> Decimal | None:
    """None where there is no supervisor in the file, or one who is paid in another currency."""
    above = comparable.get(employee.supervisor) if employee.supervisor else None
    currency, own = comparable[employee.employee_id]
    return own / above[1] if above and above[0] == currency else None


def _placed(
    employee: Employee, job: Job, yearly: Decimal, factor: Decimal, band: Range | None, beside: Decimal | None
) -> Placed:
    if band is None:
        return Placed(employee, job, None, yearly, factor, None, NOTHING, beside)
    short = band.minimum - employee.pay
    cost = convert(short, employee.per, "year", job.hours) if short > 0 else NOTHING
    return Placed(employee, job, band, yearly, factor, standing(employee.pay, band), cost, beside)
