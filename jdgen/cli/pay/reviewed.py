"""Where a pay review goes: to standard output in one form, or into a folder in all of them."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from jdgen.build.reviewing import KIND, review_documents
from jdgen.cli.pay.review_data import as_csv, as_json
from jdgen.cli.pay.review_text import as_text
from jdgen.pay.review import Review
from jdgen.workspace import Workspace, write


def send(found: Review, name: str, output_format: str) -> None:
    """One form on standard output; ``name`` is what the staff file is called."""
    forms = {"text": as_text, "json": as_json, "csv": as_csv}
    sys.stdout.buffer.write(forms[output_format](found, name))
    sys.stdout.buffer.flush()


def write_all(workspace: Workspace, found: Review, name: str, folder: Path, formats: Sequence[str]) -> None:
    """Every form into a folder: the tables first, since a PDF may need what this machine lacks."""
    tables = ((f"{KIND}.csv", as_csv(found, name)), (f"{KIND}.json", as_json(found, name)))
    for made in (tables, review_documents(workspace, found, name, formats)):
        for file, data in made:
            write(folder / file, data)
            click.echo(f"made {folder / file}", err=True)
