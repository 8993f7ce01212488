"""Spreadsheets read back, as workbook and as CSV, whatever a spreadsheet or a person did to them."""

import csv
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]

from jdgen.screening.answers import tidy
from jdgen.screening.columns import columns, heading
from jdgen.screening.filled import records
from jdgen.screening.plan import DECISIONS, Plan
from jdgen.screening.read import FileRead
from jdgen.screening.read.rows import read_csv, read_workbook
from jdgen.screening.record import Rated, Record
from jdgen.screening.sheet import workbook

Only = Callable[[Path], Record]
Reads = Callable[..., list[FileRead]]
Refusal = Callable[[Path], str]
Row = dict[str, Any]

ROW: Row = {"candidate": "C-014", "rater": "R. Example"}


def in_workbook(plan: Plan, rows: Sequence[Row]) -> bytes:
    """The sheet as jdgen writes it, filled in by openpyxl; texts stay texts."""
    book = load_workbook(BytesIO(workbook(plan)))
    sheet = book.worksheets[0]
    for number, row in enumerate(rows, 2):
        for at, field in enumerate(columns(plan), 1):
            if field in row:
                sheet.cell(number, at).value = row[field]
                if isinstance(row[field], str):
                    sheet.cell(number, at).data_type = "s"
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def in_csv(plan: Plan, rows: Sequence[Row], delimiter: str = ",") -> str:
    """As a spreadsheet saves it."""
    text = StringIO()
    table = csv.writer(text, delimiter=delimiter)
    table.writerow([heading(field, plan) for field in columns(plan)])
    table.writerows([row.get(field, "") for field in columns(plan)] for row in rows)
    return text.getvalue()


@pytest.fixture
def book(plan: Plan, tmp_path: Path) -> Callable[..., Path]:
    def book(*rows: Row) -> Path:
        (tmp_path / "ratings.xlsx").write_bytes(in_workbook(plan, rows))
        return tmp_path / "ratings.xlsx"

    return book


FULL: Row = {
    **ROW,
    "name": "Ana Example",
    "opening": "springfield",
    "date": "2 Nov",
    "knock-out-hours": "Yes",
    "knock-out-travel": "no",
    "rating-figures": 5,
    "evidence-figures": "All 40 agree.",
    "evidence-phone-tact": "Not asked.",
    "rating-sums": 3,
    "decision": "Do not go on",
    "reason": "No early start.",
}


@pytest.mark.parametrize(
    ("name", "encoded"),
    [
        ("ratings.xlsx", in_workbook),
        ("plain.csv", lambda plan, rows: in_csv(plan, rows).encode()),
        ("excel.csv", lambda plan, rows: in_csv(plan, rows).encode("utf-8-sig")),
        ("german.csv", lambda plan, rows: in_csv(plan, rows, ";").encode("utf-8-sig")),
        ("said.csv", lambda plan, rows: b"sep=;\r\n" + in_csv(plan, rows, ";").encode("cp1252")),
        ("unicode.txt", lambda plan, rows: in_csv(plan, rows, "\t").encode("utf-16")),
        ("named-wrongly.pdf", in_workbook),
    ],
)
def test_a_row_comes_out_as_it_went_in(
    plan: Plan, tmp_path: Path, only: Only, name: str, encoded: Callable[[Plan, Sequence[Row]], bytes]
) -> None:
    (tmp_path / name).write_bytes(encoded(plan, [FULL]))
    record = only(tmp_path / name)
    assert (record.role, record.version, record.current) == ("biller", plan.version, True)
    assert record.row == (3 if name == "said.csv" else 2)
    assert (record.candidate, record.name, record.opening) == ("C-014", "Ana Example", "springfield")
    assert (record.rater, record.date) == ("R. Example", "2 Nov")
    assert record.knock_outs == {"hours": "yes", "travel": "no"}
    assert record.ratings == {
        "figures": Rated(5, "All 40 agree."),
        "phone-tact": Rated(None, "Not asked."),
        "sums": Rated(3),
    }
    assert (record.decision, record.reason, record.faults) == ("stop", "No early start.", ())


def test_any_text_comes_out_of_a_workbook(book: Callable[..., Path], only: Only, text: str) -> None:
    assert only(book({**ROW, "evidence-figures": text, "reason": text})).ratings["figures"].evidence == text


def test_any_text_comes_out_of_csv(plan: Plan, tmp_path: Path, only: Only, text: str) -> None:
    rows = [{**ROW, "evidence-figures": text, "reason": text}]
    (tmp_path / "ratings.csv").write_bytes(in_csv(plan, rows, ";").encode("utf-8-sig"))
    assert only(tmp_path / "ratings.csv").ratings["figures"].evidence == text


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n"), max_size=40)
ANY_ROW = st.fixed_dictionaries(
    {"candidate": ANY_TEXT.filter(tidy), "rater": ANY_TEXT.filter(tidy)},
    optional={
        **dict.fromkeys(["name", "opening", "date", "reason", "evidence-figures", "evidence-sums"], ANY_TEXT),
        **dict.fromkeys(["rating-figures", "rating-phone-tact", "rating-sums"], st.integers(1, 5)),
        **dict.fromkeys(["knock-out-hours", "knock-out-travel"], st.sampled_from(["Yes", "No"])),
        "decision": st.sampled_from([*DECISIONS.values()]),
    },
)


def as_row(record: Record) -> Row:
    """The cells that a record says."""
    cells: Row = {name: getattr(record, name) for name in ("candidate", "rater", "name", "opening", "date", "reason")}
    cells |= {f"knock-out-{gate}": answer.capitalize() for gate, answer in record.knock_outs.items()}
    cells |= {f"rating-{one}": rated.rating for one, rated in record.ratings.items()}
    cells |= {f"evidence-{one}": rated.evidence for one, rated in record.ratings.items()}
    cells["decision"] = DECISIONS.get(record.decision, "")
    return {field: value for field, value in cells.items() if value}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(rows=st.lists(ANY_ROW, max_size=4), delimiter=st.sampled_from(",;\t"))
def test_whatever_is_filled_in_is_what_the_records_say(plan: Plan, rows: list[Row], delimiter: str) -> None:
    wanted = [{field: tidy(value) if isinstance(value, str) else value for field, value in row.items()} for row in rows]
    wanted = [{field: value for field, value in row.items() if value} for row in wanted]
    in_one = read_workbook(in_workbook(plan, rows), "ratings.xlsx")
    in_other = read_csv(in_csv(plan, rows, delimiter).encode("utf-8-sig"), "ratings.csv")
    for form in (in_one, in_other):
        assert [as_row(record) for record in records(form, plan)] == wanted


def test_numbers_and_dates_read_as_people_see_them(book: Callable[..., Path], only: Only) -> None:
    record = only(book({"candidate": 7, "rater": 123456789.0, "date": date(2026, 11, 2), "rating-figures": 3.0}))
    assert (record.candidate, record.rater, record.date) == ("7", "123456789", "2026-11-02")
    assert record.ratings == {"figures": Rated(3)}
    assert record.faults == ()


@pytest.mark.parametrize("typed", ["4", " 4 ", "4.0", "4,00"])
def test_a_rating_may_be_typed_as_text(book: Callable[..., Path], only: Only, typed: str) -> None:
    assert only(book({**ROW, "rating-figures": typed})).ratings == {"figures": Rated(4)}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("rating-figures", 6, "figures: '6' is not a rating: write 1 to 5, or nothing"),
        ("rating-figures", 0, "figures: '0' is not a rating"),
        ("rating-figures", 3.5, "figures: '3.5' is not a rating"),
        ("rating-figures", "4-5", "figures: '4-5' is not a rating"),
        ("rating-figures", "good", "figures: 'good' is not a rating"),
        ("rating-figures", True, "figures: 'True' is not a rating"),
        ("rating-figures", datetime(2026, 5, 4), "cell H2 holds a date: the spreadsheet may have changed"),
        ("candidate", datetime(2026, 5, 4), "cell A2 holds a date"),
        ("knock-out-hours", "Y", "hours: 'Y' is neither Yes nor No"),
        ("decision", "Maybe", "'Maybe' is none of the decisions: Go on, Hold, Do not go on"),
    ],
)
def test_what_is_no_answer_is_a_fault_and_not_read_as_one(
    book: Callable[..., Path], only: Only, field: str, value: object, said: str
) -> None:
    record = only(book({**ROW, field: value}))
    assert said in "\n".join(f"{fault.criterion}: {fault.message}" for fault in record.faults)
    assert [rated.rating for rated in record.ratings.values()] in ([], [None])
    assert set(record.knock_outs.values()) == {""}
    assert record.decision == ""


def test_a_formula_is_not_worked_out_and_its_cell_is_named(plan: Plan, tmp_path: Path, only: Only) -> None:
    changed = load_workbook(BytesIO(in_workbook(plan, [ROW])))
    changed.worksheets[0]["H2"] = "=1+3"
    changed.worksheets[0]["I2"] = '=WEBSERVICE("http://evil.example/")'
    changed.save(tmp_path / "ratings.xlsx")
    record = only(tmp_path / "ratings.xlsx")
    assert record.ratings == {}
    assert [fault.message for fault in record.faults] == [
        "cell H2 holds a formula, which is not worked out: paste its value in its place",
        "cell I2 holds a formula, which is not worked out: paste its value in its place",
    ]


def test_columns_may_move_and_others_may_stand_between(plan: Plan, tmp_path: Path, reads: Reads) -> None:
    headings = [
        "Salary wish",
        "Evidence: figures",
        "",
        f"candidate (BILLER, plan {plan.version})",
        "rater",
        "RATING 1 TO 5:  figures",
    ]
    rows = [headings, ["much", "All agree.", "x", "C-1", "R", "5"]]
    (tmp_path / "own.csv").write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows), "utf-8")
    (content,) = reads(tmp_path / "own.csv")
    assert content.records[0].ratings == {"figures": Rated(5, "All agree.")}
    assert content.notes == ("not the plan's, and not read: 'Salary wish'",)


def test_rows_without_anything_are_passed_over(book: Callable[..., Path], reads: Reads) -> None:
    (content,) = reads(book({}, ROW, {}, {"candidate": " "}, {**ROW, "candidate": "C-15"}))
    assert [(record.row, record.candidate) for record in content.records] == [(3, "C-014"), (6, "C-15")]


def test_the_sheet_may_stand_behind_another(plan: Plan, tmp_path: Path, only: Only) -> None:
    changed = load_workbook(BytesIO(in_workbook(plan, [ROW])))
    changed.move_sheet("Ratings", 1)
    changed.create_sheet("Notes", 0)
    changed.save(tmp_path / "ratings.xlsx")
    assert only(tmp_path / "ratings.xlsx").candidate == "C-014"


def bomb(plan: Plan) -> bytes:
    data = BytesIO(workbook(plan))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", bytes(201 << 20))
    return data.getvalue()


def zipped(plan: Plan) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("ratings.xlsx", workbook(plan))
    return data.getvalue()


def other(plan: Plan) -> bytes:
    data, book = BytesIO(), Workbook()
    book.active.append(["Candidate", "Rating"])
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (bomb, "would unpack to 20"),
        (zipped, "is a zip of workbooks\n  hint: unpack it"),
        (
            other,
            "is no sheet that jdgen wrote: no heading says `Candidate (ROLE, plan ...)`\n  hint: `jdgen screen sheet",
        ),
        (lambda plan: workbook(plan)[:3000], "is damaged, or not a workbook after all"),
        (lambda plan: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is an old .xls, or protected by a password"),
        (lambda plan: b"Candidate,Rating\nC-1,5\n", "is no sheet that jdgen wrote"),
        (lambda plan: in_csv(plan, [ROW]).encode()[:-8] + b'"no end', "ratings:"),
        (lambda plan: in_csv(plan, []).replace("Opening", "Name").encode(), "two columns are called 'Name'"),
        (lambda plan: in_csv(plan, []).replace("Opening", "Evidence:  sums").encode(), "two columns are called"),
        (lambda plan: b"", "the file is empty"),
        (lambda plan: b"\x89PNG\r\n\x1a\n" + bytes(99), "is no form that can be read\n  hint: a filled form is a PDF"),
    ],
)
def test_what_is_no_sheet_is_told(
    plan: Plan, tmp_path: Path, refusal: Refusal, made: Callable[[Plan], bytes], said: str
) -> None:
    (tmp_path / "ratings").write_bytes(made(plan))
    told = refusal(tmp_path / "ratings")
    assert told.startswith(f"{tmp_path / 'ratings'}:")
    assert said in told


def test_more_rows_than_any_hiring_has_are_told(plan: Plan, tmp_path: Path, refusal: Refusal) -> None:
    text = in_csv(plan, []) + "C-1\n" * 20_001
    (tmp_path / "ratings.csv").write_text(text, "utf-8")
    assert "has more than 20,000 rows that are filled in" in refusal(tmp_path / "ratings.csv")
