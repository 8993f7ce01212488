"""Which files are read as what, and that one wrong file never hides the others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jdgen.errors import InvalidInput, Problem
from jdgen.load import MAX_CHAIN, load_employer, load_model, load_one, load_roles, readable_roles
from jdgen.model.base import Line, Model
from jdgen.workspace import Workspace

Make = Callable[..., Workspace]
Problems = Callable[..., list[Problem]]


def told(workspace: Workspace, *names: str) -> list[str]:
    return [str(problem).replace("\n  hint:", " |") for problem in load_roles(workspace, names)[1]]


def test_roles_come_by_name_and_bases_are_none(make: Make, good: str) -> None:
    workspace = make({f"roles/{name}.yaml": good for name in ("cook", "baker", "_base")})
    loaded, problems = load_roles(workspace)
    assert [one.model.id for one in loaded] == ["baker", "cook"]
    assert [role.id for role in readable_roles(workspace)] == ["baker", "cook"]
    assert problems == []


def test_roles_come_in_the_order_asked_for_and_once(make: Make, good: str) -> None:
    workspace = make(baker=good, cook=good, miller=good)
    loaded, _ = load_roles(workspace, ["miller", "baker", "miller"])
    assert [one.model.id for one in loaded] == ["miller", "baker"]


def test_the_id_of_a_role_is_the_name_of_its_file(make: Make, good: str) -> None:
    loaded = load_one(make(night_baker=good), "night-baker")
    assert loaded.model.id == "night-baker"
    assert "id" not in [path for path, _, _ in loaded.origins]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("bakr", "roles: error: no role is called 'bakr' | did you mean `baker`?"),
        ("x", "roles: error: no role is called 'x' | known: baker"),
        ("_base", "roles: error: no role is called '_base' | did you mean `baker`?"),
        ("../roles/baker", "roles: error: no role is called '../roles/baker' | known: baker"),
        ("billing-manager", "roles: error: no role is called 'billing-manager' | known: baker"),
    ],
)
def test_a_name_that_is_no_role_of_the_workspace_is_told(make: Make, good: str, name: str, message: str) -> None:
    assert told(make({"roles/baker.yaml": good, "roles/_base.yaml": good}), name) == [message]


def test_a_workspace_without_roles_says_how_to_start(make: Make) -> None:
    message = "roles: error: no role is called 'baker' | there is none yet; `jdgen new` writes one"
    assert told(make({}), "baker") == [message]


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("baker.yml", "ends in .yml | rename it to .yaml"),
        (
            "Head Baker.yaml",
            "the file's name is not an id | the file's name is the role's id: small letters, digits and single dashes",
        ),
        ("bäcker.yaml", "the file's name is not an id | the file's name is the role's id:"),
        (f"{'b' * 65}.yaml", "the file's name is not an id | the file's name is the role's id:"),
    ],
)
def test_a_file_with_another_name_is_told_and_the_others_are_read(
    make: Make, good: str, file: str, message: str
) -> None:
    workspace = make({"roles/cook.yaml": good, f"roles/{file}": good})
    (problem,) = told(workspace)
    assert problem.startswith(f"roles/{file}: error: {message}")
    assert [one.model.id for one in load_roles(workspace)[0]] == ["cook"]


def test_a_folder_or_a_link_to_nowhere_in_place_of_a_role_is_told(make: Make, good: str) -> None:
    workspace = make({"roles/cook.yaml": good, "roles/baker.yaml/notes.txt": ""})
    (workspace.root / "roles/miller.yaml").symlink_to("nowhere.yaml")
    assert told(workspace) == [
        "roles/baker.yaml: error: is not a file",
        "roles/miller.yaml: error: cannot be read: no such file or directory",
    ]


def test_a_base_may_leave_out_every_field(make: Make) -> None:
    assert told(make({"roles/_base.yaml": "occupation: {title: Bakers}\nscope: {text: The oven}\n"})) == []


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ("flsa: maybe\n", "roles/_base.yaml:1:7: error: flsa: is one of exempt, non-exempt, not 'maybe'"),
        ("duties:\n  - {id: bake}\n", "roles/_base.yaml:2:5: error: duties[0].name: is required"),
        ("extends: _nobody\n", "roles/_base.yaml:1:10: error: extends: there is no role or base '_nobody'"),
        ("why: a\nwhy: b\n", "roles/_base.yaml:2:1: error: `why` stands here twice (first in line 1)"),
        ("", "roles/_base.yaml: error: the file is empty"),
    ],
)
def test_a_base_is_checked_without_a_child(make: Make, good: str, base: str, message: str) -> None:
    workspace = make({"roles/baker.yaml": good, "roles/_base.yaml": base})
    assert told(workspace)[0].startswith(message)
    assert told(workspace, "baker") == []


def test_a_shipped_base_can_be_extended_from_anywhere(
    make: Make, good: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    loaded = load_one(make(baker=f"extends: _revenue-cycle\n{good}"), "baker")
    assert loaded.model.family == "revenue-cycle"
    assert loaded.origin(("family",)).file == "jdgen:roles/_revenue-cycle.yaml"


def test_the_workspaces_own_base_goes_before_the_shipped(make: Make, good: str) -> None:
    files = {"roles/baker.yaml": f"extends: _revenue-cycle\n{good}", "roles/_revenue-cycle.yaml": "family: ours\n"}
    assert load_one(make(files), "baker").model.family == "ours"


@pytest.mark.parametrize("length", [MAX_CHAIN, MAX_CHAIN + 1, 2000])
def test_a_chain_of_files_has_an_end(make: Make, good: str, length: int) -> None:
    files = {f"roles/_base-{number}.yaml": f"extends: _base-{number + 1}\n" for number in range(1, length)}
    files |= {"roles/baker.yaml": f"extends: _base-1\n{good}", f"roles/_base-{length}.yaml": "family: bread\n"}
    workspace = make(files)
    if length <= MAX_CHAIN:
        assert load_one(workspace, "baker").model.family == "bread"
    else:
        with pytest.raises(InvalidInput, match=f"extends: inherits through more than {MAX_CHAIN} files"):
            load_one(workspace, "baker")


def test_what_the_text_and_what_the_values_get_wrong_is_told_together(problems: Problems, good: str) -> None:
    more = "why: &why Because.\nphysical_demands:\n  - {id: lift, text: Lift, frequency: seldom, duty: bakes}\n"
    assert [problem.mark.line for problem in problems(good + more)] == [7, 9]


def test_a_value_that_is_refused_is_not_told_twice(problems: Problems, good: str) -> None:
    told = [
        str(problem.mark) for problem in problems(f"{good}revised: *day\npay: {{per: soon, currency: &c dollars}}\n")
    ]
    assert told == ["roles/baker.yaml:7:10", "roles/baker.yaml:8:12", "roles/baker.yaml:8:28"]


def test_an_employer_is_the_fictional_one_until_there_is_another(make: Make) -> None:
    workspace = make({})
    assert load_employer(workspace).model.name == "Example Valley Health"
    assert load_employer(make({"jdgen.yaml": "name: Bakery\n"})).model.name == "Bakery"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- name: Bakery\n", "jdgen.yaml:1:1: error: holds a list or a text"),
        ("", "jdgen.yaml: error: the file is empty"),
        ("name: Bakery\nlocale: de_DE\n", "jdgen.yaml:2:9: error: locale: de_DE is not an English locale"),
        ("name: Bakery\nbrand_color: red\n", "jdgen.yaml:2:14: error: brand_color: is a colour, not 'red'"),
        ("name: Bakery\nbenefits:\n  - drop: [a]\n", "jdgen.yaml:3:5: error: benefits[0].drop: is not a field here"),
    ],
)
def test_a_wrong_employer_is_told(make: Make, text: str, message: str) -> None:
    with pytest.raises(InvalidInput) as error:
        load_employer(make({"jdgen.yaml": text}))
    assert str(error.value).startswith(message)


def test_a_folder_is_no_employer(make: Make) -> None:
    with pytest.raises(InvalidInput, match=r"jdgen\.yaml: error: is not a file"):
        load_employer(make({"jdgen.yaml/notes.txt": ""}))


def test_a_file_may_be_told_what_its_place_says(make: Make, tmp_path: Path) -> None:
    class Tool(Model):
        id: Line
        use: Line

    workspace = make({"tool.yaml": "use: Baking\n"})
    assert load_model(workspace, tmp_path / "tool.yaml", Tool, {"id": "oven"}) == Tool(id="oven", use="Baking")
