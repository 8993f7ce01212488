"""From filled files to their comparison, and where it goes: to standard output in one form, or a folder in all."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from jdgen.build.comparing import KIND, comparison_documents
from jdgen.cli.screen.compare_data import as_csv, as_json
from jdgen.cli.screen.compare_text import as_text
from jdgen.cli.screen.following import Following
from jdgen.errors import InvalidInput, Mark, Problem, suggest
from jdgen.screening.comparison import Comparison, compare
from jdgen.screening.plan import load_plan
from jdgen.screening.read import read
from jdgen.screening.read.file import files_of
from jdgen.workspace import Workspace, write


def compared(
    workspace: Workspace,
    files: Sequence[Path],
    role: str | None,
    following: Following,
    included: Mapping[str, str],
    *,
    by_total: bool,
    names: bool,
) -> Comparison | None:
    """The comparison of all that could be read; None where that is nothing."""
    paths = files_of(files)
    plan, contents = read(paths, lambda name: load_plan(workspace, name), role)
    records = [*following.records(contents, len(paths))]
    if plan is None or not records:
        return None
    _check(included, sorted({one.version for one in records if not one.current}))
    return compare(plan, records, included, by_total=by_total, names=names)


def _check(included: Mapping[str, str], older: Sequence[str]) -> None:
    """A version that no form has is a slip of the pen."""
    hint = suggest("", [one or "(nothing, for those that do not say one)" for one in older], "all are of today's plan")
    problems = [
        Problem(Mark("--include-version"), f"no form is of an older plan {version!r}", hint=hint)
        for version in included
        if version not in older
    ]
    if problems:
        raise InvalidInput(problems)


def send(found: Comparison, output_format: str) -> None:
    forms = {"text": as_text, "json": as_json, "csv": as_csv}
    sys.stdout.buffer.write(forms[output_format](found))
    sys.stdout.buffer.flush()


def write_all(workspace: Workspace, found: Comparison, folder: Path, formats: Sequence[str]) -> None:
    """The tables first, since a PDF may need what this machine lacks."""
    tables = ((f"{KIND}.csv", as_csv(found)), (f"{KIND}.json", as_json(found)))
    for made in (tables, comparison_documents(workspace, found, formats)):
        for file, data in made:
            write(folder / file, data)
            click.echo(f"made {folder / file}", err=True)
