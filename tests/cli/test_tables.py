"""Tables out: nothing that a spreadsheet would work out, and text that is the same everywhere."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.cli.tables import csv_bytes, text_table


def cells(*row: object) -> str:
    """The line of one row as written."""
    return csv_bytes(["a"], [row]).decode("utf-8-sig").removeprefix("a\r\n").removesuffix("\r\n")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1", "-", "+"]
)
def test_a_formula_comes_out_harmless(text: str) -> None:
    assert cells(text).startswith("\"'")
    assert cells(text).endswith('"')


def test_a_cell_is_harmless_where_semicolons_divide_too() -> None:
    assert cells("Lopez;=1+1") == '"Lopez;\'=1+1"'
    assert cells("two\nlines\n=1") == '"two\nlines\n\'=1"'


@pytest.mark.parametrize("text", ["-5", "+3.5", "-12.5%", "1e5", "52000", "E1", "O'Neil", "a-b", "x=1"])
def test_numbers_and_plain_text_stay_as_they_are(text: str) -> None:
    assert cells(text) == text


def test_cells_by_their_type() -> None:
    assert cells(None, Decimal("1E+3"), Decimal("-0.5"), 7, 'say "hi", twice') == ',1000,-0.5,7,"say ""hi"", twice"'


def test_a_spreadsheet_sees_the_encoding_and_the_lines() -> None:
    data = csv_bytes(["Größe"], [["日本"]])
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith("日本\r\n".encode())


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_every_text_can_be_read_back(row: list[str]) -> None:
    written = csv_bytes([*"abcd"[: len(row)]], [row]).decode("utf-8-sig")
    (_, back) = csv.reader(io.StringIO(written, newline=""), strict=True)
    assert [cell.replace("'", "") for cell in back] == [cell.replace("'", "") for cell in row]
    assert not any(cell.startswith(("=", "@", "\t", "\r")) for cell in back)


def test_a_text_table_is_aligned_and_whole() -> None:
    long = "x" * 200
    assert text_table(("Role", "People"), [("[bold]Baker[/]", "7"), (long, "1200")], [1]) == (
        f"Role{' ' * 196}  People\n[bold]Baker[/]{' ' * 186}  {'7':>6}\n{long}  {'1200':>6}\n"
    )


def test_a_text_table_leaves_the_terminal_alone() -> None:
    assert "\x1b" not in text_table(("A",), [("\x1b[31mred",)])
