"""A report of problems and findings, as text or JSON, on standard output."""

import json
from typing import TYPE_CHECKING, Any

import click

from jdgen.errors import Mark

if TYPE_CHECKING:
    from jdgen.checks import Report


def report(found: "Report", output_format: str) -> None:
    if output_format == "json":
        click.echo(json.dumps(_as_data(found), indent=2, ensure_ascii=False))
        return
    for one in (*found.problems, *found.findings):
        click.echo(str(one))
    click.echo(_summary(found), err=True)


def _summary(found: "Report") -> str:
    roles = f"{found.roles} role{'s' if found.roles != 1 else ''} checked"
    levels = ["error"] * len(found.problems) + [finding.level for finding in found.findings]
    counted = ((levels.count(level), level) for level in ("error", "warning", "notice"))
    counts = [f"{count} {level}{'s' if count > 1 else ''}" for count, level in counted if count]
    return f"{roles}: {', '.join(counts) or 'nothing to report'}"


def _as_data(found: "Report") -> list[dict[str, Any]]:
    problems = [
        {**_place(p.mark), "level": "error", "rule": "problem", "field": p.field, "message": p.message, "hint": p.hint}
        for p in found.problems
    ]
    findings = [
        {**_place(f.mark), "level": f.level, "rule": f.rule, "field": "", "message": f.message, "hint": ""}
        for f in found.findings
    ]
    return problems + findings


def _place(mark: Mark) -> dict[str, Any]:
    return {"file": mark.file, "line": mark.line, "column": mark.column}
