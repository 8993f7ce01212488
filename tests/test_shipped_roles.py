"""Every role that ships: read without a complaint, and made into documents that a judge of PDF/UA accepts."""

import re
from datetime import date
from pathlib import Path

import page
import pytest
from pypdf import PageObject, PdfReader

from jdgen.build.run import Done, Event, Request, build
from jdgen.checks import check
from jdgen.documents.kinds import kinds
from jdgen.documents.subject import role_subjects
from jdgen.load import load_one
from jdgen.workspace import Workspace, shipped

ROLES = sorted(path.stem for path in shipped("roles").glob("[!_]*.yaml"))


TODAY = date(2026, 11, 23)


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
    report = check(workspace, (role,), (), TODAY)
    assert report.roles == 1
    assert report.problems == ()
    assert [str(finding) for finding in report.findings] == []


@pytest.mark.parametrize("role", ROLES)
def test_every_sheet_of_a_shipped_role_is_accessible(workspace: Workspace, tmp_path: Path, role: str) -> None:
    sheets = made(workspace, tmp_path, role, "pdf")
    model = load_one(workspace, role, ()).model
    assert len(sheets) == sum(len([*role_subjects(kind, model)]) for kind in kinds(workspace))
    judged = [page.validate_pdf(path, profile="ua1") for path in sheets]
    assert [f"{report.source}: {failure.message}" for report in judged for failure in report.failures] == []
    assert all(report.is_compliant for report in judged)


@pytest.mark.parametrize("role", ROLES)
def test_no_sheet_of_a_shipped_role_ends_badly(workspace: Workspace, tmp_path: Path, role: str) -> None:
    """A heading or a caption stays with what follows it, and the last sheet has more than three lines."""
    paths = made(workspace, tmp_path, role, "pdf", "html")
    for path in (path for path in paths if path.suffix == ".pdf"):
        leading = set(LEADING.findall(path.with_suffix(".html").read_text("utf-8")))
        assert leading
        bodies = [[line for line in lines(sheet) if not FURNITURE.search(line)] for sheet in PdfReader(path).pages]
        for body in bodies[:-1]:
            assert NUMBER.sub("", body[-1]) not in leading, f"{path.name}: {body[-1]!r} ends a sheet"
        assert len(bodies[-1]) > 3, f"{path.name}: {bodies[-1]}"


@pytest.mark.parametrize("role", ROLES)
def test_a_checklist_is_two_sheets_a_candidate_and_one_at_hand(workspace: Workspace, tmp_path: Path, role: str) -> None:
    """The one at hand may be printed on both sides."""
    (path,) = (path for path in made(workspace, tmp_path, role, "pdf") if path.name == "screening-checklist.pdf")
    sheets = PdfReader(path).pages
    blanks = [number for number, sheet in enumerate(sheets, 1) if "/Annots" in sheet]
    assert blanks == [1, 2]
    assert len(sheets) <= 4


def lines(sheet: PageObject) -> list[str]:
    """The lines of a sheet as the eye meets them, from the top; a PDF may hold them in another order."""
    rows: dict[int, str] = {}

    def collect(text: str, outer: list[float], inner: list[float], *_: object) -> None:
        height = round(inner[4] * outer[1] + inner[5] * outer[3] + outer[5])
        rows[height] = rows.get(height, "") + text

    sheet.extract_text(visitor_text=collect)
    return [text for _, row in sorted(rows.items(), reverse=True) if (text := row.strip().strip("•").strip())]


LEADING = re.compile(r"<(?:h2|h3|caption)[^>]*>([^<]*)</")
NUMBER = re.compile(r"^\d+\. ")
"""Before a heading of a job description."""
FURNITURE = re.compile(r"^(Internal|Draft)$|^Page \d+ of \d+$| · .* · \w+ \d+, \d{4}")
"""What stands in the header and the footer of a sheet."""
