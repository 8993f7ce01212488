"""A staff file to people: every problem at once, with its line.

A file of candidates is no staff file. One that holds what they are or were paid is refused outright:
many places forbid asking for it, or setting pay by it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from jdgen.errors import InvalidInput, Mark, Problem, short, suggest
from jdgen.load.table import Row, Table, money, read_table
from jdgen.model.band import Per
from jdgen.model.base import Wrong
from jdgen.model.role import Level, Role
from jdgen.model.staff import Employee

T = TypeVar("T")

COLUMNS = ("employee_id", "name", "role", "level", "pay", "per", "place", "supervisor")
TOLD = 100
"""How many problems of one file are told at once."""

_PERIODS: dict[Per, tuple[str, ...]] = {
    "hour": ("hour", "hourly", "hr", "hrs", "h", "/hour", "/hr", "an hour", "per hour"),
    "month": ("month", "monthly", "mo", "/month", "/mo", "a month", "per month"),
    "year": ("year", "yearly", "annual", "annually", "annum", "yr", "/year", "/yr", "a year", "per year", "per annum"),
}
_PER: dict[str, Per] = {word: per for per, words in _PERIODS.items() for word in words}

_CANDIDATE = re.compile(r"\b(candidate|applicant)s?\b|\bapplication( id| no| number| date| status)?$")
_WHEN = "current|present|existing|prior|previous|past|last|former|desired|expected|requested|history|histories"
_WHAT = "pay|salary|salaries|wages?|compensation|comp|earnings|income|remuneration|base|rate|ctc"
_PAY_HISTORY = re.compile(rf"\b({_WHEN}|expectations?)\b.*\b({_WHAT})\b|\b({_WHAT})\b.*\b({_WHEN}|expectations?)\b")


def read_staff(
    data: bytes,
    shown: str,
    roles: Sequence[Role],
    columns: Mapping[str, str] | None = None,
    *,
    zones: bool = False,
    names: bool = True,
) -> list[Employee]:
    """The people in a CSV file, in its order; ``shown`` is what messages call it.

    ``columns`` maps our names to the file's headings. With ``zones`` each person needs a place; without
    ``names`` nobody's name leaves this function. Raises InvalidInput with at most 100 problems.
    """
    columns = columns or {}
    unknown = [name for name in columns if name not in COLUMNS]
    if unknown:
        raise InvalidInput([_no_such_column(name) for name in unknown])
    table = read_table(data, shown)
    headings = {name: table.heading(columns.get(name, name)) for name in COLUMNS}
    _refuse_candidates(table, headings["employee_id"])
    required = {"employee_id", "role", "pay", "per", *columns} | ({"place"} if zones else set())
    required |= {"level"} if any(role.levels for role in roles) else set()
    missing = [table.missing(columns.get(name, name)) for name in COLUMNS if name in required and not headings[name]]
    if missing:
        raise InvalidInput(missing)
    if not names:
        headings["name"] = None
    return _Reader(table, headings, roles, required).people()


def _no_such_column(name: str) -> Problem:
    message = f"a staff file has no {short(name)!r}"
    return Problem(Mark("jdgen.yaml"), message, "pay.staff_columns", suggest(name, COLUMNS))


def _refuse_candidates(table: Table, employee_id: str | None) -> None:
    """Refuses a file that is about people who want a job, before any of its rows is read."""
    candidates = [heading for heading in table.headings if _CANDIDATE.search(_words(heading))]
    history = [heading for heading in table.headings if _PAY_HISTORY.search(_words(heading))]
    if not candidates or not (history or employee_id is None or employee_id in candidates):
        return
    message = f"this is a file of candidates (it has the column {short(candidates[0])!r})"
    hint = "a pay review reads current staff only: give it a file with a column `employee_id`"
    if history:
        message += f", with what they are or were paid, or ask for (the column {short(history[0])!r})"
        hint = (
            "many places forbid asking a candidate's pay, or setting an offer by it: delete that column wherever the "
            "file is kept, set offers by the hiring range, and review current staff by `employee_id`"
        )
    raise InvalidInput([table.problem(1, "", message, hint)])


def _words(heading: str) -> str:
    """The heading's words in small letters: ``CurrentSalary`` and ``current_salary`` are the same two."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    return " ".join(re.findall(r"[^\W_]+", apart.casefold()))


class _Reader:
    """Rows to people; keeps what is wrong until all is read."""

    def __init__(
        self, table: Table, headings: Mapping[str, str | None], roles: Iterable[Role], required: set[str]
    ) -> None:
        self.table = table
        self.headings = headings
        self.required = required
        self.problems: list[Problem] = []
        self.lines: dict[str, int] = {}
        """The line of each employee id."""
        self.ids: list[str] = []
        self.roles: dict[str, list[Role]] = {}
        for role in roles:
            self.ids.append(role.id)
            for name in {role.id.casefold(), role.title.casefold()}:
                self.roles.setdefault(name, []).append(role)
        self.levels: dict[tuple[str, str], Level] = {}

    def people(self) -> list[Employee]:
        found = []
        for row in self.table:
            before = len(self.problems)
            employee = self._employee(row)
            if len(self.problems) == before and employee:
                found.append(employee)
            if len(self.problems) >= TOLD:
                break
        if self.problems:
            raise InvalidInput(self.problems[:TOLD])
        if not found:
            raise InvalidInput([Problem(Mark(self.table.file), "holds headings, and no people under them")])
        return found

    def _employee(self, row: Row) -> Employee | None:
        cells = {name: row.cells[heading] if heading else "" for name, heading in self.headings.items()}
        self._identified(row, cells)
        role = self._read(row, "role", cells, self._role)
        level = self._read(row, "level", cells, lambda text: self._level(role, text)) if role else None
        pay = self._read(row, "pay", cells, lambda text: _pay(text, role))
        per = self._read(row, "per", cells, _per)
        if "place" in self.required and not cells["place"]:
            self._tell(row, "place", "is empty", "zones need the place of each person, such as Springfield, IL")
        if not role or pay is None or per is None:
            return None
        supervisor = cells["supervisor"] if cells["supervisor"] != cells["employee_id"] else ""
        return Employee(
            cells["employee_id"],
            cells["name"] or None,
            role.id,
            level.id if level else None,
            pay,
            per,
            cells["place"] or None,
            supervisor or None,
        )

    def _read(self, row: Row, name: str, cells: Mapping[str, str], read: Callable[[str], T]) -> T | None:
        """What ``read`` makes of a cell, or None and one more problem."""
        try:
            return read(cells[name])
        except Wrong as wrong:
            self._tell(row, name, str(wrong), wrong.hint or "")
            return None

    def _tell(self, row: Row, name: str, message: str, hint: str = "") -> None:
        self.problems.append(self.table.problem(row.line, self.headings[name] or "", message, hint))

    def _identified(self, row: Row, cells: Mapping[str, str]) -> None:
        employee_id = cells["employee_id"]
        if not employee_id:
            self._tell(row, "employee_id", "is empty", "each person needs an id of their own")
        elif first := self.lines.setdefault(employee_id, 0):
            hint = "one person is one row; leave out the one that is not base pay"
            self._tell(row, "employee_id", f"{short(employee_id)!r} stands in line {first} already", hint)
        else:
            self.lines[employee_id] = row.line

    def _role(self, text: str) -> Role:
        if not text:
            raise Wrong("is empty", "name the role by its id or its title")
        found = self.roles.get(text.casefold(), [])
        exact = [role for role in found if role.id == text]
        if len(found) > 1 and not exact:
            ids = ", ".join(sorted(role.id for role in found)[:5])
            raise Wrong(f"several roles are called {short(text)!r}", f"write the id: {ids}")
        if not found:
            raise Wrong(f"no role is called {short(text)!r}", self._near(text))
        return (exact or found)[0]

    def _near(self, text: str) -> str:
        return suggest(text, self.ids, "there is none yet; `jdgen new` writes one")

    def _level(self, role: Role, text: str) -> Level | None:
        """None for an empty cell: the person is measured by the role's own band."""
        if not text:
            return None
        known = self.levels.get((role.id, text))
        if known is None:
            wanted = text.casefold()
            matching = [level for level in role.levels if wanted in (level.id, level.name.casefold())]
            if not matching:
                hint = suggest(text, [level.id for level in role.levels], f"{role.id} has no levels: leave it empty")
                raise Wrong(f"{role.id} has no level {short(text)!r}", hint)
            known = self.levels[role.id, text] = matching[0]
        return known


def _pay(text: str, role: Role | None) -> Decimal:
    if not text:
        raise Wrong("is empty", "a review needs the base pay of everybody; leave out rows of people who have none")
    amount = money(text, role.pay.currency if role else "USD")
    if amount < 1:
        raise Wrong(f"{short(text)!r} is less than 1, which nobody is paid for an hour, a month or a year")
    return amount


def _per(text: str) -> Per:
    if not text:
        raise Wrong("is empty", "say what the pay is for: hour, month or year")
    per = _PER.get(" ".join(text.casefold().split()))
    if per is None:
        raise Wrong(f"{short(text)!r} is no period", "write hour, month or year")
    return per
