"""``jdgen pay import``"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdgen.cli import options

if TYPE_CHECKING:
    from jdgen.load.survey import Survey
    from jdgen.model.market import Release
    from jdgen.workspace import Workspace

LISTED = 20
"""How many of a survey's other jobs are named."""


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--survey", metavar="ID", help="A survey saved as CSV, laid out in jdgen.yaml under pay.surveys.")
@click.option(
    "--occupation", "occupations", metavar="SOC", multiple=True, help="Keep this one too, such as 43-3021; repeatable."
)
@options.workspace
@options.as_of
def command(file: Path, survey: str | None, occupations: tuple[str, ...], workspace: "Workspace", as_of: date) -> None:
    """Keep market figures of the occupations that your roles have, in market/.

    FILE is a workbook or zip of OEWS as BLS publishes it (https://www.bls.gov/oes/tables.htm), or with --survey
    the CSV file of a survey that you bought. Figures of an earlier release stay; the newest are used.
    """
    if survey:
        found = _read_survey(workspace, file, survey, as_of)
        _keep(workspace, found.release, found.unmapped, set())
    else:
        wanted = _wanted(workspace, occupations)
        _keep(workspace, _read_oews(file, wanted, as_of), {}, wanted)


def _wanted(workspace: "Workspace", occupations: tuple[str, ...]) -> set[str]:
    from jdgen.load.market import SOC, occupations_in_use

    if wrong := [one for one in occupations if not SOC.fullmatch(one)]:
        raise click.BadParameter(f"{wrong[0]!r} is no SOC code such as 43-3021", param_hint="--occupation")
    return {*occupations_in_use(workspace), *occupations}


def _read_oews(file: Path, wanted: set[str], today: date) -> "Release":
    from jdgen.load.oews import read_oews

    with _counted() as told:
        return read_oews(file, str(file), wanted, today, told)


def _read_survey(workspace: "Workspace", file: Path, survey: str, today: date) -> "Survey":
    from jdgen.errors import InvalidInput, Mark, Problem, suggest
    from jdgen.load import load_employer
    from jdgen.load.survey import read_survey
    from jdgen.load.workbook import opened

    layouts = {layout.id: layout for layout in load_employer(workspace).model.pay.surveys}
    if survey not in layouts:
        hint = suggest(survey, list(layouts), "`pay.surveys` says how the file of a survey is laid out")
        problem = Problem(Mark(workspace.shown(workspace.employer)), f"no survey is called {survey!r}", hint=hint)
        raise InvalidInput([problem])
    with opened(file, str(file)) as source:
        data = source.read()
    return read_survey(data, str(file), file.name, layouts[survey], today)


def _keep(workspace: "Workspace", release: "Release", unmapped: dict[str, int], wanted: set[str]) -> None:
    from jdgen.errors import printable, short
    from jdgen.load.market import encode, file_name
    from jdgen.workspace import write

    path = workspace.root / file_name(release)
    write(path, encode(release))
    occupations = {row.occupation for row in release.rows}
    counts = (
        _counts(len(release.rows), "row"),
        _counts(len(occupations), "occupation"),
        _counts(len({row.area for row in release.rows}), "area"),
    )
    said = f"{workspace.shown(path)}: {counts[0]} for {counts[1]} in {counts[2]}, release {release.release}"
    missing = sorted(wanted - occupations)
    click.echo(f"{said}; not found: {', '.join(missing)}" if missing else said)
    if unmapped:
        most = sorted(unmapped.items(), key=lambda item: (-item[1], item[0]))
        named = ", ".join(f"{short(job, 60) or '(empty)'} ({rows})" for job, rows in most[:LISTED])
        rest = f" and {len(most) - LISTED} more" if len(most) > LISTED else ""
        total = _counts(sum(unmapped.values()), "row")
        click.echo(printable(f"not kept, as `pay.surveys` maps them to no role: {total}: {named}{rest}"), err=True)


def _counts(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


@contextmanager
def _counted() -> Iterator[Callable[[int], None]]:
    """Shows how many rows were read: as they come at a terminal, otherwise every 100,000."""
    if not sys.stderr.isatty():
        yield lambda rows: None if rows % 100_000 else click.echo(f"read {rows:,} rows", err=True)
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("reading") as status:
        yield lambda rows: status.update(f"read {rows:,} rows")
