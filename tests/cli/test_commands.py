"""The front door: what each command prints, where, and with which exit code."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jdgen.workspace import Workspace

Run = Callable[..., Result]
BROKEN = "title: Miller\n"


def test_help_names_every_command(jdgen: Run) -> None:
    assert jdgen("list", "--help").exit_code == 0  # a command once loaded is in nobody's way
    result = jdgen("--help")
    said = result.stdout
    assert result.exit_code == 0, (result.output, result.exception)
    for command in ("init", "new", "list", "show", "render", "build", "verify", "check", "schema", "eject", "doctor"):
        assert f"  {command} " in said


@pytest.mark.parametrize(
    "command", ["init", "new", "list", "show", "render", "build", "verify", "check", "schema", "eject", "doctor"]
)
def test_every_command_explains_itself(jdgen: Run, command: str) -> None:
    result = jdgen(command, "--help")
    assert result.exit_code == 0
    assert "Usage: main " in result.stdout or "Usage: jdgen " in result.stdout


def test_a_new_workspace_has_an_employer_and_a_role_that_builds(jdgen: Run, tmp_path: Path) -> None:
    assert jdgen("init").exit_code == 0
    assert (tmp_path / "jdgen.yaml").is_file()
    assert jdgen("build", "-f", "md").exit_code == 0
    assert (tmp_path / "output/charge-entry-specialist/job-posting.md").is_file()
    assert jdgen("verify").exit_code == 0


def test_init_never_writes_over_a_workspace(jdgen: Run) -> None:
    jdgen("init")
    again = jdgen("init")
    assert again.exit_code == 2
    assert "is a workspace already" in again.stderr


def test_a_new_role_is_valid_and_says_what_is_still_to_fill(jdgen: Run, make: Callable[..., Workspace]) -> None:
    make({})
    assert jdgen("new", "Night Baker: <b>Sourdough</b> & Rye").exit_code == 0
    report = jdgen("check", "night-baker-b-sourdough-b-rye")
    assert report.exit_code == 0
    assert report.stdout.count("notice[placeholder]") == 4
    assert jdgen("check", "--fail-on", "notice").exit_code == 1


def test_a_new_role_can_take_everything_from_another(jdgen: Run, make: Callable[..., Workspace]) -> None:
    make()
    assert jdgen("new", "Head Baker", "--from", "baker").exit_code == 0
    assert "summary: Bakes bread." in jdgen("show", "head-baker").stdout


def test_new_never_writes_over_a_role(jdgen: Run, make: Callable[..., Workspace]) -> None:
    make()
    result = jdgen("new", "Baker")
    assert result.exit_code == 2
    assert "exists already" in result.stderr


@pytest.mark.parametrize("title", ["", "!!!", "日本"])
def test_a_title_without_a_letter_to_name_a_file_by_is_refused(
    jdgen: Run, make: Callable[..., Workspace], title: str
) -> None:
    make()
    assert jdgen("new", title).exit_code == 2


def test_show_says_where_a_value_stands(jdgen: Run, make: Callable[..., Workspace]) -> None:
    make()
    assert "title: Baker  (roles/baker.yaml:1:8)" in jdgen("show", "baker", "--origin").stdout
    assert json.loads(jdgen("show", "baker", "--output-format", "json").stdout)["title"] == "Baker"


def test_set_speaks_over_the_files(jdgen: Run, make: Callable[..., Workspace]) -> None:
    make()
    shown = jdgen("render", "baker", "-k", "job-posting", "-f", "md", "-o", "-", "--set", "title=Cook").stdout
    assert "# Cook" in shown


def test_render_writes_one_document_to_standard_output(jdgen: Run, make: Callable[..., Workspace]) -> None:
    make()
    result = jdgen("render", "baker", "-k", "job-posting", "-f", "html", "-o", "-")
    assert result.stdout.startswith("<!doctype html>")
    assert jdgen("render", "baker", "-o", "-").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("render", "bker"), "did you mean `baker`?"),
        (("render", "baker", "-k", "job-postin"), "did you mean `job-posting`?"),
        (("render", "baker", "-f", "pfd"), "is not one of"),
        (("render", "baker", "--opening", "north"), "has no opening 'north'"),
        (("build", "bker", "-f", "md"), "did you mean `baker`?"),
        (("eject", "job-postin"), "did you mean `job-posting`?"),
        (("show", "../baker"), "no role is called"),
        (("new", "X", "--from", "nobody"), "there is no role 'nobody'"),
        (("verify",), "there is no manifest"),
        (("check", "-w", "nowhere"), "there is no `roles` folder"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_to_do(
    jdgen: Run, make: Callable[..., Workspace], arguments: tuple[str, ...], said: str
) -> None:
    make()
    result = jdgen(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr + result.stdout
    assert "Traceback" not in result.output


def test_a_build_with_a_wrong_role_ends_with_2_and_makes_the_others(
    jdgen: Run, make: Callable[..., Workspace], tmp_path: Path
) -> None:
    make()
    make({"roles/miller.yaml": BROKEN})
    result = jdgen("build", "-f", "md")
    assert result.exit_code == 2
    assert "roles/miller.yaml:1:1: error: duties: is required" in result.stderr
    assert (tmp_path / "output/baker/job-posting.md").is_file()


def test_check_reports_the_same_as_data(jdgen: Run, make: Callable[..., Workspace]) -> None:
    make({"roles/miller.yaml": BROKEN})
    found = json.loads(jdgen("check", "--output-format", "json").stdout)
    assert {entry["field"] for entry in found} == {"duties", "requirements", "summary"}
    assert all(entry["file"] == "roles/miller.yaml" for entry in found)


def test_verify_names_what_changed_and_what_is_missing(
    jdgen: Run, make: Callable[..., Workspace], tmp_path: Path
) -> None:
    make()
    jdgen("build", "-f", "md")
    (tmp_path / "output/baker/job-posting.md").write_text("other", "utf-8")
    (tmp_path / "output/baker/role-guide.md").unlink()
    result = jdgen("verify")
    assert result.exit_code == 1
    assert "job-posting.md: changed" in result.stdout
    assert "role-guide.md: missing" in result.stdout


def test_an_ejected_kind_makes_the_same_document(jdgen: Run, make: Callable[..., Workspace]) -> None:
    make()
    arguments = ("render", "baker", "-k", "job-posting", "-f", "md", "-o", "-")
    before = jdgen(*arguments).stdout
    assert jdgen("eject", "job-posting").exit_code == 0
    assert jdgen(*arguments).stdout == before
    assert jdgen("eject", "job-posting").exit_code == 2


def test_a_workspace_kind_is_one_more_kind(jdgen: Run, make: Callable[..., Workspace]) -> None:
    kind = "title: Door sign\nabout: One line\naudience: public\nsubject: role\n"
    make({"templates/door-sign/kind.yaml": kind, "templates/door-sign/page.md.j2": "# {{ role.title }}\n"})
    make()
    assert "door-sign" in jdgen("list", "kinds").stdout
    assert jdgen("render", "baker", "-k", "door-sign", "-f", "md", "-o", "-").stdout == "# Baker\n"


def test_quiet_says_only_what_went_wrong(jdgen: Run, make: Callable[..., Workspace]) -> None:
    make()
    assert jdgen("build", "-f", "md", "-q").output == ""


def test_a_colour_too_light_for_text_is_darkened_and_said(jdgen: Run, make: Callable[..., Workspace]) -> None:
    make()
    make({"jdgen.yaml": 'name: Example Bakery\nbrand_color: "#ffe600"\n'})
    assert "jdgen.yaml:2:14: notice[brand-color]: brand_color: #ffe600 is too light" in jdgen("check").stdout


@pytest.mark.parametrize(
    "arguments", [("--help",), ("list", "kinds"), ("render", "baker", "-f", "md", "-o", "-", "-k", "role-guide")]
)
def test_a_standard_output_that_takes_nothing_is_said_in_a_line(
    make: Callable[..., Workspace], arguments: tuple[str, ...]
) -> None:
    workspace = make()
    command = [sys.executable, "-m", "jdgen", *arguments]
    with (workspace.root / "roles/baker.yaml").open("rb") as not_for_writing:
        done = subprocess.run(command, cwd=workspace.root, stdout=not_for_writing, stderr=subprocess.PIPE, check=False)
    assert done.stderr.decode().strip() == "error: bad file descriptor"
    assert done.returncode == 3


def test_two_builds_at_once_do_not_disturb_each_other(make: Callable[..., Workspace]) -> None:
    workspace = make()
    command = [sys.executable, "-m", "jdgen", "build", "-f", "html", "-f", "md", "-q"]
    running = [subprocess.Popen(command, cwd=workspace.root, stderr=subprocess.PIPE) for _ in range(3)]
    assert [process.communicate()[1] for process in running] == [b""] * 3
    assert [process.returncode for process in running] == [0] * 3
    assert not list(workspace.output.rglob("*.part"))
