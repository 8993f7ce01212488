"""A new role file is right from the start, and says what still has to be said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jdgen.errors import InvalidInput
from jdgen.load import load_employer, load_one
from jdgen.load.starter import PLACEHOLDER, new_role_text, new_workspace, role_id
from jdgen.model.role import Role
from jdgen.workspace import Workspace, shipped

Make = Callable[..., Workspace]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("workspace")
    (root / "roles").mkdir()
    return Workspace.open(root)


def written(workspace: Workspace, title: str, parent: str | None = None, **answers: str) -> Role:
    """The new role, read back; its file does not stay."""
    path, text = new_role_text(workspace, title, parent, answers)
    try:
        path.write_bytes(text)
        return load_one(workspace, path.stem).model
    finally:
        path.unlink()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Charge Entry Specialist", "charge-entry-specialist"),
        ("  R&D -- Lead (Day) ", "r-d-lead-day"),
        ("Bäckerin", "backerin"),
        ("面包师", ""),
        ("x " * 60, "x-" * 31 + "x"),
    ],
)
def test_the_file_is_named_by_the_letters_of_the_title(title: str, name: str) -> None:
    assert role_id(title) == name


def test_what_was_not_answered_is_a_marked_placeholder(empty: Workspace) -> None:
    role = written(empty, "Baker")
    assert (role.id, role.title) == ("baker", "Baker")
    texts = [role.summary, role.duties[0].name, role.duties[0].text, role.requirements[0].text]
    assert all(text.startswith(PLACEHOLDER) for text in texts)


def test_answers_take_the_place_of_placeholders(empty: Workspace) -> None:
    role = written(empty, "Baker", summary="Bakes bread.", requirement="Early: at four, #1")
    assert role.summary == "Bakes bread."
    assert role.requirements[0].text == "Early: at four, #1"
    assert role.duties[0].text.startswith(PLACEHOLDER)


@settings(deadline=None, derandomize=True, database=None, max_examples=200)
@given(title=st.text(max_size=100), answer=st.text(max_size=100))
@example(title="null", answer="~")
@example(title="Baker: bread # cake", answer="[open")
@example(title="Baker\x1b[31m", answer="\"quoted\" \\ and 'so'")
@example(title="Baker\udcff", answer="yes")
def test_any_title_and_answer_give_a_role_that_says_them(empty: Workspace, title: str, answer: str) -> None:
    title = f"a{title}"
    role = written(empty, title, summary=f"a{answer}")
    printed = [character for character in title if character.isprintable() and character != " "]
    shown = [character for character in role.title if character.isprintable() and character != " "]
    assert shown == printed
    assert role.summary.startswith("a")


def test_a_role_from_another_takes_everything_else_from_it(empty: Workspace) -> None:
    parent = load_one(Workspace.open(shipped("roles").parent), "billing-manager").model
    role = written(empty, "Night: Manager", "billing-manager")
    assert (role.title, role.summary) == ("Night: Manager", parent.summary)


@pytest.mark.parametrize(
    ("title", "parent", "told"),
    [
        ("面包师", None, "TITLE: error: '面包师' has no letter or digit to name a file by"),
        ("b" * 121, None, "TITLE: error: is longer than 120 characters"),
        ("Baker", None, "roles/baker.yaml: error: exists already"),
        ("Cook", "bakr", "--from: error: there is no role 'bakr'\n  hint: did you mean `baker`?"),
        ("Cook", "../roles/baker", "--from: error: there is no role '../roles/baker'"),
    ],
)
def test_what_cannot_be_a_new_role_is_told(make: Make, good: str, title: str, parent: str | None, told: str) -> None:
    with pytest.raises(InvalidInput) as error:
        new_role_text(make(baker=good), title, parent, {})
    assert str(error.value).startswith(told)


def test_a_new_workspace_has_an_employer_and_a_right_role(tmp_path: Path) -> None:
    for path, data in new_workspace(tmp_path):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    workspace = Workspace.open(tmp_path)
    assert load_one(workspace, "charge-entry-specialist").model.title == "Charge Entry Specialist"
    assert load_employer(workspace).origin(("name",)).file == "jdgen.yaml"
    assert (tmp_path / ".gitignore").read_text() == "output/\n.jdgen-publish.json\n"


@pytest.mark.parametrize("file", ["jdgen.yaml", "roles/baker.yaml"])
def test_a_workspace_is_never_made_anew(make: Make, file: str) -> None:
    workspace = make({file: ""})
    with pytest.raises(InvalidInput, match="is a workspace already"):
        new_workspace(workspace.root)


def test_a_role_from_a_base_asks_for_what_a_base_leaves_open(tmp_path: Path) -> None:
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles/_bakery.yaml").write_text("department: Bakery\n", "utf-8")
    role = written(Workspace.open(tmp_path), "Baker", "_bakery")
    assert role.department == "Bakery"
    assert PLACEHOLDER in role.summary
