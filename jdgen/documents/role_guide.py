"""The role guide: the occupation for people who do not know it yet."""

from typing import Any

from jdgen.documents import shared
from jdgen.documents.subject import Given, RoleSubject
from jdgen.pay.market import contradictions, has_percentiles, in_period


def derived(subject: RoleSubject, given: Given) -> dict[str, Any]:
    role, employer = subject.role, given.employer
    market = tuple(in_period(reference, role.pay.per) for reference in role.pay.market)
    hiring = role.hiring_range()
    wanted = shared.requirements(role, employer)
    return {
        "pay": shared.pay_on_hire(role, given),
        "hourly_first": shared.hourly_first(role),
        "duties": role.guide.duties or role.duties,
        "required": tuple(one for one in wanted if one.need == "required"),
        "preferred": tuple(one for one in wanted if one.need == "preferred"),
        "published": tuple(reference for reference in market if has_percentiles(reference)),
        "contradictions": contradictions(hiring, market) if hiring else (),
        "benefits": shared.benefits(role, employer),
    }
