"""Every role that ships: read without a complaint, and made into documents that a judge of PDF/UA accepts."""

from pathlib import Path

import page
import pytest

from jdgen.build.run import Done, Event, Request, build
from jdgen.checks import check
from jdgen.documents.kinds import kinds
from jdgen.load import load_one
from jdgen.workspace import Workspace, shipped

ROLES = sorted(path.stem for path in shipped("roles").glob("[!_]*.yaml"))


@pytest.fixture
def workspace() -> Workspace:
    """The checkout, with the fictional employer that applies where no other is named."""
    return Workspace.open(shipped("roles").parent)


def made(workspace: Workspace, output: Path, role: str, *formats: str) -> list[Path]:
    """The documents of a role and its openings; each of them must succeed."""
    events: list[Event] = list(build(workspace, output, Request(roles=(role,), formats=formats)))
    done = [event for event in events if isinstance(event, Done)]
    assert [event for event in events[1:] if not isinstance(event, Done) or event.error] == []
    return [event.path for event in done]


@pytest.mark.parametrize("role", ROLES)
def test_a_shipped_role_gives_no_cause_for_complaint(workspace: Workspace, role: str) -> None:
    report = check(workspace, (role,), ())
    assert report.roles == 1
    assert [str(complaint) for complaint in (*report.problems, *report.findings)] == []


@pytest.mark.parametrize("role", ROLES)
def test_every_sheet_of_a_shipped_role_is_accessible(workspace: Workspace, tmp_path: Path, role: str) -> None:
    sheets = made(workspace, tmp_path, role, "pdf")
    assert len(sheets) == len(kinds(workspace)) + len(load_one(workspace, role, ()).model.openings)
    judged = [page.validate_pdf(path, profile="ua1") for path in sheets]
    assert [f"{report.source}: {failure.message}" for report in judged for failure in report.failures] == []
    assert all(report.is_compliant for report in judged)
