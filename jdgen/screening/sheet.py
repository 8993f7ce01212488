"""The plan of a role as a workbook to fill in: one row a candidate, and a second sheet that explains the columns."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from jdgen.errors import CannotMake, short
from jdgen.screening.columns import DECISION, columns, heading
from jdgen.screening.plan import DECISIONS, REASON, SCALE, Plan

ROWS = 500
"""Candidates that the cells' checks reach to; more can be written."""
PROMPT = 255
"""The most that Excel shows beside a cell, and of choices in a list."""
TINT = "E3EFEE"
"""Behind the headings."""
LINE = 15
"""How high a line of text is, in points."""
_WIDTHS = {"candidate": 30, "evidence-": 44, REASON: 44}
_WIDTH = 18
_EXPLAINED = {"Column": 38, "Stage": 12, "Question": 44, "Look for": 44, "A 1": 30, "A 3": 30, "A 5": 30}
_EXPLAINED |= {"Weight": 8, "Reason for the weight": 44}
_HOW = (
    "One row for each candidate and rater. A candidate stands here by a number; the name may stay out. "
    "A rating is 1, 2, 3, 4 or 5, or stays empty; 2 and 4 lie between what is described. "
    "A 1 and a 5 need their evidence. Keep the headings: they say which plan the ratings belong to."
)
_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def workbook(plan: Plan) -> bytes:
    """An .xlsx; the same bytes for the same plan. Raises CannotMake without openpyxl."""
    try:
        from openpyxl import Workbook
    except ImportError:
        line = "pip install 'jdgen[screen]'"
        raise CannotMake(f"openpyxl, which writes workbooks, is not installed: {line}") from None
    book = Workbook()
    book.properties.title = f"Screening: {plan.title}"
    book.properties.creator = "jdgen"
    sheet = book.active
    sheet.title = "Ratings"
    _to_fill_in(sheet, plan)
    _explained(book.create_sheet("Plan"), plan)
    written = BytesIO()
    book.save(written)
    return _undated(written.getvalue())


def _to_fill_in(sheet: Any, plan: Plan) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "B2"
    sheet.row_dimensions[1].height = 3 * LINE
    sheet.page_setup.orientation = "landscape"
    look_for = {f"rating-{one.id}": one.look_for for one in plan.criteria}
    look_for |= {f"knock-out-{one.id}": one.question for one in plan.knock_outs}
    for number, field in enumerate(columns(plan), 1):
        letter = get_column_letter(number)
        width = next((width for start, width in _WIDTHS.items() if field.startswith(start)), _WIDTH)
        _column(sheet.column_dimensions[letter], width)
        if not field.startswith("rating-"):
            # Text stays as typed: neither a date nor a formula, and 007 keeps its noughts.
            sheet.column_dimensions[letter].number_format = "@"
        _write(sheet, 1, number, heading(field, plan), bold=True)
        if choices := _choices(field):
            sheet.add_data_validation(_check(choices, look_for.get(field, ""), f"{letter}2:{letter}{ROWS + 1}"))


def _choices(field: str) -> tuple[object, ...]:
    if field.startswith("rating-"):
        return SCALE
    if field.startswith("knock-out-"):
        return ("Yes", "No")
    return tuple(DECISIONS.values()) if field == DECISION else ()


def _check(choices: tuple[object, ...], prompt: str, cells: str) -> Any:
    """A list to choose from, and what to look for beside the cell."""
    from openpyxl.worksheet.datavalidation import DataValidation

    listed = ",".join(map(str, choices))
    check = DataValidation("list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=True, sqref=cells)
    check.error = f"Choose one of: {listed.replace(',', ', ')}"
    if prompt:
        check.showInputMessage, check.prompt = True, short(prompt, PROMPT)
    return check


def _explained(sheet: Any, plan: Plan) -> None:
    from openpyxl.utils import get_column_letter

    _write(sheet, 1, 1, f"{plan.title}: what the columns ask")
    sheet["A1"].style = "Title"
    _write(sheet, 2, 1, _HOW)
    sheet.merge_cells(start_row=2, end_row=2, start_column=1, end_column=4)
    sheet.row_dimensions[2].height = 3 * LINE
    sheet.freeze_panes = "A4"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for row, cells in enumerate([tuple(_EXPLAINED), *_rows(plan)], 3):
        for number, text in enumerate(cells, 1):
            _write(sheet, row, number, text, bold=row == 3)
        lines = max(-(-len(text) // (width - 4)) for text, width in zip(cells, _EXPLAINED.values(), strict=True))
        sheet.row_dimensions[row].height = LINE * max(1, lines)
    for number, width in enumerate(_EXPLAINED.values(), 1):
        _column(sheet.column_dimensions[get_column_letter(number)], width)


def _rows(plan: Plan) -> Iterator[tuple[str, ...]]:
    for gate in plan.knock_outs:
        name, reason = heading(f"knock-out-{gate.id}", plan), f"Passes: {gate.passes}. {gate.reason}"
        yield name, "", gate.question, reason, "", "", "", "", ""
    for one in plan.criteria:
        anchors = (one.anchors.at_1, one.anchors.at_3, one.anchors.at_5) if one.anchors else ("", "", "")
        about = heading(f"rating-{one.id}", plan), one.stage, one.ask or "", one.look_for
        yield *about, *anchors, f"{one.weight.normalize():f}", one.weight_rationale or ""


def _column(column: Any, width: int) -> None:
    from openpyxl.styles import Alignment

    column.width = width
    column.alignment = Alignment(wrap_text=True, vertical="top")


def _write(sheet: Any, row: int, column: int, text: str, *, bold: bool = False) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = sheet.cell(row, column)
    cell.value = text
    cell.data_type = "s"  # never a formula, whatever it starts with
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font("Calibri", 11, bold=bold)
    if bold:
        cell.fill = PatternFill("solid", fgColor=TINT)


def _undated(data: bytes) -> bytes:
    """The workbook without the time of its making, which openpyxl writes whatever it is told."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = _WRITTEN.sub(rb"\g<1>2000-01-01T00:00:00Z", content)
            about = zipfile.ZipInfo(part.filename, _LONG_AGO)
            about.external_attr = 0o600 << 16
            new.writestr(about, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
