"""The PDFs, read by a program that we did not write."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from jdgen.load import load_one
from jdgen.render.prose import plain
from jdgen.workspace import Workspace, shipped

pytestmark = pytest.mark.external

ROLES = sorted(path.stem for path in shipped("roles").glob("[!_]*.yaml"))


def squeezed(text: str) -> str:
    """Without white space: where a line breaks is no matter of the text."""
    return "".join(text.split())


@pytest.mark.parametrize("role", ROLES)
def test_a_sheet_shows_every_requirement_in_order(
    workspace: Workspace, built: Path, program: Callable[[str], str], role: str
) -> None:
    wanted = load_one(workspace, role, ()).model.requirements
    required_first = sorted(wanted, key=lambda one: one.need != "required")
    sheets = [(path, required_first) for path in (built / role).rglob("job-posting.pdf")]
    sheets += [(built / role / "job-description.pdf", list(wanted))]
    assert len(sheets) > 1
    for path, requirements in sheets:
        said = subprocess.run([program("pdftotext"), "-raw", str(path), "-"], capture_output=True, check=True)
        rest = squeezed(said.stdout.decode())
        for one in requirements:
            _, found, rest = rest.partition(squeezed(plain(one.text)))
            assert found, f"{path}: {one.id} is not there, or not in its place"
