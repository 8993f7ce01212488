"""The comparison of candidates as a document: small enough to read beside its golden files."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import page as judge
import pypdf
import pytest

from jdgen.build.comparing import comparison_documents
from jdgen.screening.comparison import Comparison, compare
from jdgen.screening.plan import PANEL_RATER, Plan, load_plan
from jdgen.screening.record import Fault, Rated, Record
from jdgen.workspace import Workspace

EXPECTED = Path(__file__).parent / "candidate-comparison"
BILLER = """\
title: Biller
summary: Sends bills.
duties:
  - {id: bill, name: Bill, text: Send the bills.}
requirements:
  - {id: care, text: Care with figures}
screening:
  knock_outs:
    - {id: early-start, question: Can you start at **7:30**?, reason: The desk opens then.}
  criteria:
    - {id: figures, requirement: care, stage: resume, look_for: Figures that agree.}
    - id: phone-tact
      requirement: care
      stage: phone
      ask: A caller shouts. What do you do?
      look_for: Stays calm.
      anchors: {at_1: Shouts back., at_3: Waits., at_5: "Asks, and helps."}
      weight: 2
      weight_rationale: Half of the day is on the phone.
"""
EVIDENCE = "Asked twice.\n\n- Said: *sorry* | <b>that</b> is a mistake\n=1+1"
ACCENTS = "Zażółć gęślą jaźń, and a naïve café."


def record(plan: Plan, candidate: str, rater: str, figures: int | None, tact: int | None, **other: object) -> Record:
    given = {"figures": figures, "phone-tact": tact}
    ratings = {id: Rated(rating, EVIDENCE if rater == "A. Lee" else ACCENTS) for id, rating in given.items() if rating}
    about = (plan.role, plan.version, True, candidate, "Zoë Canary", "springfield", rater, "2026-11-20")
    whole = Record("canary.pdf", None, *about, {"early-start": "yes"}, ratings, "go-on", "Sound.\nTwo of us agree.")
    return replace(whole, **other)  # type: ignore[arg-type]


@pytest.fixture
def workspace(make: Callable[..., Workspace]) -> Workspace:
    return make({"roles/biller.yaml": BILLER, "jdgen.yaml": "name: Example Clinic\n"})


@pytest.fixture
def records(workspace: Workspace) -> list[Record]:
    plan = load_plan(workspace, "biller")
    before = replace(record(plan, "C-2", "D. Fox", 3, 3), version="0123456789ab", current=False)
    return [
        record(plan, "C-10", "A. Lee", 4, 2),
        record(plan, "C-10", "Łucja Żak", 3, 4, knock_outs={"early-start": "no"}, decision="hold"),
        record(plan, "C-10", PANEL_RATER, None, 3, knock_outs={}, decision=""),
        record(
            plan,
            "C-2",
            "A. Lee",
            5,
            None,
            ratings={"figures": Rated(5)},
            faults=(Fault("a 5 needs its evidence", "figures"),),
        ),
        replace(before, ratings={**before.ratings, "typing": Rated(4, "Fast.")}),
        record(plan, "C-3", "A. Lee", 4, 4),
        record(plan, "", "B. Ortiz", 4, 4),
    ]


@pytest.fixture
def made(workspace: Workspace, records: list[Record]) -> Callable[..., dict[str, bytes]]:
    """The documents by format."""

    def made(*formats: str, **how: bool) -> dict[str, bytes]:
        found: Comparison = compare(load_plan(workspace, "biller"), records, {}, **how)
        return {name.rpartition(".")[2]: data for name, data in comparison_documents(workspace, found, formats)}

    return made


def body(page: bytes) -> str:
    """The page inside its frame, without the blank lines that templates leave."""
    inside = page.decode().partition("<body>")[2].rpartition("</body>")[0]
    return re.sub(r"\n\s*\n", "\n", inside).strip() + "\n"


def test_the_comparison_is_as_written_down(
    made: Callable[..., dict[str, bytes]], golden: Callable[[Path, str], None]
) -> None:
    documents = made("html", "md")
    golden(EXPECTED / "by-number.html", body(documents["html"]))
    golden(EXPECTED / "by-number.md", documents["md"].decode())
    golden(EXPECTED / "by-total-with-names.md", made("md", by_total=True, names=True)["md"].decode())


def test_without_names_no_name_is_in_any_document(made: Callable[..., dict[str, bytes]]) -> None:
    documents = made("html", "md", "pdf")
    texts = [documents["html"].decode(), documents["md"].decode(), *written(documents["pdf"])]
    assert not any("Canary" in text or "canary" in text for text in texts)
    assert any("Canary" in text for text in written(made("pdf", names=True)["pdf"]))


def written(sheet: bytes) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(sheet))
    return [str(reader.metadata), *(page.extract_text() for page in reader.pages)]


@pytest.mark.parametrize("by_total", [False, True])
def test_every_sheet_is_accessible(made: Callable[..., dict[str, bytes]], by_total: bool) -> None:
    report = judge.validate_pdf_bytes(made("pdf", by_total=by_total, names=True)["pdf"], profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_evidence_as_long_as_a_form_holds_is_shown_whole(
    workspace: Workspace, records: list[Record], made: Callable[..., dict[str, bytes]]
) -> None:
    long = " ".join(f"word{number}" for number in range(700))
    records[:] = [replace(one, ratings={"figures": Rated(4, long)}) for one in records[:2]]
    documents = made("html", "pdf")
    assert documents["html"].decode().count(long) == 2
    assert "".join(written(documents["pdf"])).count("word699") == 2


def test_nobody_to_compare_is_said(records: list[Record], made: Callable[..., dict[str, bytes]]) -> None:
    records.clear()
    assert "0 candidates and 2 criteria: there is nothing to compare." in made("md")["md"].decode()
