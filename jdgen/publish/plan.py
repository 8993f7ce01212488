"""What a publish would do, worked out before anything is made or written."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from jdgen.checks import Finding, check
from jdgen.documents.subject import RoleSubject
from jdgen.errors import InvalidInput, Mark, Problem, suggest
from jdgen.load import Loaded, load_employer, load_roles
from jdgen.model.opening import Opening
from jdgen.model.role import Role
from jdgen.publish.address import RESERVED, posting_path
from jdgen.publish.ledger import Published, Shown, Site, read_published, read_site
from jdgen.publish.lifecycle import State, keeps_page, state
from jdgen.publish.posting import Posting
from jdgen.publish.records import Override
from jdgen.publish.studio import Bundle, Studio
from jdgen.workspace import Workspace

RELATED = 4
"""How many other openings a page leads to."""
Chosen = tuple[Loaded[Role], Opening]
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
class LeftOut:
    """An opening that is not published, and why."""

    reference: str
    findings: tuple[Finding, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True)
class Plan:
    workspace: Workspace
    request: Request
    studio: Studio
    site: Site
    published: Published
    """As it will be, but for the days of pages, which making them tells."""
    postings: tuple[Posting, ...]
    bundles: tuple[Bundle, ...]
    standing: tuple[str, ...]
    """The bundles of roles that cannot be read now: their pages stay as they are, out of the lists and feeds."""
    roles: tuple[Role, ...]
    changes: tuple[Change, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]


def plan(workspace: Workspace, request: Request) -> Plan:
    """Raises InvalidInput where nothing can be published at all; what concerns one role is in ``problems``."""
    site = read_site(request.target)
    published = read_published(workspace, site)
    studio = Studio(workspace, load_employer(workspace), request.base)
    loaded, problems = load_roles(workspace)
    wanted, left_out, overrides = _allowed(workspace, _in_state("open", loaded, request), request, published)
    postings = [studio.posting(role.model, one) for role, one in wanted]
    ended = [studio.posting(role.model, one) for role, one in _in_state("closed", loaded, request)]
    closed = _closed(ended, published, request.today, studio.employer.publish.keep_closed_days)
    roles = [one.model for one in loaded]
    bundles = [
        *(studio.bundle(one, _related(one, postings), closed=False) for one in postings),
        *(studio.bundle(one, _related(one, postings), closed=True) for one in closed),
        *(studio.guide_bundle(role, [one for one in postings if one.role.id == role.id]) for role in roles),
    ]
    unread = _unread(workspace, published, roles)
    openings = _shown(postings, closed, bundles, published, request.today)
    openings |= {name: shown for name, shown in published.openings.items() if name.partition(".")[0] in unread}
    after = Published(
        serial=published.serial + 1,
        site=request.base,
        openings=openings,
        pages=published.pages,
        overrides=published.overrides | overrides,
    )
    changes = _changes(published, after)
    return Plan(
        workspace, request, studio, site, after, tuple(postings), tuple(bundles),
        _standing(site, unread), tuple(roles), tuple(changes), tuple(left_out), tuple(problems),
    )  # fmt: skip


def _unread(workspace: Workspace, published: Published, roles: Sequence[Role]) -> set[str]:
    """The roles that the site has shown, that still have a file, and that cannot be read."""
    shown = {reference.partition(".")[0] for reference in published.openings}
    return {name for name in shown - {role.id for role in roles} if (workspace.root / f"roles/{name}.yaml").exists()}


def _standing(site: Site, unread: set[str]) -> tuple[str, ...]:
    starts = tuple(f"openings/{name}/" for name in unread)
    guides = {f"roles/{name}" for name in unread}
    return tuple(name for name in site.keys if name in guides or name.startswith(starts))


def _in_state(wanted: State, roles: Sequence[Loaded[Role]], request: Request) -> list[Chosen]:
    return [(role, one) for role in roles for one in role.model.openings if state(one, request.today) == wanted]


def _allowed(
    workspace: Workspace, chosen: Sequence[Chosen], request: Request, published: Published
) -> tuple[list[Chosen], list[LeftOut], dict[str, Override]]:
    """The openings without an error that nobody has decided on, the others, and the decisions of today."""
    _refuse_unknown(request.overrides, [_reference(role.model, one) for role, one in chosen])
    errors = _errors(workspace, chosen, request.today)
    allowed: list[Chosen] = []
    left_out: list[LeftOut] = []
    overrides: dict[str, Override] = {}
    for role, opening in chosen:
        reference = _reference(role.model, opening)
        if problem := _reserved(role.model, opening):
            left_out.append(LeftOut(reference, problem=problem))
            continue
        found = errors.get(reference, [])
        rules = {finding.rule for finding in found}
        if found and reference in request.overrides:
            decision = request.overrides[reference]
            overrides[reference] = decision.model_copy(update={"rules": tuple(sorted(rules))})
        standing = overrides.get(reference) or published.overrides.get(reference)
        if found and not (standing and rules <= set(standing.rules)):
            left_out.append(LeftOut(reference, tuple(found)))
        else:
            allowed.append((role, opening))
    return allowed, left_out, overrides


def _refuse_unknown(overrides: Iterable[str], known: Sequence[str]) -> None:
    problems = [
        Problem(Mark("--override"), f"{name!r} is no opening that is open", hint=suggest(name, known))
        for name in overrides
        if name not in known
    ]
    if problems:
        raise InvalidInput(problems)


def _reserved(role: Role, opening: Opening) -> Problem | None:
    for what, name in (("role", role.id), ("opening", opening.id)):
        if RESERVED.fullmatch(name):
            message = f"the {what}'s id {name!r} is a name that Windows keeps for a device"
            return Problem(Mark(_reference(role, opening)), message, hint="give it another id")
    return None


def _errors(workspace: Workspace, chosen: Sequence[Chosen], today: date) -> dict[str, list[Finding]]:
    """The checker's errors by opening; one that concerns the whole role, or the employer, concerns each."""
    names = list(dict.fromkeys(role.model.id for role, _ in chosen))
    findings = check(workspace, names, (), today).findings if names else ()
    errors = [one for one in findings if one.level == "error"]
    of_roles = {file for role, _ in chosen for file in role.texts}
    found: dict[str, list[Finding]] = {}
    for role, opening in chosen if errors else ():
        for error in errors:
            own = error.mark.file in role.texts or error.mark.file not in of_roles
            if own and _concerns(error, role.model, opening):
                found.setdefault(_reference(role.model, opening), []).append(error)
    return found


def _concerns(error: Finding, role: Role, opening: Opening) -> bool:
    place = re.match(r"openings\[(\d+)\]", error.path)
    return place is None or role.openings[int(place[1])].id == opening.id


def _reference(role: Role, opening: Opening) -> str:
    return RoleSubject(role, opening).reference


def _closed(ended: Sequence[Posting], published: Published, today: date, days: int) -> list[Posting]:
    """Of those that ended, the ones that the site has shown, for some days."""
    known = {one.reference: published.openings[one.reference] for one in ended if one.reference in published.openings}
    return [
        one for one in ended if one.reference in known and keeps_page(known[one.reference].closed or today, today, days)
    ]


def _related(one: Posting, postings: Sequence[Posting]) -> list[Posting]:
    """Of the same role first, then of the same place, then of the same team; each group by reference."""
    others = [other for other in postings if other.reference != one.reference]
    near = [(_nearness(one, other), other.reference, other) for other in others]
    return [other for distance, _, other in sorted(near, key=lambda pair: pair[:2]) if distance < 3][:RELATED]


def _nearness(one: Posting, other: Posting) -> int:
    return 0 if other.role.id == one.role.id else 1 if other.place == one.place else 2 if other.team == one.team else 3


def _shown(
    postings: Sequence[Posting], closed: Sequence[Posting], bundles: Sequence[Bundle], before: Published, today: date
) -> dict[str, Shown]:
    contents = {bundle.subject.reference: bundle.content for bundle in bundles if isinstance(bundle.subject, Posting)}
    shown = {}
    for one in postings:
        old, content = before.openings.get(one.reference), contents[one.reference]
        changed = old.changed if old and old.content == content and not old.closed else today
        shown[one.reference] = Shown(first=old.first if old else today, changed=changed, content=content)
    for one in closed:
        old = before.openings[one.reference]
        shown[one.reference] = old.model_copy(update={"closed": old.closed or today})
    return shown


def _changes(before: Published, after: Published) -> list[Change]:
    found = []
    for reference, shown in after.openings.items():
        old = before.openings.get(reference)
        if shown.closed:
            what: What | None = "closed" if not (old and old.closed) else None
        else:
            what = "new" if old is None or old.closed else "changed" if old.content != shown.content else None
        if what:
            found.append(Change(what, reference))
    found += [Change("gone", reference) for reference in before.openings if reference not in after.openings]
    return sorted(found, key=lambda one: one.reference)
