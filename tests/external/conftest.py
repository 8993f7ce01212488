"""Every document of every role that ships, built once, and the tools that judge them.

A tool that is missing fails the test that needs it: ``.ci/run`` installs them all.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jdgen.build.comparing import comparison_documents
from jdgen.build.impact import impact_documents, impact_of
from jdgen.build.reviewing import review_documents, review_staff
from jdgen.build.run import Done, Request, build
from jdgen.formats import DEFAULT
from jdgen.screening.comparison import compare
from jdgen.screening.plan import PANEL_RATER, Plan, load_plan
from jdgen.screening.record import Fault, Rated, Record
from jdgen.workspace import Workspace, shipped, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STAFF = """\
employee_id,name,role,level,pay,per,supervisor
1,Ada Example,charge-entry-specialist,entry,39500,year,4
2,Ben Example,charge-entry-specialist,experienced,24.10,hour,4
3,Cleo Example,charge-entry-specialist,senior,61200,year,4
4,Dan Example,charge-entry-supervisor,supervisor,58000,year,
"""
COUNTS = """\
stage,category,group,applicants,selected
Resume,sex,Women,120,60
Resume,sex,Men,100,70
Resume,sex,Not stated,9,4
Resume,race or ethnicity,White,160,100
Resume,race or ethnicity,Black or African American,60,27
Resume,race or ethnicity,Native Hawaiian or Other Pacific Islander,3,1
Interview,sex,Women,60,12
Interview,sex,Men,72,30
Interview,race or ethnicity,White,100,36
Interview,race or ethnicity,Black or African American,27,6
"""

# The quiet start: without these, Chromium looks for updates and for its maker's hosts.
CHROMIUM = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
)


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    """The checkout, with the fictional employer that applies where no other is named."""
    return Workspace.open(shipped("roles").parent)


@pytest.fixture(scope="session")
def built(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder."""
    output = tmp_path_factory.mktemp("output")
    outcomes = [
        event.outcome for event in build(workspace, output, Request(formats=DEFAULT)) if isinstance(event, Done)
    ]
    assert set(outcomes) == {"made"}
    staff = output / "staff.csv"
    staff.write_text(STAFF, "utf-8")
    found = review_staff(workspace, staff, names=True)
    for name, data in review_documents(workspace, found, staff.name, DEFAULT):
        write(output / "_data" / name, data)
    compared = compare(*rated(workspace), {}, names=True)
    for name, data in comparison_documents(workspace, compared, DEFAULT):
        write(output / "_data" / name, data)
    counts = output / "counts.csv"
    counts.write_text(COUNTS, "utf-8")
    for name, data in impact_documents(workspace, impact_of(counts), counts.name, DEFAULT):
        write(output / "_data" / name, data)
    return output


def rated(workspace: Workspace) -> tuple[Plan, list[Record]]:
    """Eight candidates, rated by three people, with whatever a comparison has to say of them."""
    plan = load_plan(workspace, "charge-entry-specialist")
    sheets = [
        sheet(plan, f"C-{candidate}", rater, [1 + (candidate * factor + at) % 5 for at in range(len(plan.criteria))])
        for candidate in range(1, 9)
        for rater, factor in (("A. Lee", 1), ("Łucja Żak-Longname", 2), ("C. Fox", 3))
    ]
    panel = sheet(plan, "C-2", PANEL_RATER, [3] * len(plan.criteria))
    unfinished = sheet(plan, "C-9", "A. Lee", [5, 1])
    bare = {one: Rated(5) for one in unfinished.ratings}
    faulty = replace(unfinished, ratings=bare, faults=(Fault("a 5 needs its evidence", plan.criteria[0].id),))
    older = replace(sheets[0], rater="D. Day", version="0123456789ab", current=False)
    older = replace(older, ratings={**older.ratings, "typing": Rated(4, "Fast.")})
    return plan, [*sheets, panel, faulty, older, replace(sheets[0], candidate="")]


def sheet(plan: Plan, candidate: str, rater: str, ratings: list[int]) -> Record:
    said = "Named the edit, the account and who decides.\nLeft every code as it was. " * 3
    given = {one.id: Rated(rating, said) for one, rating in zip(plan.criteria, ratings, strict=False)}
    answers = {one.id: "yes" if rater == "A. Lee" else "no" for one in plan.knock_outs}
    about = (plan.role, plan.version, True, candidate, f"{candidate} Example", "springfield", rater, "2026-11-20")
    return Record("example.pdf", None, *about, answers, given, "go-on", "Sound on privacy, slow on edits.")


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """The path of an installed program."""

    def find(name: str) -> str:
        path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
        assert path, f"{name} is not installed"
        return path

    return find


@pytest.fixture(scope="session")
def node_module() -> Callable[[str], Path]:
    """The path of a file in a package of ``tests/package.json``."""

    def find(name: str) -> Path:
        path = Path(__file__).parent.parent / "node_modules" / name
        assert path.is_file(), f"{name} is not installed; `npm install --prefix tests` does it"
        return path

    return find


@pytest.fixture(scope="session")
def browser(program: Callable[[str], str]) -> "Iterator[Browser]":
    """Chromium, with a new profile."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program("chromium"), args=CHROMIUM.split())
        yield started
        started.close()
