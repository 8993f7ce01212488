"""A publish: what changed is made on every core, the site is swapped in whole, and what was shown is recorded."""

import multiprocessing
import os
import signal
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec

from jdgen.errors import CannotMake
from jdgen.publish import feeds
from jdgen.publish.ledger import NOTED, SITE, Dated, Noted, Site, dated, read_due
from jdgen.publish.listings import lists
from jdgen.publish.plan import Plan
from jdgen.publish.posting import Posting
from jdgen.publish.recording import known, remember, shown_now
from jdgen.publish.records import History, encode
from jdgen.publish.staging import Stage, replaced
from jdgen.publish.studio import Bundle, Files, Studio, said
from jdgen.workspace import write

FEW = 6
"""Bundles that are made sooner than other processes are started."""


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
    if find_spec("lxml") is None:
        raise CannotMake("lxml is not installed: pip install 'jdgen[publish]'")
    if due := read_due(plan.workspace, plan.request.target):
        remember(plan.workspace, due)
    before = known(plan.workspace)
    if plan.request.feeds_only:
        yield from _publish_feeds(plan)
        return
    old, site = plan.site, Site(serial=plan.published.serial)
    with replaced(plan.request.target) as stage:
        made = _by_bundle(old)
        stands = {one.name for one in plan.bundles if _stands(stage, one, old, made)}
        waiting = [one for one in plan.bundles if one.name not in stands]
        yield Planned(len(waiting))
        site.keys.update({one.name: one.key for one in plan.bundles})
        kept = [file for name in (*stands, *plan.standing) for file in made[name] if _as_made(stage, file, old)]
        whole = {name for name in plan.standing if all(_as_made(stage, file, old) for file in made[name])}
        site.keys.update({name: old.keys[name] if name in whole else "" for name in plan.standing})
        _put(stage, site, old, dict.fromkeys(kept))
        for bundle, files in _made(plan.studio, waiting):
            _put(stage, site, old, files)
            yield Made(bundle.name)
        pages = _lists(plan, stage, site)
        bodies = {one.reference: _fragment(stage, one) for one in plan.postings}
        _put(stage, site, old, _feeds(plan, bodies, pages))
        noted = _noted(plan, pages, site, tuple(shown_now(plan, before, stage, site)))
        stage.write(SITE, encode(site))
    remember(plan.workspace, noted)
    fresh = sum(sha != old.files.get(name) for name, sha in site.files.items())
    yield Finished(fresh, len(site.files) - fresh)


def _noted(plan: Plan, pages: dict[str, Dated], site: Site, histories: tuple[History, ...] = ()) -> Noted:
    """Written down before the site is swapped in, and remembered after it."""
    published = plan.published.model_copy(update={"pages": pages})
    noted = Noted(site=sha256(encode(site)).hexdigest(), published=published, histories=histories)
    write(plan.workspace.root / NOTED, encode(noted))
    return noted


def _fragment(stage: Stage, one: Posting) -> str:
    return stage.read(f"{one.path.removesuffix('.html')}.fragment.html").decode()


def _by_bundle(site: Site) -> Mapping[str, list[str]]:
    """The files of each: those of its name, whatever their suffix."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in site.files:
        folder, slash, name = file.rpartition("/")
        found[f"{folder}{slash}{name.partition('.')[0]}"].append(file)
    return found


def _stands(stage: Stage, bundle: Bundle, old: Site, made: Mapping[str, list[str]]) -> bool:
    """Whether the old site has all of its files, as they were made from the same."""
    names = made[bundle.name]
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
    before, today = plan.before.pages, plan.request.today
    days = {name: dated(before.get(name), said(data.decode()), today) for name, data in listed.items()}
    return dict(sorted((plan.published.pages | days).items()))


def _publish_feeds(plan: Plan) -> Iterator[Event]:
    """The feeds alone, for an employer whose pages are made elsewhere: nothing is posted here, nothing is recorded."""
    site = Site(serial=plan.published.serial)
    pages = {one.path: plan.published.pages[one.path] for one in plan.postings}
    bodies = {one.reference: plan.studio.fragment(one) for one in plan.postings}
    with replaced(plan.request.target) as stage:
        _put(stage, site, plan.site, _feeds(plan, bodies, pages))
        noted = _noted(plan, plan.published.pages, site)
        stage.write(SITE, encode(site))
    remember(plan.workspace, noted)
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


def _made(studio: Studio, waiting: Sequence[Bundle]) -> Iterator[tuple[Bundle, Files]]:
    """On every core where there is enough to do; in the order of the plan."""
    workers = min(len(waiting) // FEW, os.cpu_count() or 1)
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from ((bundle, studio.make(bundle)) for bundle in waiting)
        return
    # Forked processes have the studio already, and start in milliseconds.
    context = multiprocessing.get_context("fork")
    _Worker.studio, _Worker.bundles = studio, waiting
    with ProcessPoolExecutor(workers, context, initializer=_Worker.end_with_parent) as pool:
        yield from zip(waiting, pool.map(_Worker.make, range(len(waiting)), chunksize=4), strict=True)


class _Worker:
    """What a forked process finds when it starts."""

    studio: Studio
    bundles: Sequence[Bundle]

    @staticmethod
    def end_with_parent() -> None:
        """A parent that is killed outright tells nobody; its workers would wait for it for ever."""

        def wait() -> None:
            if parent := multiprocessing.parent_process():
                parent.join()
            os.kill(os.getpid(), signal.SIGTERM)

        threading.Thread(target=wait, daemon=True).start()

    @classmethod
    def make(cls, index: int) -> Files:
        return cls.studio.make(cls.bundles[index])
