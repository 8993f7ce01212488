"""A role's plan for screening, and the names that its parts have in forms and spreadsheets.

A form is known by its role and by a hash of the plan that it was made from: ratings given against
other words are not the same ratings.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jdgen.errors import InvalidInput, Mark, Problem
from jdgen.load import load_one
from jdgen.model.role import Role
from jdgen.model.screening import Criterion, KnockOut, Screening, Stage
from jdgen.workspace import Workspace

STAGES: dict[Stage, str] = {
    "application": "Application",
    "resume": "Resume",
    "phone": "Phone call",
    "exercise": "Skills check",
    "interview": "Interview",
    "references": "References",
}
"""In their order, as documents call them."""
SCALE = (1, 2, 3, 4, 5)
NEED_EVIDENCE = (1, 5)
"""Ratings that count only with what was seen or heard written beside them."""
DECISIONS = {"go-on": "Go on", "hold": "Hold", "stop": "Do not go on"}
ROLE, PLAN = "jdgen-role", "jdgen-plan"
"""What a form says of itself: the names of these in its metadata."""


@dataclass(frozen=True)
class Plan:
    """What raters answer and rate for one role, in the order of the forms."""

    role: str
    title: str
    version: str
    """Twelve hexadecimal digits: of the words that ratings are given against."""
    knock_outs: tuple[KnockOut, ...]
    criteria: tuple[Criterion, ...]

    @property
    def equal_weights(self) -> bool:
        return len({one.weight for one in self.criteria}) <= 1

    def fields(self) -> Iterator[str]:
        """The names of all fields of a form, in order; a box each for what is ticked."""
        yield from ABOUT
        for gate in self.knock_outs:
            yield from (answer_field(gate.id, answer) for answer in ANSWERS)
        for criterion in self.criteria:
            yield evidence_field(criterion.id)
            yield from (rating_field(criterion.id, rating) for rating in SCALE)


ABOUT = ("candidate", "name", "opening", "rater", "date")
"""Who is rated, for what, by whom and when; all of them are text."""
ANSWERS = ("yes", "no")
REASON = "reason"
"""Why the candidate goes on or does not."""
PANEL = "panel-"
"""Before the fields of the sheet that a panel agrees on: ``panel-rating-ID-N``, ``panel-evidence-ID``."""
PANEL_RATER = "Panel"
"""The rater of what a panel agreed on."""


def answer_field(knock_out: str, answer: str) -> str:
    """A box; ``answer`` is "yes" or "no"."""
    return f"knock-out-{knock_out}-{answer}"


def rating_field(criterion: str, rating: int) -> str:
    """A box; ratings are boxes of their own since groups of them do not survive filling tools."""
    return f"rating-{criterion}-{rating}"


def evidence_field(criterion: str) -> str:
    return f"evidence-{criterion}"


def note_field(criterion: str) -> str:
    """What an interviewer jots down while the candidate talks; it stays on the form."""
    return f"note-{criterion}"


def decision_field(decision: str) -> str:
    """A box; one of ``DECISIONS``."""
    return f"decision-{decision}"


def load_plan(workspace: Workspace, name: str) -> Plan:
    """The plan of one of the workspace's roles. Raises InvalidInput where it has none."""
    loaded = load_one(workspace, name)
    if plan := plan_of(loaded.model):
        return plan
    hint = "`screening:` in the role file holds what is asked and rated"
    raise InvalidInput([Problem(Mark(f"roles/{name}.yaml"), "has no knock-outs and no criteria", hint=hint)])


def plan_of(role: Role) -> Plan | None:
    """The plan of a role; None where it has nothing to answer and nothing to rate."""
    screening = role.screening
    if not screening or not (screening.knock_outs or screening.criteria):
        return None
    return Plan(role.id, role.title, _version(screening), screening.knock_outs, screening.criteria)


def stamp(role: Role) -> dict[str, str]:
    """What a form says of itself in its metadata; nothing where the role has no plan."""
    plan = plan_of(role)
    return {ROLE: plan.role, PLAN: plan.version} if plan else {}


def stamp_in(metadata: Mapping[str, str]) -> dict[str, str]:
    """The stamp that a file's metadata holds, by name: the ``meta`` of a page, the Info of a PDF.

    A PDF has it under names of its own and in its keywords too, since some programs that save a filled
    form keep only the metadata that every PDF can have.
    """
    named = {name.removeprefix("/").lower(): value for name, value in metadata.items()}
    words = dict(word.strip().partition("=")[::2] for word in named.get("keywords", "").split(","))
    found = {name: named.get(name) or words.get(name) for name in (ROLE, PLAN)}
    return {name: value for name, value in found.items() if value}


def _version(screening: Screening) -> str:
    parts = (*screening.knock_outs, *screening.criteria)
    text = json.dumps([part.model_dump(mode="json") for part in parts], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
