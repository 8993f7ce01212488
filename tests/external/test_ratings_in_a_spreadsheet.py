"""A sheet of ratings that goes through LibreOffice: its lists stand, and what was filled in comes back."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from jdgen.screening.columns import columns
from jdgen.screening.filled import records
from jdgen.screening.plan import Plan, load_plan
from jdgen.screening.read.file import read_file
from jdgen.screening.record import Rated
from jdgen.screening.sheet import workbook
from jdgen.workspace import Workspace

pytestmark = pytest.mark.external

TEXTS = {
    "accents": "Größe, naïve café, Łódź",
    "line breaks": "First line.\n\n  Second, indented.",
    "Chinese": "她核对了账单,发现了三处错误。",
    "right to left": "שלום עולם, مرحبا بالعالم (1:30)",
    "emoji": "Calm 🙂 and kind 👩🏽‍💻",
    "markup": '<b>5 & 6</b> "quoted"; semicolons',
    "a formula's looks": "=1+1",
    "noughts": "007",
    "5,000 characters": ("Checked every line, and asked twice. " * 140)[:4999] + ".",
}
AS_CSV = "csv:Text - txt - csv (StarCalc):{delimiter},34,76,1"
"""The delimiter and the quotation mark by their numbers, then UTF-8, from the first line."""


@pytest.fixture(scope="module")
def plan(workspace: Workspace) -> Plan:
    return load_plan(workspace, "charge-entry-specialist")


@pytest.fixture(scope="module")
def saved_again(
    plan: Plan, tmp_path_factory: pytest.TempPathFactory, program: Callable[[str], str]
) -> Callable[[str], Path]:
    """The filled sheet as LibreOffice saves it."""
    folder = tmp_path_factory.mktemp("ratings")
    (folder / "ratings.xlsx").write_bytes(workbook(plan))
    book = load_workbook(folder / "ratings.xlsx")
    sheet, fields = book.worksheets[0], [*columns(plan)]
    gate, criterion = plan.knock_outs[0].id, plan.criteria[0].id
    for row, text in enumerate(TEXTS.values(), 2):
        cells = {"candidate": f"00{row}", "rater": "R. Example", f"evidence-{criterion}": text, "reason": text}
        cells |= {f"knock-out-{gate}": "Yes", "decision": "Hold"}
        for field, value in cells.items():
            cell = sheet.cell(row, fields.index(field) + 1)
            cell.value, cell.data_type, cell.number_format = value, "s", "@"
        sheet.cell(row, fields.index(f"rating-{criterion}") + 1).value = 4
    book.save(folder / "ratings.xlsx")

    def saved_again(kind: str) -> Path:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        out = folder / f"out-{len(list(folder.iterdir()))}"
        command = [program("soffice"), profile, "--headless", "--convert-to", kind, "--outdir", str(out)]
        subprocess.run([*command, str(folder / "ratings.xlsx")], check=True, capture_output=True, timeout=180)
        (path,) = out.iterdir()
        return path

    return saved_again


@pytest.mark.parametrize("kind", ["xlsx", *(AS_CSV.format(delimiter=ord(one)) for one in ",;\t")])
def test_what_was_filled_in_comes_back(plan: Plan, saved_again: Callable[[str], Path], kind: str) -> None:
    form = read_file(saved_again(kind))
    assert (form.role, form.version, form.notes) == (plan.role, plan.version, ())
    found = [*records(form, plan)]
    assert [record.candidate for record in found] == [f"00{row}" for row in range(2, len(TEXTS) + 2)]
    gate, criterion = plan.knock_outs[0].id, plan.criteria[0].id
    for record, text in zip(found, TEXTS.values(), strict=True):
        assert record.ratings == {criterion: Rated(4, text)}
        assert (record.reason, record.knock_outs[gate], record.decision) == (text, "yes", "hold")
        assert record.faults == ()


def test_the_lists_to_choose_from_stand(plan: Plan, saved_again: Callable[[str], Path]) -> None:
    sheet = load_workbook(saved_again("xlsx")).worksheets[0]
    lists = [check for check in sheet.data_validations.dataValidation if check.type == "list"]
    assert {check.formula1 for check in lists} == {'"Yes,No"', '"1,2,3,4,5"', '"Go on,Hold,Do not go on"'}
    assert sum(len(check.sqref.ranges) for check in lists) == len(plan.knock_outs) + len(plan.criteria) + 1
