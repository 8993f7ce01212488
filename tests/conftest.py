"""What tests share: small workspaces, and golden files that can be rewritten."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from jdgen.cli import main
from jdgen.workspace import Workspace

# The same examples everywhere, and no failure by a slow machine.
settings.register_profile("jdgen", deadline=None, derandomize=True, database=None)
settings.load_profile("jdgen")

ROLE = """\
title: Baker
summary: Bakes bread.
duties:
  - {id: bake, name: Bake, text: Bake the bread., essential: true}
requirements:
  - {id: early, text: Comfort with early hours}
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Workspace]:
    """A workspace of these files; ``roles/baker.yaml`` is a small right role unless it is given."""

    def make(files: dict[str, str | bytes] | None = None, **roles: str) -> Workspace:
        wanted = {"roles/baker.yaml": ROLE} if not roles and files is None else {}
        wanted |= {f"roles/{name.replace('_', '-')}.yaml": text for name, text in roles.items()} | (files or {})
        for name, content in wanted.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (tmp_path / "roles").mkdir(exist_ok=True)
        return Workspace.open(tmp_path)

    return make


@pytest.fixture
def jdgen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command in the test's own folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, list(arguments), prog_name="jdgen")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares text with a file, or writes it with ``--update-golden``."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8")

    return compare
