"""The interview kit: what to say and to ask, what answers sound like, and the sheets to rate them on."""

from typing import Any

from jdgen.documents.screening import about, decision, rows
from jdgen.documents.subject import Given, RoleSubject
from jdgen.screening.plan import PANEL, note_field, plan_of


def derived(subject: RoleSubject, given: Given) -> dict[str, Any]:
    plan = plan_of(subject.role)
    criteria = plan.criteria if plan else ()
    asked = [one for one in criteria if one.stage == "interview"] or [one for one in criteria if one.stage == "phone"]
    return {
        "about": about(rater="Interviewer"),
        "questions": rows(subject.role, asked),
        "notes": tuple(note_field(one.id) for one in asked),
        "minutes": sum(one.minutes or 0 for one in asked),
        "alike": all(one.weight == 1 for one in asked),
        "panel_about": about(PANEL, rater="Panel members"),
        "panel_rows": rows(subject.role, asked, PANEL),
        "panel_decision": decision(PANEL),
    }
