"""The W3C's checker on every page."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.external

Judge = Callable[[list[Path]], list[str]]


@pytest.fixture
def judge(program: Callable[[str], str], node_module: Callable[[str], Path]) -> Judge:
    """What the checker says of these pages: errors, warnings and notes."""
    jar = node_module("vnu-jar/build/dist/vnu.jar")

    def judge(pages: list[Path]) -> list[str]:
        command = [program("java"), "-jar", str(jar), "--stdout", "--format", "json", *map(str, pages)]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
        messages = json.loads(said.stdout)["messages"]
        return [f"{one['url']}:{one.get('lastLine', 0)}: {one['message']}" for one in messages]

    return judge


def test_every_page_is_right_html(built: Path, judge: Judge) -> None:
    pages = sorted(built.rglob("*.html"))
    assert len(pages) > 40
    assert judge(pages) == []


def test_the_checker_sees_what_is_wrong(tmp_path: Path, judge: Judge) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="en"><title>Two</title><p id="a">One<p id="a">Two', "utf-8")
    assert any("Duplicate ID" in message for message in judge([page]))
