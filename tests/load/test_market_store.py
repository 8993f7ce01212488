"""The store keeps releases as files that read well in git, and refuses what it cannot vouch for."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook  # type: ignore[import-untyped]

from jdgen.errors import InvalidInput
from jdgen.load.market import decode, encode, file_name, load_market, occupations_in_use
from jdgen.model.market import AtLeast, Figures, Release, Wages
from jdgen.workspace import Workspace

Make = Callable[..., Workspace]
NAME = "market/bls-oews-2024-05-state.json"
ROW = Figures(
    "43-3021",
    "Billing and Posting Clerks",
    "IL",
    "Illinois",
    employment=13000,
    hourly=Wages(mean=Decimal("24.10"), p90=AtLeast(Decimal("115"))),
    yearly=Wages(median=Decimal(49000), p90=AtLeast(Decimal(239200))),
)
HOSPITALS = replace(ROW, area="US", area_title="U.S.", industry="622000", industry_title="Hospitals “and” more")
RELEASE = Release(
    id="bls-oews",
    source="BLS OEWS",
    release="2024-05",
    file="state_M2024_dl.xlsx",
    sha256="ab" * 32,
    imported=date(2026, 11, 23),
    rows=(ROW, HOSPITALS),
    scope="state",
    published=date(2025, 4, 2),
    credit="No voucher.",
    url="https://www.bls.gov/oes/",
)


def changed(**values: Any) -> bytes:
    return json.dumps({**json.loads(encode(RELEASE)), **values}).encode()


def with_cell(column: str, value: object) -> bytes:
    whole = json.loads(encode(RELEASE))
    whole["rows"][0][whole["columns"].index(column)] = value
    return json.dumps(whole).encode()


def told(data: bytes) -> str:
    with pytest.raises(InvalidInput) as error:
        decode(data, NAME)
    return str(error.value)


def test_what_is_written_is_read_back_and_written_the_same() -> None:
    data = encode(RELEASE)
    release = decode(data, NAME)
    assert release == replace(RELEASE, rows=(HOSPITALS, ROW))
    assert encode(release) == data


def test_each_row_has_a_line_of_its_own_and_the_country_comes_first() -> None:
    lines = [line for line in encode(RELEASE).decode().splitlines() if line.startswith('    ["43-3021"')]
    assert ['"US"' in line for line in lines] == [True, False]
    assert '"Hospitals “and” more"' in lines[0]
    assert '24.10, null, null, null, null, "115+"' in lines[1]


def test_a_file_is_named_by_source_release_and_scope() -> None:
    assert file_name(RELEASE) == NAME
    assert file_name(replace(RELEASE, id="survey-acme", release="2026", scope="")) == "market/survey-acme-2026.json"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", f"{NAME}:1:1: error: is damaged"),
        (encode(RELEASE)[:-40], "error: is damaged"),
        (b"\xff\xfe{}", "is damaged: it is not JSON"),
        (b"[" * 100_000, "is damaged: it is not JSON"),
        (b"[1]", "is not a file of market figures"),
        (b'{"format": 2}', "is not a file of market figures"),
        (changed(source=" "), '`source` is not right: " "'),
        (changed(release="May 2024"), '`release` is not right: "May 2024"'),
        (changed(sha256="12"), "`sha256` is not right"),
        (changed(imported="yesterday"), "`imported` is not a date"),
        (changed(published="soon"), "`published` is not a date"),
        (changed(internal=None), "`internal` is neither true nor false"),
        (changed(rows=[]), "has no rows of figures"),
        (changed(columns=["occupation"]), "has no rows of figures in the columns of jdgen"),
        (changed(rows=[["43-3021"]]), "row 1 does not have 19 values"),
        (changed(rows=json.loads(encode(RELEASE))["rows"] * 2), "row 3 stands twice: 43-3021 in US"),
        (with_cell("area", ""), "row 1 has no area"),
        (with_cell("occupation", None), "row 1 has no text as occupation"),
        (with_cell("employment", 1.5), "row 1 has an employment that is not a count"),
        (with_cell("employment", 10**30), "row 1 has an employment that is not a count"),
        (with_cell("yearly_mean", "52k"), 'row 1 has an amount that is none as yearly_mean: "52k"'),
        (with_cell("yearly_mean", -1), "row 1 has an amount that is none as yearly_mean"),
        (with_cell("yearly_mean", 0), "row 1 has an amount that is none as yearly_mean"),
        (with_cell("yearly_p10", 60000), "row 1 has yearly percentiles that do not rise"),
        (encode(RELEASE).replace(b"49000", b"NaN"), "is damaged"),
        (encode(RELEASE).replace(b"49000", b"1e999999"), "row 1 has an amount that is none"),
    ],
)
def test_a_damaged_or_wrong_file_is_told_with_what_to_do(data: bytes, said: str) -> None:
    message = told(data)
    assert said in message
    assert "hint: run `jdgen pay import` again" in message


def test_every_missing_word_about_a_release_is_told_with_the_original_file() -> None:
    whole = json.loads(encode(RELEASE))
    del whole["source"], whole["release"]
    message = told(json.dumps(whole).encode())
    assert "`source` is missing" in message
    assert "`release` is missing" in message
    assert "`jdgen pay import` again state_M2024_dl.xlsx" in message


@given(st.integers(0, len(encode(RELEASE)) - 1), st.binary(min_size=1, max_size=3))
def test_any_changed_bytes_are_a_release_or_a_problem(at: int, patch: bytes) -> None:
    data = encode(RELEASE)
    try:
        decode(data[:at] + patch + data[at + len(patch) :], NAME)
    except InvalidInput as error:
        said = str(error)
        assert NAME in said


def test_the_workspaces_own_figures_come_before_those_that_ship(make: Make) -> None:
    newer = replace(RELEASE, release="2026-05", rows=(ROW,))
    market = load_market(make({"market/mine.json": encode(newer), "roles/a.yaml": b""}))
    state, country = market.find("43-3021", "Illinois"), market.find("43-3021")
    assert state
    assert country
    assert (state.release.release, country.release.release) == ("2026-05", "2025-05")


def test_every_wrong_file_of_a_workspace_is_told(make: Make) -> None:
    workspace = make({"market/a.json": "{", "market/b.json": "[]", "market/notes.txt": "x"})
    with pytest.raises(InvalidInput) as error:
        load_market(workspace)
    assert [problem.mark.file for problem in error.value.problems] == ["market/a.json", "market/b.json"]


@pytest.mark.parametrize(
    ("occupation", "area", "industry", "figures"),
    [
        ("43-3021", "US", None, (51070, 37290, 42840, 48500, 58290, 67710)),
        ("29-2072", "US", None, (56790, 37000, 43490, 51140, 64820, 81150)),
        ("43-6013", "US", None, (46800, 35930, 38570, 45930, 50580, 60530)),
        ("43-1011", "US", None, (73490, 45610, 55950, 69500, 85090, 104710)),
        ("43-3031", "US", None, (53560, 36000, 43520, 50670, 61470, 74550)),
        ("43-3021", "US", "621100", (49390, 37690, 42620, 47570, 55830, 62070)),
        ("43-3021", "US", "Hospitals", (51890, 38820, 44920, 48960, 60020, 65650)),
    ],
)
def test_the_shipped_figures_are_those_that_bls_published(
    make: Make, occupation: str, area: str, industry: str | None, figures: tuple[int, ...]
) -> None:
    found = load_market(make()).find(occupation, area, industry)
    assert found
    assert [*found.figures.wages] == [*map(Decimal, figures)]
    assert found.release.credit.startswith("BLS.gov cannot vouch for")
    assert found.release.published == date(2026, 5, 15)


def test_the_shipped_figures_cover_states_and_territories(make: Make) -> None:
    market = load_market(make())
    medians = {
        area: found.figures.wages.median for area in market.areas("43-3021") if (found := market.find("43-3021", area))
    }
    assert (medians["DC"], medians["IL"], medians["AR"]) == (Decimal(64330), Decimal(49730), Decimal(38780))
    assert len(medians) >= 52
    assert set(market.areas("11-9111")) == set(market.areas("43-4111")) == set(market.areas("43-3011")) == {"US"}
    for release in market.releases:
        assert (
            encode(release)
            == (Path(__file__).parents[2] / "jdgen/load/market_data" / Path(file_name(release)).name).read_bytes()
        )


def test_occupations_in_use_are_those_of_the_roles_and_their_references(make: Make) -> None:
    role = "title: A\nsummary: B.\noccupation: {soc: 29-2072}\nduties: [{id: a, name: A, text: A.}]\n"
    role += "requirements: [{id: a, text: A}]\npay:\n  market:\n"
    role += "    - {id: a, source: S, release: 2025, area: US, occupation: 43-1011, mean: 1}\n"
    role += "    - {id: b, source: S, release: 2025, area: US, occupation: Billers, mean: 1}\n"
    assert occupations_in_use(make(biller=role)) == {"29-2072", "43-1011"}


def test_a_workspace_without_occupations_uses_those_of_the_shipped_roles(make: Make) -> None:
    assert {"43-3021", "29-2072", "43-6013"} <= occupations_in_use(make())


def workbook(path: Path) -> None:
    cells: dict[str, object] = dict.fromkeys(("AREA_TITLE", "OCC_TITLE", "NAICS_TITLE", "PRIM_STATE"), "Clerks")
    cells |= {"AREA": "99", "AREA_TYPE": "1", "NAICS": "000000", "OWN_CODE": "1235", "TOT_EMP": 10}
    cells |= {"OCC_CODE": "43-3021", "O_GROUP": "detailed"}
    cells |= {
        f"{period}_{name}": 7 for period in "HA" for name in ("MEAN", "PCT10", "PCT25", "MEDIAN", "PCT75", "PCT90")
    }
    book = Workbook()
    book.active.append([*cells])
    book.active.append([*cells.values()])
    book.save(path)


def test_an_import_says_what_was_kept_and_what_was_not_found(
    make: Make, jdgen: Callable[..., Result], tmp_path: Path
) -> None:
    make()
    workbook(tmp_path / "national_M2023_dl.xlsx")
    run = jdgen("pay", "import", "national_M2023_dl.xlsx", "--occupation", "99-9999", "--as-of", "2026-01-02")
    assert run.exit_code == 0
    assert run.stdout.startswith(
        "market/bls-oews-2023-05-national.json: 1 row for 1 occupation in 1 area, release 2023-05"
    )
    assert run.stdout.rstrip().endswith("99-9999")
    release = decode((tmp_path / "market/bls-oews-2023-05-national.json").read_bytes(), NAME)
    assert (release.imported, release.file) == (date(2026, 1, 2), "national_M2023_dl.xlsx")


def test_a_survey_is_imported_by_its_layout(make: Make, jdgen: Callable[..., Result], tmp_path: Path) -> None:
    layout = (
        "{id: acme, source: Acme, release: 2026, area: US, columns: {job: Job, median: P50}, jobs: {Biller: baker}}"
    )
    make(
        {
            "jdgen.yaml": f"name: Clinic\npay:\n  surveys:\n    - {layout}\n",
            "acme.csv": "Job,P50\nBiller,52000\nNurse,1\n",
        }
    )
    run = jdgen("pay", "import", "acme.csv", "--survey", "acme")
    assert run.exit_code == 0
    assert run.stdout == "market/survey-acme-2026.json: 1 row for 1 occupation in 1 area, release 2026\n"
    assert "not kept, as `pay.surveys` maps them to no role: 1 row: Nurse (1)" in run.stderr
    assert decode((tmp_path / "market/survey-acme-2026.json").read_bytes(), NAME).internal


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.xlsx"], "nowhere.xlsx: error: cannot be read: no such file or directory"),
        (["roles/baker.yaml"], "roles/baker.yaml: error: is not a workbook"),
        (["x.xlsx", "--occupation", "clerk"], "'clerk' is no SOC code such as 43-3021"),
        (["x.csv", "--survey", "acme"], "no survey is called 'acme'\n  hint: `pay.surveys` says how"),
    ],
)
def test_what_cannot_be_imported_writes_nothing(
    make: Make, jdgen: Callable[..., Result], tmp_path: Path, arguments: list[str], said: str
) -> None:
    make()
    run = jdgen("pay", "import", *arguments)
    assert run.exit_code == 2
    assert said in run.stderr
    assert not (tmp_path / "market").exists()
