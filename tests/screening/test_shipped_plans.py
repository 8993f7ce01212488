"""The screening plans of the roles that ship are whole, and the keys of their exercises are right."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest

from jdgen.load import load_one
from jdgen.model.screening import Exercise, Material, Screening
from jdgen.workspace import Workspace, shipped

ROLES = sorted(path.stem for path in shipped("roles").glob("[!_]*.yaml"))
LONGEST = 45

Row = dict[str, str]


def plan_of(role: str) -> Screening:
    screening = load_one(Workspace.open(shipped("roles").parent), role).model.screening
    assert screening
    return screening


def exercise(role: str, id: str) -> Exercise:
    return next(one for one in plan_of(role).exercises if one.id == id)


def rows(given: Exercise, material: str) -> list[Row]:
    table: Material = next(one for one in given.materials if one.id == material)
    return [dict(zip(table.columns, (cell or "" for cell in row), strict=True)) for row in table.rows]


def answers(given: Exercise, task: str, begin: str) -> Iterator[str]:
    """What the key says for a task, of the lines that begin so."""
    lines = next(one.answer for one in given.tasks if one.id == task)
    return (line for line in lines if line.startswith(begin))


def money(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


@pytest.mark.parametrize("role", ROLES)
def test_a_shipped_plan_leads_from_the_resume_to_the_references(role: str) -> None:
    screening = plan_of(role)
    assert screening.introduction
    assert screening.closing
    stages = Counter(one.stage for one in screening.criteria)
    assert {"resume", "phone", "exercise", "interview", "references"} <= stages.keys()
    assert [one.id for one in screening.criteria if not one.anchors] == []
    talks = [one for one in screening.criteria if one.stage in ("phone", "interview", "references")]
    assert [one.id for one in talks if not (one.ask and one.minutes)] == []


@pytest.mark.parametrize("role", ROLES)
def test_a_shipped_plan_assesses_all_that_the_job_requires(role: str) -> None:
    requirements = load_one(Workspace.open(shipped("roles").parent), role).model.requirements
    screening = plan_of(role)
    assessed = {one.requirement for one in (*screening.criteria, *screening.knock_outs)}
    assert [one.id for one in requirements if one.need == "required" and one.id not in assessed] == []


@pytest.mark.parametrize("role", ROLES)
def test_a_shipped_exercise_has_its_key_its_rating_and_an_end(role: str) -> None:
    screening = plan_of(role)
    minutes = {one.id: one.minutes for one in screening.exercises}
    rated: Counter[str] = Counter()
    for one in screening.criteria:
        if one.stage == "exercise":
            rated[one.exercise or ""] += one.minutes or 0
    assert rated == minutes  # an exercise that two criteria rate is one time, shared
    assert 0 < sum(minutes.values()) <= LONGEST
    tasks = [(one, task) for one in screening.exercises for task in one.tasks]
    assert [f"{one.id}: {task.id}" for one, task in tasks if not task.answer] == []


def test_two_charges_are_missing_and_one_stands_twice() -> None:
    given = exercise("charge-entry-specialist", "reconcile")
    schedule, forms = rows(given, "schedule"), rows(given, "forms")
    assert (len(schedule), len(forms)) == (14, 12)
    seen = {visit(one): one["No."] for one in schedule if one["Status"] == "Seen"}
    charged = Counter(visit(one) for one in forms)
    assert charged.keys() <= seen.keys()
    missing = [number for one, number in seen.items() if one not in charged]
    twice = [[form["Form"] for form in forms if visit(form) == one] for one, times in charged.items() if times > 1]
    not_seen = [one["No."] for one in schedule if one["Status"] != "Seen"]

    told = [re.findall(r"appointment (\d+)", line) for line in answers(given, "differences", "Missing")]
    assert told == [[number] for number in missing]
    assert len(missing) == 2
    assert [re.findall(r"F-\d+", line) for line in answers(given, "differences", "Twice")] == twice
    assert len(twice) == 1
    assert [re.findall(r"Appointment (\d+)", line) for line in answers(given, "no-charge", "")] == [not_seen]


def visit(row: Row) -> tuple[str, ...]:
    return row["Account"], row["Patient"], row["Provider"], row["Time"]


def test_what_differs_in_the_deposits_is_what_the_key_says() -> None:
    given = exercise("payment-posting-specialist", "balance")
    deposits = {one["Reference"]: money(one["Amount"]) for one in rows(given, "deposits")}
    batches = rows(given, "batches")
    posted = Counter(one["Reference"] for one in batches)
    unlike = [one for one in batches if money(one["Amount"]) != deposits[one["Reference"]]]
    found = {
        "Wrong": [[one["Reference"], one["Batch"]] for one in unlike],
        "Twice": [
            [reference, *(one["Batch"] for one in batches if one["Reference"] == reference)]
            for reference, times in posted.items()
            if times > 1
        ],
        "Missing": [[reference] for reference in deposits if reference not in posted],
    }
    assert {
        begin: [re.findall(r"\b[RP]-\d+", line.partition(". ")[0]) for line in answers(given, "differences", begin)]
        for begin in found
    } == found
    total = sum(deposits.values()) - sum(money(one["Amount"]) for one in batches)
    (proof,) = answers(given, "proof", "By")
    assert proof.startswith(f"By {total}:")


def test_each_line_of_the_remittance_adds_up_to_what_was_billed() -> None:
    given = exercise("payment-posting-specialist", "post")
    second = {one["Account"] for one in rows(given, "accounts") if one["Second plan"]}
    told = [line.partition(" (")[0].rstrip(".") for line in answers(given, "lines", "")]
    assert [line.partition(". ")[0] for line in told] == [posted(one, second) for one in rows(given, "remittance")]
    (proof,) = answers(given, "proof", "")
    assert str(sum(money(one["Paid"]) for one in rows(given, "remittance"))) in proof


def posted(line: Row, second: set[str]) -> str:
    billed, allowed, paid = (money(line[name]) for name in ("Billed", "Allowed", "Paid"))
    owed = sum((money(line[name]) for name in ("Deductible", "Coinsurance", "Copay")), Decimal())
    if line["Remark"].startswith("Denied"):
        adjusted, left, owes = Decimal("0.00"), billed, "the plan"
    else:
        assert allowed == paid + owed
        adjusted, left = billed - allowed, owed
        owes = "nobody" if not owed else "the second plan" if line["Account"] in second else "the patient"
    return f"{line['Line']}: payment {paid}, adjustment {adjusted}, left {left}, {owes}"


def test_no_real_provider_has_the_numbers_of_the_exercise() -> None:
    given = exercise("charge-entry-specialist", "entry")
    numbers = {one["NPI"] for table in ("forms", "providers") for one in rows(given, table)}
    assert len(numbers) == 4
    assert [number for number in numbers if is_npi(number)] == []
    assert is_npi("1234567893"), "the example of the NPI standard"


def is_npi(number: str) -> bool:
    """Whether the check digit is right: Luhn's sum, with the prefix of US health care before the ten digits."""
    digits = [int(digit) for digit in reversed("80840" + number)]
    return sum(digits[::2], sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])) % 10 == 0
