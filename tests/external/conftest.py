"""Every document of every role that ships, built once, and the tools that judge them.

A tool that is missing fails the test that needs it: ``.ci/run`` installs them all.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jdgen.build.reviewing import review_documents, review_staff
from jdgen.build.run import Done, Request, build
from jdgen.formats import DEFAULT
from jdgen.workspace import Workspace, shipped, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The quiet start: without these, Chromium looks for updates and for its maker's hosts.
STAFF = """\
employee_id,name,role,level,pay,per,supervisor
1,Ada Example,charge-entry-specialist,entry,39500,year,4
2,Ben Example,charge-entry-specialist,experienced,24.10,hour,4
3,Cleo Example,charge-entry-specialist,senior,61200,year,4
4,Dan Example,charge-entry-supervisor,supervisor,58000,year,
"""

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
    return output


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
