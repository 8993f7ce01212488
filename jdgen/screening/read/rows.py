"""Spreadsheets that were filled in, as workbook or CSV: one row a candidate."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from jdgen.load.table import Table, read_table
from jdgen.load.workbook import Expected, workbooks
from jdgen.screening.answers import Answers, Form, refused, tidy
from jdgen.screening.columns import DECISION, field_of, plan_in
from jdgen.screening.plan import ANSWERS, DECISIONS
from jdgen.screening.record import Fault

MOST = 20_000
"""Rows with something in them; a plan for more candidates is read in several files."""
_SHEET = "`jdgen screen sheet ROLE -o FILE` writes one; keep its headings as they are"
RATINGS = Expected(
    extra="screen",
    again="ask for the file again, saved from the spreadsheet as .xlsx or CSV",
    instead=_SHEET,
    sheets_bytes=200 << 20,
    part_bytes=32 << 20,
    columns=1000,
)
_WHOLE = re.compile(r"([0-9]+)[.,]0+")

Cells = tuple[int, Mapping[str, str], list[Fault]]
"""A row's number, its texts by field, and what could not be read of it."""


def read_csv(data: bytes, shown: str) -> Form:
    table = read_table(data, shown)
    fields = _fields(table.headings, shown)
    return _form(shown, table.headings, fields, _lines(table, fields))


def _lines(table: Table, fields: Mapping[int, str]) -> Iterator[Cells]:
    named = {table.headings[at]: field for at, field in fields.items()}
    for row in table:
        yield row.line, {field: row.cells[name] for name, field in named.items()}, []


def read_workbook(data: bytes, shown: str) -> Form:
    with closing(workbooks(BytesIO(data), shown, RATINGS)) as books:
        for sheet in next(books):
            if sheet.member:
                raise refused(shown, "is a zip of workbooks", "unpack it, and name the files or their folder")
            rows = sheet.cells()
            headings = next((_headings(cells) for _, cells in rows if any(_headings(cells))), [])
            if any(map(plan_in, headings)):
                fields = _fields(headings, shown)
                return _form(shown, headings, fields, _cells(rows, fields))
    raise refused(shown, "is no sheet that jdgen wrote: no heading says `Candidate (ROLE, plan ...)`", _SHEET)


def _headings(cells: Sequence[Any]) -> list[str]:
    return [tidy(cell.value) if isinstance(cell.value, str) else "" for cell in cells]


def _fields(headings: Sequence[str], shown: str) -> dict[int, str]:
    """The field of each column that the plan has."""
    if not any(map(plan_in, headings)):
        raise refused(shown, "is no sheet that jdgen wrote: no heading says `Candidate (ROLE, plan ...)`", _SHEET)
    fields = {at: field for at, heading in enumerate(headings) if (field := field_of(heading))}
    twice = [headings[at] for at, field in fields.items() if [*fields.values()].count(field) > 1]
    if twice:
        raise refused(shown, f"two columns are called {twice[0]!r}", "keep one of them")
    return fields


def _form(shown: str, headings: Sequence[str], fields: Mapping[int, str], rows: Iterator[Cells]) -> Form:
    role, version = next(filter(None, map(plan_in, headings)))
    answers = []
    for number, texts, faults in rows:
        if any(texts.values()) or faults:
            answers.append(_answers(number, texts, faults))
        if len(answers) > MOST:
            raise refused(shown, f"has more than {MOST:,} rows that are filled in", "read it in several files")
    own = [heading for at, heading in enumerate(headings) if heading and at not in fields]
    notes = (f"not the plan's, and not read: {', '.join(map(repr, own))}",) if own else ()
    return Form(shown, role, version, tuple(answers), notes)


def _cells(rows: Iterator[tuple[int, Sequence[Any]]], fields: Mapping[int, str]) -> Iterator[Cells]:
    for number, cells in rows:
        faults: list[Fault] = []
        yield (
            number,
            {field: _text(cells[at], field, faults) for at, field in fields.items() if at < len(cells)},
            faults,
        )


def _text(cell: Any, field: str, faults: list[Fault]) -> str:
    """What stands in a cell; nothing for what only a spreadsheet can work out, which is a fault."""
    value, place = cell.value, getattr(cell, "coordinate", "")
    if value is None:
        return ""
    if cell.data_type == "f":
        faults.append(Fault(f"cell {place} holds a formula, which is not worked out: paste its value in its place"))
        return ""
    if cell.data_type == "e":
        faults.append(Fault(f"cell {place} holds an error of the spreadsheet ({value})"))
        return ""
    if isinstance(value, (date, time)):
        if field != "date":
            faults.append(Fault(f"cell {place} holds a date: the spreadsheet may have changed what was typed"))
        return value.date().isoformat() if isinstance(value, datetime) and value.time() == time() else str(value)
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else tidy(str(value))


def _answers(number: int, texts: Mapping[str, str], faults: list[Fault]) -> Answers:
    chosen = {field: text for field, text in texts.items() if _is_choice(field)}
    marks = {field: (_mark(field, text),) for field, text in chosen.items() if text}
    rest = {field: text for field, text in texts.items() if text and field not in chosen}
    return Answers(rest, marks, number, faults=tuple(faults))


def _is_choice(field: str) -> bool:
    return field.startswith(("rating-", "knock-out-")) or field == DECISION


def _mark(field: str, text: str) -> str:
    """The answer as forms have it, or the text as it stands: it is judged later."""
    if field.startswith("rating-"):
        whole = _WHOLE.fullmatch(text)
        return whole[1] if whole else text
    if field == DECISION:
        return next((one for one, label in DECISIONS.items() if label.casefold() == text.casefold()), text)
    return text.casefold() if text.casefold() in ANSWERS else text
