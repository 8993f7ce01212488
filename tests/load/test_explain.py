"""A model's complaints in our words: none is without, and each points into the file."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from jdgen.errors import InvalidInput, Problem
from jdgen.load import Loaded, load_employer, load_one, load_role, load_roles
from jdgen.load.explain import PATTERNS, UNKNOWN
from jdgen.model.employer import Employer
from jdgen.model.role import Role
from jdgen.workspace import Workspace

Make = Callable[..., Workspace]
Problems = Callable[..., list[Problem]]

WRONG: dict[str, Any] = {
    "nothing": None,
    "no text": "",
    "a space": " ",
    "a letter": "x",
    "zero": "0",
    "below zero": "-1",
    "a fraction": "1.5",
    "many decimals": "0.123456789",
    "a huge number": "1e400",
    "a tiny number": "1e-999999",
    "no number": "NaN",
    "without end": "Infinity",
    "eleven digits": "9" * 11,
    "thirty digits": "9" * 30,
    "thousands of digits": "9" * 5000,
    "no such day": "2026-02-30",
    "a time": "2026-01-01T10:00:00",
    "two words": "A b",
    "a long text": "x" * 300,
    "no entry": [],
    "no key": {},
    "a list": ["x"],
    "a list in a list": [["x"]],
    "a list of nothing": [None],
    "a list of a map": [{"x": "y"}],
    "three numbers": ["1", "2", "3"],
    "a map": {"x": "y"},
    "a map with a space": {"a b": "y"},
    "a map with an id": {"id": "A b"},
}


def everywhere(data: Any, depth: int, wrong: Any) -> Any:
    """The data with ``wrong`` in place of everything that lies ``depth`` steps in."""
    if depth == 0:
        return wrong
    if isinstance(data, dict):
        return {key: everywhere(value, depth - 1, wrong) for key, value in data.items()}
    if isinstance(data, list):
        return [everywhere(item, depth - 1, wrong) for item in data]
    return data


def models(value: object) -> Iterator[BaseModel]:
    """Every model inside a model."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from models(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from models(item)


def patterns(schema: object) -> Iterator[str]:
    """Every pattern in a core schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for part in schema.values():
            yield from patterns(part)
    elif isinstance(schema, list | tuple):
        for part in schema:
            yield from patterns(part)


def test_the_file_with_everything_states_every_field_of_every_model(everything: Workspace) -> None:
    found = [*models(load_role(everything, "everything").model), *models(load_employer(everything).model)]
    stated = {(type(model), name) for model in found for name in model.model_fields_set}
    assert {(type(model), name) for model in found for name in type(model).model_fields} == stated


@pytest.mark.parametrize("depth", range(7))
@pytest.mark.parametrize("kind", WRONG)
def test_every_complaint_has_words_and_a_place(make: Make, everything: Workspace, kind: str, depth: int) -> None:
    files = {"roles/everything.yaml": everything.root / "roles/everything.yaml", "jdgen.yaml": everything.employer}
    texts = {}
    for name, path in files.items():
        data = everywhere(yaml.load(path.read_text(), yaml.BaseLoader), depth, WRONG[kind])
        texts[name] = json.dumps(data, indent=1)
    workspace = make(texts)
    told = load_roles(workspace)[1]
    try:
        load_employer(workspace)
    except InvalidInput as error:
        told += error.problems
    assert [str(problem) for problem in told if UNKNOWN[0] in problem.message] == []
    for problem in told:
        lines = texts[problem.mark.file].split("\n")
        assert problem.mark.line <= len(lines)
        assert problem.mark.column <= len(lines[problem.mark.line - 1]) + 1


def test_a_wrong_value_at_every_depth_is_told(make: Make, everything: Workspace) -> None:
    text = (everything.root / "roles/everything.yaml").read_text()
    counts = []
    for depth in range(7):
        wrong = json.dumps(everywhere(yaml.load(text, yaml.BaseLoader), depth, [[""]]))
        counts.append(len(load_roles(make({"roles/everything.yaml": wrong}))[1]))
    assert counts[0] == 1
    assert all(counts[1:6])
    assert sum(counts) > 200


def test_every_pattern_of_a_model_has_words() -> None:
    found = {*patterns(Role.__pydantic_core_schema__), *patterns(Employer.__pydantic_core_schema__)}
    assert found == set(PATTERNS)


def test_a_wrong_key_is_pointed_at_and_named(make: Make) -> None:
    with pytest.raises(InvalidInput) as error:
        load_employer(make({"jdgen.yaml": "name: Bakery\nsystems:\n  The Till: Ding 2\n"}))
    assert str(error.value) == (
        "jdgen.yaml:3:3: error: systems.The Till: is an id, not 'The Till'\n"
        "    3 |   The Till: Ding 2\n"
        "      |   ^\n"
        "  hint: use small letters, digits and single dashes, like enter-charges"
    )


def test_what_several_roles_inherit_is_told_once(make: Make, good: str) -> None:
    base = "requirements:\n  - {id: late, text: Late hours, need: maybe}\n"
    workspace = make(
        {
            "roles/_base.yaml": base,
            "roles/baker.yaml": f"extends: _base\n{good}",
            "roles/cook.yaml": f"extends: _base\n{good}".replace("id: early", "id: late"),
            "roles/miller.yaml": f"extends: _base\n{good}requirements2: 1\n",
        }
    )
    loaded, problems = load_roles(workspace)
    assert [one.model.id for one in loaded] == ["cook"]
    places = [str(problem.mark) for problem in problems]
    assert places == ["roles/_base.yaml:2:40", "roles/miller.yaml:8:1"]


def test_a_long_value_is_cut_in_the_message(problems: Problems, good: str) -> None:
    (problem,) = problems(f"{good}revised: {'long ' * 1000}\n")
    assert problem.message == f"is a date, not '{'long ' * 7}lo...'"
    assert Path(problem.mark.file).name == "baker.yaml"


def test_a_problem_in_a_list_of_the_workspace_does_not_hide_the_right_roles(make: Make, good: str) -> None:
    workspace = make(baker=good, cook="title: Cook\n")
    loaded, problems = load_roles(workspace)
    assert [one.model.id for one in loaded] == ["baker"]
    assert {problem.field for problem in problems} == {"summary", "duties", "requirements"}
    assert isinstance(load_one(workspace, "baker"), Loaded)
