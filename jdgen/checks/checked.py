"""What the rules look at: one role of a workspace, or its employer, on a day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from jdgen.checks.fields import Field, texts
from jdgen.load import Loaded
from jdgen.model.employer import Employer
from jdgen.model.market import Market
from jdgen.model.role import Role
from jdgen.pay.noted import Forms, Noted
from jdgen.pay.sense import sense
from jdgen.render.numbers import forms


@dataclass(frozen=True)
class Setting:
    """What is the same for every role that is checked."""

    employer: Loaded[Employer]
    market: Market
    on: date
    jurisdictions: tuple[str, ...] = ()
    """Ids of places that count beside those that openings name."""
    roles: tuple[Role, ...] = ()
    """All of the workspace, for what must not stand in two of them."""


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
    def noticed(self) -> dict[str, list[Noted]]:
        """What the pay room notices, by its id."""
        found: dict[str, list[Noted]] = {}
        for one in sense(self.role, self.employer.pay, self.setting.market, self.on):
            found.setdefault(one.id, []).append(one)
        return found

    @cached_property
    def forms(self) -> Forms:
        return forms(self.role.pay.currency, self.employer.locale)


