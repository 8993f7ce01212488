"""What a form says of itself: the role and the plan that it was made from."""

from collections.abc import Callable

import pytest

from jdgen.load import load_one
from jdgen.screening.plan import PLAN, ROLE, stamp, stamp_in
from jdgen.workspace import Workspace

BAKER = """\
title: Baker
summary: Bakes bread.
duties: [{id: bake, name: Bake, text: Bake the bread., essential: true}]
requirements: [{id: early, text: Comfort with early hours}]
"""
PLANNED = "screening: {criteria: [{id: a, requirement: early, stage: resume, look_for: Nights}]}\n"
SAID = {ROLE: "baker", PLAN: "0123456789ab"}


def stamped(make: Callable[..., Workspace], more: str) -> dict[str, str]:
    return stamp(load_one(make({"roles/baker.yaml": BAKER + more}), "baker").model)


def test_a_form_names_its_role_and_a_hash_of_its_plan(make: Callable[..., Workspace]) -> None:
    one, other = (stamped(make, PLANNED.replace("Nights", look_for)) for look_for in ("Nights", "Mornings"))
    assert one[ROLE] == other[ROLE] == "baker"
    assert len(one[PLAN]) == len(other[PLAN]) == 12
    assert one[PLAN] != other[PLAN]


def test_a_role_without_a_plan_has_no_stamp(make: Callable[..., Workspace]) -> None:
    assert stamped(make, "") == {}


@pytest.mark.parametrize(
    "metadata",
    [
        SAID,
        {"/jdgen-role": "baker", "/jdgen-plan": "0123456789ab", "/Producer": "something"},
        {"/Keywords": "jdgen-role=baker, jdgen-plan=0123456789ab"},
        {"Keywords": "jdgen-role=baker,jdgen-plan=0123456789ab", "Title": "Baker"},
        {"/Keywords": "jdgen-role=baker", "/jdgen-plan": "0123456789ab"},
    ],
)
def test_a_stamp_is_read_back_from_whatever_a_program_left_of_it(metadata: dict[str, str]) -> None:
    assert stamp_in(metadata) == SAID


@pytest.mark.parametrize("metadata", [{}, {"/Keywords": "bread, rye"}, {"/Title": "jdgen-role=baker"}])
def test_what_has_no_stamp_has_none(metadata: dict[str, str]) -> None:
    assert stamp_in(metadata) == {}
