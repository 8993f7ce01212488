"""A build makes what is not fresh, writes whole files, and goes on past what fails."""

from collections.abc import Callable

import pytest

from jdgen.build.run import Done, Request, Wrong, build
from jdgen.workspace import Workspace

WEB = Request(formats=("html", "md"))


def outcomes(workspace: Workspace, request: Request = WEB) -> dict[str, str]:
    done = (event for event in build(workspace, workspace.output, request) if isinstance(event, Done))
    return {event.path.relative_to(workspace.output).as_posix(): event.outcome for event in done}


def test_everything_is_made_once_and_then_is_fresh(make: Callable[..., Workspace]) -> None:
    workspace = make()
    first, second = outcomes(workspace), outcomes(workspace)
    assert set(first.values()) == {"made"}
    assert set(second.values()) == {"fresh"}
    assert first.keys() == second.keys()
    assert "baker/job-posting.html" in first


def test_a_deleted_or_edited_document_comes_back(make: Callable[..., Workspace]) -> None:
    workspace = make()
    outcomes(workspace)
    gone, edited = workspace.output / "baker/job-posting.html", workspace.output / "baker/role-guide.md"
    before = gone.read_bytes(), edited.read_bytes()
    gone.unlink()
    edited.write_text("edited by hand", "utf-8")
    again = outcomes(workspace)
    assert sorted(path for path, outcome in again.items() if outcome == "made") == [
        "baker/job-posting.html",
        "baker/role-guide.md",
    ]
    assert (gone.read_bytes(), edited.read_bytes()) == before


def test_a_change_in_one_role_remakes_that_role_only(make: Callable[..., Workspace]) -> None:
    workspace = make()
    role = (workspace.root / "roles/baker.yaml").read_text("utf-8")
    make({"roles/miller.yaml": role.replace("Baker", "Miller")})
    outcomes(workspace)
    make({"roles/miller.yaml": role.replace("Baker", "Senior Miller")})
    made = [path for path, outcome in outcomes(workspace).items() if outcome == "made"]
    assert made
    assert all(path.startswith("miller/") for path in made)


def test_a_change_that_a_kind_does_not_show_remakes_nothing_of_it(make: Callable[..., Workspace]) -> None:
    workspace = make()
    outcomes(workspace)
    role = workspace.root / "roles/baker.yaml"
    role.write_text(role.read_text("utf-8") + "record: {job_code: B-1}\n", "utf-8")
    again = outcomes(workspace)
    assert again["baker/job-description.html"] == "made"
    assert again["baker/job-posting.html"] == "fresh"


def test_a_touched_file_with_the_same_content_remakes_nothing(make: Callable[..., Workspace]) -> None:
    workspace = make()
    outcomes(workspace)
    role = workspace.root / "roles/baker.yaml"
    role.write_text(role.read_text("utf-8") + "# a remark\n", "utf-8")
    assert set(outcomes(workspace).values()) == {"fresh"}


def test_a_workspace_template_remakes_what_uses_it(make: Callable[..., Workspace]) -> None:
    workspace = make()
    outcomes(workspace)
    make({"templates/role-guide/page.md.j2": "# {{ role.title }}, our own guide\n"})
    made = [path for path, outcome in outcomes(workspace).items() if outcome == "made"]
    assert made == ["baker/role-guide.md"]
    assert (workspace.output / "baker/role-guide.md").read_text("utf-8") == "# Baker, our own guide\n"


def test_a_changed_part_remakes_every_page_that_includes_it(make: Callable[..., Workspace]) -> None:
    workspace = make()
    part = {"templates/role-guide/page.md.j2": '{% include "role-guide/end.md.j2" %}'}
    make({**part, "templates/role-guide/end.md.j2": "one"})
    outcomes(workspace)
    make({"templates/role-guide/end.md.j2": "two"})
    assert outcomes(workspace)["baker/role-guide.md"] == "made"


def test_the_other_roles_are_made_where_one_is_wrong(make: Callable[..., Workspace]) -> None:
    workspace = make()
    make({"roles/broken.yaml": "title: Broken\n"})
    events = list(build(workspace, workspace.output, WEB))
    assert any(isinstance(event, Wrong) and "roles/broken.yaml" in str(event.error) for event in events)
    assert (workspace.output / "baker/job-posting.html").is_file()


def test_a_wrong_template_costs_its_documents_only(make: Callable[..., Workspace]) -> None:
    workspace = make()
    make({"templates/role-guide/page.html.j2": "{{ role.nothing }}"})
    found = outcomes(workspace)
    assert found["baker/role-guide.html"] == "failed"
    assert found["baker/job-posting.html"] == "made"
    assert not (workspace.output / "baker/role-guide.html").exists()


@pytest.mark.parametrize("record", [b"", b"{", b"[]", b'{"version": 99}', b"\xff\xfe", b'{"version": 1}'])
def test_a_damaged_or_newer_record_is_never_trusted(make: Callable[..., Workspace], record: bytes) -> None:
    workspace = make()
    outcomes(workspace)
    (workspace.output / ".jdgen.json").write_bytes(record)
    assert set(outcomes(workspace).values()) == {"made"}
    assert set(outcomes(workspace).values()) == {"fresh"}


def test_what_was_not_asked_for_is_left_alone(make: Callable[..., Workspace]) -> None:
    workspace = make()
    outcomes(workspace)
    note = workspace.output / "baker" / "notes.txt"
    note.write_text("mine", "utf-8")
    before = {path for path in workspace.output.rglob("*") if path.is_file()}
    outcomes(workspace, Request(kinds=("role-guide",), formats=("md",)))
    assert {path for path in workspace.output.rglob("*") if path.is_file()} == before


def test_no_part_file_is_left(make: Callable[..., Workspace]) -> None:
    workspace = make()
    outcomes(workspace)
    assert not list(workspace.output.rglob("*.part"))


def test_a_build_that_is_broken_off_remembers_what_it_made(make: Callable[..., Workspace]) -> None:
    workspace = make()
    running = build(workspace, workspace.output, WEB)
    made = next(event for event in running if isinstance(event, Done))
    running.close()  # type: ignore[attr-defined]
    again = outcomes(workspace)
    assert again[made.path.relative_to(workspace.output).as_posix()] == "fresh"


def test_each_opening_has_its_posting_in_a_folder_of_its_own(make: Callable[..., Workspace]) -> None:
    workspace = make()
    role = workspace.root / "roles/baker.yaml"
    opening = "openings: [{id: north, arrangement: onsite, places: [{city: Northtown}]}]\n"
    role.write_text(role.read_text("utf-8") + opening, "utf-8")
    assert "baker/north/job-posting.html" in outcomes(workspace)


def test_an_output_folder_that_cannot_be_made_fails_each_document(make: Callable[..., Workspace]) -> None:
    workspace = make()
    (workspace.root / "output").write_text("a file stands here", "utf-8")
    events = list(build(workspace, workspace.output, WEB))
    assert {event.outcome for event in events if isinstance(event, Done)} == {"failed"}


def test_a_style_sheet_that_is_not_text_is_named(make: Callable[..., Workspace]) -> None:
    workspace = make()
    make({"templates/_base/screen.css": b"\xff\xfe"})
    failed = [event for event in build(workspace, workspace.output, WEB) if isinstance(event, Done) and event.error]
    assert failed
    assert all("templates/_base/screen.css: error: is not UTF-8 text" in str(event.error) for event in failed)


def test_a_template_that_computes_what_it_includes_is_refused(make: Callable[..., Workspace]) -> None:
    workspace = make()
    make({"templates/role-guide/page.md.j2": '{% set part = "end" %}{% include part %}'})
    failed = [event for event in build(workspace, workspace.output, WEB) if isinstance(event, Done) and event.error]
    assert [event.path.name for event in failed] == ["role-guide.md"]
    assert "by a name that it computes" in str(failed[0].error)


def test_a_changed_logo_remakes_every_page(make: Callable[..., Workspace]) -> None:
    workspace = make()
    picture = '<svg xmlns="http://www.w3.org/2000/svg"><text>{}</text></svg>'
    make({"jdgen.yaml": "name: Example Bakery\nlogo: brand/logo.svg\n", "brand/logo.svg": picture.format("old")})
    outcomes(workspace)
    assert set(outcomes(workspace).values()) == {"fresh"}
    make({"brand/logo.svg": picture.format("new")})
    again = outcomes(workspace)
    assert again["baker/job-posting.html"] == "made"
