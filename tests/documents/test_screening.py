"""The documents of screening: the checklist, the interview kit, the exercise and its key."""

from collections.abc import Callable
from typing import Any

import pytest

from jdgen.documents.kinds import choose_kinds
from jdgen.documents.subject import role_subjects
from jdgen.documents.view import View, names
from jdgen.load import load_one
from jdgen.workspace import Workspace

Shown = Callable[..., View]

PLAN = """\
screening:
  criteria:
    - {id: paper, requirement: oven, stage: resume, look_for: Ovens, weight: 2, weight_rationale: It takes years.}
    - {id: call, requirement: early, stage: phone, look_for: Cheer, ask: How do you wake?, minutes: 3}
    - id: rye-bread
      requirement: oven
      stage: exercise
      look_for: A loaf
      exercise: loaf
      anchors: {at_1: Coal, at_3: Bread, at_5: Good bread}
"""
TALK = """\
    - {id: talk, requirement: early, stage: interview, look_for: Cheer at four, minutes: 5}
    - {id: tale, requirement: oven, stage: interview, look_for: An oven, minutes: 7}
"""
EXERCISES = """\
  exercises:
    - id: loaf
      title: A loaf
      minutes: 30
      instructions: Bake a loaf.
      tasks:
        - {id: said, text: What did you do?, lines: 4, answer: [Weigh the flour.]}
        - {id: plan, text: Plan the night., columns: [Hour, Step], rows: 2}
      key: {dated: 2026-10-01}
    - id: label
      title: A label
      minutes: 5
      instructions: Read it.
      tasks: [{id: wrong, text: What is wrong?}]
      key: {dated: 2026-10-01}
"""


def ids(rows: Any) -> list[str]:
    return [row.criterion.id for row in rows]


def test_a_kit_asks_the_questions_of_the_interview_in_their_order(shown: Shown) -> None:
    view = shown("interview-kit", PLAN + TALK + EXERCISES)
    assert ids(view.questions) == ["talk", "tale"]
    assert [row.place for row in view.questions] == [1, 2]
    assert view.minutes == 12


def test_a_kit_takes_those_of_the_phone_call_where_there_is_no_interview(shown: Shown) -> None:
    assert ids(shown("interview-kit", PLAN + EXERCISES).questions) == ["call"]
    assert ids(shown("interview-kit").questions) == []


def test_the_panel_has_a_sheet_with_fields_of_its_own(shown: Shown) -> None:
    view = shown("interview-kit", PLAN + TALK + EXERCISES)
    assert [row.evidence for row in view.panel_rows] == ["panel-evidence-talk", "panel-evidence-tale"]
    assert view.panel_rows[0].ratings[2].field == "panel-rating-talk-3"
    assert [field.name for field in view.panel_about][:2] == ["panel-candidate", "panel-name"]
    assert [field.label for field in view.panel_about][3:] == ["Panel members", "Date"]
    assert view.panel_decision.boxes[0].name == "panel-decision-go-on"


def test_a_checklist_leaves_the_interview_to_the_kit(shown: Shown) -> None:
    view = shown("screening-checklist", PLAN + TALK + EXERCISES)
    assert [stage.id for stage in view.stages] == ["resume", "phone", "exercise"]
    assert view.interviewed
    assert not shown("screening-checklist", PLAN + EXERCISES).interviewed


def test_anchors_stand_beside_the_ratings_that_they_describe(shown: Shown) -> None:
    (row,) = shown("screening-checklist", PLAN + EXERCISES).stages[2].rows
    assert [rating.anchor for rating in row.ratings] == ["Coal", None, "Bread", None, "Good bread"]
    assert (row.spoken, row.exercise) == ("rye bread", "A loaf")


def test_weights_are_alike_where_none_is_given(shown: Shown) -> None:
    assert not shown("screening-checklist", PLAN + EXERCISES).alike
    alike = PLAN.replace(", weight: 2, weight_rationale: It takes years.", "") + EXERCISES
    assert shown("screening-checklist", alike).alike


@pytest.mark.parametrize("format_", ["html", "md"])
def test_a_weight_is_shown_with_its_reason(format_: str, page: Callable[..., str]) -> None:
    shown = page("screening-checklist", format_, PLAN + EXERCISES)
    assert "Counts 2 times: It takes years." in shown
    assert "count alike" not in shown
    assert "count alike" in page("screening-checklist", format_, PLAN.replace("weight: 2", "weight: 1") + EXERCISES)


def test_an_exercise_has_a_field_for_each_answer(shown: Shown) -> None:
    first, second = shown("exercise", PLAN + EXERCISES).sheets
    assert [asked.field for asked in first.tasks] == ["answer-loaf-said", "answer-loaf-plan"]
    assert [[cell.field for cell in row] for row in first.tasks[1].table] == [
        ["answer-loaf-plan-1-1", "answer-loaf-plan-1-2"],
        ["answer-loaf-plan-2-1", "answer-loaf-plan-2-2"],
    ]
    assert [cell.column for cell in first.tasks[1].table[0]] == ["Hour", "Step"]
    assert [asked.field for asked in second.tasks] == ["answer-label-wrong"]


def test_an_exercise_knows_nothing_of_its_key(shown: Shown) -> None:
    first, _ = shown("exercise", PLAN + EXERCISES).sheets
    assert "key" not in names(first.exercise)
    assert "answer" not in names(first.tasks[0].task)


def test_a_key_says_what_rates_each_exercise(shown: Shown) -> None:
    keys = shown("exercise-key", PLAN + EXERCISES).keys
    assert [(keyed.exercise.id, ids(keyed.rated_by)) for keyed in keys] == [("loaf", ["rye-bread"]), ("label", [])]


@pytest.mark.parametrize("format_", ["html", "md"])
def test_a_key_says_whether_somebody_stands_for_it(format_: str, page: Callable[..., str]) -> None:
    doubtful = page("exercise-key", format_, PLAN + EXERCISES)
    assert doubtful.count("Not verified by a certified coder") == 2
    assert "October 1, 2026" in doubtful
    checked = EXERCISES.replace("{dated: 2026-10-01}", "{dated: 2026-10-01, verified_by: 'A. Miller, coder'}")
    assert "Not verified" not in page("exercise-key", format_, PLAN + checked)


@pytest.mark.parametrize(
    ("employer", "told"),
    [
        ("name: Ovens\n", "tell the person who invited you"),
        ("name: Ovens\naccommodation: {email: a@example.com}\n", "a@example.com"),
        ("name: Ovens\naccommodation: {phone: 555-0101}\n", "555-0101"),
    ],
)
@pytest.mark.parametrize("format_", ["html", "md"])
def test_an_exercise_says_whom_to_ask_for_an_accommodation(
    format_: str, employer: str, told: str, page: Callable[..., str]
) -> None:
    assert told in page("exercise", format_, PLAN + EXERCISES, employer)


@pytest.mark.parametrize(
    ("more", "made"), [("", 0), (PLAN.replace("      exercise: loaf\n", ""), 0), (PLAN + EXERCISES, 1)]
)
def test_only_a_role_with_exercises_has_exercises_and_keys(
    more: str, made: int, baker: str, make: Callable[..., Workspace]
) -> None:
    workspace = make({"roles/baker.yaml": baker + more})
    role = load_one(workspace, "baker").model
    for kind in choose_kinds(workspace, ["exercise", "exercise-key"]):
        assert len([*role_subjects(kind, role)]) == made
