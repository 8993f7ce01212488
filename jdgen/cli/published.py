"""What ``jdgen publish`` says of its work."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import click

from jdgen.cli.tables import text_table
from jdgen.errors import InvalidInput, Mark, Problem, suggest
from jdgen.places.retention import kept
from jdgen.publish.address import base_url as checked_base_url
from jdgen.publish.plan import Plan, Request, plan
from jdgen.publish.records import History, Override, histories, read_history
from jdgen.publish.run import Finished, publish
from jdgen.publish.staging import alone
from jdgen.workspace import Workspace


def decisions(references: Sequence[str], because: str | None, by: str | None, today: date) -> dict[str, Override]:
    if references and not (because and by):
        raise click.UsageError("--override needs --because REASON and --by NAME: both are recorded")
    return {one: Override(because=because or "", by=by or "", on=today) for one in references}


def asked(folder: Path, base_url: str, today: date, overrides: dict[str, Override], *, feeds_only: bool) -> Request:
    return Request(folder, checked_base_url(base_url), today, overrides, feeds_only)


def published(workspace: Workspace, request: Request, *, only_check: bool, quiet: bool) -> int:
    """The exit code: 2 for roles that cannot be read, 3 for openings left out, 1 for a difference asked about."""
    with nullcontext() if only_check else alone(workspace.root):
        planned = plan(workspace, request)
        _tell(planned, quiet=quiet and not only_check)
        if only_check and not planned.changes:
            click.echo("nothing would change")
        if not only_check:
            _run(planned, quiet=quiet)
    if planned.problems or planned.left_out:
        return 2 if planned.problems else 3
    return int(only_check and bool(planned.changes))


def _tell(planned: Plan, *, quiet: bool) -> None:
    for problem in planned.problems:
        click.echo(problem, err=True)
    for one in planned.left_out:
        click.echo(one, err=True)
        if one.findings:
            click.echo(f'  a person may decide: --override {one.reference} --because "..." --by "..."', err=True)
    for change in () if quiet else planned.changes:
        click.echo(f"{change.what:8} {change.reference}  {change.path}")


def _run(planned: Plan, *, quiet: bool) -> None:
    for event in publish(planned):
        if isinstance(event, Finished) and not quiet:
            count = len(planned.postings)
            said = f"{event.written} files written, {event.kept} as before"
            click.echo(f"{count} open job{'' if count == 1 else 's'}; {said}")


def listed_records(workspace: Workspace, reference: str, today: date) -> str:
    history = read_history(workspace, reference)
    if history is None:
        hint = suggest(reference, histories(workspace), "nothing has been published from this workspace")
        raise InvalidInput([Problem(Mark("--records"), f"nothing was posted of {reference!r}", hint=hint)])
    rows = [
        (f"{version.first_shown}", f"{version.last_shown}", version.channel, suffix, f"records/files/{name}")
        for version in history.versions
        for suffix, name in version.files.items()
    ]
    table = text_table(("first", "last", "channel", "format", "file"), rows)
    decided = [
        f"published on {version.first_shown} in spite of {', '.join(version.override.rules)}: "
        f"{version.override.because} ({version.override.by}, {version.override.on})\n"
        for version in history.versions
        if version.override
    ]
    return f"{history.opening}: {history.title}\n{_how_long(history, today)}\n{''.join(decided)}{table}"


def _how_long(history: History, today: date) -> str:
    if history.legal_hold:
        return "under a legal hold: keep until it is lifted"
    longest = kept(max(one.last_shown for one in history.versions), history.jurisdictions, today)
    if longest is None:
        return "no rule on how long to keep it is on record for its places: ask counsel"
    years = f"{longest.years} year{'' if longest.years == 1 else 's'}"
    doubt = "" if longest.sure else "; the source is not sure in all its parts: ask counsel"
    return f"keep until {longest.until}: {years}, by the rule of {longest.jurisdiction}{doubt}"
