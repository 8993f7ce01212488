"""Adverse impact on standard output as text, JSON or CSV, or into a folder in all its forms."""

import json
import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from jdgen.build.impact import KIND, impact_documents
from jdgen.cli.screen.impact_text import as_text
from jdgen.cli.tables import csv_bytes, json_number
from jdgen.documents.adverse_impact import NOTICE, remarks
from jdgen.screening.impact import Group, Impact, Step
from jdgen.screening.impact_status import status
from jdgen.workspace import Workspace, write

EXACT = Decimal("0.000001")
"""What rates and ratios are rounded to; whether a limit was met stands beside them."""


def send(found: Impact, name: str, output_format: str) -> None:
    """One form on standard output; ``name`` is what the file of counts is called."""
    forms = {"text": as_text, "json": as_json, "csv": as_csv}
    sys.stdout.buffer.write(forms[output_format](found, name))
    sys.stdout.buffer.flush()


def write_all(workspace: Workspace, found: Impact, name: str, folder: Path, formats: Sequence[str]) -> None:
    """Every form into a folder: the tables first, since a PDF may need what this machine lacks."""
    tables = ((f"{KIND}.csv", as_csv(found, name)), (f"{KIND}.json", as_json(found, name)))
    for made in (tables, impact_documents(workspace, found, name, formats)):
        for file, data in made:
            write(folder / file, data)
            click.echo(f"made {folder / file}", err=True)


def as_csv(found: Impact, name: str) -> bytes:
    """A row for each group at each stage, and over all stages."""
    return csv_bytes([*next(_rows(found))], (row.values() for row in _rows(found)))


def as_json(found: Impact, name: str) -> bytes:
    whole = {
        "notice": NOTICE,
        "file": name,
        "stages": found.stages,
        "counts_to_look_at_again": found.notices,
        "status": [one.model_dump(mode="json") for one in status()],
        "groups": [*_rows(found)],
    }
    return (json.dumps(whole, indent=1, ensure_ascii=False, default=json_number) + "\n").encode("utf-8", "replace")


def _rows(found: Impact) -> Iterator[dict[str, Any]]:
    for step in found.all_steps:
        for group in step.groups:
            scope = "all stages" if step.stage is None else "stage"
            yield {"scope": scope, "stage": step.stage, "category": step.category or None} | _row(group, step)


def _row(group: Group, step: Step) -> dict[str, Any]:
    compared = group.comparison
    difference = compared.difference if compared else None
    return {
        "group": group.name,
        "applicants": group.applicants,
        "selected": group.selected,
        "selection_rate": _exact(group.rate),
        "standing": group.standing,
        "highest": step.highest.name if step.highest else None,
        "impact_ratio": _exact(compared.ratio) if compared else None,
        "below_four_fifths": compared.below if compared else None,
        "fisher_p": _figures(difference.fisher_p) if difference else None,
        "standardized_difference": _figures(difference.deviations) if difference else None,
        "z_p": _figures(difference.z_p) if difference else None,
        "decided_by": ("fisher" if difference.by_fisher else "z") if difference else None,
        "significant": difference.significant if difference else None,
        "shortfall": _exact(compared.shortfall) if compared else None,
        "turned_by_decisions": compared.turned_by if compared else None,
        "verdict": compared.verdict if compared else None,
        "remarks": " ".join(remarks(group, step)) or None,
    }


def _exact(value: Decimal) -> Decimal:
    return value.quantize(EXACT)


def _figures(value: float | None) -> float | None:
    """Six of them: a very small p is not zero."""
    return None if value is None else float(f"{value:.6g}")
