"""Which openings may be published: without an error of the checker, or by the decision of a person."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jdgen.checks import Finding, check
from jdgen.documents.subject import RoleSubject
from jdgen.errors import InvalidInput, Mark, Problem, suggest
from jdgen.load import Loaded
from jdgen.model.opening import Opening
from jdgen.model.role import Role
from jdgen.publish.address import RESERVED
from jdgen.publish.records import Override
from jdgen.workspace import Workspace

Chosen = tuple[Loaded[Role], Opening]


@dataclass(frozen=True)
class LeftOut:
    """An opening that is not published, and why."""

    reference: str
    findings: tuple[Finding, ...] = ()
    problem: Problem | None = None

    def __str__(self) -> str:
        reasons = [*map(str, self.findings), *([str(self.problem)] if self.problem else [])]
        return "\n".join([f"left out: {self.reference}", *(f"  {reason}" for reason in reasons)])


@dataclass(frozen=True)
class Allowed:
    openings: tuple[Chosen, ...]
    left_out: tuple[LeftOut, ...]
    overrides: Mapping[str, Override]
    """The decisions of today, with the errors that they cover."""


def allowed(
    workspace: Workspace,
    chosen: Sequence[Chosen],
    today: date,
    asked: Mapping[str, Override],
    standing: Mapping[str, Override],
) -> Allowed:
    """``asked`` are the decisions of this run, ``standing`` earlier ones, which last until there are new errors.

    Raises InvalidInput for a decision on what is no opening.
    """
    _refuse_unknown(asked, [reference_of(role.model, one) for role, one in chosen])
    errors = _errors(workspace, chosen, today)
    openings: list[Chosen] = []
    left_out: list[LeftOut] = []
    overrides: dict[str, Override] = {}
    for role, opening in chosen:
        reference = reference_of(role.model, opening)
        if problem := reserved(role.model, opening):
            left_out.append(LeftOut(reference, problem=problem))
            continue
        found = errors.get(reference, [])
        rules = {finding.rule for finding in found}
        if found and reference in asked:
            overrides[reference] = asked[reference].model_copy(update={"rules": tuple(sorted(rules))})
        decision = overrides.get(reference) or standing.get(reference)
        if found and not (decision and rules <= set(decision.rules)):
            left_out.append(LeftOut(reference, tuple(found)))
        else:
            openings.append((role, opening))
    return Allowed(tuple(openings), tuple(left_out), overrides)


def reference_of(role: Role, opening: Opening) -> str:
    return RoleSubject(role, opening).reference


def reserved(role: Role, opening: Opening) -> Problem | None:
    for what, name in (("role", role.id), ("opening", opening.id)):
        if RESERVED.fullmatch(name):
            message = f"the {what}'s id {name!r} is a name that Windows keeps for a device"
            return Problem(Mark(reference_of(role, opening)), message, hint="give it another id")
    return None


def _refuse_unknown(overrides: Iterable[str], known: Sequence[str]) -> None:
    problems = [
        Problem(Mark("--override"), f"{name!r} is no opening that is open", hint=suggest(name, known))
        for name in overrides
        if name not in known
    ]
    if problems:
        raise InvalidInput(problems)


def _errors(workspace: Workspace, chosen: Sequence[Chosen], today: date) -> dict[str, list[Finding]]:
    """The checker's errors by opening; one that concerns the whole role, or the employer, concerns each."""
    names = list(dict.fromkeys(role.model.id for role, _ in chosen))
    findings = check(workspace, names, (), today).findings if names else ()
    errors = [one for one in findings if one.level == "error"]
    of_roles = {file for role, _ in chosen for file in role.texts}
    found: dict[str, list[Finding]] = {}
    for role, opening in chosen if errors else ():
        for error in errors:
            own = error.mark.file in role.texts or error.mark.file not in of_roles
            if own and _concerns(error, role.model, opening):
                found.setdefault(reference_of(role.model, opening), []).append(error)
    return found


def _concerns(error: Finding, role: Role, opening: Opening) -> bool:
    place = re.match(r"openings\[(\d+)\]", error.path)
    return place is None or role.openings[int(place[1])].id == opening.id
