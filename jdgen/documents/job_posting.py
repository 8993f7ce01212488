"""The job posting: for the role as a template with blanks to fill, and for each opening."""

from typing import Any

from jdgen.documents import shared
from jdgen.model.employer import Employer
from jdgen.model.opening import Opening
from jdgen.model.role import Role


def derived(role: Role, employer: Employer, opening: Opening | None) -> dict[str, Any]:
    wanted = shared.requirements(role, employer)
    essential = tuple(duty for duty in role.duties if duty.essential)
    at_home = opening is not None and opening.arrangement != "onsite"
    return {
        "level": role.level_of(opening),
        "pay": shared.pay_on_hire(role, opening),
        "hourly_first": shared.hourly_first(role),
        "hours_per_week": role.hours_per_week(opening),
        "schedule": (opening and opening.schedule) or role.employment.schedule,
        "duties": essential or role.duties,
        "required": tuple(one for one in wanted if one.need == "required"),
        "preferred": tuple(one for one in wanted if one.need == "preferred"),
        "benefits": shared.benefits(role, employer),
        "apply": shared.apply(role, employer, opening),
        "remote": role.employment.remote if at_home else None,
    }
