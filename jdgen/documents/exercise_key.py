"""The exercise key: the answers, how current they are, and how the result is rated."""

from dataclasses import dataclass
from typing import Any

from jdgen.documents.screening import Row, rows
from jdgen.documents.subject import Given, RoleSubject
from jdgen.model.screening import Exercise


@dataclass(frozen=True)
class Keyed:
    exercise: Exercise
    rated_by: tuple[Row, ...]
    """The criteria that rate its result."""


def derived(subject: RoleSubject, given: Given) -> dict[str, Any]:
    role = subject.role
    assert role.screening is not None, "the kind needs exercises"
    criteria = role.screening.criteria
    return {
        "keys": tuple(
            Keyed(exercise, rows(role, (one for one in criteria if one.exercise == exercise.id)))
            for exercise in role.screening.exercises
        )
    }
