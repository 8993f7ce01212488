"""``jdgen screen impact``: what it prints, what it writes, and what it never says."""

import csv
import io
import json
import re
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import page
import pypdf
import pytest
from click.testing import Result

from jdgen.build.impact import KIND
from jdgen.documents.adverse_impact import FOUR_FIFTHS, LISTED, beside
from jdgen.documents.kinds import choose_kinds
from jdgen.workspace import Workspace

COUNTS = """\
stage,category,group,applicants,selected
Resume,sex,Women,120,60
Resume,sex,Men,100,70
Resume,sex,Not stated,9,4
Resume,race,White,200,130
Resume,race,=Asian+1,20,11
Interview,sex,Women,60,12
Interview,sex,Men,72,30
Interview,race,White,130,40
Interview,race,=Asian+1,11,2
"""
EVERY_STANDING = """\
stage,group,applicants,selected
Resume,A,600,300
Resume,B,388,50
Resume,C,19,19
Resume,D,21,11
Resume,Unknown,200,10
Phone,A,60,0
Phone,B,50,0
Phone,E,3,1
Talk,A,60,30
Talk,B,4,0
Talk,C,4,4
Offer,A,9000000,9000000
Offer,B,10000000,10000000
"""
NOTICE = "Ask counsel before you run this or share it: it may not be privileged"
NEVER = re.compile(
    r"complian|complies|automated (employment )?decision|no (discrimination|bias)|discriminat|passed|\bfair\b|green",
    re.I,
)
"""What nobody may take this for."""
FORMS = ("text", "json", "csv")


@pytest.fixture
def compared(make: Callable[..., Workspace], jdgen: Callable[..., Result]) -> Callable[..., Result]:
    """Compares these counts."""

    def compared(counts: str = COUNTS, *arguments: str) -> Result:
        make({"counts.csv": counts})
        return jdgen("screen", "impact", "counts.csv", *arguments)

    return compared


def read(path: Path) -> str:
    """The text of a document or a table."""
    if path.suffix == ".pdf":
        return "\n".join(sheet.extract_text() for sheet in pypdf.PdfReader(path).pages)
    return path.read_text("utf-8-sig")


def test_the_first_line_asks_for_counsel(compared: Callable[..., Result], tmp_path: Path) -> None:
    for form in FORMS:
        result = compared(COUNTS, "--output-format", form)
        assert result.exit_code == 0
        assert result.stderr.startswith(NOTICE)
    compared(COUNTS, "-o", "out")
    for kind in ("html", "md", "pdf"):
        text = " ".join(read(tmp_path / "out" / f"{KIND}.{kind}").split())
        assert text.index(NOTICE) < text.index("6 comparisons of a group")


def test_a_wrong_file_is_met_with_the_notice_and_every_problem(compared: Callable[..., Result]) -> None:
    result = compared(COUNTS.replace("120,60", "120,160").replace("72,30", "-72,30"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(NOTICE)
    assert "counts.csv:2:22: error: selected: 160 were selected of 120 applicants" in result.stderr
    assert "counts.csv:8:19: error: applicants: '-72' is negative" in result.stderr


def test_a_file_that_is_not_there_is_told(jdgen: Callable[..., Result], make: Callable[..., Workspace]) -> None:
    make()
    result = jdgen("screen", "impact", "nowhere.csv")
    assert result.exit_code == 2
    assert "nowhere.csv: error: cannot be read: no such file or directory" in result.stderr


def test_the_tables_show_every_step(compared: Callable[..., Result]) -> None:
    lines = [" ".join(line.split()) for line in compared().stdout.splitlines()]
    assert lines[0].startswith("Adverse impact of counts.csv: 6 comparisons of a group with the highest selection rate")
    assert "All stages, from Resume to Interview, by sex" in lines
    assert "Women 60 12 20.0% 0.480 below 0.0089 2.66 Look closer" in lines
    assert "Men 72 30 41.7% Highest rate" in lines
    assert "Not stated 9 4 44.4% Not known" in lines
    assert "- Applicants of Men at Interview: 72. Selected at Resume before it: 70." in lines


def test_the_csv_has_every_group(compared: Callable[..., Result]) -> None:
    rows = [*csv.DictReader(io.StringIO(compared(COUNTS, "--output-format", "csv").stdout.removeprefix("\ufeff")))]
    assert {row["group"] for row in rows} == {"Women", "Men", "Not stated", "White", "'=Asian+1"}
    (women,) = [row for row in rows if (row["stage"], row["group"]) == ("Interview", "Women")]
    assert (women["selection_rate"], women["impact_ratio"], women["verdict"]) == ("0.200000", "0.480000", "flag")
    assert (women["fisher_p"], women["standardized_difference"]) == ("0.00890522", "2.66118")
    assert (women["decided_by"], women["highest"], women["below_four_fifths"]) == ("z", "Men", "True")
    assert {row["stage"] for row in rows if row["scope"] == "all stages"} == {""}


def test_the_json_has_everything(compared: Callable[..., Result]) -> None:
    found = json.loads(compared(COUNTS, "--output-format", "json").stdout)
    assert found["notice"].startswith(NOTICE)
    assert found["stages"] == ["Resume", "Interview"]
    assert [one["id"] for one in found["status"]] == ["four-fifths", "disparate-impact", "new-york-city"]
    assert {one["verdict"] for one in found["groups"]} <= {"flag", "watch", "insufficient", "none", None}
    assert found["groups"][0]["standing"] == "compared"


def test_a_folder_gets_documents_and_tables(compared: Callable[..., Result], tmp_path: Path) -> None:
    result = compared(COUNTS, "-o", "out")
    assert (result.exit_code, result.stdout) == (0, "")
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert made == {f"{KIND}.{suffix}" for suffix in ("html", "md", "pdf", "csv", "json")}
    for kind in ("html", "md"):
        text = read(tmp_path / "out" / f"{KIND}.{kind}")
        assert "Interview, by sex" in text
        assert "At the rate of both groups together, about 7 more would have been selected." in text
        assert "29 CFR 1607.4(D); reginfo.gov, RIN 3046-AB43" in text
        assert "November 23, 2026" in text
    html = read(tmp_path / "out" / f"{KIND}.html")
    assert "Selection rates: Women 20.0%; Men 41.7%. Four fifths of the highest rate is 33.3%." in html
    assert "four fifths of the highest rate: 33.3%" in html


def test_one_format_is_enough(compared: Callable[..., Result], tmp_path: Path) -> None:
    compared(COUNTS, "-o", "out", "-f", "md")
    assert not (tmp_path / "out" / f"{KIND}.html").exists()


@pytest.mark.parametrize("counts", [COUNTS, EVERY_STANDING], ids=["common", "every standing"])
def test_no_output_says_what_nobody_can_know(compared: Callable[..., Result], tmp_path: Path, counts: str) -> None:
    outputs = [compared(counts, "--output-format", form).output for form in FORMS]
    outputs.append(compared(counts, "-o", "out").output)
    outputs += [read(path) for path in sorted((tmp_path / "out").iterdir())]
    assert len(outputs) == 9
    assert [NEVER.search(text) for text in outputs] == [None] * 9


def test_what_is_never_said_would_be_seen() -> None:
    assert NEVER.search("The process is compliant.")
    assert NEVER.search("This is not an automated decision tool.")


@pytest.mark.parametrize("counts", [COUNTS, EVERY_STANDING], ids=["common", "every standing"])
def test_the_sheet_is_accessible(compared: Callable[..., Result], tmp_path: Path, counts: str) -> None:
    assert compared(counts, "-o", "out", "-f", "pdf").exit_code == 0
    report = page.validate_pdf(tmp_path / "out" / f"{KIND}.pdf", profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_every_standing_has_its_words(compared: Callable[..., Result], tmp_path: Path) -> None:
    compared(EVERY_STANDING, "-o", "out", "-f", "md")
    lines = read(tmp_path / "out" / f"{KIND}.md").replace("\u2013", "-").splitlines()
    assert "| C | 19 | 19 | 100.0% | - | - | - | - | Under 2% |" in lines
    assert "| Unknown | 200 | 10 | 5.0% | - | - | - | - | Not known |" in lines
    assert "| E | 3 | 1 | 33.3% | - | - | - | - | Too few |" in lines
    assert "| A | 60 | 0 | 0.0% | - | - | - | - | Nobody selected |" in lines
    assert "| A | 9,000,000 | 9,000,000 | 100.0% | 1.000 | not below | 1.0000 | - | Nothing stands out |" in lines
    assert "- B: Applicants of B: 4, and fewer than 5 say little." in lines


def test_tests_that_disagree_are_told(compared: Callable[..., Result]) -> None:
    shown = compared("stage,group,applicants,selected\nTalk,A,262,32\nTalk,B,209,14\n").stdout
    assert "The two tests disagree; with these numbers the standardized difference decides." in shown


def test_counts_without_a_comparison_say_so(compared: Callable[..., Result]) -> None:
    nobody = "stage,group,applicants,selected\nTalk,A,60,0\nTalk,B,50,0\n"
    assert "Nothing could be compared" in compared(nobody).stdout


def test_a_long_list_to_look_at_says_how_many_more_there_are(compared: Callable[..., Result], tmp_path: Path) -> None:
    groups = "".join(f"Talk,G{n},100,20\n" for n in range(LISTED + 3))
    compared(f"stage,group,applicants,selected\nTalk,A,100,60\n{groups}", "-o", "out", "-f", "md")
    assert "And 3 more in the tables." in read(tmp_path / "out" / f"{KIND}.md")


@pytest.mark.parametrize(
    ("value", "shown"),
    [("0.7996", "0.799"), ("0.7994", "0.799"), ("0.8", "0.800"), ("0.8004", "0.800"), ("1", "1.000")],
)
def test_no_figure_is_rounded_across_its_limit(value: str, shown: str) -> None:
    assert str(beside(Decimal(value), FOUR_FIFTHS, 3)) == shown


def test_a_name_is_text_in_every_document(compared: Callable[..., Result], tmp_path: Path) -> None:
    counts = "stage,group,applicants,selected\n<b>Talk</b>,A|B *c*,60,50\n<b>Talk</b>,<script>,50,10\n"
    compared(counts, "-o", "out")
    assert "<script>" not in read(tmp_path / "out" / f"{KIND}.html")
    assert r"| A\|B \*c\* | 60 |" in read(tmp_path / "out" / f"{KIND}.md")


def test_without_scipy_the_line_that_installs_it_is_told(
    compared: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    result = compared()
    assert result.exit_code == 3
    assert "pip install 'jdgen[screen]'" in result.stderr


def test_it_is_internal_and_no_build_makes_it(
    compared: Callable[..., Result], jdgen: Callable[..., Result], make: Callable[..., Workspace], tmp_path: Path
) -> None:
    (kind,) = choose_kinds(make(), [KIND])
    assert (kind.audience, kind.subject) == ("internal", "data")
    assert jdgen("build", "-f", "md").exit_code == 0
    assert not list(tmp_path.rglob(f"output/**/{KIND}*"))
