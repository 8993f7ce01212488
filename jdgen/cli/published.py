"""What ``jdgen publish`` says of its work."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from jdgen.cli.tables import text_table
from jdgen.errors import InvalidInput, Mark, Problem, suggest
from jdgen.places.retention import posting_years
from jdgen.publish.address import base_url as checked_base_url
from jdgen.publish.plan import LeftOut, Plan, Request, plan
from jdgen.publish.records import Override, histories, kept_until, read_history
from jdgen.publish.run import Finished, publish
from jdgen.workspace import Workspace


def decisions(references: Sequence[str], because: str | None, by: str | None, today: date) -> dict[str, Override]:
    if references and not (because and by):
        raise click.UsageError("--override needs --because REASON and --by NAME: both are recorded")
    return {one: Override(because=because or "", by=by or "", on=today) for one in references}


def asked(folder: Path, base_url: str, today: date, overrides: dict[str, Override], *, feeds_only: bool) -> Request:
    return Request(folder, checked_base_url(base_url), today, overrides, feeds_only)


def published(workspace: Workspace, request: Request, *, only_check: bool, quiet: bool) -> int:
    """The exit code: 2 for roles that cannot be read, 3 for openings left out, 1 for a difference asked about."""
    planned = plan(workspace, request)
    for problem in planned.problems:
        click.echo(problem, err=True)
    for one in planned.left_out:
        click.echo(_left_out(one), err=True)
    for change in planned.changes:
        if only_check or not quiet:
            click.echo(f"{change.what:8} {change.reference}  {change.path}")
    if only_check:
        if not planned.changes:
            click.echo("nothing would change")
        return 2 if planned.problems else int(bool(planned.changes))
    _run(planned, quiet=quiet)
    return 2 if planned.problems else 3 if planned.left_out else 0


def _run(planned: Plan, *, quiet: bool) -> None:
    for event in publish(planned):
        if isinstance(event, Finished) and not quiet:
            count = len(planned.postings)
            said = f"{event.written} files written, {event.kept} as before"
            click.echo(f"{count} open job{'' if count == 1 else 's'}; {said}")


def _left_out(one: LeftOut) -> str:
    lines = [f"left out: {one.reference}"]
    lines += [f"  {finding}" for finding in one.findings] + ([f"  {one.problem}"] if one.problem else [])
    if one.findings:
        lines.append(f'  a person may decide: --override {one.reference} --because "..." --by "..."')
    return "\n".join(lines)


def listed_records(workspace: Workspace, reference: str) -> str:
    history = read_history(workspace, reference)
    if history is None:
        hint = suggest(reference, histories(workspace), "nothing has been published from this workspace")
        raise InvalidInput([Problem(Mark("--records"), f"nothing was posted of {reference!r}", hint=hint)])
    rows = [
        (f"{version.first_shown}", f"{version.last_shown}", version.channel, suffix, f"records/files/{name}")
        for version in history.versions
        for suffix, name in version.files.items()
    ]
    until = kept_until(history, posting_years(history.jurisdictions))
    kept = f"keep until {until}" if until else "under a legal hold: keep until it is lifted"
    table = text_table(("first", "last", "channel", "format", "file"), rows)
    return f"{history.opening}: {history.title}; {kept}\n{table}"
