"""From openings and roles to the bytes of the site's files; one studio a process."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from jdgen.build.inputs import digest, files_digest, versions
from jdgen.build.making import Maker, Task
from jdgen.documents import view
from jdgen.documents.kinds import Kind, choose_kinds
from jdgen.documents.structured_data import POSTING
from jdgen.documents.subject import DataSubject, RoleSubject
from jdgen.documents.view import View, names
from jdgen.formats import tokens
from jdgen.formats.jsonld import linked_data
from jdgen.load import Loaded
from jdgen.model.employer import Employer
from jdgen.model.opening import Opening
from jdgen.model.role import Role
from jdgen.publish.address import guide_path, path_of, up_from, url
from jdgen.publish.card import card, icon
from jdgen.publish.html import Head, page
from jdgen.publish.logo import shown_width
from jdgen.publish.posting import Posting, posting
from jdgen.render.blocks import blocks
from jdgen.render.prose import plain
from jdgen.workspace import Workspace, shipped

GUIDE = "role-guide"
SITE = Kind(id="site", title="Career site", about="Open jobs", audience="public", subject="data")
DOCUMENTS = ("pdf", "txt", "fragment")
"""The formats that stand beside the page of an opening."""
Files = dict[str, bytes]
"""By the path within the site."""


@dataclass(frozen=True)
class Bundle:
    """Files that are made together, and again only when ``key`` changes."""

    name: str
    key: str
    subject: Posting | Role
    related: tuple[Posting, ...] = ()
    """Openings that the page leads to."""
    closed: bool = False


def said(html: str) -> str:
    """A hash of what a page says: a change of its looks, or of jdgen, is none of that."""
    return digest(repr(blocks(html)).encode())


class Studio:
    """Makes the files of one site."""

    def __init__(self, workspace: Workspace, employer: Loaded[Employer], base: str) -> None:
        self.workspace, self.base = workspace, base
        self.maker = Maker(workspace, employer, on_site=True)
        self.kinds = {kind.id: kind for kind in choose_kinds(workspace, [POSTING, GUIDE])}
        self.employer = employer.model

    def posting(self, role: Role, opening: Opening) -> Posting:
        """Its role goes without the other openings: a change of theirs is none of this."""
        return posting(role.model_copy(update={"openings": ()}), opening, self.maker.given)

    def bundle(self, one: Posting, related: Sequence[Posting], *, closed: bool) -> Bundle:
        """The files of an opening's page and documents; what a related one says beside its name is not in the key."""
        led_to = "".join(f"{other.path}\n{other.title}\n{other.where}\n" for other in related)
        keys = [self.maker.key(self._task(one, name)) for name in ("html", *(() if closed else DOCUMENTS))]
        key = digest(*map(str.encode, (*keys, led_to, str(closed), self._around)))
        return Bundle(one.path.removesuffix(".html"), key, one, tuple(related), closed)

    def guide_bundle(self, role: Role, openings: Sequence[Posting]) -> Bundle:
        role = self._published(role)
        listed = repr([(one.path, one.title, one.where, one.pay, one.level) for one in openings])
        task = Task(self.kinds[GUIDE], RoleSubject(role), "html")
        key = digest(*map(str.encode, (self.maker.key(task), listed, self._around)))
        name = guide_path(role).removesuffix(".html")
        return Bundle(name, key, role, tuple(openings))

    def content(self, bundle: Bundle) -> str:
        """A hash of what the posting or the guide says, whatever the site looks like."""
        one = bundle.subject
        task = Task(self.kinds[GUIDE], RoleSubject(one), "html") if isinstance(one, Role) else self._task(one, "html")
        return said(self.maker.page(task).body)

    def make(self, bundle: Bundle) -> Files:
        if isinstance(bundle.subject, Role):
            return self._guide(bundle.subject, bundle.related)
        return self._closed(bundle) if bundle.closed else self._open(bundle.subject, bundle.related)

    def fragment(self, one: Posting) -> str:
        """The posting as HTML to paste."""
        return self.maker.make(self._task(one, "fragment")).decode()

    def _open(self, one: Posting, related: Sequence[Posting]) -> Files:
        made = self.maker.page(self._task(one, "html"))
        logo = {"logo": f"{self.base}/{self.logo_path}"} if self.logo_path else {}
        address = url(self.base, one.path)
        assert made.structured is not None
        organization = {**made.structured["hiringOrganization"], **logo}
        data = linked_data(made, hiringOrganization=organization, url=address)
        stem = one.path.removesuffix(".html")
        own = stem.rpartition("/")[2]
        body = self._body(
            "opening", one.path, body=made.body, title=one.title, own=own,
            guide=guide_path(one.role), groups=one.groups, related=related,
        )  # fmt: skip
        head = self._head(f"{one.title}, {one.where}", one.about, one.path)
        picture = self._card(one)
        head = replace(head, picture=f"{self.base}/{stem}.png" if picture else "", linked_data=data)
        files = {one.path: page(head, body), f"{stem}.jsonld": f"{data}\n".encode()}
        files |= {f"{stem}.png": picture} if picture else {}
        for name in DOCUMENTS:
            task = self._task(one, name)
            files[f"{stem}.{task.path.partition('.')[2]}"] = self.maker.make(task)
        return files

    def _closed(self, bundle: Bundle) -> Files:
        one = bundle.subject
        assert isinstance(one, Posting)
        body = self._body("closed", one.path, title=one.title, where=one.where, related=bundle.related)
        head = Head(f"{one.title}: no longer open", one.about, self._lang, self.employer.name, up_from(one.path))
        return {one.path: page(head, body)}

    def _guide(self, role: Role, openings: Sequence[Posting]) -> Files:
        made = self.maker.page(Task(self.kinds[GUIDE], RoleSubject(role), "html"))
        path = guide_path(role)
        body = self._body("guide", path, body=made.body, openings=openings)
        return {path: page(self._head(f"{role.title}: what the job is", role.summary, path), body)}

    def listing(self, path: str, title: str, about: str, template: str = "list", **more: Any) -> Files:
        """A list of openings or of guides; ``more`` is what its template shows."""
        shown: dict[str, Any] = {"front": False, "facets": (), "groups": (), "title": title, "about": about, **more}
        body = self._body(template, path, **shown)
        head = self._head(title, about or title, path)
        return {path: page(replace(head, script=bool(shown["front"] and shown["listed"])), body)}

    def missing(self) -> Files:
        """Shown by a server in place of any page: its links start from the host."""
        up = path_of(self.base)
        body = self._body("missing", "", up=up)
        head = Head("This page is not here", "No page", self._lang, self.employer.name, up)
        return {"404.html": page(head, body)}

    def assets(self) -> Files:
        """The style sheet, the script, the fonts and the logo that the pages share."""
        folder = shipped("templates")
        style = "\n".join(self._asset(f"_base/{name}") for name in ("document.css", "screen.css"))
        palette = self._seen.document.palette
        colors = tokens({name: str(getattr(palette, name)) for name in names(palette)})
        files = {
            "assets/site.css": f":root{{{colors}}}\n{style}\n{self._asset('_site/site.css')}".encode(),
            "assets/search.js": self._asset("_site/search.js").encode(),
            "assets/icon.svg": icon(self.employer.name, str(palette.brand), str(palette.on_brand)),
        }
        for path in sorted((folder / "_base" / "fonts").iterdir()):
            files[f"assets/{path.name}"] = path.read_bytes()
        if self.logo_path:
            files[self.logo_path] = self._logo
        return files

    @cached_property
    def logo_path(self) -> str:
        logo = self.maker.given.logo or ""
        return f"assets/logo.{'svg' if 'svg' in logo[:24] else 'png'}" if logo else ""

    @cached_property
    def _logo(self) -> bytes:
        return base64.b64decode((self.maker.given.logo or "").partition(",")[2])

    def _asset(self, name: str) -> str:
        path = self.workspace.find_template(name)
        assert path is not None, name
        return path.read_text("utf-8")

    def _task(self, one: Posting, format_: str) -> Task:
        return Task(self.kinds[POSTING], RoleSubject(one.role, one.opening), format_)

    def _published(self, role: Role) -> Role:
        """Without what others pay, unless the employer shows that; openings have lists of their own."""
        pay = role.pay if self.employer.publish.market else role.pay.model_copy(update={"market": ()})
        return role.model_copy(update={"pay": pay, "openings": ()})

    def _head(self, title: str, description: str, path: str) -> Head:
        named = f"{title} | {self.employer.name}"
        return Head(named, plain(description), self._lang, self.employer.name, up_from(path), url(self.base, path))

    def _body(self, template: str, path: str, *, up: str | None = None, **shown: Any) -> str:
        up = up_from(path) if up is None else up
        logo = f"{up}{self.logo_path}" if self.logo_path else ""
        site = View({"up": up, "logo": logo, "logo_width": shown_width(self._logo)})
        named = {name: getattr(self._seen, name) for name in names(self._seen)}
        seen = View({**named, "site": site, **shown})
        return self.maker.renderer.render(seen, f"_site/{template}", "html", logo)

    def _card(self, one: Posting) -> bytes | None:
        palette = self._seen.document.palette
        lines = tuple(line for line in (one.where, one.pay) if line)
        fonts = Path(shipped("templates"), "_base", "fonts")
        return card(one.title, lines, self.employer.name, str(palette.brand), str(palette.on_brand), fonts)

    @cached_property
    def _seen(self) -> View:
        name = f"Jobs at {self.employer.name}"
        return view(SITE, DataSubject("site", name, name, None, "USD"), self.maker.given)

    @cached_property
    def _around(self) -> str:
        """What every page of the site is made from, beside its own content."""
        layers = [Path(folder, "_site") for folder in self.maker.folders]
        found = [(str(path.relative_to(layer)), path) for layer in layers for path in sorted(layer.rglob("*.j2"))]
        logo = f"{self.logo_path} {shown_width(self._logo)}"
        return f"{files_digest(found)} {versions()} {self.base} {logo} {self.employer.model_dump_json()}"

    @property
    def _lang(self) -> str:
        return str(self._seen.document.lang)
