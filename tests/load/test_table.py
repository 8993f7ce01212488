"""A table from a spreadsheet is read as it was meant, or told what is wrong with it."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.errors import InvalidInput
from jdgen.load.table import money, read_table
from jdgen.model.base import Wrong


def told(data: bytes) -> str:
    with pytest.raises(InvalidInput) as error:
        read_table(data, "pay.csv")
    return str(error.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_usual_delimiter_encoding_and_line_end_is_read(delimiter: str, encoding: str, end: str) -> None:
    text = end.join(["Job;Median", "Café clerk;52000", ""]).replace(";", delimiter)
    table = read_table(text.encode(encoding), "pay.csv")
    assert table.headings == ("Job", "Median")
    assert [(row.line, row.cells) for row in table] == [(2, {"Job": "Café clerk", "Median": "52000"})]


def test_a_delimiter_within_quotes_does_not_count() -> None:
    table = read_table(b'"City, State, ZIP";Pay\nX;1\n', "pay.csv")
    assert table.headings == ("City, State, ZIP", "Pay")


def test_excels_own_line_names_the_delimiter() -> None:
    assert [row.cells for row in read_table(b"sep=;\nJob;Pay\nA;1\n", "pay.csv")] == [{"Job": "A", "Pay": "1"}]


def test_rows_keep_their_lines_over_blank_rows_and_cells_of_several_lines() -> None:
    data = b'\n,,\n Job , Pay\nA,1\n\n,\n"two\nlines",2\nB,3\n'
    rows = list(read_table(data, "pay.csv"))
    assert [(row.line, row.cells["Job"]) for row in rows] == [(4, "A"), (7, "two\nlines"), (9, "B")]


def test_a_short_row_ends_in_empty_cells_and_empty_headings_are_passed_over() -> None:
    rows = list(read_table(b"Job,,Pay\nA\nB,note,2,,\n", "pay.csv"))
    assert [row.cells for row in rows] == [{"Job": "A", "Pay": ""}, {"Job": "B", "Pay": "2"}]


def test_a_heading_is_found_in_any_case_and_spacing() -> None:
    table = read_table(b"Base  Pay ,Job\n1,A\n", "pay.csv")
    assert table.heading(" base pay") == "Base Pay"
    assert table.heading("salary") is None
    assert str(table.missing("Jobs")) == "pay.csv:1:1: error: there is no column 'Jobs'\n  hint: did you mean `Job`?"


def test_a_cell_is_told_at_its_column() -> None:
    table = read_table(b'Job,Pay\n"A, senior",52k\n', "pay.csv")
    assert str(table.problem(2, "Pay", "is wrong")) == "pay.csv:2:13: error: Pay: is wrong"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "pay.csv: error: the file is empty"),
        (b" \n,,\n", "pay.csv: error: the file is empty"),
        (b"Job,job \nA,B\n", "pay.csv:1:1: error: two columns are called 'job'"),
        (b"Job,Pay\nA,52,000\n", "pay.csv:2:1: error: the row has 3 cells under 2 headings\n  hint: put an amount"),
        (b'Job,Pay\nA,1\n"B,2\nC,3\n', "pay.csv:3:1: error: the cell in quotes does not end"),
        (b'Job,Pay\n"A" x,1\n', "pay.csv:2:1: error: this is not CSV"),
        (b"PK\x03\x04rest", "is a workbook, not a CSV file\n  hint: save it as CSV"),
        (b"Job,Pay\nA\0,1\n", "is not a text file"),
        (b"Job,Pay\nA\x81,1\n", "neither UTF-8 nor Windows-1252 text (byte 0x81 in line 2)"),
        (b"\xff\xfeJ\0o", "is not utf-16-le text, though it says so"),
    ],
)
def test_what_is_no_table_is_told_with_its_place(data: bytes, said: str) -> None:
    assert said in told(data)


def test_every_wrong_row_is_told_at_once() -> None:
    assert told(b"Job,Pay\nA,1,1\nB,2\nC,3,3\n").count("cells under") == 2


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_a_problem(data: bytes) -> None:
    with suppress(InvalidInput):
        assert all(row.line > 0 for row in read_table(data, "pay.csv"))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("52000", "52000"),
        ("$52,000.00", "52000.00"),
        ("52 000", "52000"),
        ("52\u202f000 ", "52000"),
        ("52'000", "52000"),
        ("USD 52000", "52000"),
        ("52000 US$", "52000"),
        ("24.04", "24.04"),
        ("24.0385", "24.0385"),
        ("1,234,567.8", "1234567.8"),
        (".5", "0.5"),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, amount: str) -> None:
    assert money(text) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("52k", "write thousands out"),
        ("1.5M", "write thousands out"),
        ("-52000", "cannot be negative"),
        ("\u221252000", "cannot be negative"),
        ("(52,000)", "cannot be negative"),
        ("52.000,00", "a comma stands only between thousands"),
        ("52,00", "a comma stands only between thousands"),
        ("1,23,456", "a comma stands only between thousands"),
        ("52,000 000", "a comma stands only between thousands"),
        ("52.000", "write it like 52000"),
        ("1.2.3", "write it like 52000"),
        ("5.2E+04", "set the column's format"),
        ("€52,000", "another currency"),
        ("52000 CAD", "another currency"),
        ("0.00", "leave the cell empty"),
        ("9" * 11, "write it like 52000"),
        ("about 50", "write it like 52000"),
        ("$", "write it like 52000"),
        ("", "write it like 52000"),
        ("٥٢٠٠٠", "write it like 52000"),
    ],
)
def test_an_amount_with_no_or_two_readings_is_refused(text: str, hint: str) -> None:
    with pytest.raises(Wrong) as error:
        money(text)
    assert hint in (error.value.hint or "")


def test_the_sign_of_the_tables_own_currency_is_read() -> None:
    assert money("€52,000", "EUR") == Decimal(52000)
    assert money("C$ 40", "CAD") == Decimal(40)
