"""The job description: the official record of a role."""

from typing import Any

from jdgen.documents import shared
from jdgen.model.employer import Employer
from jdgen.model.opening import Opening
from jdgen.model.role import Role


def derived(role: Role, employer: Employer, opening: Opening | None) -> dict[str, Any]:
    names = {duty.id: duty.name for duty in role.duties}
    return {
        "essential": tuple(duty for duty in role.duties if duty.essential),
        "marginal": tuple(duty for duty in role.duties if not duty.essential),
        "requirements": shared.requirements(role, employer),
        "pay": shared.pay_on_hire(role),
        "demands": tuple((demand, names.get(demand.duty or "")) for demand in role.physical_demands),
        "systems": employer.systems,
    }
