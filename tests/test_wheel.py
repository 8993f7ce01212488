"""What is published: the files in it, and the main job done by nothing else."""

import os
import subprocess
import sys
import tarfile
import venv
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from jdgen.documents.kinds import kinds
from jdgen.documents.subject import role_subjects
from jdgen.load import load_one
from jdgen.workspace import Workspace

CHECKOUT = Path(__file__).parent.parent
ROLE = "charge-entry-specialist"
FORMATS = ["html", "md", "pdf"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", str(folder), str(CHECKOUT), cwd=folder)
    return folder


def run(*command: str, cwd: Path) -> None:
    """Runs a command away from the checkout; what it says is shown where it fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


def below(folder: str) -> Iterator[str]:
    """The checkout's files in a folder, but for what Python leaves behind."""
    for path in (CHECKOUT / folder).rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(CHECKOUT).as_posix()


def test_the_wheel_holds_the_package_its_templates_and_its_roles_alone(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    bundled = {f"jdgen/_bundled/{name}" for folder in ("templates", "roles") for name in below(folder)}
    assert names == bundled | set(below("jdgen"))
    assert any(name.endswith("/page.html.j2") for name in bundled)
    assert f"jdgen/_bundled/roles/{ROLE}.yaml" in bundled


def test_the_sdist_holds_what_the_tests_need_and_nothing_that_was_made(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"README.md", "LICENSE", "pyproject.toml", "tests/conftest.py"} <= names
    made = {"output", "node_modules", "__pycache__", "dist", ".venv"}
    assert [name for name in names if made & set(name.split("/"))] == []


def test_an_installed_wheel_does_the_main_job_in_an_empty_folder(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    environment, work = tmp_path / "environment", tmp_path / "work"
    work.mkdir()
    venv.create(environment, with_pip=True, symlinks=os.name != "nt")
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    run(str(programs / "python"), "-m", "pip", "install", "--quiet", str(wheel), cwd=work)
    for command in ("init", "build", "verify"):
        run(str(programs / "jdgen"), command, cwd=work)
    made = {path.name for path in (work / "output" / ROLE).iterdir() if path.is_file() and path.stat().st_size}
    workspace = Workspace.open(CHECKOUT)
    role = load_one(workspace, ROLE).model
    of_role = [kind.id for kind in kinds(workspace) if any(role_subjects(kind, role))]
    assert made == {f"{kind}.{suffix}" for kind in of_role for suffix in FORMATS}
