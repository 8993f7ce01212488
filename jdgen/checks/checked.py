"""What the rules look at: one role of a workspace, or its employer, on a day."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from jdgen.checks.fields import Field, texts
from jdgen.checks.rule import Rule, rules
from jdgen.checks.words import Texts
from jdgen.errors import InvalidInput
from jdgen.load import Loaded, load_roles
from jdgen.load.market import load_market
from jdgen.model.employer import Employer
from jdgen.model.market import Market
from jdgen.model.role import Role
from jdgen.pay.noted import Forms, Noted
from jdgen.pay.sense import sense
from jdgen.render.numbers import forms
from jdgen.workspace import Workspace

REQUISITION = re.compile(rb"""requisition:[ \t]{0,8}["']?([^\s"',}#]{1,80})""")
NOBODY = "-"
"""A name that no role can have: naming none would mean all."""
CLOSED = ("filled", "cancelled")
"""Statuses of openings that nobody can apply to any more."""


@dataclass(frozen=True)
class Setting:
    """What is the same for every role that is checked."""

    workspace: Workspace
    employer: Loaded[Employer]
    on: date
    jurisdictions: tuple[str, ...] = ()
    """Ids of places that count beside those that openings name."""

    @cached_property
    def market(self) -> Market:
        """Empty where an imported file is wrong, which is told once for all roles."""
        try:
            return load_market(self.workspace)
        except InvalidInput:
            return Market()

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Those that the employer does not skip."""
        return tuple(rule for rule in rules() if self.employer.model.checks.get(rule.id) != "skip")

    @cached_property
    def requisitions(self) -> dict[str, list[str]]:
        """The openings that are not over, each as ``role.opening``, by a number that the workspace's files repeat."""
        found: dict[str, list[str]] = {}
        roles = load_roles(self.workspace, _with_repeated_numbers(self.workspace))[0]
        for role in (loaded.model for loaded in roles):
            for opening in role.openings:
                if opening.requisition and opening.status not in CLOSED:
                    found.setdefault(opening.requisition, []).append(f"{role.id}.{opening.id}")
        return found


def _with_repeated_numbers(workspace: Workspace) -> list[str]:
    """The roles whose files hold a requisition number that another line of them holds too: few need to be read."""
    seen: dict[str, list[str]] = {}
    for path in workspace.role_files():
        if path.suffix == ".yaml" and not path.stem.startswith("_"):
            for number in REQUISITION.findall(path.read_bytes()):
                seen.setdefault(number, []).append(path.stem)
    return sorted({name for names in seen.values() if len(names) > 1 for name in names}) or [NOBODY]


@dataclass(frozen=True)
class Checked:
    """A role in its setting; ``role`` and ``employer`` are the models."""

    loaded: Loaded[Role]
    setting: Setting

    @property
    def role(self) -> Role:
        return self.loaded.model

    @property
    def employer(self) -> Employer:
        return self.setting.employer.model

    @property
    def on(self) -> date:
        return self.setting.on

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return tuple(texts(self.loaded))

    @cached_property
    def texts(self) -> Texts[Field]:
        """What the fields hold, to look for words in."""
        return Texts((field, field.text) for field in self.fields)

    @cached_property
    def noticed(self) -> dict[str, list[Noted]]:
        """What the pay room notices, by its id."""
        found: dict[str, list[Noted]] = {}
        for one in sense(self.role, self.employer.pay, self.setting.market, self.on):
            found.setdefault(one.id, []).append(one)
        return found

    @cached_property
    def forms(self) -> Forms:
        return forms(self.role.pay.currency, self.employer.locale)
