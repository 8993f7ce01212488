"""Staff files: people out of CSV as spreadsheets write it, and every problem with its line."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from jdgen.errors import InvalidInput, Problem
from jdgen.load.staff import COLUMNS, TOLD, read_staff
from jdgen.model.role import Role
from jdgen.model.staff import Employee

BASE = {
    "summary": "Bakes bread.",
    "duties": [{"id": "bake", "name": "Bake", "text": "Bake the bread."}],
    "requirements": [{"id": "early", "text": "Comfort with early hours"}],
}
LEVELS = [
    {"id": "junior", "name": "Junior", "years": ["0", "2"]},
    {"id": "senior", "name": "Senior baker", "years": ["2", None]},
]
BAKER = Role.model_validate({**BASE, "id": "baker", "title": "Baker of Bread", "levels": LEVELS})
CLERK = Role.model_validate({**BASE, "id": "clerk", "title": "Clerk", "pay": {"currency": "CAD"}})
ROLES = [BAKER, CLERK]

HEAD = "employee_id,name,role,level,pay,per"
ROW = "E1,Ana Lopez,baker,junior,52000,year"


def read(*lines: str, roles: list[Role] | None = None, **more: object) -> list[Employee]:
    text = "\n".join(lines)
    return read_staff(text.encode(), "staff.csv", ROLES if roles is None else roles, **more)  # type: ignore[arg-type]


@pytest.fixture
def told() -> Callable[..., list[Problem]]:
    """What is wrong with a file of these lines."""

    def told(*lines: str, **more: object) -> list[Problem]:
        with pytest.raises(InvalidInput) as error:
            read(*lines, **more)  # type: ignore[arg-type]
        return error.value.problems

    return told


def test_a_row_is_a_person() -> None:
    assert read(HEAD + ",place,supervisor", ROW + ',"Springfield, IL",E9') == [
        Employee("E1", "Ana Lopez", "baker", "junior", Decimal(52000), "year", "Springfield, IL", "E9")
    ]


@pytest.mark.parametrize(
    "data",
    [
        f"\ufeff{HEAD}\r\n{ROW}\r\n".encode(),
        f"{HEAD};x\n{ROW};\n".replace(",", ";").encode(),
        f'{HEAD}\n\n,,,,,\nE1,Ana Lopez,BAKER OF BREAD,Junior,"$52,000.00",Annual\n'.encode(),
        f"{HEAD}\nE1,Ana Lopez,Baker,JUNIOR,52 000,yr\n".encode("utf-16"),
        f"Employee_ID,NAME,Role, level ,Pay,PER\n{ROW}\n".encode(),
    ],
    ids=["excel", "semicolons", "by title, blank rows", "utf-16", "headings"],
)
def test_what_spreadsheets_write_is_the_same_person(data: bytes) -> None:
    assert read_staff(data, "staff.csv", ROLES) == [
        Employee("E1", "Ana Lopez", "baker", "junior", Decimal(52000), "year")
    ]


@pytest.mark.parametrize(
    ("text", "per"), [("hourly", "hour"), ("/hr", "hour"), ("Month", "month"), ("per  year", "year")]
)
def test_periods_go_by_several_names(text: str, per: str) -> None:
    assert read(HEAD, f"E1,,baker,,52000,{text}")[0].per == per


def test_what_is_left_out_is_nothing() -> None:
    (one,) = read("employee_id,role,pay,per", "E1,clerk,CA$20.50,hour", roles=[CLERK])
    assert one == Employee("E1", None, "clerk", None, Decimal("20.50"), "hour")


def test_a_person_is_not_their_own_supervisor() -> None:
    assert read(HEAD + ",supervisor", ROW + ",E1")[0].supervisor is None


def test_headings_can_be_mapped() -> None:
    columns = {"employee_id": "Worker", "pay": "Base Pay"}
    assert read("WORKER,role,level,base pay,per", "E1,baker,,52000,year", columns=columns)[0].pay == 52000


def test_without_names_nobody_is_named() -> None:
    assert read(HEAD, ROW, names=False)[0].name is None


def test_extra_columns_are_passed_over() -> None:
    assert len(read(HEAD + ",shoe size,current salary", ROW + ",9,51000")) == 1


@pytest.mark.parametrize(
    ("row", "where", "message", "hint"),
    [
        ("E1,,baker,junior,52k,year", "2:18: error: pay", "'52k' is not an amount", "write thousands out, like 52000"),
        ("E1,,baker,junior,,year", "2:18: error: pay", "is empty", "base pay"),
        ("E1,,baker,junior,0.50,hour", "2:18: error: pay", "'0.50' is less than 1", ""),
        ("E1,,clerk,,€20,hour", "2:12: error: pay", "is not an amount", "another currency"),
        ("E1,,baker,junior,52000,week", "2:24: error: per", "'week' is no period", "write hour, month or year"),
        ("E1,,baker,junior,52000,", "2:24: error: per", "is empty", "hour, month or year"),
        ("E1,,bakr,junior,52000,year", "2:5: error: role", "no role is called 'bakr'", "did you mean `baker`?"),
        ("E1,,,junior,52000,year", "2:5: error: role", "is empty", "by its id or its title"),
        ("E1,,baker,juniour,52000,year", "2:11: error: level", "no level 'juniour'", "did you mean `junior`?"),
        ("E1,,clerk,junior,52000,year", "2:11: error: level", "clerk has no level", "leave it empty"),
        (",,baker,junior,52000,year", "2:1: error: employee_id", "is empty", "an id of their own"),
    ],
)
def test_a_wrong_cell_is_told_at_its_place(
    told: Callable[..., list[Problem]], row: str, where: str, message: str, hint: str
) -> None:
    (problem,) = told(HEAD, row)
    assert str(problem).startswith(f"staff.csv:{where}: ")
    assert message in problem.message
    assert hint in problem.hint


def test_an_id_that_stands_twice_names_the_first_line(told: Callable[..., list[Problem]]) -> None:
    (problem,) = told(HEAD, ROW, "", ROW)
    assert (problem.mark.line, problem.message) == (4, "'E1' stands in line 2 already")


def test_a_title_of_two_roles_asks_for_the_id(told: Callable[..., list[Problem]]) -> None:
    other = CLERK.model_copy(update={"id": "office-clerk"})
    (problem,) = told(HEAD, "E1,,CLERK OF,,20,hour", "E2,,Clerk,,20,hour", roles=[CLERK, other])[1:]
    assert (problem.message, problem.hint) == ("several roles are called 'Clerk'", "write the id: clerk, office-clerk")
    assert read(HEAD, "E1,,clerk,,20,hour", roles=[CLERK, other])[0].role == "clerk"


def test_every_problem_is_told_at_once(told: Callable[..., list[Problem]]) -> None:
    assert len(told(HEAD, "E1,,bakr,,52k,week", "E1,,baker,x,20,hour")) == 5


def test_no_more_than_a_hundred_are_told(told: Callable[..., list[Problem]]) -> None:
    assert len(told(HEAD, *(f"E{n},,bakr,,52k,week" for n in range(1000)))) == TOLD == 100


def test_missing_columns_are_told_with_those_that_are_there(told: Callable[..., list[Problem]]) -> None:
    problems = told("employee_id,role,wage,x", "E1,baker,1,1")
    assert [problem.message for problem in problems] == [
        f"there is no column {name!r}" for name in ("level", "pay", "per")
    ]
    assert "employee_id, role, wage, x" in problems[1].hint


def test_zones_need_a_place(told: Callable[..., list[Problem]]) -> None:
    assert told(HEAD, ROW, zones=True)[0].message == "there is no column 'place'"
    (problem,) = told(HEAD + ",place", ROW + ",", zones=True)
    assert (problem.field, problem.message) == ("place", "is empty")


def test_a_mapped_heading_has_to_be_there(told: Callable[..., list[Problem]]) -> None:
    (problem,) = told(HEAD, ROW, columns={"supervisor": "Manager"})
    assert problem.message == "there is no column 'Manager'"


def test_a_mapping_of_an_unknown_column_is_told(told: Callable[..., list[Problem]]) -> None:
    (problem,) = told(HEAD, ROW, columns={"salery": "Pay"})
    assert str(problem).startswith("jdgen.yaml: error: pay.staff_columns: a staff file has no 'salery'")
    assert all(name in problem.hint for name in COLUMNS)


@pytest.mark.parametrize("lines", [[""], [HEAD], [HEAD, ",,,,,", ""]])
def test_a_file_without_people_is_a_problem(told: Callable[..., list[Problem]], lines: list[str]) -> None:
    (problem,) = told(*lines)
    assert "empty" in problem.message or "no people" in problem.message


@pytest.mark.parametrize(
    "heading",
    [
        "current_salary",
        "Prior pay",
        "PreviousCompensation",
        "salary history",
        "Last Wage",
        "desired-salary",
        "pay expectations",
        "Current Base",
    ],
)
@pytest.mark.parametrize("who", ["Candidate", "applicant_id", "ApplicantName", "application id"])
def test_what_candidates_are_paid_is_refused(told: Callable[..., list[Problem]], who: str, heading: str) -> None:
    (problem,) = told(f"{HEAD},{who},{heading}", ROW + ",x,51999")
    assert f"a file of candidates (it has the column {who!r})" in problem.message
    assert repr(heading) in problem.message
    assert "many places forbid asking" in problem.hint
    assert "51999" not in str(problem)


@pytest.mark.parametrize(
    "head", ["candidate_id,role,level,pay,per", "Applicant,employee,role,pay,per", "candidate,pay"]
)
def test_candidates_without_an_employee_id_are_refused(told: Callable[..., list[Problem]], head: str) -> None:
    (problem,) = told(head, "1,2")
    assert "a file of candidates" in problem.message
    assert "current staff only" in problem.hint


def test_a_candidate_id_is_no_employee_id(told: Callable[..., list[Problem]]) -> None:
    (problem,) = told("candidate_id,role,level,pay,per", "1,2", columns={"employee_id": "candidate_id"})
    assert "a file of candidates" in problem.message
