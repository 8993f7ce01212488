"""The rules: the input works, and something in it should be better."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from jdgen.documents.palette import palette
from jdgen.errors import InvalidInput, Mark, Problem
from jdgen.load import Loaded, load_employer, load_roles
from jdgen.load.logo import read_logo
from jdgen.load.starter import PLACEHOLDER
from jdgen.model.employer import Employer
from jdgen.model.role import Role
from jdgen.workspace import Workspace

LEVELS = ("notice", "warning", "error")


@dataclass(frozen=True, order=True)
class Finding:
    mark: Mark
    level: Literal["error", "warning", "notice"]
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.mark}: {self.level}[{self.rule}]: {self.message}"


def role_findings(role: Loaded[Role]) -> Iterator[Finding]:
    for path, text, mark in role.origins:
        if PLACEHOLDER in text:
            yield Finding(mark, "notice", "placeholder", f"{path} still waits to be filled in")


def employer_findings(employer: Loaded[Employer]) -> Iterator[Finding]:
    colours = palette(employer.model.brand_color)
    if colours.darkened:
        message = f"{colours.brand} is too light to be read on paper; text uses {colours.text}"
        yield Finding(employer.origin(("brand_color",)), "notice", "brand-color", message)


@dataclass(frozen=True)
class Report:
    roles: int
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...]

    def exit_code(self, fail_on: str) -> int:
        """2 where the input is wrong, 1 where a finding is at or above ``fail_on``."""
        if self.problems:
            return 2
        counted = LEVELS[LEVELS.index(fail_on) :]
        return int(any(finding.level in counted for finding in self.findings))


def check(workspace: Workspace, names: Sequence[str], settings: Sequence[str]) -> Report:
    """Everything that is wrong, and everything that could be better, in the order of the files."""
    problems: list[Problem] = []
    findings: list[Finding] = []
    try:
        employer = load_employer(workspace, settings)
        read_logo(workspace, employer)
        findings += employer_findings(employer)
    except InvalidInput as error:
        problems += error.problems
    roles, wrong = load_roles(workspace, names, settings)
    for role in roles:
        findings += role_findings(role)
    count = len(set(names)) or sum(not path.name.startswith("_") for path in workspace.role_files())
    # Two roles may inherit the same text, which is told once.
    return Report(count, tuple(sorted(problems + wrong)), tuple(sorted(set(findings))))
