"""A pay structure worked out by hand-written formulas in LibreOffice: jdgen says the same, to the cent."""

import csv
import subprocess
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from jdgen.model.role import Role
from jdgen.pay.bands import convert, hours_per_year
from jdgen.pay.standing import standing
from jdgen.pay.structure import Structure, structure

pytestmark = pytest.mark.external

Row = dict[str, Decimal | None]

HOURS = "37.5"
STEP = 100
GRADES = [("R1", 39_500, 30), ("R2", 44_200, 35), ("R3", 49_750, 40), ("R4", 56_300, 40), ("R5", 64_900, 45)]
GRADES += [("R6", 96_000, 50)]
"""Name, midpoint and spread over the minimum, in percent; the last lies far above the rest."""
PAID = [36_000, 44_200, 61_234, 50_000, 80_000, 70_000]
"""What somebody in each grade is paid a year: some within the band, some outside."""

COLUMNS = {
    "minimum": "=ROUND(B{row}/(1+C{row}/200)/step,0)*step",
    "maximum": "=ROUND(B{row}/(1+C{row}/200)*(1+C{row}/100)/step,0)*step",
    "midpoint": "=(E{row}+F{row})/2",
    "spread": "=(F{row}-E{row})/E{row}",
    "half_spread": "=(F{row}-G{row})/G{row}",
    "hourly_minimum": "=ROUND(E{row}/(52*hours),2)",
    "hourly_maximum": "=ROUND(F{row}/(52*hours),2)",
    "hourly_midpoint": "=ROUND(G{row}/(52*hours),2)",
    "progression": "=(G{row}-G{below})/G{below}",
    "overlap": "=(F{below}-E{row})/(F{row}-E{row})",
    "gap": "=IF(E{row}>F{below},E{row}-F{below},0)",
    "compa_ratio": "=D{row}/G{row}",
    "penetration": "=(D{row}-E{row})/(F{row}-E{row})",
    "monthly_minimum": "=ROUND(E{row}/12,2)",
}
"""By the column's name, from E on; A to D hold what is stated."""


@pytest.fixture(scope="module")
def family() -> Structure:
    grades = [
        {"id": name.lower(), "name": name, "band": {"midpoint": str(middle), "spread_over_minimum": str(spread)}}
        for name, middle, spread in GRADES
    ]
    levels = [{"id": name.lower(), "name": name, "years": ["0", None], "grade": name} for name, _, _ in GRADES]
    role = Role.model_validate(
        {
            "id": "clerk",
            "title": "Clerk",
            "summary": "Enters charges.",
            "duties": [{"id": "enter", "name": "Enter", "text": "Enter charges."}],
            "requirements": [{"id": "care", "text": "Care"}],
            "employment": {"hours_per_week": HOURS},
            "pay": {"grades": grades, "rounding": str(STEP)},
            "levels": levels,
        }
    )
    return structure([role])


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory, program: Callable[[str], str]) -> list[Row]:
    """The rows of the spreadsheet as LibreOffice works them out."""
    from openpyxl import Workbook

    folder = tmp_path_factory.mktemp("sheet")
    book = Workbook()
    page = book.active
    page.append(["grade", "stated", "percent", "paid", *COLUMNS])
    for row, ((name, middle, spread), paid) in enumerate(zip(GRADES, PAID, strict=True), 2):
        formulas = [formula if row > 2 or "{below}" not in formula else "" for formula in COLUMNS.values()]
        named = [one.replace("step", "$A$20").replace("hours", "$A$21") for one in formulas]
        page.append([name, middle, spread, paid, *(one.format(row=row, below=row - 1) for one in named)])
        for cell in page[row][4:]:
            cell.number_format = "0.000000000000"
    page["A20"], page["A21"] = STEP, float(HOURS)
    book.save(folder / "structure.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program("soffice"), profile, "--headless", "--convert-to", "csv", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "structure.xlsx")], check=True, capture_output=True, timeout=180)
    return [*_read(folder / "structure.csv")]


def _read(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["minimum"]:
                yield {name: Decimal(row[name]) if row[name] else None for name in COLUMNS}


def test_the_sheet_has_every_grade_and_nothing_that_could_not_be_worked_out(
    sheet: list[Row],
) -> None:
    assert len(sheet) == len(GRADES)
    assert [name for name in COLUMNS if sheet[0][name] is None] == ["progression", "overlap", "gap"]
    assert None not in [value for row in sheet[1:] for value in row.values()]


@pytest.mark.parametrize("index", range(len(GRADES)), ids=[name for name, _, _ in GRADES])
def test_every_number_of_a_step_is_what_the_sheet_says(sheet: list[Row], family: Structure, index: int) -> None:
    step, wanted = family.steps[index], sheet[index]
    made, placed = step.band, standing(Decimal(PAID[index]), step.band.yearly)
    assert step.name == GRADES[index][0]
    amounts: dict[str, Any] = {
        "minimum": made.yearly.minimum,
        "maximum": made.yearly.maximum,
        "midpoint": made.midpoint,
        "hourly_minimum": made.hourly.minimum,
        "hourly_maximum": made.hourly.maximum,
        "hourly_midpoint": made.hourly_midpoint,
        "monthly_minimum": convert(made.yearly.minimum, "year", "month", hours_per_year(Decimal(HOURS))),
        "gap": None if index == 0 else step.gap or 0,
    }
    assert amounts == {name: wanted[name] for name in amounts}
    ratios = {
        "spread": made.spread,
        "half_spread": made.half_spread,
        "progression": step.progression,
        "overlap": step.overlap,
        "compa_ratio": placed.compa_ratio,
        "penetration": placed.penetration,
    }
    for name, ratio in ratios.items():
        known = wanted[name]
        assert (ratio is None) == (known is None), name
        assert ratio is None or known is None or abs(ratio - known) < Decimal("1e-11"), name


def test_the_sheet_sees_what_it_is_there_for(sheet: list[Row]) -> None:
    """Overlaps and a gap, pay within and outside: otherwise it would prove little."""
    overlaps = [row["overlap"] for row in sheet[1:]]
    assert [one is not None and one > 0 for one in overlaps] == [True] * 4 + [False]
    penetrations = [row["penetration"] for row in sheet]
    assert any(one is not None and one < 0 for one in penetrations)
    assert any(one is not None and one > 1 for one in penetrations)
