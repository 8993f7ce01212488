"""The screening checklist: one candidate, from the first look at a resume to the decision."""

from dataclasses import dataclass
from typing import Any

from jdgen.documents.screening import Field, Row, about, decision, rows
from jdgen.documents.subject import Given, RoleSubject
from jdgen.model.screening import KnockOut
from jdgen.screening.plan import ANSWERS, STAGES, answer_field, plan_of

ELSEWHERE = "interview"
"""Interviews are rated on the interview kit."""


@dataclass(frozen=True)
class Stage:
    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Gate:
    question: KnockOut
    tests: str | None
    """The text of the requirement that the question tests."""
    answers: tuple[Field, ...]


def derived(subject: RoleSubject, given: Given) -> dict[str, Any]:
    role = subject.role
    plan = plan_of(role)
    tests = {wanted.id: wanted.text for wanted in role.requirements}
    stages = [
        Stage(id, title, rows(role, (one for one in plan.criteria if one.stage == id) if plan else ()))
        for id, title in STAGES.items()
        if id != ELSEWHERE
    ]
    return {
        "about": about(),
        "anchored": any(row.criterion.anchors for stage in stages for row in stage.rows),
        "gates": tuple(
            Gate(one, tests.get(one.requirement or ""), _answers(one.id)) for one in (plan.knock_outs if plan else ())
        ),
        "stages": tuple(stage for stage in stages if stage.rows),
        "interviewed": plan is not None and any(one.stage == "interview" for one in plan.criteria),
        "alike": plan is not None and all(one.weight == 1 for one in plan.criteria),
        "decision": decision(),
    }


def _answers(knock_out: str) -> tuple[Field, ...]:
    return tuple(Field(answer_field(knock_out, answer), answer.capitalize()) for answer in ANSWERS)
