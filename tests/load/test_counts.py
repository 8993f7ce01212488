"""Files of counts: groups by stage out of CSV, every problem with its line, and no list of people."""

import pytest

from jdgen.errors import InvalidInput, Problem
from jdgen.load.counts import MAX_COUNT, MAX_ROWS, TOLD, WIDEST, read_counts
from jdgen.model.count import Count

HEAD = "stage,group,applicants,selected"
TWO = ("Resume,Women,40,20", "Resume,Men,50,30")


def read(*lines: str, encoding: str = "utf-8") -> list[Count]:
    return read_counts("\n".join(lines).encode(encoding), "counts.csv")


def told(*lines: str) -> list[Problem]:
    with pytest.raises(InvalidInput) as error:
        read(*lines)
    return error.value.problems


def test_a_row_is_a_count() -> None:
    assert read(HEAD, *TWO) == [Count("Resume", "", "Women", 40, 20), Count("Resume", "", "Men", 50, 30)]


def test_a_category_keeps_kinds_of_groups_apart() -> None:
    found = read(
        f"{HEAD},category",
        "Resume,Women,40,20,sex",
        "Resume,Men,50,30,sex",
        "Resume,Asian,40,20,race",
        "Resume,White,50,30,race",
    )
    assert [one.category for one in found] == ["sex", "sex", "race", "race"]


def test_the_same_name_in_other_letters_is_the_same() -> None:
    found = read(HEAD, *TWO, "resume,other,9,1", "Interview,women,20,3", "INTERVIEW,  men ,30,9")
    assert [(one.stage, one.group) for one in found[2:]] == [
        ("Resume", "other"),
        ("Interview", "Women"),
        ("Interview", "Men"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_spreadsheets_write_in_their_own_ways(encoding: str) -> None:
    found = read(HEAD.replace(",", ";"), "Résumé;Women;40;20", "Résumé;Men;50;30", encoding=encoding)
    assert {one.stage for one in found} == {"Résumé"}


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        ("Resume,Other,10,11", "selected", "11 were selected of 10 applicants"),
        ("Resume,Other,-3,1", "applicants", "'-3' is negative"),
        ("Resume,Other,\u22123,1", "applicants", "is negative"),
        ("Resume,Other,(3),1", "applicants", "'(3)' is negative"),
        ("Resume,Other,10.5,1", "applicants", "'10.5' is not a whole number"),
        ("Resume,Other,10,50%", "selected", "'50%' is not a whole number"),
        ('Resume,Other,"1,200",1', "applicants", "'1,200' has a separator"),
        ("Resume,Other,1.200,1", "applicants", "'1.200' has a separator"),
        ("Resume,Other,1 200,1", "applicants", "'1 200' has a separator"),
        ("Resume,Other,ten,1", "applicants", "'ten' is not a number"),
        ("Resume,Other,1e3,1", "applicants", "'1e3' is not a number"),
        ("Resume,Other,\u0663,1", "applicants", "is not a number"),
        ("Resume,Other,=1+1,1", "applicants", "'=1+1' is not a number"),
        (f"Resume,Other,{MAX_COUNT + 1},1", "applicants", "is more than 10,000,000"),
        (f"Resume,Other,{'9' * 5000},1", "applicants", "is more than 10,000,000"),
        ("Resume,Other,10,", "selected", "is empty"),
        ("Resume,Other,0,0", "applicants", "is zero"),
        ("Resume,,10,1", "group", "is empty"),
        (",Other,10,1", "stage", "is empty"),
        ("Resume,men,10,1", "group", "'Men' stands for 'Resume' in line 3 already"),
        ("Resume,Total,90,50", "group", "'Total' is a total, not a group"),
        (f"Resume,{'x' * (WIDEST + 1)},10,1", "group", f"is longer than {WIDEST} characters"),
    ],
)
def test_a_wrong_row_is_told_at_its_line(row: str, column: str, message: str) -> None:
    (problem,) = told(HEAD, *TWO, row)
    assert (problem.mark.line, problem.field) == (4, column)
    assert message in problem.message
    assert problem.hint


def test_every_problem_is_told_at_once() -> None:
    rows = ("Resume,Women,40,41", "Resume,Men,x,1", "Resume,Men,5,1")
    assert [problem.mark.line for problem in told(HEAD, *rows)] == [2, 3, 4]


def test_no_more_problems_are_told_than_anybody_reads() -> None:
    assert len(told(HEAD, *(f"Resume,G{n},x,y" for n in range(TOLD)))) == TOLD


def test_a_group_alone_has_nothing_to_be_compared_with() -> None:
    (problem,) = told(HEAD, *TWO, "Interview,Men,30,9")
    assert (problem.mark.line, problem.message) == (4, "'Men' is the only group at 'Interview'")
    (problem,) = told(f"{HEAD},category", *(f"{row},sex" for row in TWO), "Resume,Asian,9,1,race")
    assert problem.message == "'Asian' is the only group of 'race' at 'Resume'"


def test_missing_columns_are_told_together() -> None:
    assert [problem.message for problem in told("stage,groop,selected", "Resume,Women,20")] == [
        "there is no column 'applicants'",
        "there is no column 'group'",
    ]


PEOPLE = ["Name", "last_name", "FullName", "E-mail", "Phone", "candidate", "Candidate ID", "applicant", "Date of Birth"]
PEOPLE += ["DOB", "birthdate", "age", "SSN", "Home address", "CurrentSalary", "pay", "hourly wage", "employee_id"]


@pytest.mark.parametrize("heading", PEOPLE)
def test_a_list_of_people_is_refused_before_its_rows_are_read(heading: str) -> None:
    (problem,) = told(f"{HEAD},{heading}", "Resume,Women,forty,20,Canary Secret")
    assert f"this is a list of people (it has the column {heading!r})" in problem.message
    assert "Canary" not in str(problem)


@pytest.mark.parametrize("heading", ["stage name", "Group name", "rate", "average", "notes", "age group", "pages"])
def test_other_columns_are_passed_over(heading: str) -> None:
    assert len(read(f"{HEAD},{heading}", *(f"{row},x" for row in TWO))) == 2


def test_a_long_list_is_no_file_of_counts() -> None:
    rows = (f"Resume,G{n},10,1" for n in range(100_000))
    (problem,) = told(HEAD, *rows)
    assert "has 100,000 rows" in problem.message
    assert len(read(HEAD, *(f"Resume,G{n},10,1" for n in range(MAX_ROWS)))) == MAX_ROWS


@pytest.mark.parametrize("data", [b"", b"stage,group,applicants,selected\n", b"PK\x03\x04", b"\x00\x01\x02", b"\x81\n"])
def test_what_holds_no_counts_is_told(data: bytes) -> None:
    with pytest.raises(InvalidInput):
        read_counts(data, "counts.csv")
