"""The rules: the input works, and something in it should be better."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jdgen.checks.checked import Checked, Setting
from jdgen.checks.finding import LEVELS, Finding, Level
from jdgen.checks.ignores import about_ignores, heeded, ignores
from jdgen.checks.rule import Rule, rules
from jdgen.checks.run import employer_findings, role_findings
from jdgen.errors import InvalidInput, Problem
from jdgen.load import load_employer, load_roles
from jdgen.load.logo import read_logo
from jdgen.load.market import load_market
from jdgen.load.yaml import Text
from jdgen.model.employer import Employer
from jdgen.workspace import Workspace


@dataclass(frozen=True)
class Report:
    roles: int
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...]
    what: str = "role"

    @property
    def facts(self) -> date:
        """The day on which the newest of the rules' facts were read."""
        return max(rule.file.verified for rule in rules())

    def exit_code(self, fail_on: Level) -> int:
        """2 where the input is wrong, 1 where a finding is at or above ``fail_on``."""
        if self.problems:
            return 2
        counted = LEVELS[LEVELS.index(fail_on) :]
        return int(any(finding.level in counted for finding in self.findings))


def check(
    workspace: Workspace, names: Sequence[str], settings: Sequence[str], on: date, jurisdictions: Sequence[str] = ()
) -> Report:
    """Everything that is wrong, and everything that could be better, in the order of the files.

    ``on`` is the day by which market figures are old and laws in force; ``jurisdictions`` are ids of places
    that count beside those that openings name.
    """
    problems: list[Problem] = []
    findings: list[Finding] = []
    roles, wrong = load_roles(workspace, names, settings)
    read: dict[str, Text] = {}
    try:
        employer = load_employer(workspace, settings)
        read_logo(workspace, employer)
        models = tuple(loaded.model for loaded in (load_roles(workspace)[0] if names else roles))
        setting = Setting(employer, load_market(workspace), on, tuple(jurisdictions), models)
        wanted = [rule for rule in rules() if employer.model.checks.get(rule.id) != "skip"]
        findings += employer_findings(setting, wanted)
        read |= employer.texts
        for loaded in roles:
            findings += role_findings(Checked(loaded, setting), wanted)
            read |= loaded.texts
        findings = _settled(findings, read, employer.model)
    except InvalidInput as error:
        problems += error.problems
    count = len(set(names)) or sum(not path.name.startswith("_") for path in workspace.role_files())
    return Report(count, tuple(sorted(problems + wrong)), tuple(findings))


def _settled(findings: Sequence[Finding], read: dict[str, Text], employer: Employer) -> list[Finding]:
    """In order and once each, since roles inherit; with the employer's levels, and without what is ignored."""
    levels = employer.checks
    once = {
        (one.mark, one.rule, one.message): replace(one, level=levels.get(one.rule, one.level))  # type: ignore[arg-type]
        for one in findings
    }
    known = ignores(read)
    left, used = heeded(once.values(), known)
    return sorted([*left, *about_ignores(known, used, [rule.id for rule in rules()])])


__all__ = ["LEVELS", "Finding", "Report", "Rule", "check"]
