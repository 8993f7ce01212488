"""The screening checklist: one candidate, from the first look at a resume to the decision."""

from dataclasses import dataclass
from typing import Any

from jdgen.documents.subject import Given, RoleSubject
from jdgen.model.screening import Criterion, KnockOut

STAGES = {
    "application": "Application",
    "resume": "Resume",
    "phone": "Phone call",
    "exercise": "Skills check",
    "interview": "Interview",
    "references": "References",
}


@dataclass(frozen=True)
class Stage:
    id: str
    title: str
    rows: tuple[tuple[Criterion, str], ...]
    """Each criterion with the text of the requirement that it assesses."""


@dataclass(frozen=True)
class Gate:
    question: KnockOut
    tests: str | None
    """The text of the requirement that the question tests."""


def derived(subject: RoleSubject, given: Given) -> dict[str, Any]:
    role = subject.role
    tests = {wanted.id: wanted.text for wanted in role.requirements}
    screening = role.screening
    criteria = screening.criteria if screening else ()
    stages = (
        Stage(id, title, tuple((one, tests[one.requirement]) for one in criteria if one.stage == id))
        for id, title in STAGES.items()
    )
    knock_outs = screening.knock_outs if screening else ()
    return {
        "gates": tuple(Gate(one, tests.get(one.requirement or "")) for one in knock_outs),
        "stages": tuple(stage for stage in stages if stage.rows),
    }
