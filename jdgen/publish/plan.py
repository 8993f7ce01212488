"""What a publish would do, worked out before anything is made or written."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby, islice
from pathlib import Path
from typing import Literal

from jdgen.errors import InvalidInput, Mark, Problem
from jdgen.load import Loaded, load_employer, load_roles
from jdgen.model.role import Role
from jdgen.publish.address import RESERVED, posting_path
from jdgen.publish.allowed import Chosen, LeftOut, allowed
from jdgen.publish.ledger import Dated, Published, Shown, Site, dated, read_published, read_site
from jdgen.publish.lifecycle import State, keeps_page, state
from jdgen.publish.posting import Posting
from jdgen.publish.records import Override
from jdgen.publish.studio import Bundle, Studio
from jdgen.workspace import Workspace

RELATED = 4
"""How many other openings a page leads to."""
READ = ("roles", "templates", "market", "records")
"""Folders of the workspace in which no site can lie."""
What = Literal["new", "changed", "closed", "gone"]


@dataclass(frozen=True)
class Request:
    target: Path
    base: str
    """The address of the site, without a slash at its end."""
    today: date
    overrides: Mapping[str, Override] = field(default_factory=dict)
    """Decisions of this run, by the opening's reference; their rules are those found now."""
    feeds_only: bool = False


@dataclass(frozen=True)
class Change:
    what: What
    reference: str

    @property
    def path(self) -> str:
        """Of the opening's page."""
        return posting_path(self.reference)


@dataclass(frozen=True)
class Plan:
    workspace: Workspace
    request: Request
    studio: Studio
    site: Site
    """What lies in the folder now."""
    before: Published
    overrides: Mapping[str, Override]
    """The decisions of this run, with the errors that they cover."""
    postings: tuple[Posting, ...]
    closed: tuple[Posting, ...]
    """Those that have ended, and whose pages say so."""
    bundles: tuple[Bundle, ...]
    unread: frozenset[str]
    """Roles that cannot be read now: their pages stay as they are, out of the lists and feeds."""
    roles: tuple[Role, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]

    @cached_property
    def published(self) -> Published:
        """As it will be, but for the days of the lists, which making them tells."""
        return Published(
            serial=self.before.serial + 1,
            site=self.request.base,
            openings=_kept(self.before.openings, self.unread) | _shown(self),
            pages=_kept_pages(self.before.pages, self.unread) | _pages(self),
            overrides={**self.before.overrides, **self.overrides},
        )

    @property
    def standing(self) -> list[str]:
        """The bundles of roles that cannot be read."""
        starts = tuple(f"openings/{name}/" for name in self.unread)
        guides = {f"roles/{name}" for name in self.unread}
        return [name for name in self.site.keys if name in guides or name.startswith(starts)]

    @property
    def changes(self) -> list[Change]:
        before, after = self.before.openings, self.published.openings
        found = {name: self._change(name, shown) for name, shown in after.items()}
        found |= {name: "gone" for name in before if name not in after}
        return [Change(what, name) for name, what in sorted(found.items()) if what]

    def _change(self, reference: str, shown: Shown) -> What | None:
        old, path = self.before.openings.get(reference), posting_path(reference)
        if shown.closed:
            return "closed" if not (old and old.closed) else None
        if old is None or old.closed:
            return "new"
        return "changed" if self.before.pages.get(path) != self.published.pages.get(path) else None


def plan(workspace: Workspace, request: Request) -> Plan:
    """Raises InvalidInput where nothing can be published at all; what concerns one role is in ``problems``."""
    site = read_site(request.target)
    _refuse_place(workspace, request, site)
    before = read_published(workspace, request.target)
    studio = Studio(workspace, load_employer(workspace), request.base)
    loaded, problems = _own(workspace, *load_roles(workspace))
    may = allowed(workspace, _in_state("open", loaded, request), request.today, request.overrides, before.overrides)
    postings = [studio.posting(role.model, one) for role, one in may.openings]
    ended = [studio.posting(role.model, one) for role, one in _in_state("closed", loaded, request)]
    closed = _closed(ended, before, request.today, studio.employer.publish.keep_closed_days)
    roles = [one.model for one in loaded if not RESERVED.fullmatch(one.model.id)]
    near = _related(postings)
    of_role = {name: [*some] for name, some in groupby(postings, lambda one: one.role.id)}
    bundles = [
        *(studio.bundle(one, near(one), closed=False) for one in postings),
        *(studio.bundle(one, near(one), closed=True) for one in closed),
        *(studio.guide_bundle(role, of_role.get(role.id, [])) for role in roles),
    ]
    return Plan(
        workspace, request, studio, site, before, may.overrides, tuple(postings), tuple(closed), tuple(bundles),
        _unread(workspace, before, loaded), tuple(roles), may.left_out, tuple(problems),
    )  # fmt: skip


def _refuse_place(workspace: Workspace, request: Request, site: Site) -> None:
    """Folders that a site would harm, or be harmed in."""
    target, mark = request.target.resolve(), Mark(str(request.target))
    for name in READ:
        if target.is_relative_to((workspace.root / name).resolve()):
            message = f"lies in the workspace's `{name}` folder"
            raise InvalidInput([Problem(mark, message, hint="name a folder of its own, such as site")])
    for path in (workspace.root / "templates").rglob("*"):
        if not path.resolve().is_relative_to(workspace.root.resolve()):
            message, hint = "leads out of the workspace", "copy the file into the workspace"
            raise InvalidInput([Problem(Mark(workspace.shown(path)), message, hint=hint)])
    if request.feeds_only and site.keys:
        message = "holds a whole site, and --feeds-only would leave nothing of it but feeds"
        raise InvalidInput([Problem(mark, message, hint="name another folder")])


def _own(
    workspace: Workspace, loaded: Sequence[Loaded[Role]], problems: Sequence[Problem]
) -> tuple[list[Loaded[Role]], list[Problem]]:
    """Without the roles whose files lead out of the workspace: who can write there could publish here."""
    inside = workspace.root.resolve()
    outside = {path for path in workspace.role_files() if not path.resolve().is_relative_to(inside)}
    hint = "copy the file into the workspace"
    told = [Problem(Mark(workspace.shown(path)), "leads out of the workspace", hint=hint) for path in sorted(outside)]
    marks = {one.mark.file for one in told}
    kept = [one for one in loaded if not marks & one.texts.keys()]
    return kept, sorted([*told, *(one for one in problems if one.mark.file not in marks)])


def _in_state(wanted: State, roles: Sequence[Loaded[Role]], request: Request) -> list[Chosen]:
    return [(role, one) for role in roles for one in role.model.openings if state(one, request.today) == wanted]


def _unread(workspace: Workspace, before: Published, roles: Sequence[Loaded[Role]]) -> frozenset[str]:
    """The roles that the site has shown, that still have a file, and that cannot be read."""
    files = {path.stem for path in workspace.role_files()}
    shown = {reference.partition(".")[0] for reference in before.openings}
    shown |= {path[6:-5] for path in before.pages if path.startswith("roles/")}
    return frozenset(shown & files - {role.model.id for role in roles})


def _kept(openings: Mapping[str, Shown], unread: Set[str]) -> dict[str, Shown]:
    return {name: shown for name, shown in openings.items() if name.partition(".")[0] in unread}


def _kept_pages(pages: Mapping[str, Dated], unread: Set[str]) -> dict[str, Dated]:
    starts = tuple(f"openings/{name}/" for name in unread)
    guides = {f"roles/{name}.html" for name in unread}
    return {path: known for path, known in pages.items() if path in guides or path.startswith(starts)}


def _closed(ended: Sequence[Posting], before: Published, today: date, days: int) -> list[Posting]:
    """Of those that ended, the ones that the site has shown, for some days."""
    known = {one.reference: before.openings[one.reference] for one in ended if one.reference in before.openings}
    return [
        one for one in ended if one.reference in known and keeps_page(known[one.reference].closed or today, today, days)
    ]


def _related(postings: Sequence[Posting]) -> Callable[[Posting], list[Posting]]:
    """Gives a few of the same role first, then of the same place, then of the same team; each group by reference."""
    groups: dict[tuple[str, str], list[Posting]] = {}
    for one in sorted(postings, key=lambda one: one.reference):
        for group in _groups(one):
            groups.setdefault(group, []).append(one)

    def related(one: Posting) -> list[Posting]:
        few = (other for group in _groups(one) for other in islice(groups.get(group, ()), 2 * RELATED + 1))
        found = {other.reference: other for other in few if other.reference != one.reference}
        return [*found.values()][:RELATED]

    return related


def _groups(one: Posting) -> tuple[tuple[str, str], ...]:
    return ("role", one.role.id), ("place", one.place), ("team", one.team)


def _shown(plan: Plan) -> dict[str, Shown]:
    before, today = plan.before.openings, plan.request.today
    shown = {}
    for one in plan.postings:
        old = before.get(one.reference)
        shown[one.reference] = Shown(first=old.first if old else today)
    for one in plan.closed:
        old = before[one.reference]
        shown[one.reference] = old.model_copy(update={"closed": old.closed or today})
    return shown


def _pages(plan: Plan) -> dict[str, Dated]:
    """The days of the pages of openings and roles; what is made from the same says the same."""
    pages = {}
    for one in plan.bundles:
        path = f"{one.name}.html"
        old = plan.before.pages.get(path)
        if not one.closed:
            same = old if plan.site.keys.get(one.name) == one.key else None
            pages[path] = same or dated(old, plan.studio.content(one), plan.request.today)
    return pages
