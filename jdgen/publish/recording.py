"""What a publish adds to the records."""

from collections.abc import Iterable, Mapping

from jdgen.errors import InvalidInput, Problem
from jdgen.publish.address import posting_path, url
from jdgen.publish.allowed import reference_of
from jdgen.publish.ledger import PUBLISHED, Noted, Site
from jdgen.publish.plan import Plan
from jdgen.publish.posting import Posting
from jdgen.publish.records import (
    History,
    Version,
    encode,
    histories,
    is_stored,
    read_history,
    record,
    retention_places,
    store,
    stored_name,
    with_shown,
)
from jdgen.publish.staging import Stage
from jdgen.workspace import Workspace, write

RECORDED = ("html", "pdf", "jsonld", "txt")
STYLE = "assets/site.css"
"""Without it a page cannot be shown as it looked."""


def known(workspace: Workspace) -> dict[str, History]:
    """All records, by the opening's reference; raises InvalidInput for damaged ones, all at once."""
    found: dict[str, History] = {}
    problems: list[Problem] = []
    for reference in histories(workspace):
        try:
            if history := read_history(workspace, reference):
                found[reference] = history
        except InvalidInput as error:
            problems += error.problems
    if problems:
        raise InvalidInput(problems)
    return found


def shown_now(plan: Plan, before: Mapping[str, History], stage: Stage, site: Site) -> Iterable[History]:
    """The records as they will be when the staged site stands; their parts are stored now, when nothing names them."""
    today, open_before = plan.request.today, {name for name, one in plan.before.openings.items() if not one.closed}
    for one in plan.postings:
        version = _version(plan, one, stage, site)
        history = before.get(one.reference) or History(opening=one.reference, title=one.title)
        yield history.model_copy(
            update={
                "title": one.title,
                "jurisdictions": tuple(dict.fromkeys((*history.jurisdictions, *retention_places(one.opening)))),
                "legal_hold": one.opening.legal_hold,
                "versions": with_shown(history.versions, version, still=one.reference in open_before),
            }
        )
    for reference in open_before & before.keys():
        history = before[reference]
        if reference.partition(".")[0] in plan.unread and history.versions:  # its page stays as it is
            last = history.versions[-1].model_copy(update={"last_shown": today})
            yield history.model_copy(update={"versions": (*history.versions[:-1], last)})
    shown = {one.reference for one in plan.postings}
    holds = {reference_of(role, one): one.legal_hold for role in plan.roles for one in role.openings}
    for reference in holds.keys() & before.keys() - shown:
        yield before[reference].model_copy(update={"legal_hold": holds[reference]})


def _version(plan: Plan, one: Posting, stage: Stage, site: Site) -> Version:
    stem = posting_path(one.reference).removesuffix(".html")
    parts = {suffix: f"{stem}.{suffix}" for suffix in RECORDED} | {"css": STYLE}
    files = {suffix: stored_name(site.files[name], suffix) for suffix, name in parts.items()}
    for suffix, name in parts.items():
        if not is_stored(plan.workspace, files[suffix]):
            store(plan.workspace, files[suffix], stage.read(name))
    return Version(
        channel=plan.studio.employer.publish.channel,
        url=url(plan.request.base, one.path),
        first_shown=plan.request.today,
        last_shown=plan.request.today,
        files=files,
        override=plan.published.overrides.get(one.reference),
    )


def remember(workspace: Workspace, noted: Noted) -> None:
    """What a site shows, into the workspace: the records, then ``published.json``. Doing it twice changes nothing."""
    for history in noted.histories:
        record(workspace, history)
    write(workspace.root / PUBLISHED, encode(noted.published))
