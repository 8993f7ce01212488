"""The README does what it says: every command in it is run, and prints what stands there."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jdgen.cli import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_quick_start_holds_two_commands_of_one_line() -> None:
    quick_start = README.split("## Quick start")[1].split("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", quick_start, re.DOTALL)
    assert [block.count("\n") for block in blocks] == [1, 1]


def test_every_example_prints_what_the_readme_shows(jdgen: Callable[..., Result], tmp_path: Path) -> None:
    examples = re.findall(r"^\$ (.*)\n((?:(?!\$ |```).*\n)*)", "".join(_blocks("console")), re.MULTILINE)
    assert len(examples) > 12
    assert {command.split()[1] for command, _ in examples} == set(COMMANDS) - {"preview"}  # it runs until Ctrl-C
    for name, text in zip(("staff.csv", "counts.csv"), _blocks("csv"), strict=True):
        (tmp_path / name).write_text(text, "utf-8")
    for command, shown in examples:
        program, *arguments = shlex.split(command)
        assert program == "jdgen"
        result = jdgen(*arguments)
        assert result.exit_code == 0, command
        whole, _, _ = shown.partition("...\n")
        printed = result.output[: len(whole)] if whole != shown else result.output
        assert printed.strip() == whole.strip(), command


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_example_role_is_right(jdgen: Callable[..., Result], tmp_path: Path) -> None:
    role, pay, *_ = _blocks("yaml")
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles/front-desk-coordinator.yaml").write_text(role, "utf-8")
    before_pay, _ = role.split("levels:\n")
    (tmp_path / "roles/greeter.yaml").write_text(before_pay + pay, "utf-8")
    result = jdgen("check")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("picture", re.findall(r"\]\((tests/pictures/[^)]+)\)", README))
def test_every_picture_is_there(picture: str) -> None:
    assert (ROOT / picture).read_bytes().startswith(b"\x89PNG")


def test_every_command_is_described() -> None:
    described = set(re.findall(r"^\| `jdgen (\w+)", README, re.MULTILINE))
    assert described == set(COMMANDS)
