"""The job posting: for the role as a template with blanks to fill, and for each opening."""

from typing import Any

from jdgen.documents import shared
from jdgen.documents.subject import Given, RoleSubject


def derived(subject: RoleSubject, given: Given) -> dict[str, Any]:
    role, employer, opening = subject.role, given.employer, subject.opening
    wanted = shared.requirements(role, employer)
    essential = tuple(duty for duty in role.duties if duty.essential)
    at_home = opening is not None and opening.arrangement != "onsite"
    return {
        "level": role.level_of(opening),
        "pay": shared.pay_on_hire(role, given, opening),
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
