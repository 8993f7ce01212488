"""The official OEWS workbooks of the Bureau of Labor Statistics, as published, to a release of our own.

Files: ``national_M2025_dl.xlsx``, ``oesm25nat.zip``, ``oesm25st.zip``, ``oesm25ma.zip``, ``all_data_M_2025.xlsx``.
"""

import re
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from jdgen.errors import InvalidInput, Mark, Problem
from jdgen.load.oews_row import COLUMNS, Row
from jdgen.load.workbook import Expected, Sheet, checksum, opened, refused, workbooks
from jdgen.load.yaml import MOST
from jdgen.model.market import Figures, Release

SOURCE = "BLS OEWS"
URL = "https://www.bls.gov/oes/"
CREDIT = (
    "BLS.gov cannot vouch for the data or analyses derived from these data "
    "after the data have been retrieved from BLS.gov."
)
FIGURES = Expected(
    extra="pay",
    again="download it again in a browser",
    instead="figures come as .xlsx or .zip; for a survey saved as CSV, name its layout: `--survey ID`",
    sheets_bytes=2 << 30,  # 400,000 rows are about 0.5 GB
    part_bytes=128 << 20,
    columns=100,
)
ALSO_CALLED = {"OCC_GROUP": "O_GROUP"}
ALL_OWNERS = "1235"
"""Federal, state and local government, and private."""
_YEAR = re.compile(r"(?:M_?|May[ _]?)(20\d\d)|oesm(\d\d)(?=[a-z])", re.I)
_LIMITS = re.compile(r"equal to or greater than \$(\d[\d,]*(?:\.\d+)?) per hour or \$(\d[\d,]*(?:\.\d+)?) per year")
_OLD_LIMITS = {2022: ("115", "239200"), 2016: ("100", "208000"), 0: ("70", "145600")}
"""From which wages on a file says ``#``, by the first year: for a file that does not say it itself."""


def read_oews(
    path: Path,
    shown: str,
    occupations: Collection[str],
    imported: date,
    told: Callable[[int], None] = lambda rows: None,
) -> Release:
    """The rows of some occupations (SOC codes), hourly and yearly in US dollars.

    ``told`` is called now and then with how many rows were read. Memory grows with what is kept, hardly with the
    file. Raises InvalidInput with every problem, naming sheet and cell; CannotMake without openpyxl.
    """
    reading = _Reading(shown, frozenset(occupations), told)
    with opened(path, shown) as file, closing(workbooks(file, shown, FIGURES)) as books:
        for sheets in books:
            reading.read(sheets)
    rows, year = reading.result(), reading.year(path.name)
    return Release(
        id="bls-oews",
        source=SOURCE,
        release=f"{year}-05",
        scope=_scope(rows),
        credit=CREDIT,
        url=URL,
        file=path.name,
        sha256=checksum(path, shown),
        imported=imported,
        rows=rows,
    )


def _scope(rows: tuple[Figures, ...]) -> str:
    places = {"national" if row.area == "US" else "metro" if row.area.isdigit() else "state" for row in rows}
    if any(row.industry for row in rows):
        return "industry" if places == {"national"} else "all"
    return places.pop() if len(places) == 1 else "all"


@dataclass
class _Reading:
    """What has been read so far; problems are collected, so that all are told at once."""

    file: str
    wanted: frozenset[str]
    told: Callable[[int], None]
    kept: dict[tuple[str, str, str | None], tuple[int, Figures]] = field(default_factory=dict)
    """Each row with how many kinds of owners it covers."""
    years: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    headless: list[Problem] = field(default_factory=list)
    seen: int = 0
    sheets: int = 0

    def read(self, sheets: list[Sheet]) -> None:
        """The sheets with figures; those that describe the fields say what ``#`` stands for."""
        limits = None
        figures = []
        for sheet in sheets:
            start, names = _headings(sheet)
            if "OCC_CODE" in names:
                figures.append((sheet, start, names))
            else:
                limits = limits or _stated_limits(sheet)
                self.headless.append(_no_column(sheet, "OCC_CODE", names))
        for sheet, start, names in figures:
            self.sheets += 1
            self.years |= _years(sheet.title) | _years(sheet.member)
            missing = [name for name in COLUMNS if name not in names]
            self.problems += [_no_column(sheet, name, names) for name in missing]
            if not missing:
                self._sheet(sheet, start, {name: names.index(name) for name in COLUMNS}, limits)

    def _sheet(self, sheet: Sheet, start: int, at: dict[str, int], limits: tuple[Decimal, Decimal] | None) -> None:
        code_at, width = at["OCC_CODE"], max(at.values()) + 1
        for number, cells in sheet.rows():
            self.seen += 1
            if self.seen % 1000 == 0:
                self.told(self.seen)
            if number <= start:
                continue
            code = cells[code_at] if code_at < len(cells) else None
            if type(code) is str and code.strip() not in self.wanted and code[:1] != "=":
                continue
            if code is not None:
                row = Row(sheet, number, (*cells, *[None] * (width - len(cells))), at)
                self._keep(row, limits or _usual_limits(self.years))
            if len(self.problems) >= MOST:
                raise InvalidInput(self.problems)

    def _keep(self, row: Row, limits: tuple[Decimal, Decimal]) -> None:
        """One row a key: of several, the one that covers the most kinds of owners."""
        figures = row.figures(limits)
        owners = row.text("OWN_CODE")
        self.problems += row.problems
        if figures is None or row.problems or figures.occupation not in self.wanted:
            return
        whole = figures.industry is None or figures.industry.startswith("0000")
        if whole and (figures.industry, owners) != (None, ALL_OWNERS):
            return  # all industries, but of some owners only: 000001 is private ones
        known = self.kept.get(figures.key)
        if known and known[0] == len(owners) and known[1] != figures:
            message = f"a second row for {figures.occupation} in {figures.area_title} says something else"
            self.problems.append(row.problem("OCC_CODE", message))
        if known is None or known[0] < len(owners):
            self.kept[figures.key] = (len(owners), figures)

    def result(self) -> tuple[Figures, ...]:
        if self.problems or not self.sheets:
            raise InvalidInput(self.problems or self.headless[:1] or refused(self.file, "holds no sheet").problems)
        if not self.kept:
            hint = "these are the occupations of the roles; `--occupation SOC` names others"
            raise refused(self.file, f"has no row for {', '.join(sorted(self.wanted)) or 'no occupation'}", hint)
        return tuple(figures for _, figures in self.kept.values())

    def year(self, name: str) -> str:
        """By the names of file and sheets: OEWS says it nowhere else."""
        years = self.years | _years(name)
        if len(years) != 1:
            said = f"is of {' and of '.join(sorted(years))}" if years else "does not say which year it is of"
            hint = "keep the name that BLS gave the file, such as national_M2025_dl.xlsx"
            raise refused(self.file, f"{said}, by the names of file and sheet", hint)
        return years.pop()


def _years(name: str) -> set[str]:
    return {long or f"20{short_}" for long, short_ in _YEAR.findall(name)}


def _headings(sheet: Sheet) -> tuple[int, list[str]]:
    """The number of the first row with anything in it, and its names: upper case, without blanks around."""
    with closing(sheet.rows()) as rows:
        for number, cells in rows:
            if any(cells):
                names = ["_".join(cell.split()).upper() if isinstance(cell, str) else "" for cell in cells]
                return number, [ALSO_CALLED.get(name, name) for name in names]
    return 0, []


def _no_column(sheet: Sheet, name: str, names: list[str]) -> Problem:
    if not names:
        return Problem(Mark(sheet.file), f"sheet {sheet.title!r} is empty")
    hint = "this is read as an OEWS workbook of BLS, whose first row names the columns"
    return Problem(Mark(sheet.file), f"sheet {sheet.title!r} has no column {name}", hint=hint)


def _stated_limits(sheet: Sheet) -> tuple[Decimal, Decimal] | None:
    """The lowest wages that are shown as ``#``, where a sheet describes it."""
    with closing(sheet.rows()) as rows:
        for number, cells in rows:
            for cell in cells:
                if isinstance(cell, str) and (found := _LIMITS.search(cell)):
                    hourly, yearly = (Decimal(amount.replace(",", "")) for amount in found.groups())
                    return hourly, yearly
            if number > 200:
                break
    return None


def _usual_limits(years: set[str]) -> tuple[Decimal, Decimal]:
    year = int(max(years, default="0"))
    hourly, yearly = next(limits for first, limits in _OLD_LIMITS.items() if year >= first)
    return Decimal(hourly), Decimal(yearly)
