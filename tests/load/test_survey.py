"""A purchased survey is read by the layout in jdgen.yaml; what it does not map is counted, never lost."""

from datetime import date
from decimal import Decimal

import pytest

from jdgen.errors import InvalidInput
from jdgen.load.survey import Survey, read_survey
from jdgen.model.market import Wages
from jdgen.model.policy import SurveySource

COLUMNS = {"job": "Benchmark Job", "area": "Market", "p25": "25th", "median": "50th", "p75": "75th"}
JOBS = {"Medical Biller II": "biller", "Billing Supervisor": "43-1011"}
HEAD = "Benchmark Job,Market,25th,50th,75th,Firms\n"


def read(text: str | bytes, **layout: object) -> Survey:
    source = {"id": "acme", "source": "Acme Pay Survey", "release": "2026-03", "columns": COLUMNS, "jobs": JOBS}
    data = text.encode() if isinstance(text, str) else text
    return read_survey(
        data, "data/acme.csv", "acme.csv", SurveySource.model_validate({**source, **layout}), date(2026, 11, 23)
    )


def told(text: str, **layout: object) -> str:
    with pytest.raises(InvalidInput) as error:
        read(text, **layout)
    return str(error.value)


def test_rows_of_mapped_jobs_become_an_internal_release() -> None:
    release = read(HEAD + '"Medical Biller II",Illinois,"$44,000.00","50 000",57500,12\n').release
    row = release.rows[0]
    assert (row.occupation, row.occupation_title, row.area) == ("biller", "Medical Biller II", "Illinois")
    assert row.yearly == Wages(p25=Decimal("44000.00"), median=Decimal(50000), p75=Decimal(57500))
    assert (release.id, release.source, release.release) == ("survey-acme", "Acme Pay Survey", "2026-03")
    assert (release.file, release.scope, release.currency, release.internal) == ("acme.csv", "", "USD", True)


def test_jobs_that_are_not_mapped_are_counted() -> None:
    found = read(HEAD + "medical  biller ii,US,1,2,3,\nCoder,US,1,2,3,\nCoder,IL,1,2,3,\nNurse,US,1,2,3,\n")
    assert [row.area for row in found.release.rows] == ["US"]
    assert found.unmapped == {"Coder": 2, "Nurse": 1}


def test_one_area_may_hold_for_the_whole_file() -> None:
    columns = {"job": "Job", "median": "P50"}
    row = read("Job;P50\nMedical Biller II;52000\n", columns=columns, area="National").release.rows[0]
    assert (row.area, row.area_title) == ("US", "National")


def test_figures_by_the_hour_stay_so_and_by_the_month_become_yearly() -> None:
    line = HEAD + "Medical Biller II,US,20,25,30,\n"
    assert read(line, per="hour").release.rows[0].hourly.median == Decimal(25)
    monthly = read(line.replace("20,25,30", "4000,4200,4500"), per="month").release.rows[0]
    assert monthly.yearly.median == Decimal(50400)


def test_what_a_survey_does_not_give_is_no_figure() -> None:
    row = read(HEAD + "Medical Biller II,US,ISD,52000,--,\n").release.rows[0]
    assert row.yearly == Wages(median=Decimal(52000))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Medical Biller II,US,1,52k,3,", "data/acme.csv:2:24: error: 50th: '52k' is not an amount"),
        ("Medical Biller II,US,1,-2,3,", "50th: '-2' is not an amount\n  hint: pay cannot be negative"),
        ("Medical Biller II,US,3,2,1,", "data/acme.csv:2:1: error: Benchmark Job: the percentiles do not rise"),
        ("Medical Biller II,,1,2,3,", "data/acme.csv:2:19: error: Market: the area is empty"),
        (
            "Coder,US,1,2,3,",
            "has no row of a job that is mapped\n  hint: `pay.surveys` maps jobs to roles; the file has Coder",
        ),
    ],
)
def test_a_row_that_cannot_be_used_is_told_at_its_line_and_column(line: str, said: str) -> None:
    assert said in told(HEAD + line + "\n")


def test_a_second_row_for_one_role_and_area_is_told() -> None:
    said = told(HEAD + "Medical Biller II,US,1,2,3,\nMedical Biller II,U.S.,1,2,3,\n")
    assert "data/acme.csv:3:1: error: Benchmark Job: 'Medical Biller II' in U.S. gives a second row for biller" in said


def test_a_mapped_column_that_is_missing_is_told() -> None:
    said = told("Benchmark Job,Market,25th,Median,75th\nx,US,1,2,3\n")
    assert "data/acme.csv:1:1: error: there is no column '50th'" in said


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        ({"columns": {"job": "Job", "p99": "99th"}}, "`columns` has 'p99', which is nothing that a survey gives"),
        ({"columns": {"area": "Market", "median": "50th"}}, "does not say which column holds the job"),
        ({"columns": {"job": "Job", "area": "Market"}}, "names no column with figures"),
        ({"columns": {"job": "Job", "median": "50th"}}, "says nowhere which area the figures are of"),
        ({"jobs": {"Coder": "The coder"}}, "`jobs` leads to 'The coder'"),
    ],
)
def test_a_layout_that_cannot_work_is_told(layout: dict[str, object], said: str) -> None:
    message = told(HEAD, **layout)
    assert "jdgen.yaml: error: pay.surveys.acme: " in message
    assert said in message


def test_another_currency_is_not_taken_for_the_surveys_own() -> None:
    assert "another currency" in told(HEAD + 'Medical Biller II,US,1,"€52,000",,\n')
    assert read(HEAD + 'Medical Biller II,US,1,"€52,000",,\n', currency="EUR").release.currency == "EUR"
