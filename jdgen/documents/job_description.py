"""The job description: the official record of a role."""

from typing import Any

from jdgen.documents import shared
from jdgen.documents.subject import Given, RoleSubject


def derived(subject: RoleSubject, given: Given) -> dict[str, Any]:
    role, employer = subject.role, given.employer
    names = {duty.id: duty.name for duty in role.duties}
    return {
        "essential": tuple(duty for duty in role.duties if duty.essential),
        "marginal": tuple(duty for duty in role.duties if not duty.essential),
        "requirements": shared.requirements(role, employer),
        "pay": shared.pay_on_hire(role, given),
        "demands": tuple((demand, names.get(demand.duty or "")) for demand in role.physical_demands),
        "systems": employer.systems,
    }
