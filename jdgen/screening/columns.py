"""The columns of a spreadsheet of ratings: a heading that people read for each field, and the way back.

The first heading says the role and the plan: a heading survives whatever a spreadsheet does to a file.
"""

import re
from collections.abc import Iterator

from jdgen.screening.plan import ABOUT, REASON, Plan, evidence_field

CANDIDATE, *_OTHERS = ABOUT
DECISION = "decision"
"""The columns of what forms have boxes for hold the answer itself: ``knock-out-ID``, ``rating-ID``, this one."""
_CALLED = {"knock-out-": "Yes or No: ", "rating-": "Rating 1 to 5: ", "evidence-": "Evidence: "}
_PLAIN = (*_OTHERS, DECISION, REASON)
_MARKED = re.compile(r"candidate \(([a-z0-9-]{1,64}), plan ([0-9a-f]{12})\)")


def columns(plan: Plan) -> Iterator[str]:
    """The fields that have a column each, in order."""
    yield from ABOUT
    yield from (f"knock-out-{gate.id}" for gate in plan.knock_outs)
    for criterion in plan.criteria:
        yield f"rating-{criterion.id}"
        yield evidence_field(criterion.id)
    yield DECISION
    yield REASON


def heading(field: str, plan: Plan) -> str:
    if field == CANDIDATE:
        return f"Candidate ({plan.role}, plan {plan.version})"
    start = next((start for start in _CALLED if field.startswith(start)), "")
    return f"{_CALLED[start]}{field.removeprefix(start)}" if start else field.capitalize()


def field_of(heading: str) -> str:
    """The field that a heading stands for, whatever its case and blanks; "" for a column of the user's own."""
    text = " ".join(heading.split()).casefold()
    if _MARKED.fullmatch(text):
        return CANDIDATE
    for start, called in _CALLED.items():
        if text.startswith(called.casefold()):
            return start + text.removeprefix(called.casefold())
    return text if text in _PLAIN else ""


def plan_in(heading: str) -> tuple[str, str] | None:
    """The role and the plan's version, of the heading that says them."""
    found = _MARKED.fullmatch(" ".join(heading.split()).casefold())
    return (found[1], found[2]) if found else None
