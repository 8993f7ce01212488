"""One row of an OEWS workbook: codes, figures and the marks that stand for a figure that is not there."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from jdgen.errors import Mark, Problem, short
from jdgen.load.workbook import Sheet
from jdgen.model.market import Amount, AtLeast, Figures, Wages

HOURLY = ("H_MEAN", "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90")
YEARLY = ("A_MEAN", "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90")
PLACE = ("AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE")
JOB = ("NAICS", "NAICS_TITLE", "OWN_CODE", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP")
COLUMNS = (*PLACE, *JOB, *HOURLY, *YEARLY)
"""The columns that are read; the official files have more, in an order of their own."""
ALL_INDUSTRIES = "000000"
NOT_AVAILABLE = ("*", "**", "~", "")

_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,10}(?:\.[0-9]{1,10})?")
_LEAST = Decimal("0.01")


@dataclass
class Row:
    """One row of a sheet; what is wrong with its cells goes to ``problems``."""

    sheet: Sheet
    number: int
    cells: tuple[Any, ...]
    at: dict[str, int]
    problems: list[Problem] = field(default_factory=list)

    def figures(self, limits: tuple[Decimal, Decimal]) -> Figures | None:
        """None for an aggregate, which may repeat a detailed occupation, and where there are problems."""
        code, group = self.text("OCC_CODE"), self.text("O_GROUP")
        if self.problems or group.lower() != "detailed":
            return None
        industry = self.text("NAICS").upper()
        employment = self.number_in("TOT_EMP")
        row = Figures(
            occupation=code,
            occupation_title=self.text("OCC_TITLE"),
            area=self.area(),
            area_title=self.text("AREA_TITLE"),
            industry=None if industry == ALL_INDUSTRIES else industry,
            industry_title="" if industry == ALL_INDUSTRIES else self.text("NAICS_TITLE"),
            employment=None if employment is None else int(employment),
            hourly=Wages(*(self.wage(name, limits[0]) for name in HOURLY)),
            yearly=Wages(*(self.wage(name, limits[1]) for name in YEARLY)),
        )
        for wages, name in ((row.hourly, "H_PCT10"), (row.yearly, "A_PCT10")):
            if not wages.rise and not self.problems:
                self.problems.append(self.problem(name, "the percentiles do not rise from here on"))
        for name in ("AREA", "AREA_TITLE", "NAICS", "OWN_CODE"):
            if not self.text(name):
                self.problems.append(self.problem(name, "is empty"))
        return row

    def area(self) -> str:
        kind = self.text("AREA_TYPE")
        if kind == "1":
            return "US"
        if kind in ("4", "6"):
            if not (code := self.text("AREA")).isdigit():
                self.problems.append(self.problem("AREA", f"{short(code, 20)!r} is no area code"))
            return code
        state = self.text("PRIM_STATE").upper()
        if kind not in ("2", "3"):
            self.problems.append(self.problem("AREA_TYPE", f"{short(kind, 20)!r} is no type of area (1, 2, 3, 4 or 6)"))
        elif not re.fullmatch("[A-Z]{2}", state):
            self.problems.append(self.problem("PRIM_STATE", f"{short(state, 20)!r} is no state"))
        return state

    def text(self, name: str) -> str:
        """A code or a title; spreadsheets turn some codes into numbers."""
        cell = self.cells[self.at[name]]
        if cell is None:
            return ""
        if isinstance(cell, str) and not cell.startswith("="):
            return " ".join(cell.split())
        if not isinstance(cell, bool) and isinstance(cell, int | float) and cell % 1 == 0:
            return str(int(cell))
        self.problems.append(self.problem(name, _kind(cell)))
        return ""

    def number_in(self, name: str) -> Decimal | None:
        cell = self.cells[self.at[name]]
        if cell is None or (isinstance(cell, str) and cell.strip() in NOT_AVAILABLE):
            return None
        text = cell.strip() if isinstance(cell, str) else repr(cell).removesuffix(".0")
        if isinstance(cell, bool) or not _NUMBER.fullmatch(text):
            self.problems.append(self.problem(name, _kind(cell)))
            return None
        return Decimal(text.replace(",", ""))

    def wage(self, name: str, limit: Decimal) -> Amount:
        """``#`` stands for a wage of the limit or more."""
        cell = self.cells[self.at[name]]
        if isinstance(cell, str) and cell.strip() == "#":
            return AtLeast(limit)
        amount = self.number_in(name)
        if amount is not None and amount < _LEAST:
            self.problems.append(self.problem(name, "is no wage: it is not above 0"))
            return None
        return amount

    def problem(self, name: str, message: str) -> Problem:
        place = f"sheet {self.sheet.title!r}, cell {_letters(self.at[name] + 1)}{self.number} ({name})"
        return Problem(Mark(self.sheet.file), f"{place}: {message}")


def _kind(cell: object) -> str:
    if isinstance(cell, str) and not cell.startswith("="):
        return f"{short(cell, 40)!r} is neither a number nor a mark of BLS (* ** # ~)"
    if isinstance(cell, bool | int | float):
        return f"{short(str(cell), 40)} is not a figure"
    return "is a formula: the file was changed; take the one that BLS published"


def _letters(column: int) -> str:
    """``AF`` for 32."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
