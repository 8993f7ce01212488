"""The exercise: what the candidate gets, without a trace of its key."""

from dataclasses import dataclass
from typing import Any

from jdgen.documents.screening import about
from jdgen.documents.subject import Given, RoleSubject
from jdgen.model.screening import Exercise, Task


@dataclass(frozen=True)
class Cell:
    field: str
    column: str


@dataclass(frozen=True)
class Asked:
    """A task with the fields to answer in: one, or a table of them."""

    task: Task
    field: str
    table: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Sheet:
    exercise: Exercise
    tasks: tuple[Asked, ...]


def derived(subject: RoleSubject, given: Given) -> dict[str, Any]:
    screening = subject.role.screening
    assert screening is not None, "the kind needs exercises"
    return {
        "about": about(names=("candidate", "date")),
        "sheets": tuple(Sheet(one, tuple(_asked(one.id, task) for task in one.tasks)) for one in screening.exercises),
    }


def _asked(exercise: str, task: Task) -> Asked:
    field = f"answer-{exercise}-{task.id}"
    table = tuple(
        tuple(Cell(f"{field}-{row}-{place}", column) for place, column in enumerate(task.columns, 1))
        for row in range(1, task.rows + 1)
    )
    return Asked(task, field, table if task.columns else ())
