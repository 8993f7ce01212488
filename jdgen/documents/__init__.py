"""What each kind of document shows: a view of one subject, for one audience."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from jdgen.documents.kinds import Kind
from jdgen.documents.palette import palette
from jdgen.documents.subject import Given, Subject
from jdgen.documents.view import View, project

LETTER = ("US", "CA")


def view(kind: Kind, subject: Subject, given: Given) -> View:
    """All that the templates of ``kind`` may show; ``given`` says whether it is for a page of a site."""
    shown = subject.shown() | _derived(kind, subject, given)
    return View(
        {
            "document": _document(kind, subject, given),
            "employer": project(given.employer, kind.audience),
            **{name: project(value, kind.audience) for name, value in shown.items()},
        }
    )


def _derived(kind: Kind, subject: Subject, given: Given) -> dict[str, Any]:
    """What a kind shows beyond its subject and the employer: ``derived`` in the module of its name."""
    name = f"{__name__}.{kind.id.replace('-', '_')}"
    derive = getattr(import_module(name), "derived", None) if find_spec(name) else None
    derived: dict[str, Any] = derive(subject, given) if derive else {}
    return derived


def _document(kind: Kind, subject: Subject, given: Given) -> View:
    employer = given.employer
    language, _, country = employer.locale.partition("_")
    return View(
        {
            "kind": kind.id,
            "title": kind.title,
            "audience": kind.audience,
            "form": kind.form,
            "reference": subject.reference,
            "name": subject.name,
            "summary": subject.summary,
            "author": employer.name,
            "revised": subject.revised,
            "locale": employer.locale,
            "lang": f"{language}-{country}" if country else language,
            "country": country,
            "paper": "letter" if country in LETTER else "A4",
            "currency": subject.currency,
            "draft": subject.draft,
            "logo": given.logo,
            "on_site": given.on_site,
            "palette": project(palette(employer.brand_color), kind.audience),
        }
    )
