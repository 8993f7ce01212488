"""The rules: the input works, and something in it should be better."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jdgen.checks.checked import Setting
from jdgen.checks.finding import LEVELS, Finding, Level
from jdgen.checks.ignores import about_ignores, heeded, ignores
from jdgen.checks.many import Part, looked_through
from jdgen.checks.rule import Rule, rules
from jdgen.checks.run import employer_findings
from jdgen.errors import InvalidInput, Mark, Problem, suggest
from jdgen.load import Loaded, base_problems, default_employer, load_employer, role_names, told_once
from jdgen.load.logo import read_logo
from jdgen.load.market import load_market
from jdgen.model.employer import Employer
from jdgen.places.facts import shipped_ids
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
    _refuse_unknown(jurisdictions)
    employer, wrong = _employer(workspace, settings)
    setting = Setting(workspace, employer, on, tuple(jurisdictions))
    wanted = list(dict.fromkeys(names)) or role_names(workspace)
    parts = [*looked_through(setting, wanted, settings)]
    if not wrong:
        parts.append(Part([], [*employer_findings(setting, setting.rules)], ignores(employer.texts)))
    if not names:
        parts.append(Part(base_problems(workspace), [], {}))
    wrong += _market_problems(workspace)
    problems = told_once([*wrong, *(problem for part in parts for problem in part.problems)])
    return Report(len(wanted), tuple(problems), tuple(_settled(parts, employer.model, everything=not names)))


def _refuse_unknown(jurisdictions: Sequence[str]) -> None:
    known = shipped_ids()
    problems = [
        Problem(Mark("--jurisdiction"), f"nothing is known of {name!r}", hint=suggest(name, known))
        for name in jurisdictions
        if name not in known
    ]
    if problems:
        raise InvalidInput(problems)


def _employer(workspace: Workspace, settings: Sequence[str]) -> tuple[Loaded[Employer], list[Problem]]:
    """Where the employer's own file is wrong, the roles are checked as if it were the fictional one."""
    try:
        employer = load_employer(workspace, settings)
        read_logo(workspace, employer)
    except InvalidInput as error:
        return default_employer(workspace), error.problems
    return employer, []


def _market_problems(workspace: Workspace) -> list[Problem]:
    """What is wrong in the figures that were imported; those that ship are right."""
    try:
        if workspace.market_files():
            load_market(workspace)
    except InvalidInput as error:
        return error.problems
    return []


def _settled(parts: Sequence[Part], employer: Employer, *, everything: bool) -> list[Finding]:
    """In order and once each, since roles inherit; with the employer's levels, and without what is ignored."""
    levels: dict[str, Level] = {rule: level for rule, level in employer.checks.items() if level != "skip"}
    once = {
        (one.mark, one.rule, one.message): replace(one, level=levels.get(one.rule, one.level))
        for part in parts
        for one in part.findings
    }
    known = {file: listed for part in parts for file, listed in part.ignores.items()}
    left, used = heeded(once.values(), known)
    if not everything:  # what speaks for nothing here may speak for a role that was not looked at
        used |= {one for file, listed in known.items() for one in listed if "/_" in file}
    return sorted([*left, *about_ignores(known, used, [rule.id for rule in rules()])])


__all__ = ["LEVELS", "Finding", "Report", "Rule", "check"]
