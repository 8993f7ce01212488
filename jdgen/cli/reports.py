"""A report of problems and findings on standard output: as text, JSON, annotations for GitHub, or SARIF."""

import json
from typing import TYPE_CHECKING, Any

import click

from jdgen.errors import Mark

if TYPE_CHECKING:
    from jdgen.checks import Report
    from jdgen.checks.finding import Finding
    from jdgen.errors import Problem

FOOTER = "This finds common problems, by facts of {facts}; it does not say that a posting is lawful."


def report(found: "Report", output_format: str, *, verbose: bool = False) -> None:
    if output_format == "text":
        for problem in found.problems:
            click.echo(str(problem))
        for finding in found.findings:
            short = finding.level == "notice" and not verbose
            click.echo(str(finding) if short else finding.in_full())
        click.echo(f"{_summary(found)}\n{FOOTER.format(facts=found.facts)}", err=True)
    elif output_format == "github":
        for line in _annotations(found):
            click.echo(line)
    else:
        data = _as_data(found) if output_format == "json" else _as_sarif(found)
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def _summary(found: "Report") -> str:
    checked = f"{found.roles} {found.what}{'s' if found.roles != 1 else ''} checked"
    levels = ["error"] * len(found.problems) + [finding.level for finding in found.findings]
    counted = ((levels.count(level), level) for level in ("error", "warning", "notice"))
    counts = [f"{count} {level}{'s' if count > 1 else ''}" for count, level in counted if count]
    return f"{checked}: {', '.join(counts) or 'nothing to report'}"


def _as_data(found: "Report") -> list[dict[str, Any]]:
    return [*map(_problem, found.problems), *map(_finding, found.findings)]


def _problem(one: "Problem") -> dict[str, Any]:
    about = {"level": "error", "rule": "problem", "field": one.field, "message": one.message, "hint": one.hint}
    return {**_place(one.mark), **about}


def _finding(one: "Finding") -> dict[str, Any]:
    end = {"end_line": one.end.line, "end_column": one.end.column} if one.end else {}
    about = {"level": one.level, "rule": one.rule, "field": one.path, "message": one.message, "hint": one.write}
    return {**_place(one.mark), **end, **about, "why": one.why, "source": one.source}


def _place(mark: Mark) -> dict[str, Any]:
    return {"file": mark.file, "line": mark.line, "column": mark.column}


def _annotations(found: "Report") -> list[str]:
    """https://docs.github.com/actions/reference/workflow-commands"""
    rows = []
    for one in _as_data(found):
        title = _escaped(f"{one['rule']}", ":,")
        where = f"file={_escaped(one['file'], ':,')},line={one['line'] or 1},col={one['column'] or 1}"
        message = f"{one['field']}: {one['message']}" if one["field"] else one["message"]
        hint = f"\n{one['hint']}" if one["hint"] else ""
        rows.append(f"::{one['level']} {where},title={title}::{_escaped(message + hint)}")
    return rows


def _escaped(text: str, more: str = "") -> str:
    for sign in ("%", "\r", "\n", *more):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _as_sarif(found: "Report") -> dict[str, Any]:
    """SARIF 2.1.0, by the schema of OASIS."""
    from jdgen import __version__
    from jdgen.checks.rule import rules

    told = {finding.rule for finding in found.findings}
    described: dict[str, dict[str, Any]] = {
        rule.id: {
            "id": rule.id,
            "shortDescription": {"text": rule.file.title},
            "fullDescription": {"text": f"{rule.file.why} ({rule.file.source})"},
            "defaultConfiguration": {"level": SARIF_LEVELS[rule.file.level]},
        }
        for rule in rules()
        if rule.id in told
    }
    described |= {name: {"id": name} for name in told - described.keys()}
    described |= {name: {"id": name} for name in (["problem"] if found.problems else [])}
    driver = {
        "name": "jdgen",
        "version": __version__,
        "rules": [described[name] for name in sorted(described)],
    }
    results = [_sarif_result(one) for one in _as_data(found)]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


SARIF_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}


def _sarif_result(one: dict[str, Any]) -> dict[str, Any]:
    region = {"startLine": one["line"] or 1, "startColumn": one["column"] or 1}
    region |= {"endLine": one["end_line"], "endColumn": one["end_column"]} if "end_line" in one else {}
    where = {"artifactLocation": {"uri": one["file"].replace("\\", "/")}, "region": region}
    message = f"{one['field']}: {one['message']}" if one["field"] else one["message"]
    return {
        "ruleId": one["rule"],
        "level": SARIF_LEVELS[one["level"]],
        "message": {"text": f"{message}. {one['hint']}" if one["hint"] else message},
        "locations": [{"physicalLocation": where}],
    }
