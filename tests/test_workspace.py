"""Where things are, and writing whole or not at all."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from jdgen.errors import CannotMake, InvalidInput
from jdgen.load import DEFAULT_EMPLOYER
from jdgen.workspace import Workspace, shipped, write

Make = Callable[..., Workspace]


@pytest.mark.parametrize("name", ["nowhere", "x" * 300, "file"])
def test_a_folder_without_roles_is_no_workspace(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InvalidInput, match="there is no `roles` folder here\n  hint: `jdgen init`"):
        Workspace.open(tmp_path / name)


def test_a_file_called_roles_is_no_folder_of_roles(tmp_path: Path) -> None:
    (tmp_path / "roles").write_text("title: Baker")
    with pytest.raises(InvalidInput, match="there is no `roles` folder here"):
        Workspace.open(tmp_path)
    with pytest.raises(InvalidInput, match=r"roles: error: cannot be read: not a directory"):
        Workspace(tmp_path).role_files()


def test_role_files_are_the_yaml_files_by_name_without_hidden_ones(make: Make) -> None:
    names = ("_base.yaml", "baker.yaml", "cook.yml", "notes.txt", ".baker.yaml", "._baker.yaml", "sub/cook.yaml")
    found = make({f"roles/{name}": "" for name in names}).role_files()
    assert [path.name for path in found] == ["_base.yaml", "baker.yaml", "cook.yml"]


def test_a_role_of_the_workspace_goes_before_a_shipped_one(make: Make) -> None:
    own = make({"roles/billing-manager.yaml": "title: Ours"})
    assert own.find_role("billing-manager") == own.root / "roles/billing-manager.yaml"
    assert own.find_role("_revenue-cycle") == shipped("roles") / "_revenue-cycle.yaml"
    assert own.find_role("nobody") is None


def test_a_template_of_the_workspace_goes_before_a_shipped_one(make: Make) -> None:
    own = make({"templates/job-posting/page.md.j2": "ours"})
    assert own.find_template("job-posting/page.md.j2") == own.root / "templates/job-posting/page.md.j2"
    assert own.find_template("job-posting/page.html.j2") == shipped("templates") / "job-posting/page.html.j2"
    assert own.find_template("job-posting") is None
    assert own.find_template("x" * 300) is None


def test_the_layers_are_the_users_then_the_shipped(make: Make) -> None:
    own = make()
    assert own.layers("roles") == [own.root / "roles", shipped("roles")]
    assert own.layers("templates") == [shipped("templates")]


def test_the_checkout_is_a_workspace_whose_roles_are_the_shipped_ones() -> None:
    checkout = Workspace.open(shipped("roles").parent)
    assert checkout.layers("roles") == [shipped("roles")]


def test_a_file_is_called_by_its_shortest_name(
    make: Make, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = make()
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    assert own.shown(tmp_path / "roles/baker.yaml") == "roles/baker.yaml"
    assert own.shown(elsewhere / "notes.txt") == "notes.txt"
    assert own.shown(shipped("roles") / "_revenue-cycle.yaml") == "jdgen:roles/_revenue-cycle.yaml"
    assert own.shown(shipped("templates") / "job-posting/kind.yaml") == "jdgen:templates/job-posting/kind.yaml"
    assert own.shown(DEFAULT_EMPLOYER) == "jdgen:load/employer.yaml"
    assert own.shown(Path("/elsewhere/baker.yaml")) == "/elsewhere/baker.yaml"


def test_a_workspace_named_from_here_is_shown_from_here(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make().root
    monkeypatch.chdir(root.parent)
    own = Workspace.open(Path(root.name))
    assert own.shown(own.root / "roles/baker.yaml") == f"{root.name}/roles/baker.yaml"


def test_writing_makes_the_folders_and_leaves_nothing_but_the_file(tmp_path: Path) -> None:
    path = tmp_path / "output/baker/job-posting.html"
    write(path, b"first")
    write(path, b"second")
    assert path.read_bytes() == b"second"
    assert [item.name for item in path.parent.iterdir()] == ["job-posting.html"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("before", [None, b"old"])
def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, before: bytes | None
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "page.html"
    if before:
        path.write_bytes(before)
    monkeypatch.setattr(os, step, full)
    with pytest.raises(CannotMake, match=r"page\.html: cannot be written: no space left on device") as error:
        write(path, b"new")
    assert error.value.exit_code == 3
    assert {item.name: item.read_bytes() for item in tmp_path.iterdir()} == ({"page.html": before} if before else {})


def test_an_interrupted_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "page.html"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(path, b"new")
    assert {item.name: item.read_bytes() for item in tmp_path.iterdir()} == {"page.html": b"old"}


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("file/page.html", "file exists"),
        ("file/below/page.html", "not a directory"),
        ("folder", "is a directory"),
        ("x" * 300, "file name too long"),
    ],
)
def test_where_no_file_can_be_it_is_said_and_nothing_is_left(tmp_path: Path, target: str, reason: str) -> None:
    (tmp_path / "file").write_bytes(b"here")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotMake, match=f"{target}: cannot be written: {reason}"):
        write(tmp_path / target, b"new")
    assert sorted(item.name for item in tmp_path.iterdir()) == ["file", "folder"]
    assert (tmp_path / "file").read_bytes() == b"here"
