"""From a subject to the bytes of its documents: each view and each body is made once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from jdgen import formats
from jdgen.build.inputs import digest, files_digest, versions
from jdgen.documents import view
from jdgen.documents.kinds import Kind
from jdgen.documents.structured_data import structured_data
from jdgen.documents.subject import FamilySubject, Given, RoleSubject, Subject, role_subjects
from jdgen.documents.view import View, canonical, names
from jdgen.errors import InvalidInput, Mark, Problem
from jdgen.formats import Format, Page
from jdgen.load import Loaded
from jdgen.load.logo import read_logo
from jdgen.load.market import load_market
from jdgen.load.yaml import read
from jdgen.model.employer import Employer
from jdgen.model.role import Role
from jdgen.render import Renderer, Source
from jdgen.render.numbers import long_date
from jdgen.render.outside import css_references
from jdgen.render.prose import plain
from jdgen.screening.plan import stamp
from jdgen.workspace import Workspace


@dataclass(frozen=True)
class Task:
    """One document: what it is about, its kind and its format."""

    kind: Kind
    subject: Subject
    format: str

    @property
    def path(self) -> str:
        """Where it goes, below the output folder."""
        return f"{self.subject.folder}/{self.kind.id}.{formats.get(self.format).suffix}"


def plan(kinds: Sequence[Kind], roles: Iterable[Role], wanted: Sequence[str]) -> Iterator[Task]:
    """The documents of these roles and their openings."""
    for role in roles:
        for kind in kinds:
            for subject in role_subjects(kind, role):
                yield from (Task(kind, subject, name) for name in wanted)


def plan_families(kinds: Sequence[Kind], found: Iterable[FamilySubject], wanted: Sequence[str]) -> Iterator[Task]:
    """The documents of these families."""
    for family in found:
        for kind in kinds:
            if kind.subject == "family":
                yield from (Task(kind, family, name) for name in wanted)


class Maker:
    """Makes the documents of one workspace and employer."""

    def __init__(self, workspace: Workspace, employer: Loaded[Employer], *, on_site: bool = False) -> None:
        self.workspace = workspace
        self.renderer = Renderer(workspace)
        self.folders = tuple(str(folder) for folder in workspace.layers("templates"))
        market = cache(partial(load_market, workspace))
        self.given = Given(employer.model, market, read_logo(workspace, employer), on_site)
        self._style = cache(self._read_style)
        self._templates = cache(self._templates_digest)
        self._fonts = cache(self._fonts_digest)
        # Formats of one subject follow each other in a plan: one view and one body each suffice.
        self._view: tuple[tuple[str, str], View] | None = None
        self._body: tuple[tuple[str, str, str], str] | None = None

    def offers(self, task: Task) -> bool:
        """Whether the kind has a template for the format, and the subject what the format needs."""
        if formats.get(task.format).structured and not structured_data(task.kind, task.subject, self.given):
            return False
        name = f"{task.kind.id}/page.{formats.get(task.format).source}.j2"
        return self.workspace.find_template(name) is not None

    def make(self, task: Task) -> bytes:
        return formats.get(task.format).encode(self.page(task))

    def key(self, task: Task) -> str:
        """One hash over all that the document is made from."""
        format_ = formats.get(task.format)
        return digest(
            canonical(self._viewed(task)),
            self._templates(task.kind.id, format_.source),
            self._style(format_, task.kind.form).encode(),
            self._fonts(),
            f"{task.format} {versions()}".encode(),
        )

    def _viewed(self, task: Task) -> View:
        wanted = (task.kind.id, task.subject.reference)
        if self._view is None or self._view[0] != wanted:
            self._view = (wanted, view(task.kind, task.subject, self.given))
        return self._view[1]

    def page(self, task: Task) -> Page:
        """What a format is given to write."""
        format_ = formats.get(task.format)
        seen = self._viewed(task)
        document = seen.document
        wanted = (task.kind.id, task.subject.reference, format_.source)
        if self._body is None or self._body[0] != wanted:
            self._body = (wanted, self.renderer.render(seen, task.kind.id, format_.source))
        revised = document.revised and long_date(document.revised, document.locale)
        marks = ("Internal",) if task.kind.audience == "internal" else ()
        return Page(
            body=self._body[1],
            title=f"{document.name}: {document.title.lower()}",
            author=document.author,
            description=plain(document.summary),
            lang=document.lang,
            paper=document.paper,
            running=" · ".join(part for part in (document.title, document.name, revised) if part),
            marks=marks + (("Draft",) if document.draft else ()),
            revised=document.revised,
            palette={name: str(getattr(document.palette, name)) for name in names(document.palette)},
            style=self._style(format_, task.kind.form),
            folders=self.folders,
            form=_stamp(task) if task.kind.form else None,
            structured=structured_data(task.kind, task.subject, self.given),
        )

    def _read_style(self, format_: Format, form: bool) -> str:
        parts = []
        for name in format_.styles + (format_.form_styles if form else ()):
            path = self.workspace.find_template(f"_base/{name}")
            assert path is not None, name
            parts.append(read(path, self.workspace.shown(path)))
            if outside := next(css_references(parts[-1]), None):
                hint = "documents fetch nothing: use a data: address, or leave it out"
                raise InvalidInput([Problem(Mark(self.workspace.shown(path)), f"points outside: {outside}", hint=hint)])
        return "\n".join(parts)

    def _fonts_digest(self) -> bytes:
        fonts = (path for folder in self.folders for path in Path(folder, "_base", "fonts").glob("*"))
        return files_digest((path.name, path) for path in fonts).encode()

    def _templates_digest(self, kind: str, source: Source) -> bytes:
        closure = self.renderer.closure(kind, source)
        paths = [self.renderer.path(name) or Path() for name in closure]
        return files_digest(zip(closure, paths, strict=True)).encode()


def _stamp(task: Task) -> dict[str, str]:
    """The plan that a form is of; it is internal, and so a form for the candidate says nothing of it."""
    internal = task.kind.audience == "internal"
    return stamp(task.subject.role) if internal and isinstance(task.subject, RoleSubject) else {}
