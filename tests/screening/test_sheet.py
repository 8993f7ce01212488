"""The plan as a workbook: what it asks, what it lets in, and the same bytes whenever it is made."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from jdgen.screening.columns import columns, field_of, heading, plan_in
from jdgen.screening.plan import Plan
from jdgen.screening.sheet import workbook


def test_every_field_has_one_heading_that_leads_back_to_it(plan: Plan) -> None:
    fields = [*columns(plan)]
    headings = [heading(field, plan) for field in fields]
    assert headings == [
        f"Candidate (biller, plan {plan.version})",
        "Name",
        "Opening",
        "Rater",
        "Date",
        "Yes or No: hours",
        "Yes or No: travel",
        "Rating 1 to 5: figures",
        "Evidence: figures",
        "Rating 1 to 5: phone-tact",
        "Evidence: phone-tact",
        "Rating 1 to 5: sums",
        "Evidence: sums",
        "Decision",
        "Reason",
    ]
    assert [field_of(one) for one in headings] == fields
    assert [field_of(f" {one.upper()}  ") for one in headings] == fields
    assert [plan_in(one) for one in headings if plan_in(one)] == [("biller", plan.version)]


@pytest.mark.parametrize("own", ["", "Phone", "Candidate", "Rating", "Notes: figures", "Candidate (biller, plan x)"])
def test_a_column_of_the_users_own_is_no_field(own: str) -> None:
    assert field_of(own) == ""
    assert plan_in(own) is None


def test_the_headings_stay_in_sight_and_the_answers_are_chosen_from_lists(plan: Plan) -> None:
    sheet = load_workbook(BytesIO(workbook(plan))).worksheets[0]
    assert sheet.freeze_panes == "B2"
    checks = {str(check.sqref): check for check in sheet.data_validations.dataValidation}
    assert {cells: check.formula1 for cells, check in checks.items()} == {
        "F2:F501": '"Yes,No"',
        "G2:G501": '"Yes,No"',
        "H2:H501": '"1,2,3,4,5"',
        "J2:J501": '"1,2,3,4,5"',
        "L2:L501": '"1,2,3,4,5"',
        "N2:N501": '"Go on,Hold,Do not go on"',
    }
    assert checks["J2:J501"].prompt == "Stays calm."
    assert all(check.showErrorMessage and check.allow_blank for check in checks.values())


def test_what_is_typed_stays_text_but_for_ratings(plan: Plan) -> None:
    sheet = load_workbook(BytesIO(workbook(plan))).worksheets[0]
    formats = {letter: column.number_format for letter, column in sheet.column_dimensions.items()}
    assert {letter for letter, kept in formats.items() if kept != "@"} == {"H", "J", "L"}


def test_a_second_sheet_says_what_the_columns_ask(plan: Plan) -> None:
    explained = load_workbook(BytesIO(workbook(plan))).worksheets[1]
    rows = [[cell for cell in row if cell] for row in explained.iter_rows(min_row=3, values_only=True)]
    assert ["Yes or No: travel", "Do you travel?", "Passes: No. There is no car."] in rows
    assert [
        "Rating 1 to 5: phone-tact",
        "phone",
        "A caller shouts. What do you do?",
        "Stays calm.",
        "Shouts back.",
        "Waits.",
        "Asks, and helps.",
        "2",
        "Half of the day is on the phone.",
    ] in rows


def test_a_text_of_the_plan_is_never_a_formula(plan: Plan) -> None:
    criterion = plan.criteria[0].model_copy(update={"look_for": '=HYPERLINK("http://evil.example")'})
    book = load_workbook(BytesIO(workbook(replace(plan, criteria=(criterion,)))))
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row}
    assert "f" not in kinds


def test_nothing_in_it_says_when_it_was_made(plan: Plan) -> None:
    made = workbook(plan)
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b">2000-01-01T00:00:00Z<") == 2
    assert workbook(plan) == made
