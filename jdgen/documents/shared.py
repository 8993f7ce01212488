"""What several kinds show the same way, so that a role's documents agree with each other."""

from dataclasses import dataclass

from jdgen.documents.subject import Given
from jdgen.model.employer import Benefit, Employer
from jdgen.model.opening import Apply, Opening
from jdgen.model.role import Role
from jdgen.pay.bands import Shown, both_ways
from jdgen.pay.zones import Zoned, hiring_range, zones_of


@dataclass(frozen=True)
class Wanted:
    """A requirement, with the employer's own software for its purpose, if it names one."""

    id: str
    text: str
    need: str
    system: str | None


def requirements(role: Role, employer: Employer) -> tuple[Wanted, ...]:
    return tuple(
        Wanted(wanted.id, wanted.text, wanted.need, employer.systems.get(wanted.system or ""))
        for wanted in role.requirements
    )


def zones(role: Role, given: Given, opening: Opening | None) -> tuple[Zoned, ...]:
    """The zones of an opening's places; none where the employer has no zones."""
    policy = given.employer.pay.zones
    return zones_of(role, opening, policy, given.market) if policy and opening else ()


def pay_on_hire(role: Role, given: Given, opening: Opening | None = None) -> Shown | None:
    """The hiring range in the opening's zones, hourly and yearly by the scheduled hours."""
    hiring = hiring_range(role, opening, zones(role, given, opening))
    return both_ways(hiring, role.pay.per, role.hours_per_week(opening)) if hiring else None


def hourly_first(role: Role) -> bool:
    """People who are paid by the hour want to read the hourly rate first."""
    return role.flsa == "non-exempt" or role.pay.per == "hour"


def benefits(role: Role, employer: Employer) -> tuple[Benefit, ...]:
    return role.benefits or employer.benefits


def apply(role: Role, employer: Employer, opening: Opening | None) -> Apply:
    """The opening over the role over the employer, field by field."""
    said = [source for source in (opening and opening.apply, role.apply, employer.apply) if source]
    fields = Apply.model_fields
    return Apply(**{name: next((v for s in said if (v := getattr(s, name))), fields[name].default) for name in fields})
