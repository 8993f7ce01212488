"""The JSON Schema agrees with what jdgen reads, to an editor that reads YAML with its own types."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from jdgen.load import DEFAULT_EMPLOYER
from jdgen.load.schema import schema
from jdgen.workspace import Workspace, shipped

ROLES = sorted(shipped("roles").glob("*.yaml"))
GOOD = {
    "title": "Baker",
    "summary": "Bakes bread.",
    "duties": [{"id": "bake", "name": "Bake", "text": "Bake."}],
    "requirements": [{"id": "early", "text": "Early hours"}],
}


class AsAnEditor(yaml.SafeLoader):
    """YAML's own numbers, booleans and nulls; dates stay text, as in YAML 1.2."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, form) for tag, form in forms if not tag.endswith(":timestamp")]
        for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def complaints(what: str, data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema(what)).iter_errors(data)]


def as_an_editor(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), AsAnEditor)


@pytest.mark.parametrize("what", ["role", "employer"])
def test_the_schema_is_one(what: str) -> None:
    made = schema(what)
    assert made["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(made)


@pytest.mark.parametrize("path", ROLES, ids=lambda path: path.stem)
def test_every_shipped_role_and_base_is_right(path: Path) -> None:
    assert complaints("role", as_an_editor(path)) == []


def test_the_files_that_state_everything_are_right(everything: Workspace) -> None:
    assert complaints("role", as_an_editor(everything.root / "roles/everything.yaml")) == []
    assert complaints("employer", as_an_editor(everything.employer)) == []
    assert complaints("employer", as_an_editor(DEFAULT_EMPLOYER)) == []


@pytest.mark.parametrize(
    "more",
    [
        {"extends": "_base"},
        {"why": 2025, "department": True},
        {"pay": {"hiring_range": [40000, "60000"], "band": {"minimum": 1, "maximum": 2.5}}},
        {"pay": {"hiring_range": None}},
        {"pay": {"hiring_range": 40000, "band": "52000"}},
        {"pay": {"hiring_range": [40000, None], "band": {"minimum": 40000}}},
        {"pay": {"band": {"midpoint": 50000, "spread_over_minimum": 50}, "per": "month"}},
        {"pay": {"per_diem": 30, "rounding": 100, "differentials": [{"id": "n", "name": "Nights", "percent": 5}]}},
        {"levels": [{"id": "a", "name": "A", "years": [0, 1], "band": {"share": [0, 40]}}]},
        {"levels": [{"id": 1, "name": "One", "years": [0, None]}]},
        {"occupation": None, "revised": "2026-11-01"},
        {"duties": [{"id": "bake", "name": "Bake", "text": "Bake.", "essential": "yes", "time": 12.5}]},
    ],
)
def test_what_jdgen_reads_is_right(more: dict[str, Any]) -> None:
    assert complaints("role", GOOD | more) == []


@pytest.mark.parametrize(
    "more",
    [
        {"titel": "Baker"},
        {"id": "baker"},
        {"title": ["Baker"]},
        {"title": None},
        {"flsa": "exmpt"},
        {"duties": []},
        {"duties": [{"id": "bake"}]},
        {"duties": [{"id": "Bake It", "name": "Bake", "text": "Bake."}]},
        {"duties": [{"id": "bake", "name": "Bake", "text": "Bake.", "essential": "perhaps"}]},
        {"duties": [{"id": "bake", "name": "Bake", "text": "Bake.", "time": -1}]},
        {"reports_to": "Owner"},
        {"pay": {"hiring_range": [40000]}},
        {"pay": {"hiring_range": [1, 2, 3]}},
        {"pay": {"hiring_range": ["much", "more"]}},
        {"pay": {"hiring_range": [None, 40000]}},
        {"pay": {"hiring_range": 0}},
        {"pay": {"hiring_range": "40-60k"}},
        {"pay": {"per": "week"}},
        {"pay": {"band": {"share": [0]}}},
        {"pay": {"band": {"midpoint": 50000, "spread": 50}}},
        {"pay": {"grades": [{"id": "one", "name": "One"}]}},
        {"levels": [{"id": "one", "name": "One", "years": 2}]},
        {"reports_to": [{"drop": ["a"], "only": ["b"]}]},
        {"guide": {"day": [{"drop": ["noon"]}]}},
    ],
)
def test_what_jdgen_refuses_is_wrong(more: dict[str, Any]) -> None:
    assert complaints("role", GOOD | more)


def test_a_role_on_its_own_needs_what_a_role_needs() -> None:
    assert [text.partition(":")[2].split()[0] for text in complaints("role", {"title": "Baker"})] == [
        "'summary'",
        "'duties'",
        "'requirements'",
    ]


def test_a_role_that_extends_another_may_leave_out_what_it_inherits() -> None:
    child = {
        "extends": "_base",
        "title": "Baker",
        "duties": [{"drop": ["sell"]}, {"only": "bake"}],
        "reports_to": ["Owner", {"drop": ["Head Baker"]}],
        "education": {"credentials": [{"drop": ["crust"]}]},
        "occupation": {"title": "Bakers"},
        "scope": {"text": "The oven"},
    }
    assert complaints("role", child) == []


def test_a_base_may_leave_out_anything() -> None:
    assert complaints("role", {"reports_to": ["Owner"]}) == []


def test_an_employer_inherits_from_nobody() -> None:
    assert complaints("employer", {"name": "Bakery", "extends": "_base"})
    assert complaints("employer", {"name": "Bakery", "benefits": [{"drop": ["bread"]}]})
    assert complaints("employer", {"about": "A bakery"})
