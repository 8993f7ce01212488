"""How applicants are assessed: what is looked at, and what decides."""

import re
from collections.abc import Iterator
from functools import cache

from jdgen.checks.checked import Checked
from jdgen.checks.content import OF_CLERKS, clerical
from jdgen.checks.fields import Field
from jdgen.checks.rule import Hit, hit
from jdgen.checks.words import Found

LONGEST_EXERCISE = 45
BEFORE_TALKING = ("application", "resume")
BRANDS = (
    *("Epic", "Cerner", "Oracle Health", "MEDITECH", "athenaOne", "athenahealth", "eClinicalWorks", "NextGen"),
    *("Waystar", "Availity", "Kareo", "Tebra", "AdvancedMD", "Allscripts", "Veradigm", "QuickBooks", "Salesforce"),
    *("NetSuite", "PointClickCare"),
)
_OTHERS_COUNT = re.compile(
    r"comparable|similar|equivalent|\bor (?:another|other|any)\b|\bany\b|such as|\blike\b|e\.g\.", re.IGNORECASE
)
_DIPLOMA = re.compile(
    r"\bhigh[ -]school (?:diploma|degree|graduate)|\bdiploma\b|\bgraduated? (?:from )?high[ -]school", re.IGNORECASE
)
_OR_EQUAL = re.compile(
    r"equivalen|comparable|\bGED\b|HiSET|\bor (?:[\w'-]{1,20},? ){0,5}(?:experience|work|skills)\b", re.IGNORECASE
)


def unassessed_requirement(checked: Checked) -> Iterator[Hit]:
    """Only where the role has criteria: what a family's base asks of everybody is no plan yet."""
    plan = checked.role.screening
    if not plan or not plan.criteria:
        return
    looked_at = {one.requirement for one in plan.criteria} | {one.requirement for one in plan.knock_outs}
    for index, one in enumerate(checked.role.requirements):
        if one.need == "required" and one.id not in looked_at:
            yield hit("requirements", index)


def criterion_without_anchors(checked: Checked) -> Iterator[Hit]:
    """Once a role, at the first of them: who writes anchors writes them for all."""
    criteria = checked.role.screening.criteria if checked.role.screening else ()
    without = [index for index, one in enumerate(criteria) if not one.anchors]
    if without:
        yield hit("screening", "criteria", without[0], without=len(without), all=len(criteria))


def knock_out_of_preferred(checked: Checked) -> Iterator[Hit]:
    preferred = {one.id for one in checked.role.requirements if one.need == "preferred"}
    for index, one in enumerate(checked.role.screening.knock_outs if checked.role.screening else ()):
        if one.requirement in preferred:
            yield hit("screening", "knock_outs", index, "requirement", requirement=one.requirement)


def knock_out_diploma(checked: Checked) -> Iterator[Hit]:
    for field in _questions(checked):
        found = _DIPLOMA.search(field.text)
        if found and not _OR_EQUAL.search(field.text):
            yield _at(field, found)


def knock_out_credential(checked: Checked) -> Iterator[Hit]:
    if clerical(checked.role):
        for field in _questions(checked):
            if found := OF_CLERKS.search(field.text):
                yield _at(field, found)


def knock_out_brand(checked: Checked) -> Iterator[Hit]:
    brands = _pattern((*BRANDS, *checked.employer.systems.values()))
    for field in _questions(checked):
        found = brands.search(field.text)
        if found and not _OTHERS_COUNT.search(field.text):
            yield _at(field, found)


@cache
def _pattern(brands: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, brands))})(?!\w)")


def _questions(checked: Checked) -> Iterator[Field]:
    return (field for field in checked.fields if field.name == "screening.knock_outs[].question")


def _at(field: Field, found: re.Match[str]) -> Hit:
    return Hit(field.path, found=(Found(*found.span(), found[0], None),))


def only_on_paper(checked: Checked) -> Iterator[Hit]:
    criteria = checked.role.screening.criteria if checked.role.screening else ()
    if criteria and all(one.stage in BEFORE_TALKING for one in criteria):
        yield hit("screening", "criteria")


def long_exercise(checked: Checked) -> Iterator[Hit]:
    criteria = checked.role.screening.criteria if checked.role.screening else ()
    exercises = [(index, one.minutes) for index, one in enumerate(criteria) if one.stage == "exercise" and one.minutes]
    total = sum(minutes for _, minutes in exercises)
    if total > LONGEST_EXERCISE:
        yield hit("screening", "criteria", exercises[-1][0], "minutes", total=total, most=LONGEST_EXERCISE)
