"""What each kind of document shows: a view of one role, for one audience."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from jdgen.documents.kinds import Kind
from jdgen.documents.palette import palette
from jdgen.documents.view import View, project
from jdgen.model.employer import Employer
from jdgen.model.opening import Opening
from jdgen.model.role import Role

LETTER = ("US", "CA")
NOT_APPROVED = ("draft", "submitted")


@dataclass(frozen=True)
class Subject:
    """What one document is about: a role, and one of its openings where the kind has those."""

    role: Role
    opening: Opening | None = None

    @property
    def reference(self) -> str:
        """Derived, never stored, so it never changes."""
        return f"{self.role.id}.{self.opening.id}" if self.opening else self.role.id

    @property
    def folder(self) -> str:
        return f"{self.role.id}/{self.opening.id}" if self.opening else self.role.id


def subjects(kind: Kind, role: Role) -> Iterator[Subject]:
    yield Subject(role)
    if kind.subject == "opening":
        yield from (Subject(role, opening) for opening in role.openings)


def view(kind: Kind, subject: Subject, employer: Employer, logo: str | None) -> View:
    """All that the templates of ``kind`` may show; ``logo`` is a data URI."""
    role, opening = subject.role, subject.opening
    derived = _derived(kind, role, employer, opening)
    return View(
        {
            "document": _document(kind, subject, employer, logo),
            "employer": project(employer, kind.audience),
            "role": project(role, kind.audience),
            "opening": project(opening, kind.audience),
            **{name: project(value, kind.audience) for name, value in derived.items()},
        }
    )


def _derived(kind: Kind, role: Role, employer: Employer, opening: Opening | None) -> dict[str, Any]:
    """What a kind shows beyond the role, the opening and the employer: ``derived`` in the module of its name."""
    name = f"{__name__}.{kind.id.replace('-', '_')}"
    derive = getattr(import_module(name), "derived", None) if find_spec(name) else None
    derived: dict[str, Any] = derive(role, employer, opening) if derive else {}
    return derived


def _document(kind: Kind, subject: Subject, employer: Employer, logo: str | None) -> View:
    role, opening = subject.role, subject.opening
    language, _, country = employer.locale.partition("_")
    return View(
        {
            "kind": kind.id,
            "title": kind.title,
            "audience": kind.audience,
            "reference": subject.reference,
            "name": _name(subject),
            "summary": role.summary,
            "author": employer.name,
            "revised": (opening and opening.posted) or role.revised,
            "locale": employer.locale,
            "lang": f"{language}-{country}" if country else language,
            "country": country,
            "paper": "letter" if country in LETTER else "A4",
            "currency": role.pay.currency,
            "draft": opening is not None and opening.status in NOT_APPROVED,
            "logo": logo,
            "palette": project(palette(employer.brand_color), kind.audience),
        }
    )


def _name(subject: Subject) -> str:
    """What the document is called by: the role, and where an opening is."""
    return f"{subject.role.title}, {subject.opening.named}" if subject.opening else subject.role.title
