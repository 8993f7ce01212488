"""``jdgen pay review``: what it prints, what it writes, and what it never shows."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from click.testing import Result

from jdgen.build.reviewing import KIND
from jdgen.documents.kinds import choose_kinds
from jdgen.documents.pay_review import LISTED
from jdgen.workspace import Workspace

BAKER = """\
title: Baker
summary: Bakes bread.
duties:
  - {id: bake, name: Bake, text: Bake the bread.}
requirements:
  - {id: early, text: Comfort with early hours}
levels:
  - {id: junior, name: Junior, years: [0, 2], band: [40000, 60000]}
  - {id: senior, name: Senior, years: [2, null], band: [60000, 84000]}
pay: {band: [40000, 84000]}
"""
GUEST = BAKER.replace("Baker", "Guest").partition("levels:")[0]
ABROAD = BAKER.replace("Baker", "Broker").partition("levels:")[0] + "pay: {currency: CAD, band: [50000, 70000]}\n"
STAFF = """\
employee_id,name,role,level,pay,per,supervisor
E1,Canary Ana,baker,junior,38000,year,E3
E2,Canary Bo,baker,junior,66000,year,E3
E3,Canary Cy,baker,senior,$32.00,hour,
E4,Canary Di,guest,,30000,year,
E5,=Canary+1,baker,junior,"$50,000.00",year,E3
"""
NOTICE = "It is no pay-equity study"


@pytest.fixture
def review(make: Callable[..., Workspace], jdgen: Callable[..., Result]) -> Callable[..., Result]:
    """Reviews this staff file."""

    def review(staff: str = STAFF, *arguments: str, employer: str = "name: Bakery\n") -> Result:
        roles = {"roles/baker.yaml": BAKER, "roles/guest.yaml": GUEST, "roles/broker.yaml": ABROAD}
        make({**roles, "staff.csv": staff, "jdgen.yaml": employer})
        return jdgen("pay", "review", "staff.csv", *arguments)

    return review


def people(result: Result) -> dict[str, dict[str, str]]:
    return {row["employee_id"]: row for row in csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff")))}


def test_the_summary_says_who_is_outside_and_what_it_costs(review: Callable[..., Result]) -> None:
    result = review()
    assert result.exit_code == 0
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[0] == "Pay review of staff.csv: 5 people, 4 with a band"
    assert "USD 5 250,560 1 1 2,000 0.80%" in lines
    assert "E1 Canary Ana Baker, Junior 38,000 40,000 year 2,000" in lines
    assert "E2 Canary Bo Baker, Junior 66,000 60,000 year" in lines
    assert "Guest 1 no band 30,000 0 0" in lines
    assert (
        "Baker, Junior Baker, Senior 75.1% 0" not in lines
    )  # the lower median is 50,000 of 66,560, and nobody overtakes
    assert "E2 Canary Bo Baker, Junior E3 99.2%" in lines


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_the_notice_goes_to_standard_error_every_time(review: Callable[..., Result], form: str) -> None:
    result = review(STAFF, "--output-format", form)
    assert NOTICE in result.stderr
    assert "Ask counsel" in result.stderr
    assert (NOTICE in result.stdout) == (form == "json")


def test_the_csv_has_everybody(review: Callable[..., Result]) -> None:
    rows = people(review(STAFF, "--output-format", "csv"))
    assert list(rows) == ["E1", "E2", "E3", "E4", "E5"]
    first = rows["E1"]
    assert (first["standing"], first["compa_ratio"], first["range_penetration"]) == ("below", "0.7600", "-0.1000")
    assert (first["yearly_cost_to_minimum"], first["band_midpoint"]) == ("2000", "50000")
    assert (rows["E3"]["yearly_pay"], rows["E3"]["band_minimum"], rows["E3"]["quarter"]) == ("66560", "28.85", "2")
    assert (rows["E4"]["standing"], rows["E4"]["band_minimum"]) == ("not measured", "")


def test_a_cell_that_is_a_formula_comes_out_harmless(review: Callable[..., Result]) -> None:
    assert people(review(STAFF, "--output-format", "csv"))["E5"]["name"] == "'=Canary+1"


def test_the_json_has_everything(review: Callable[..., Result]) -> None:
    found = json.loads(review(STAFF, "--output-format", "json").stdout)
    assert (found["people"], found["measured"], len(found["each"])) == (5, 4, 5)
    assert found["totals"][0]["yearly_cost_to_minimum"] == 2000
    assert sum(one["people"] for one in found["compa_ratios"]) == 4
    assert found["compression"]["close_to_supervisor"] == ["E2"]
    assert found["each"][0]["name"] == "Canary Ana"


def test_a_folder_gets_documents_and_tables(review: Callable[..., Result], tmp_path: Path) -> None:
    result = review(STAFF, "-o", str(tmp_path / "out"))
    assert (result.exit_code, result.stdout) == (0, "")
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert made == {f"pay-review.{suffix}" for suffix in ("html", "md", "pdf", "csv", "json")}
    for kind in ("html", "md"):
        text = (tmp_path / "out" / f"pay-review.{kind}").read_text("utf-8")
        assert "Of 5 people, 4 have a band: 2 are paid within it, 1 below its minimum and 1 above its maximum." in text
        assert NOTICE in text
        assert "$2,000 a year" in text
        assert "Canary Ana" in text
        assert "Guest: 1 person, since there is no band." in text
    page = (tmp_path / "out" / "pay-review.html").read_text("utf-8")
    assert '<svg role="img"' in page
    assert "Compa-ratios of 4 people: 0.75 to 0.80, 1 person; " in page


def test_one_format_is_enough(review: Callable[..., Result], tmp_path: Path) -> None:
    review(STAFF, "-o", str(tmp_path / "out"), "-f", "md")
    assert not (tmp_path / "out" / "pay-review.html").exists()


def test_without_names_no_name_is_anywhere(review: Callable[..., Result], tmp_path: Path) -> None:
    outputs = [review(STAFF, "--no-names", "--output-format", form).output for form in ("text", "json", "csv")]
    review(STAFF, "--no-names", "-o", str(tmp_path / "out"))
    files = sorted((tmp_path / "out").iterdir())
    outputs += [path.read_text("utf-8-sig") for path in files if path.suffix != ".pdf"]
    pages = pypdf.PdfReader(tmp_path / "out" / "pay-review.pdf").pages
    outputs.append("\n".join(page.extract_text() for page in pages))
    assert len(outputs) == 8
    assert not any("Canary" in text for text in outputs)
    assert all("E1" in text for text in outputs)


def test_a_problem_tells_no_name(review: Callable[..., Result]) -> None:
    result = review(STAFF.replace("38000", "52k"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Canary" not in result.stderr


def test_a_long_list_says_how_many_more_there_are(review: Callable[..., Result], tmp_path: Path) -> None:
    rows = "".join(f"X{n},,baker,junior,39000,year,\n" for n in range(LISTED + 3))
    result = review(STAFF + rows)
    assert "Below the minimum: 54 people; the first 20 are" in result.stdout
    review(STAFF + rows, "-o", str(tmp_path / "out"), "-f", "md")
    assert "And 4 more: the CSV has all of them." in (tmp_path / "out" / "pay-review.md").read_text("utf-8")


def test_a_company_within_its_bands_has_nothing_to_pay(review: Callable[..., Result], tmp_path: Path) -> None:
    review("employee_id,role,level,pay,per\nE1,baker,junior,50000,year\n", "-o", str(tmp_path / "out"), "-f", "md")
    text = (tmp_path / "out" / "pay-review.md").read_text("utf-8")
    assert "Of 1 person, 1 is paid within their band, 0 below its minimum and 0 above its maximum." in text
    assert "- **Cost to bring them to the minimum:** Nothing" in text
    assert "no levels to compare" in text
    assert "nobody was compared with a supervisor" in text


def test_nobody_with_a_band_is_said(review: Callable[..., Result], tmp_path: Path) -> None:
    staff = "employee_id,role,level,pay,per\nE1,guest,,50000,year\n"
    assert "1 person, 0 with a band" in review(staff).stdout
    review(staff, "-o", str(tmp_path / "out"))
    assert "so nothing could be measured" in (tmp_path / "out" / "pay-review.html").read_text("utf-8")


def test_another_currency_is_named_and_never_added(review: Callable[..., Result], tmp_path: Path) -> None:
    review(STAFF + "E6,,broker,,45000,year,E3\n", "-o", str(tmp_path / "out"), "-f", "md", "-f", "html")
    for kind in ("html", "md"):
        text = (tmp_path / "out" / f"pay-review.{kind}").read_text("utf-8")
        assert "$250,560 a year" in text
        assert "45,000 CAD a year" in text
        assert "5,000 CAD" in text


def test_zones_move_the_band(review: Callable[..., Result], tmp_path: Path) -> None:
    zones = "name: Bakery\npay: {zones: {by: table, table: [{id: coast, factor: 1.2, areas: ['New York, NY']}]}}\n"
    staff = (
        "employee_id,role,level,pay,per,place\n"
        'E1,baker,junior,45000,year,"New York, NY"\nE2,baker,junior,45000,year,"Springfield, IL"\n'
    )
    rows = people(review(staff, "--output-format", "csv", employer=zones))
    assert [(rows[one]["zone_factor"], rows[one]["band_minimum"], rows[one]["standing"]) for one in ("E1", "E2")] == [
        ("1.2", "48000", "below"),
        ("1", "40000", "in"),
    ]
    review(staff, "-o", str(tmp_path / "out"), "-f", "md", employer=zones)
    text = (tmp_path / "out" / "pay-review.md").read_text("utf-8")
    assert "| New York, NY | 1.2 | zone coast |" in text
    assert "| Springfield, IL | 1 | in no zone of the table |" in text


def test_headings_are_mapped_in_jdgen_yaml(review: Callable[..., Result]) -> None:
    employer = "name: Bakery\npay: {staff_columns: {employee_id: Worker ID}}\n"
    assert "5 people" in review(STAFF.replace("employee_id", "Worker ID"), employer=employer).stdout


def test_a_wrong_file_is_answered_with_its_line(review: Callable[..., Result], jdgen: Callable[..., Result]) -> None:
    wrong = review(STAFF.replace("38000", "52k"))
    assert "staff.csv:2:28: error: pay: '52k' is not an amount" in wrong.stderr
    candidates = review("candidate,current salary\nx,1\n")
    missing = jdgen("pay", "review", "nowhere.csv")
    assert "many places forbid asking" in candidates.stderr
    assert "nowhere.csv: error: cannot be read: no such file or directory" in missing.stderr
    assert {wrong.exit_code, candidates.exit_code, missing.exit_code} == {2}


def test_a_broken_role_stops_the_review(
    review: Callable[..., Result], jdgen: Callable[..., Result], tmp_path: Path
) -> None:
    review()
    (tmp_path / "roles" / "broken.yaml").write_text("title: X\n")
    result = jdgen("pay", "review", "staff.csv")
    assert result.exit_code == 2
    assert "roles/broken.yaml" in result.stderr


def test_the_review_is_internal_and_no_build_makes_it(
    review: Callable[..., Result], jdgen: Callable[..., Result], make: Callable[..., Workspace], tmp_path: Path
) -> None:
    (kind,) = choose_kinds(make(), [KIND])
    assert (kind.audience, kind.subject) == ("internal", "data")
    review()
    assert jdgen("build", "-f", "md").exit_code == 0
    assert not list(tmp_path.rglob("output/**/pay-review*"))
