"""What the preview shows: the site's files, every document of every role, and each posting field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape
from pathlib import PurePosixPath

from jdgen.build.making import Maker, Task, plan_families
from jdgen.build.making import plan as documents_of
from jdgen.documents.kinds import choose_kinds
from jdgen.documents.subject import families
from jdgen.formats import DEFAULT
from jdgen.load import load_employer
from jdgen.publish.html import POLICY
from jdgen.publish.listings import lists
from jdgen.publish.plan import Plan, Request, plan
from jdgen.publish.posting import Posting
from jdgen.publish.studio import Bundle
from jdgen.workspace import Workspace

DOCUMENTS, FIELDS = "documents", "fields"
"""The folders of the preview's own pages."""


@dataclass
class Pages:
    """One state of the workspace; what it shows is made when it is asked for, and then kept."""

    workspace: Workspace
    plan: Plan
    maker: Maker
    """Of the documents; the site's own may leave out what a page beside it says."""

    @classmethod
    def of(cls, workspace: Workspace, base: str, today: date) -> "Pages":
        """Raises InvalidInput where the employer or a template cannot be read."""
        nowhere = workspace.root / ".jdgen-preview"  # nothing is written: every opening counts as new
        return cls(
            workspace, plan(workspace, Request(nowhere, base, today)), Maker(workspace, load_employer(workspace))
        )

    def __post_init__(self) -> None:
        self._kept: dict[str, bytes] = {}
        self._bundles: dict[str, Bundle] = {one.name: one for one in self.plan.bundles}

    def get(self, path: str) -> bytes | None:
        """The bytes at a path below the site; None for what is not there. Raises JdgenError where making fails."""
        if path not in self._kept:
            self._kept |= self._made(path)
        return self._kept.get(path)

    def _made(self, path: str) -> Mapping[str, bytes]:
        stem = str(PurePosixPath(path).parent / PurePosixPath(path).name.partition(".")[0])
        if stem in self._bundles:
            return self.plan.studio.make(self._bundles[stem])
        if path in self._documents:
            return {path: self.maker.make(self._documents[path])}
        if path == f"{DOCUMENTS}/index.html":
            return {path: self._index()}
        if path.startswith(f"{FIELDS}/"):
            return {f"{FIELDS}/{one.reference}.html": _fields(self, one) for one in self.plan.postings}
        studio = self.plan.studio
        return {**lists(studio, self.plan.postings, self.plan.roles), **studio.assets(), **studio.missing()}

    @cached_property
    def _documents(self) -> dict[str, Task]:
        kinds = choose_kinds(self.workspace, ())
        tasks = [*documents_of(kinds, self.plan.roles, DEFAULT)]
        tasks += plan_families(kinds, families(self.plan.roles), DEFAULT)
        return {f"{DOCUMENTS}/{task.path}": task for task in tasks if self.maker.offers(task)}

    def _index(self) -> bytes:
        """Every document, by what it is about."""
        about: dict[str, list[str]] = {}
        for path, task in self._documents.items():
            about.setdefault(task.subject.name, []).append(
                f'<a href="/{escape(path)}">{escape(task.kind.title)} ({escape(task.format)})</a>'
            )
        rows = "".join(f"<h2>{escape(name)}</h2><p>{' · '.join(links)}</p>" for name, links in about.items())
        postings = "".join(
            f'<li><a href="/{FIELDS}/{escape(one.reference)}.html">{escape(one.title)}, {escape(one.where)}</a></li>'
            for one in self.plan.postings
        )
        return page("Documents", f"<h2>Postings, field by field</h2><ul>{postings}</ul>{rows}")


def page(title: str, body: str) -> bytes:
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f'<link rel="stylesheet" href="/assets/site.css"></head>'
        f'<body><main><p><a href="/">The site</a> · <a href="/{DOCUMENTS}/index.html">Documents</a></p>'
        f"<h1>{escape(title)}</h1>{body}</main></body></html>\n"
    ).encode()


def _fields(pages: Pages, one: Posting) -> bytes:
    """One posting as other systems want it: a button copies each field."""
    rows = "".join(
        f'<h2 id="{name}-label">{escape(title)}</h2><p><button type="button" data-copy="{name}">Copy</button></p>'
        f'<pre id="{name}" aria-labelledby="{name}-label">{escape(value)}</pre>'
        for name, title, value in _values(pages, one)
    )
    return page(f"{one.title}, field by field", f"<p>{escape(one.where)}</p>{rows}")


def _values(pages: Pages, one: Posting) -> Iterator[tuple[str, str, str]]:
    yield "title", "Title", one.title
    yield "place", "Place", one.opening.named
    if one.amounts:
        yield "pay-minimum", "Pay, minimum", f"{one.amounts.minimum:f}"
        if one.amounts.maximum is not None:
            yield "pay-maximum", "Pay, maximum", f"{one.amounts.maximum:f}"
        yield "interval", "Pay, interval", one.per
    yield "body", "Body, as HTML", pages.plan.studio.fragment(one).strip()
