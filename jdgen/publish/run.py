"""A publish: what changed is made on every core, the site is swapped in whole, and what was shown is recorded."""

import multiprocessing
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256

from jdgen.model.role import Role
from jdgen.publish import feeds
from jdgen.publish.address import posting_path, url
from jdgen.publish.ledger import PUBLISHED, SITE, Dated, Site
from jdgen.publish.listings import lists
from jdgen.publish.plan import Plan
from jdgen.publish.records import History, Version, encode, is_stored, record, retention_places, store, stored_name
from jdgen.publish.staging import Stage, replaced
from jdgen.publish.studio import Bundle, Files, Studio
from jdgen.workspace import Workspace, write

FEW = 6
"""Bundles that are made sooner than other processes are started."""
RECORDED = ("html", "pdf", "jsonld", "txt")


@dataclass(frozen=True)
class Planned:
    count: int


@dataclass(frozen=True)
class Made:
    """One bundle of files."""

    name: str


@dataclass(frozen=True)
class Finished:
    written: int
    kept: int


Event = Planned | Made | Finished


def publish(plan: Plan) -> Iterator[Event]:
    """Does the work as it is iterated. Until the last step the old site stands; broken off, nothing has changed."""
    remember(plan.workspace, plan.site)
    if plan.request.feeds_only:
        yield from _publish_feeds(plan)
        return
    old, site = plan.site, Site(published=plan.published, day=plan.request.today)
    with replaced(plan.request.target) as stage:
        stands = {one.name for one in plan.bundles if _stands(stage, one, old)}
        waiting = [one for one in plan.bundles if one.name not in stands]
        yield Planned(len(waiting))
        for bundle in plan.bundles:
            site.keys[bundle.name] = bundle.key
            if bundle.name in stands:
                _put(stage, site, old, dict.fromkeys(_files_of(bundle.name, old)))
        for name in plan.standing:
            site.keys[name] = old.keys[name]
            _put(stage, site, old, dict.fromkeys(_files_of(name, old)))
        for bundle, files in _made(plan.studio, waiting):
            _put(stage, site, old, files)
            yield Made(bundle.name)
        pages = _lists(plan, stage, site)
        site.published.pages.clear()
        site.published.pages.update(pages)
        stems = {one.reference: one.path.removesuffix(".html") for one in plan.postings}
        bodies = {name: stage.read(f"{stem}.fragment.html").decode() for name, stem in stems.items()}
        _put(stage, site, old, _feeds(plan, bodies, pages))
        _record_contents(plan, stage, site)
        stage.write(SITE, encode(site))
    remember(plan.workspace, site)
    fresh = sum(sha != old.files.get(name) for name, sha in site.files.items())
    yield Finished(fresh, len(site.files) - fresh)


def remember(workspace: Workspace, site: Site) -> None:
    """What a site shows, into the workspace: the records, and ``published.json``. Doing it twice changes nothing.

    A publish starts with it too, since the last one may have been killed after its site was swapped in.
    """
    for shown in site.postings.values():
        record(workspace, shown)
    if site.published.serial:
        path, data = workspace.root / PUBLISHED, encode(site.published)
        if not path.is_file() or path.read_bytes() != data:
            write(path, data)


def _files_of(bundle: str, site: Site) -> list[str]:
    return [name for name in site.files if name.startswith(f"{bundle}.")]


def _stands(stage: Stage, bundle: Bundle, old: Site) -> bool:
    """Whether the old site has all of its files, as they were made from the same."""
    names = _files_of(bundle.name, old)
    return old.keys.get(bundle.name) == bundle.key and bool(names) and all(_as_made(stage, name, old) for name in names)


def _as_made(stage: Stage, name: str, old: Site) -> bool:
    data = stage.read_old(name)
    return data is not None and sha256(data).hexdigest() == old.files[name]


def _put(stage: Stage, site: Site, old: Site, files: Mapping[str, bytes | None]) -> None:
    """New content is written, and content that stands already is linked; None is what stands."""
    for name, data in files.items():
        sha = old.files[name] if data is None else sha256(data).hexdigest()
        site.files[name] = sha
        if data is None or (sha == old.files.get(name) and _as_made(stage, name, old)):
            stage.keep(name)
        else:
            stage.write(name, data)


def _lists(plan: Plan, stage: Stage, site: Site) -> dict[str, Dated]:
    """Writes the lists and the shared files; gives all pages that search engines may know, with their days."""
    listed = lists(plan.studio, plan.postings, plan.roles)
    _put(stage, site, plan.site, {**plan.studio.assets(), **plan.studio.missing(), **listed})
    contents = {one.path: plan.published.openings[one.reference].content for one in plan.postings}
    guides = {f"{one.name}.html": one.content for one in plan.bundles if isinstance(one.subject, Role)}
    contents |= guides | {name: site.files[name] for name in listed}
    before, today = plan.published.pages, plan.request.today
    return {
        path: before[path]
        if path in before and before[path].content == content
        else Dated(content=content, changed=today)
        for path, content in sorted(contents.items())
    }


def _publish_feeds(plan: Plan) -> Iterator[Event]:
    """The feeds alone, for an employer whose pages are made elsewhere: nothing is posted here, nothing is recorded."""
    site = Site(published=plan.published, day=plan.request.today)
    bodies = {one.reference: plan.studio.fragment(one) for one in plan.postings}
    shown = plan.published.openings
    pages = {
        one.path: Dated(content=shown[one.reference].content, changed=shown[one.reference].changed)
        for one in plan.postings
    }
    with replaced(plan.request.target) as stage:
        _put(stage, site, plan.site, _feeds(plan, bodies, pages))
        stage.write(SITE, encode(site))
    remember(plan.workspace, site)
    yield Finished(len(site.files), 0)


def _feeds(plan: Plan, bodies: Mapping[str, str], pages: Mapping[str, Dated]) -> Files:
    base, employer, postings = plan.request.base, plan.studio.employer, plan.postings
    return {
        **feeds.sitemap(base, pages),
        **feeds.robots(base),
        **feeds.atom(base, employer.name, postings, pages, plan.request.today),
        **feeds.indeed(base, employer.name, employer.site, postings, bodies),
        **feeds.jobs(base, employer.name, postings, pages),
    }


def _record_contents(plan: Plan, stage: Stage, site: Site) -> None:
    """The parts of each posting go into the records before the site is swapped in; what names them, after it."""
    today = plan.request.today
    for reference, known in plan.site.postings.items():
        if posting_path(reference).removesuffix(".html") in plan.standing:
            versions = tuple(one.model_copy(update={"last_shown": today}) for one in known.versions)
            site.postings[reference] = known.model_copy(update={"versions": versions})
    for one in plan.postings:
        stem = one.path.removesuffix(".html")
        parts = {}
        for suffix in RECORDED:
            name = f"{stem}.{suffix}"
            parts[suffix] = stored_name(site.files[name], suffix)
            if not is_stored(plan.workspace, parts[suffix]):
                store(plan.workspace, parts[suffix], stage.read(name))
        version = Version(
            channel=plan.studio.employer.publish.channel,
            url=url(plan.request.base, one.path),
            first_shown=today,
            last_shown=today,
            files=parts,
            override=plan.published.overrides.get(one.reference),
        )
        site.postings[one.reference] = History(
            opening=one.reference,
            title=one.title,
            jurisdictions=retention_places(one.opening),
            legal_hold=one.opening.legal_hold,
            versions=(version,),
        )


def _made(studio: Studio, waiting: Sequence[Bundle]) -> Iterator[tuple[Bundle, Files]]:
    """On every core where there is enough to do; in the order of the plan."""
    workers = min(len(waiting) // FEW, os.cpu_count() or 1)
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from ((bundle, studio.make(bundle)) for bundle in waiting)
        return
    # Forked processes have the studio already, and start in milliseconds.
    context = multiprocessing.get_context("fork")
    _Worker.studio, _Worker.bundles = studio, waiting
    with ProcessPoolExecutor(workers, context) as pool:
        yield from zip(waiting, pool.map(_Worker.make, range(len(waiting)), chunksize=4), strict=True)


class _Worker:
    """What a forked process finds when it starts."""

    studio: Studio
    bundles: Sequence[Bundle]

    @classmethod
    def make(cls, index: int) -> Files:
        return cls.studio.make(cls.bundles[index])
