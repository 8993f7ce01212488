"""Whatever a file holds, it becomes a role or a problem that can be told: never anything else."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from jdgen.errors import EXCERPT, Problem
from jdgen.load import load_roles
from jdgen.load.yaml import LINE_BREAK
from jdgen.workspace import Workspace, shipped

often = settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=300,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
LINES = (Path(__file__).with_name("everything") / "roles/everything.yaml").read_text().split("\n")
FRAGMENTS = """\
title: Baker|summary: >-|  Bakes.|duties:|  - |- |  - {id: a, name: A, text: B}|requirements: [{id: a, text: B}]|
|extends: _base|extends: baker|pay:|  hiring_range: [1, 2]|  per: |: |? |[|]|{|}|, |"|'|#|&a |*a|!!str |!b |<<: |---|...
|%YAML 1.1|\t| |null|~|drop: [a]|only: [a]|\r|\x85|\u2028|\ufeff|\x00|\x1b|é|面|"\\e"|"\\uD800"|years: [2, 1]|levels:
|openings:|  - {id: a, arrangement: onsite}|2026-02-30|1e999|@|`|%|\\"""
PARTS = [part for row in FRAGMENTS.split("\n") for part in row.split("|")]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("workspace")
    (root / "roles").mkdir()
    (root / "roles/_base.yaml").write_bytes((shipped("roles") / "_revenue-cycle.yaml").read_bytes())
    return Workspace.open(root)


def told(workspace: Workspace, data: bytes) -> list[Problem]:
    (workspace.root / "roles/baker.yaml").write_bytes(data)
    loaded, problems = load_roles(workspace, ["baker"])
    assert len(loaded) + bool(problems) == 1
    return problems


def check(workspace: Workspace, data: bytes) -> None:
    """A role, or problems of which each has words, a place in its file and a narrow excerpt."""
    for problem in told(workspace, data):
        rows = str(problem).split("\n")
        assert all(row.isprintable() for row in rows)
        assert problem.message
        assert problem.message != "does not fit here"
        lines = LINE_BREAK.split((workspace.root / problem.mark.file).read_bytes().decode("utf-8-sig", "replace"))
        assert 0 <= problem.mark.line <= len(lines)
        if problem.mark.line:
            assert problem.excerpt == lines[problem.mark.line - 1]
            assert 1 <= problem.mark.column <= len(problem.excerpt) + 1
        if problem.excerpt.strip():
            assert all(len(row.partition("|")[2]) <= EXCERPT + 1 for row in rows[1:3])


@often
@given(data=st.binary(max_size=200))
def test_any_bytes(workspace: Workspace, data: bytes) -> None:
    check(workspace, data)


@often
@given(text=st.text(max_size=200))
@example(text="a: \u2028\x85 b: c")
@example(text='"' * 300)
def test_any_text(workspace: Workspace, text: str) -> None:
    check(workspace, text.encode())


@often
@given(
    parts=st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=30), between=st.sampled_from(["\n", "", " "])
)
def test_any_pieces_of_yaml(workspace: Workspace, parts: list[str], between: str) -> None:
    check(workspace, between.join(parts).encode())


@often
@given(
    changes=st.lists(
        st.tuples(
            st.integers(0, len(LINES) - 1),
            st.sampled_from(["delete", "repeat", "replace", "indent", "outdent", "move"]),
            st.sampled_from(PARTS) | st.sampled_from(LINES),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_any_change_of_a_right_role(workspace: Workspace, changes: list[tuple[int, str, str]]) -> None:
    lines = list(LINES)
    for at, what, text in changes:
        at %= len(lines) or 1
        line = lines.pop(at)
        match what:
            case "repeat":
                lines[at:at] = [line, line]
            case "replace":
                lines.insert(at, text)
            case "indent":
                lines.insert(at, f"  {line}")
            case "outdent":
                lines.insert(at, line.removeprefix("  "))
            case "move":
                lines.append(line)
    check(workspace, "\n".join(lines).encode())


@often
@given(
    at=st.integers(0, len("\n".join(LINES))),
    text=st.text(max_size=3) | st.sampled_from(PARTS),
    cut=st.integers(0, 20),
)
def test_any_slip_of_the_hand_in_a_right_role(workspace: Workspace, at: int, text: str, cut: int) -> None:
    right = "\n".join(LINES)
    check(workspace, (right[:at] + text + right[at + cut :]).encode())


def test_the_right_role_is_right(workspace: Workspace) -> None:
    assert told(workspace, "\n".join(LINES).encode()) == []
