"""What a document can be about: a role, one of its openings, a family of roles, or data."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from jdgen.documents.kinds import Kind
from jdgen.model.employer import Employer
from jdgen.model.market import Market
from jdgen.model.opening import Opening
from jdgen.model.role import Role

NOT_APPROVED = ("draft", "submitted")


@dataclass(frozen=True)
class Given:
    """What documents are made from beside their subject."""

    employer: Employer
    load_market: Callable[[], Market]
    """Read when it is asked for: most documents need none of it."""
    logo: str | None = None
    """A data URI."""
    on_site: bool = False
    """Whether a career site puts its own header and footer around the document."""

    @property
    def market(self) -> Market:
        return self.load_market()


@dataclass(frozen=True)
class RoleSubject:
    role: Role
    opening: Opening | None = None

    @property
    def reference(self) -> str:
        """Derived, never stored, so it never changes."""
        return f"{self.role.id}.{self.opening.id}" if self.opening else self.role.id

    @property
    def folder(self) -> str:
        return f"{self.role.id}/{self.opening.id}" if self.opening else self.role.id

    @property
    def name(self) -> str:
        """What the document is called by: the role, and where an opening is."""
        return f"{self.role.title}, {self.opening.named}" if self.opening else self.role.title

    @property
    def summary(self) -> str:
        return self.role.summary

    @property
    def revised(self) -> date | None:
        return (self.opening and self.opening.posted) or self.role.revised

    @property
    def currency(self) -> str:
        return self.role.pay.currency

    @property
    def draft(self) -> bool:
        return self.opening is not None and self.opening.status in NOT_APPROVED

    def shown(self) -> dict[str, Any]:
        return {"role": self.role, "opening": self.opening}


@dataclass(frozen=True)
class FamilySubject:
    """Roles that share a pay structure."""

    family: str
    roles: tuple[Role, ...]
    draft: bool = False

    @property
    def reference(self) -> str:
        return self.family

    @property
    def folder(self) -> str:
        return f"_families/{self.family}"

    @property
    def name(self) -> str:
        return self.family.replace("-", " ").capitalize()

    @property
    def summary(self) -> str:
        return f"The pay of {', '.join(role.title for role in self.roles)}."

    @property
    def revised(self) -> date | None:
        return max((role.revised for role in self.roles if role.revised), default=None)

    @property
    def currency(self) -> str:
        return self.roles[0].pay.currency

    def shown(self) -> dict[str, Any]:
        return {"family": self.family}


@dataclass(frozen=True)
class DataSubject:
    """Something worked out from files, such as a pay review."""

    reference: str
    name: str
    summary: str
    data: Any
    currency: str = ""
    """Of its amounts, where it has any."""
    revised: date | None = None
    folder: str = ""
    draft: bool = False

    def shown(self) -> dict[str, Any]:
        return {}


Subject = RoleSubject | FamilySubject | DataSubject


def role_subjects(kind: Kind, role: Role) -> Iterator[Subject]:
    """The role itself, and each opening where the kind has those; nothing of a role that lacks what it needs."""
    if kind.needs and not (role.screening and getattr(role.screening, kind.needs)):
        return
    if kind.subject in ("role", "opening"):
        yield RoleSubject(role)
    if kind.subject == "opening":
        yield from (RoleSubject(role, opening) for opening in role.openings)


def families(roles: Iterable[Role]) -> list[FamilySubject]:
    """The families of these roles, by name, each with its roles in their order."""
    found: dict[str, list[Role]] = {}
    for role in roles:
        if role.family:
            found.setdefault(role.family, []).append(role)
    return [FamilySubject(family, tuple(members)) for family, members in sorted(found.items())]
