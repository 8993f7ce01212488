"""The same input gives the same bytes: anywhere, at any time, in any language, in any order."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import jdgen
from jdgen import formats
from jdgen.build.making import Maker, plan
from jdgen.documents.kinds import kinds
from jdgen.load import load_employer, load_one
from jdgen.workspace import Workspace

Make = Callable[..., Workspace]

ROLE = """\
title: Baker
summary: Bakes bread in a _small_ bakery.
revised: 2026-01-05
flsa: non-exempt
duties:
  - {id: bake, name: Bake, text: Bake the **bread**., essential: true}
requirements:
  - {id: early, text: Comfort with early hours, system: recipes}
levels:
  - {id: one, name: One, years: [0, 2]}
  - {id: two, name: Two, years: [2, null], band: [42000, 61000]}
pay:
  hiring_range: [40000, 60000]
  market: [{id: a, source: A source, release: 2026-05, area: CA, p25: 41000, median: 45000, p75: 52000}]
openings:
  - {id: far, arrangement: remote, open_to: [Ontario], closes: 2030-12-31}
"""
EMPLOYER = "name: Example Ovens\nlocale: en_CA\nsystems: {recipes: Crumb Book, orders: Loaf Desk, ovens: Heat}\n"
FORMATS = tuple(formats.names())


@pytest.fixture
def workspace(make: Make) -> Workspace:
    return make({"roles/baker.yaml": ROLE, "jdgen.yaml": EMPLOYER})


def made(workspace: Workspace, *, backwards: bool = False) -> dict[str, bytes]:
    maker = Maker(workspace, load_employer(workspace))
    tasks = list(plan(kinds(workspace), [load_one(workspace, "baker").model], FORMATS))
    tasks = [task for task in (reversed(tasks) if backwards else tasks) if maker.offers(task)]
    return {task.path: maker.make(task) for task in tasks}


def test_the_same_documents_come_twice_and_in_any_order(workspace: Workspace) -> None:
    first = made(workspace)
    assert len(first) == 31
    assert made(workspace) == first
    assert made(workspace, backwards=True) == first


def test_documents_do_not_know_what_time_it_is(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    now = made(workspace)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert made(workspace) == now


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"},
        {"TZ": "Asia/Tokyo", "LANG": "C", "PYTHONUTF8": "0", "SOURCE_DATE_EPOCH": "1"},
    ],
    ids=lambda environment: " ".join(f"{name}={value}" for name, value in environment.items()),
)
def test_a_process_elsewhere_makes_the_same_documents(
    environment: dict[str, str], workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("elsewhere") / "a folder with spaces"
    (folder / "roles").mkdir(parents=True)
    (folder / "roles/baker.yaml").write_text(ROLE, "utf-8")
    (folder / "jdgen.yaml").write_text(EMPLOYER, "utf-8")
    arguments = ["build", "-o", str(folder / "out"), *(part for name in FORMATS for part in ("-f", name))]
    command = [sys.executable, "-m", "jdgen", *arguments]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    kept["PYTHONPATH"] = str(Path(jdgen.__file__).parent.parent)  # the same jdgen, wherever another is installed
    subprocess.run(command, cwd=folder, env=kept | environment, check=True, capture_output=True)
    here = made(workspace)
    assert {path: (folder / "out" / path).read_bytes() for path in here} == here
