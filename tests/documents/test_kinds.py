"""Kinds of documents: folders under ``templates/`` with a ``kind.yaml``."""

from collections.abc import Callable

import pytest

from jdgen.documents.kinds import choose_kinds, kinds, shipped_files
from jdgen.errors import InvalidInput
from jdgen.workspace import Workspace

Make = Callable[..., Workspace]

MEMO = "title: Memo\nabout: A memo\naudience: internal\nsubject: role\norder: 5\n"


def test_the_shipped_kinds_come_in_reading_order(make: Make) -> None:
    wanted = [
        "job-posting",
        "job-description",
        "salary-band",
        "pay-structure",
        "screening-checklist",
        "interview-kit",
        "exercise",
        "exercise-key",
        "role-guide",
        "pay-review",
        "candidate-comparison",
        "adverse-impact",
    ]
    assert [kind.id for kind in kinds(make())] == wanted


def test_what_candidates_read_is_public_and_the_rest_is_internal(make: Make) -> None:
    assert {kind.id for kind in kinds(make()) if kind.audience == "public"} == {
        "job-posting",
        "exercise",
        "role-guide",
    }


def test_a_folder_with_a_kind_file_is_a_new_kind(make: Make) -> None:
    first = kinds(make({"templates/memo/kind.yaml": MEMO}))[0]
    assert (first.id, first.title) == ("memo", "Memo")


def test_a_folder_without_a_kind_file_is_none(make: Make) -> None:
    assert "memo" not in [kind.id for kind in kinds(make({"templates/memo/page.html.j2": "hello"}))]


def test_the_workspaces_kind_hides_the_shipped_one(make: Make) -> None:
    (found,) = choose_kinds(make({"templates/job-posting/kind.yaml": MEMO}), ["job-posting"])
    assert (found.title, found.audience) == ("Memo", "internal")


def test_a_wrong_kind_file_is_a_problem_at_its_place(make: Make) -> None:
    with pytest.raises(InvalidInput) as caught:
        kinds(make({"templates/memo/kind.yaml": MEMO.replace("internal", "everybody")}))
    (problem,) = caught.value.problems
    assert str(problem).startswith("templates/memo/kind.yaml:3:11: error: audience: ")
    assert "public" in str(problem)


@pytest.mark.parametrize("folder", ["my.memo", "My Memo", "memo_"])
def test_a_folder_of_a_kind_is_named_by_an_id(folder: str, make: Make) -> None:
    with pytest.raises(InvalidInput, match=rf"^templates/{folder}/kind\.yaml.*: id: is an id"):
        kinds(make({f"templates/{folder}/kind.yaml": MEMO}))


def test_an_unknown_kind_is_a_problem_with_the_nearest_name(make: Make) -> None:
    with pytest.raises(InvalidInput) as caught:
        choose_kinds(make(), ["job-postng", "poem"])
    first, second = map(str, caught.value.problems)
    assert "there is no kind 'job-postng'" in first
    assert "did you mean `job-posting`?" in first
    assert "known: job-posting, job-description" in second


def test_no_wish_means_every_kind(make: Make) -> None:
    workspace = make()
    assert choose_kinds(workspace, []) == kinds(workspace)
    assert [kind.id for kind in choose_kinds(workspace, ["role-guide", "job-posting"])] == ["job-posting", "role-guide"]


def test_a_shipped_kind_can_be_copied_once(make: Make) -> None:
    workspace = make()
    files = shipped_files(workspace, "role-guide")
    assert [path.name for path, _ in files] == ["kind.yaml", "page.html.j2", "page.md.j2"]
    assert {path.parent for path, _ in files} == {workspace.root / "templates/role-guide"}
    again = make({"templates/role-guide/kind.yaml": MEMO})
    with pytest.raises(InvalidInput, match="templates/role-guide: error: exists already"):
        shipped_files(again, "role-guide")


def test_what_does_not_ship_cannot_be_copied(make: Make) -> None:
    with pytest.raises(InvalidInput, match=r"no kind 'role-gide' ships\n  hint: did you mean `role-guide`\?"):
        shipped_files(make(), "role-gide")
