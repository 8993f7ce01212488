"""Every pay-transparency law: the day before and the day of, at its threshold and beside it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from jdgen.checks import check
from jdgen.places.facts import jurisdiction, shipped_ids
from jdgen.places.sections import PostingLaw
from jdgen.workspace import Workspace

Make = Callable[..., Workspace]

ROLE = """\
title: Clerk
summary: Keeps the counter.
duties: [{id: serve, name: Serve, text: Serve people., essential: true}]
requirements: [{id: people, text: Experience with people}]
openings: [{id: one, arrangement: onsite, places: [{city: Nowhere, state: TX}], posted: 2020-01-01}]
"""
RULES = ("pay-range-missing", "benefits-missing", "other-pay-missing", "deadline-missing")
ELEMENTS = dict(zip(("range", "benefits", "other-pay", "deadline"), RULES, strict=True))


def laws() -> list[tuple[str, PostingLaw]]:
    known = [(name, found) for name in shipped_ids() if (found := jurisdiction(name))]
    listed = [(name, law) for name, found in known for law in found.posting_laws]
    return [(name, law) for name, law in listed if law.status in ("in-force", "enacted", "superseded") and law.posting]


LAWS = [pytest.param(name, law, id=f"{name}-{law.starts}") for name, law in laws()]


def asked(make: Make, name: str, on: date, employees: int) -> set[str]:
    """What the posting lacks by the law of the place, for an employer with so many people there."""
    employer = f"name: Counter\nhead_count: [{{area: {name}, employees: {employees}}}]\n"
    workspace = make({"roles/clerk.yaml": ROLE, "jdgen.yaml": employer})
    title = jurisdiction(name)
    assert title
    found = check(workspace, (), (), on, (name,)).findings
    return {one.rule for one in found if one.rule in RULES and title.name in one.message}


def wanted(law: PostingLaw) -> set[str]:
    return {ELEMENTS[one] for one in law.posting if one in ELEMENTS}


@pytest.mark.parametrize(("name", "law"), LAWS)
def test_a_law_is_told_on_its_first_day(make: Make, name: str, law: PostingLaw) -> None:
    assert asked(make, name, law.starts, law.employees or 1) == wanted(law)


@pytest.mark.parametrize(("name", "law"), LAWS)
def test_a_law_is_not_told_the_day_before(make: Make, name: str, law: PostingLaw) -> None:
    before = law.starts - timedelta(days=1)
    known = jurisdiction(name)
    assert known
    earlier = [one for one in known.posting_laws if one.starts <= before and (one.until is None or before <= one.until)]
    held = set().union(*(wanted(one) for one in earlier if one.status != "proposed"))
    assert asked(make, name, before, law.employees or 1) == held


@pytest.mark.parametrize(("name", "law"), [one for one in LAWS if (one.values[1].employees or 1) > 1])
def test_an_employer_of_one_person_less_is_not_told(make: Make, name: str, law: PostingLaw) -> None:
    assert law.employees
    assert asked(make, name, law.starts, law.employees - 1) == set()


@pytest.mark.parametrize(("name", "law"), LAWS)
def test_what_is_unsure_is_never_an_error(make: Make, name: str, law: PostingLaw) -> None:
    workspace = make({"roles/clerk.yaml": ROLE, "jdgen.yaml": "name: Counter\n"})
    found = check(workspace, (), (), law.starts, (name,)).findings
    known = jurisdiction(name)
    assert known
    of_law = [one for one in found if one.rule in RULES and known.name in one.message]
    if not law.sure or (law.employees or 1) > 1:
        assert {one.level for one in of_law} == {"warning"}


def test_leaving_a_state_out_of_a_remote_opening_does_not_switch_its_law_off(make: Make) -> None:
    remote = ROLE.replace(
        "arrangement: onsite, places: [{city: Nowhere, state: TX}]", "arrangement: remote, open_to: [TX]"
    )
    employer = "name: Counter\nhead_count: [{area: Colorado, employees: 3}, {area: TX, employees: 9}]\n"
    found = check(make({"roles/clerk.yaml": remote, "jdgen.yaml": employer}), (), (), date(2026, 11, 23)).findings
    (told,) = [one.message for one in found if one.rule == "pay-range-missing"]
    assert "not open to Colorado, which does not switch its law off" in told


def test_work_that_reports_into_a_state_may_be_covered_by_its_law(make: Make) -> None:
    led = ROLE.replace("posted:", "led_from: [Illinois], posted:")
    employer = "name: Counter\nhead_count: [{area: TX, employees: 20}]\n"
    found = check(make({"roles/clerk.yaml": led, "jdgen.yaml": employer}), (), (), date(2026, 11, 23)).findings
    assert [one.level for one in found if one.rule == "pay-range-missing"] == ["error"]
