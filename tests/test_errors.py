"""How a message to a user is shaped."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdgen.errors import EXCERPT, CannotMake, InvalidInput, JdgenError, Mark, Problem, did_you_mean, short, suggest

NAMES = ["title", "summary", "duties"]


def excerpt_rows(problem: Problem) -> tuple[str, str]:
    """The line as shown and the row of its caret, both without the margin."""
    row, caret = str(problem).split("\n")[1:3]
    assert row.index("|") == caret.index("|")
    return row.partition("|")[2][1:], caret.partition("|")[2][1:]


def test_a_problem_names_its_place_its_field_and_what_to_do() -> None:
    line = "  hiring_range: [60000, 40000]"
    mark = Mark("roles/baker.yaml", 41, 17)
    told = Problem(mark, "the minimum is above the maximum", "pay.hiring_range", "swap the two values", line)
    assert str(told) == (
        "roles/baker.yaml:41:17: error: pay.hiring_range: the minimum is above the maximum\n"
        "   41 |   hiring_range: [60000, 40000]\n"
        "      |                 ^\n"
        "  hint: swap the two values"
    )


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (Problem(Mark("a.yaml"), "is empty"), "a.yaml: error: is empty"),
        (Problem(Mark("a.yaml", 2, 1), "is empty", excerpt="   "), "a.yaml:2:1: error: is empty"),
        (Problem(Mark("a.yaml"), "is empty", hint="fill it"), "a.yaml: error: is empty\n  hint: fill it"),
    ],
)
def test_what_is_not_known_is_left_out(problem: Problem, told: str) -> None:
    assert str(problem) == told


@pytest.mark.parametrize("length", [1, 99, 100, 101, 1000])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 1.0])
def test_the_caret_stands_under_the_column_of_a_short_or_long_line(length: int, share: float) -> None:
    at = int((length - 1) * share)
    line = "-" * at + "X" + "-" * (length - at - 1)
    row, caret = excerpt_rows(Problem(Mark("a.yaml", 1, at + 1), "wrong", excerpt=line))
    assert row[len(caret) - 1] == "X"
    assert len(row) <= EXCERPT


def test_the_caret_of_what_is_missing_stands_behind_the_line() -> None:
    row, caret = excerpt_rows(Problem(Mark("a.yaml", 1, 6), "wrong", excerpt="title"))
    assert (row, caret) == ("title", "     ^")


def test_what_would_move_the_cursor_never_reaches_the_terminal() -> None:
    hostile = "\x1b[31m\r\n\t\x00\u2028\u202e"
    problem = Problem(Mark(f"{hostile}.yaml", 1, 1), hostile, hostile, f"no {hostile}", f"x{hostile}")
    rows = str(problem).split("\n")
    assert len(rows) == 4
    assert all(row.isprintable() for row in rows)


@settings(deadline=None, derandomize=True, database=None)
@given(
    text=st.text(max_size=300), field=st.text(max_size=300), line=st.integers(0, 10**6), column=st.integers(1, 10**6)
)
def test_any_problem_can_be_told_within_the_width(text: str, field: str, line: int, column: int) -> None:
    problem = Problem(Mark("a.yaml", line, column), "wrong", field, text, text)
    assert all(row.isprintable() for row in str(problem).split("\n"))
    if text.strip():
        assert max(map(len, excerpt_rows(problem))) <= EXCERPT


def test_wrong_input_tells_every_problem_in_the_order_of_the_files() -> None:
    marks = [Mark("b", 1, 1), Mark("a", 10, 1), Mark("a", 9, 2), Mark("a", 9, 1), Mark("a")]
    told = InvalidInput([Problem(mark, "wrong") for mark in marks])
    assert [problem.mark for problem in told.problems] == sorted(marks)
    assert str(told).split("\n") == [f"{place}: error: wrong" for place in ("a", "a:9:1", "a:9:2", "a:10:1", "b:1:1")]


def test_wrong_input_ends_with_2_and_what_cannot_be_made_with_3() -> None:
    assert isinstance(InvalidInput([]), JdgenError)
    assert InvalidInput([]).exit_code == 2
    assert isinstance(CannotMake("no Pango"), JdgenError)
    assert CannotMake("no Pango").exit_code == 3


@pytest.mark.parametrize(
    ("wrong", "hint"), [("titel", "did you mean `title`?"), ("oven", ""), ("", ""), ("title" * 100, "")]
)
def test_a_near_name_is_suggested_and_a_far_one_is_not(wrong: str, hint: str) -> None:
    assert did_you_mean(wrong, NAMES) == hint


def test_where_no_name_is_near_the_known_ones_are_listed() -> None:
    assert suggest("oven", NAMES) == "known: title, summary, duties"
    assert suggest("titel", NAMES) == "did you mean `title`?"
    assert suggest("oven", []) == "there is none"


def test_a_long_list_of_names_is_cut() -> None:
    names = [f"name-{number:04}" for number in range(2000)]
    hint = suggest("oven", names)
    assert hint.startswith("known: name-0000, ")
    assert hint.endswith("name-0039 and 1960 more")


@pytest.mark.parametrize(("text", "shown"), [("a" * 10, "a" * 10), ("a" * 11, "a" * 7 + "...")])
def test_a_text_is_cut_where_it_is_longer_than_the_width(text: str, shown: str) -> None:
    assert short(text, 10) == shown


def test_a_problem_is_told_the_same_from_another_process() -> None:
    told = InvalidInput([Problem(Mark("b.yaml"), "is empty"), Problem(Mark("a.yaml", 2, 1), "is wrong")])
    again = pickle.loads(pickle.dumps(told))
    assert (str(again), again.problems) == (str(told), told.problems)
