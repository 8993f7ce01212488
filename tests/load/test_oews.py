"""The official workbooks are read as published; anything else is told with file, sheet and cell."""

import io
import sys
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook  # type: ignore[import-untyped]

from jdgen.errors import CannotMake, InvalidInput
from jdgen.load.oews import read_oews
from jdgen.model.market import AtLeast, Figures, Release

LAYOUT = (
    "AREA|AREA_TITLE|AREA_TYPE|PRIM_STATE|NAICS|NAICS_TITLE|I_GROUP|OWN_CODE|OCC_CODE|OCC_TITLE|O_GROUP|TOT_EMP|"
    "EMP_PRSE|JOBS_1000|LOC_QUOTIENT|PCT_TOTAL|PCT_RPT|H_MEAN|A_MEAN|MEAN_PRSE|H_PCT10|H_PCT25|H_MEDIAN|H_PCT75|"
    "H_PCT90|A_PCT10|A_PCT25|A_MEDIAN|A_PCT75|A_PCT90|ANNUAL|HOURLY"
)
"""As BLS publishes them from 2021 on."""
HEADINGS = LAYOUT.split("|")
CLERKS = "99|U.S.|1|US|000000|Cross-industry|cross-industry|1235|43-3021|Billing and Posting Clerks|detailed|404060"
CLERKS += "|0.9|||||24.55|51070|0.2|17.93|20.6|23.32|28.02|32.55|37290|42840|48500|58290|67710||"
TEXTS = {"AREA", "AREA_TYPE", "NAICS", "OWN_CODE"}
NAME = "national_M2025_dl"
WANTED = ("43-3021", "29-1215")
TODAY = date(2026, 11, 23)

Cells = dict[str, object]
Write = Callable[..., Path]
"""Rows by their headings."""


def row(**changed: object) -> Cells:
    """The clerks of the whole country, but for what is changed; numbers are numbers, codes text, as published."""
    cells: Cells = {}
    for name, text in zip(HEADINGS, CLERKS.split("|"), strict=True):
        number = name not in TEXTS and text.replace(".", "").isdigit()
        cells[name] = (float(text) if "." in text else int(text)) if number else text or None
    return {**cells, **changed}


def workbook(rows: Sequence[Cells], headings: Sequence[str] = HEADINGS, sheet: str = NAME) -> bytes:
    book = Workbook()
    book.active.title = sheet
    book.active.append(headings)
    for cells in rows:
        book.active.append([cells.get("_".join(name.split()).upper()) for name in headings])
    book.create_sheet("UpdateTime").append(["alldataupdate"])
    book.create_sheet("Filler")
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Release]:
    def read(data: bytes, name: str = f"{NAME}.xlsx", occupations: Sequence[str] = WANTED) -> Release:
        path = tmp_path / name
        path.write_bytes(data)
        return read_oews(path, name, occupations, TODAY)

    return read


@pytest.fixture
def told(read: Callable[..., Release]) -> Callable[..., str]:
    def told(data: bytes, name: str = f"{NAME}.xlsx") -> str:
        with pytest.raises(InvalidInput) as error:
            read(data, name)
        return str(error.value)

    return told


Read = Callable[..., Release]
Told = Callable[..., str]


def only(release: Release) -> Figures:
    assert len(release.rows) == 1
    return release.rows[0]


def zipped(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"oesm25ma/{name}.xlsx", content)
    return data.getvalue()


def test_a_row_is_kept_with_all_its_figures_and_where_they_are_from(read: Read) -> None:
    release = read(workbook([row(), row(OCC_CODE="11-1011")]))
    found = only(release)
    assert (found.occupation, found.occupation_title) == ("43-3021", "Billing and Posting Clerks")
    assert (found.area, found.area_title, found.industry, found.employment) == ("US", "U.S.", None, 404060)
    assert [*found.hourly] == [Decimal(one) for one in ("24.55", "17.93", "20.6", "23.32", "28.02", "32.55")]
    assert [*found.yearly] == [Decimal(one) for one in (51070, 37290, 42840, 48500, 58290, 67710)]
    assert (release.source, release.release, release.scope) == ("BLS OEWS", "2025-05", "national")
    assert (release.file, release.imported, len(release.sha256)) == ("national_M2025_dl.xlsx", TODAY, 64)
    assert release.credit.startswith("BLS.gov cannot vouch for")
    assert not release.internal


def test_columns_are_found_by_name_in_any_order_and_spelling(read: Read) -> None:
    headings = [f"{name.lower().replace('_', ' ')} " for name in reversed(HEADINGS)]
    assert only(read(workbook([row()], headings))) == only(read(workbook([row()])))


def test_the_layout_of_2020_and_an_older_name_of_a_column_are_read(read: Read) -> None:
    headings = [{"O_GROUP": "OCC_GROUP"}.get(name, name) for name in HEADINGS if name != "PCT_RPT"]
    data = workbook([row(OCC_GROUP="detailed")], headings, "national_M2020_dl")
    assert read(data, "national_M2020_dl.xlsx").release == "2020-05"


def test_marks_for_what_is_not_available_give_no_figure(read: Read) -> None:
    found = only(read(workbook([row(TOT_EMP="**", H_MEAN="*", A_MEAN=" * ", H_PCT10=None, A_PCT10="*", PCT_RPT="~")])))
    assert (found.employment, found.hourly.mean, found.yearly.mean) == (None, None, None)
    assert (found.hourly.p10, found.yearly.p10) == (None, None)
    assert found.yearly.p25 == Decimal(42840)


def test_a_top_coded_wage_is_a_lower_bound(read: Read) -> None:
    changed = {"H_PCT90": "#", "A_PCT75": "#", "A_PCT90": "#"}
    found = only(read(workbook([row(**changed)])))
    assert found.hourly.p90 == AtLeast(Decimal("115"))
    assert (found.yearly.p75, found.yearly.p90) == (AtLeast(Decimal(239200)), AtLeast(Decimal(239200)))
    older = only(read(workbook([row(**changed)], sheet="national_M2020_dl"), "x.xlsx"))
    assert older.yearly.p90 == AtLeast(Decimal(208000))


def test_the_limit_that_the_file_itself_states_comes_first(read: Read) -> None:
    book = Workbook()
    book.active.title = NAME
    book.active.append(HEADINGS)
    book.active.append([row(A_PCT90="#")[name] for name in HEADINGS])
    notes = book.create_sheet("Field Descriptions")
    notes.append(["May 2025 OEWS Estimates"])
    notes.append(["#  = indicates a wage equal to or greater than $130.00 per hour or $270,400 per year "])
    data = io.BytesIO()
    book.save(data)
    assert only(read(data.getvalue())).yearly.p90 == AtLeast(Decimal(270400))


def test_only_hourly_or_only_yearly_figures_stay_so(read: Read) -> None:
    hourly = {name: "*" for name in HEADINGS if name.startswith("H_")}
    yearly = {name: "*" for name in HEADINGS if name.startswith("A_")}
    found = only(read(workbook([row(**hourly, ANNUAL="TRUE")])))
    assert (found.hourly.known, found.per) == (False, "year")
    found = only(read(workbook([row(**yearly, HOURLY="TRUE")])))
    assert (found.yearly.known, found.per) == (False, "hour")


def test_a_broad_row_that_repeats_a_detailed_one_is_passed_over(read: Read) -> None:
    assert only(read(workbook([row(O_GROUP="broad", A_MEAN=1), row(), row(O_GROUP="major", A_MEAN=2)]))) == only(
        read(workbook([row()]))
    )


def test_areas_are_the_country_states_and_territories_and_area_codes(read: Read) -> None:
    areas = [
        row(),
        row(AREA="17", AREA_TITLE="Illinois", AREA_TYPE="2", PRIM_STATE="IL"),
        row(AREA="72", AREA_TITLE="Puerto Rico", AREA_TYPE=3, PRIM_STATE="PR"),
        row(AREA=44100, AREA_TITLE="Springfield, IL", AREA_TYPE="4", PRIM_STATE="IL"),
        row(AREA="1700002", AREA_TITLE="South Illinois nonmetropolitan area", AREA_TYPE="6", PRIM_STATE="IL"),
    ]
    release = read(workbook(areas))
    assert [found.area for found in release.rows] == ["US", "IL", "PR", "44100", "1700002"]
    assert release.scope == "all"
    assert read(workbook(areas[1:3])).scope == "state"
    assert read(workbook(areas[3:])).scope == "metro"


def test_an_industry_is_kept_once_with_the_broadest_ownership(read: Read) -> None:
    hospitals = {"NAICS": "622000", "NAICS_TITLE": "Hospitals", "I_GROUP": "3-digit"}
    release = read(
        workbook(
            [
                row(OWN_CODE="5", A_MEAN=1, NAICS="000001", I_GROUP="cross-industry, ownership"),
                row(OWN_CODE="5", A_MEAN=1),
                row(**hospitals, OWN_CODE="5", A_MEAN=49000),
                row(**hospitals, OWN_CODE=235, A_MEAN=51890),
                row(**{**hospitals, "I_GROUP": "4-digit"}, OWN_CODE="235", A_MEAN=51890),
                row(**hospitals, OWN_CODE="3", A_MEAN=48000),
            ]
        )
    )
    assert [(found.industry, found.yearly.mean) for found in release.rows] == [("622000", Decimal(51890))]
    assert release.scope == "industry"


def test_two_rows_that_disagree_are_a_problem(told: Told) -> None:
    said = told(workbook([row(), row(A_MEAN=1)]))
    assert "sheet 'national_M2025_dl', cell I3 (OCC_CODE): a second row for 43-3021 in U.S. says something else" in said


def test_each_workbook_in_a_zip_is_read(read: Read) -> None:
    areas = [row(AREA=str(code), AREA_TITLE=f"Place {code}, IL", AREA_TYPE="4") for code in (16580, 44100)]
    data = zipped(
        MSA_M2025_dl=workbook(areas[:1], sheet="MSA_M2025"),
        BOS_M2025_dl=workbook(areas[1:], sheet="BOS"),
        field_descriptions=workbook([], ["Field", "Field Description"], "fields"),
    )
    release = read(data, "oesm25ma.zip")
    assert [found.area for found in release.rows] == ["16580", "44100"]
    assert (release.file, release.release, release.scope) == ("oesm25ma.zip", "2025-05", "metro")


@pytest.mark.parametrize(
    "name", ["all_data_M_2025.xlsx", "oesm25nat.xlsx", "May 2025.xlsx", "national_m2025_dl (1).xlsx"]
)
def test_the_year_is_read_from_the_names_that_bls_gives(read: Read, name: str) -> None:
    assert read(workbook([row()], sheet="Sheet1"), name).release == "2025-05"


def test_a_year_that_nothing_says_or_two_years_are_a_problem(told: Told) -> None:
    assert "does not say which year it is of" in told(workbook([row()], sheet="Sheet1"), "wages.xlsx")
    assert "is of 2024 and of 2025" in told(workbook([row()]), "national_M2024_dl.xlsx")


def test_progress_is_told_as_rows_are_read(tmp_path: Path) -> None:
    path = tmp_path / f"{NAME}.xlsx"
    path.write_bytes(workbook([row(), *[row(OCC_CODE="11-1011")] * 2500]))
    counts: list[int] = []
    read_oews(path, NAME, WANTED, TODAY, counts.append)
    assert counts == [1000, 2000]


def test_every_missing_column_is_told(told: Told) -> None:
    said = told(workbook([row()], [name for name in HEADINGS if name not in ("A_PCT10", "OWN_CODE")]))
    assert "national_M2025_dl.xlsx: error: sheet 'national_M2025_dl' has no column A_PCT10" in said
    assert "has no column OWN_CODE" in said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"A_MEDIAN": "about 50"}, "cell AB2 (A_MEDIAN): 'about 50' is neither a number nor a mark of BLS"),
        ({"A_MEDIAN": "=AA2*2"}, "cell AB2 (A_MEDIAN): is a formula"),
        ({"OCC_CODE": '="43-3021"'}, "cell I2 (OCC_CODE): is a formula"),
        ({"O_GROUP": "=1"}, "cell K2 (O_GROUP): is a formula"),
        ({"A_MEDIAN": True}, "cell AB2 (A_MEDIAN): True is not a figure"),
        ({"A_MEDIAN": "#N/A"}, "cell AB2 (A_MEDIAN): '#N/A' is neither"),
        ({"A_MEAN": 0}, "cell S2 (A_MEAN): is no wage"),
        ({"A_MEAN": -5}, "cell S2 (A_MEAN): -5 is not a figure"),
        ({"TOT_EMP": "#"}, "cell L2 (TOT_EMP): '#' is neither"),
        ({"A_PCT25": 30000}, "cell Z2 (A_PCT10): the percentiles do not rise"),
        ({"AREA_TYPE": "5"}, "cell C2 (AREA_TYPE): '5' is no type of area"),
        ({"AREA_TYPE": "2", "PRIM_STATE": "Illinois"}, "cell D2 (PRIM_STATE): 'ILLINOIS' is no state"),
        ({"AREA_TYPE": "4", "AREA": "Springfield"}, "cell A2 (AREA): 'Springfield' is no area code"),
        ({"AREA_TITLE": None}, "cell B2 (AREA_TITLE): is empty"),
        ({"NAICS": None}, "cell E2 (NAICS): is empty"),
    ],
)
def test_a_wrong_cell_is_told_by_sheet_and_name(told: Told, changed: Cells, said: str) -> None:
    assert f"national_M2025_dl.xlsx: error: sheet 'national_M2025_dl', {said}" in told(workbook([row(**changed)]))


def test_every_wrong_cell_is_told_at_once(told: Told) -> None:
    assert told(workbook([row(A_MEAN="x", H_MEAN="y"), row(AREA_TITLE=None)])).count("error: ") == 3


def test_a_wrong_cell_of_an_occupation_that_is_not_wanted_does_not_matter(read: Read) -> None:
    assert only(read(workbook([row(), row(OCC_CODE="11-1011", A_MEAN="x")])))


def test_no_row_for_any_wanted_occupation_is_a_problem(told: Told) -> None:
    said = told(workbook([row(OCC_CODE="11-1011")]))
    assert "has no row for 29-1215, 43-3021\n  hint: these are the occupations of the roles" in said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"\n <!DOCTYPE html><html>Access Denied", "is a web page, not a workbook\n  hint: the site sent a page"),
        (b"\xef\xbb\xbf<html>", "is a web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "is an old .xls, or protected by a password"),
        (b"AREA,AREA_TITLE\n", "is not a workbook\n  hint: figures come as .xlsx or .zip; for a survey saved as CSV"),
        (b"PK\x03\x04 and no more", "is damaged, or not a workbook after all"),
        (zipped(), "holds no workbook (.xlsx)"),
        (zipped(a=b"<html>"), "national_M2025_dl.xlsx, oesm25ma/a.xlsx: error: is a web page"),
        (workbook([], []), "sheet 'national_M2025_dl' is empty"),
        (workbook([row()], ["Job", "Pay"]), "sheet 'national_M2025_dl' has no column OCC_CODE"),
    ],
)
def test_what_is_no_workbook_of_oews_is_told(told: Told, data: bytes, said: str) -> None:
    assert said in told(data)


def test_a_zip_without_a_workbook_is_told(told: Told) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("readme.txt", "nothing")
    assert "holds no workbook (.xlsx)" in told(data.getvalue())


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"nowhere\.xlsx: error: cannot be read: no such file"):
        read_oews(tmp_path / "nowhere.xlsx", "nowhere.xlsx", WANTED, TODAY)


def test_a_workbook_that_would_fill_the_memory_is_refused(told: Told) -> None:
    data = io.BytesIO(workbook([row()]))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/bomb.xml", "w") as part:
        for _ in range(130):
            part.write(bytes(1 << 20))
    assert "would unpack to" in told(data.getvalue())


def test_entities_that_grow_are_refused(told: Told) -> None:
    data, bomb = io.BytesIO(), io.BytesIO(workbook([row()]))
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    with zipfile.ZipFile(bomb) as old, zipfile.ZipFile(data, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                content = f'<!DOCTYPE x [<!ENTITY e0 "lol">{entities}]><worksheet>&e9;</worksheet>'.encode()
            new.writestr(part.filename, content)
    assert "is damaged" in told(data.getvalue())


def test_a_truncated_workbook_is_told_wherever_it_ends(told: Told) -> None:
    data = workbook([row()])
    for end in range(5, len(data) - 1, 97):
        assert "is damaged, or not a workbook after all" in told(data[:end])


SMALL = workbook([row()])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_any_changed_bytes_are_figures_or_a_problem(read: Read, changes: list[tuple[int, int]]) -> None:
    data = bytearray(SMALL)
    for at, value in changes:
        data[at] = value
    with suppress(InvalidInput):
        assert read(bytes(data)).rows


def test_without_openpyxl_the_line_that_installs_it_is_said(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(CannotMake, match=r"pip install 'jdgen\[pay\]'"):
        read(SMALL)
