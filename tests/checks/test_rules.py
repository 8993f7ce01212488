"""Every rule proves itself: it finds something in each of its bad examples, and nothing in its good ones."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from jdgen.checks import check
from jdgen.checks.rule import FOLDER, Rule, read_rule, rules
from jdgen.errors import InvalidInput
from jdgen.workspace import Workspace

Make = Callable[..., Workspace]

ROLE = """\
title: Clerk
summary: Keeps the counter.
duties: [{id: serve, name: Serve, text: Serve people., essential: true}]
requirements: [{id: people, text: Experience with people}]
"""
EMPLOYER = "name: Counter\n"
TODAY = date(2026, 11, 23)


def found(make: Make, rule: Rule, example: str) -> bool:
    """Whether the rule finds something in a text, or in the pieces of a role and an employer.

    ``role`` and ``employer`` are laid over a small right role and its employer, ``others`` are further roles by
    their ids, and ``on`` is the day.
    """
    if rule.pattern and not rule.find:
        return any(rule.pattern.find(example))
    pieces = _with_none(yaml.load(example, yaml.BaseLoader))
    files = {f"roles/{name}.yaml": ROLE + _lines(more) for name, more in pieces.get("others", {}).items()}
    files["roles/clerk.yaml"] = _over(ROLE, pieces.get("role", {}))
    files["jdgen.yaml"] = _over(EMPLOYER, pieces.get("employer", {}))
    on = date.fromisoformat(pieces.get("on", str(TODAY)))
    report = check(make(files), ("clerk",), (), on, pieces.get("jurisdictions", ()))
    assert report.problems == (), "\n".join(map(str, report.problems))
    return any(finding.rule == rule.id for finding in report.findings)


def _with_none(value: Any) -> Any:
    """``null`` as it is meant, in what else is read as typed."""
    if isinstance(value, dict):
        return {key: _with_none(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_none(inner) for inner in value]
    return None if value == "null" else value


def _over(text: str, more: dict[str, object]) -> str:
    return _lines({**yaml.load(text, yaml.BaseLoader), **more})


def _lines(more: dict[str, object]) -> str:
    return yaml.dump(more, sort_keys=False, allow_unicode=True) if more else ""


BAD = [pytest.param(rule, text, id=f"{rule.id}-{n}") for rule in rules() for n, text in enumerate(rule.file.bad)]
GOOD = [pytest.param(rule, text, id=f"{rule.id}-{n}") for rule in rules() for n, text in enumerate(rule.file.good)]


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_rule_finds_what_is_wrong(make: Make, rule: Rule, example: str) -> None:
    assert found(make, rule, example)


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_rule_lets_stand_what_is_right(make: Make, rule: Rule, example: str) -> None:
    assert not found(make, rule, example)


@pytest.mark.parametrize("missing", ["bad", "good", "why", "source", "verified", "level"])
def test_a_rule_without_its_proof_or_its_source_does_not_load(tmp_path: Path, missing: str) -> None:
    lines = yaml.safe_load((FOLDER / "language/gendered-pronoun.yaml").read_text("utf-8"))
    del lines[missing]
    path = tmp_path / "language" / "rule.yaml"
    path.parent.mkdir()
    path.write_text(yaml.dump(lines, default_flow_style=False), "utf-8")
    with pytest.raises(InvalidInput, match=f"{missing}: is required"):
        read_rule(path)


def test_no_two_rules_share_an_id() -> None:
    ids = [rule.id for rule in rules()]
    assert len(ids) == len(set(ids))
