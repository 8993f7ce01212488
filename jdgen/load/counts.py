"""A file of counts, by stage and group: every problem at once, with its line.

A file that lists people is refused by its headings, before any row is read: what is compared here needs
no name, and what is not in a file cannot leak out of it.
"""

import re
from collections.abc import Iterable, Mapping

from jdgen.errors import InvalidInput, Mark, Problem, short
from jdgen.load.table import Row, Table, read_table
from jdgen.model.base import Wrong
from jdgen.model.count import Count

COLUMNS = ("stage", "group", "applicants", "selected")
CATEGORY = "category"
TOLD = 100
"""How many problems of one file are told at once."""
MAX_ROWS = 2000
"""Far more stages and groups than a process has: a longer file lists people."""
MAX_COUNT = 10_000_000
WIDEST = 80
"""Characters of a name that a table and a chart can show."""

_PERSON = re.compile(
    r"(?<!stage )(?<!group )(?<!category )\bnames?\b|\be ?mails?\b|\b(tele)?phone\b|\bcandidate\b|\bapplicant\b"
    r"|\bapplicants (id|number|no)\b|\bperson\b|\bemployee\b|\bdate of birth\b|\bbirth ?(day|date)\b|\bdob\b|^age$"
    r"|\bssn\b|\bsocial security\b|\baddress\b|\bpay\b|\bsalar(y|ies)\b|\bwages?\b|\bcompensation\b|\bearnings\b"
)
"""What a column of a list of people is called, in small letters."""
_TOTALS = {"total", "totals", "sum", "all", "grand total", "subtotal", "overall"}


def read_counts(data: bytes, shown: str) -> list[Count]:
    """The counts in a CSV file, in its order; ``shown`` is what messages call it.

    The same name in other letters is the same stage, category or group. Raises InvalidInput with at most
    100 problems.
    """
    table = read_table(data, shown)
    _refuse_people(table)
    headings = {name: table.heading(name) for name in (*COLUMNS, CATEGORY)}
    missing = [table.missing(name) for name in COLUMNS if not headings[name]]
    if missing:
        raise InvalidInput(missing)
    if len(table) > MAX_ROWS:
        hint = "give one row for each stage and group, with how many applied and how many were selected"
        message = f"has {len(table):,} rows, where counts have {MAX_ROWS:,} at most: this looks like a list of people"
        raise InvalidInput([Problem(Mark(shown), message, hint=hint)])
    return _Reader(table, headings).counts()


def _refuse_people(table: Table) -> None:
    for heading in table.headings:
        apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
        if _PERSON.search(" ".join(re.findall(r"[^\W_]+", apart.casefold()))):
            message = f"this is a list of people (it has the column {short(heading)!r})"
            hint = (
                "count first, and give only the counts: the columns stage, group, applicants and selected, with one "
                "row for each stage and group"
            )
            raise InvalidInput([table.problem(1, "", message, hint)])


class _Reader:
    """Rows to counts; keeps what is wrong until all is read."""

    def __init__(self, table: Table, headings: Mapping[str, str | None]) -> None:
        self.table = table
        self.headings = headings
        self.problems: list[Problem] = []
        self.spelled: dict[tuple[str, str], str] = {}
        """Each name as it was first written."""
        self.lines: dict[tuple[str, ...], int] = {}
        """The line of each stage, category and group."""

    def counts(self) -> list[Count]:
        found = []
        for row in self.table:
            before = len(self.problems)
            count = self._count(row)
            if len(self.problems) == before:
                found.append(count)
            if len(self.problems) >= TOLD:
                break
        if not self.problems:
            self.problems += self._alone(found)
        if self.problems:
            raise InvalidInput(self.problems[:TOLD])
        if not found:
            raise InvalidInput([Problem(Mark(self.table.file), "holds headings, and no counts under them")])
        return found

    def _count(self, row: Row) -> Count:
        stage, group = self._name(row, "stage"), self._name(row, "group")
        category = self._name(row, CATEGORY) if self.headings[CATEGORY] else ""
        if stage and group:
            self._once(row, (stage, category, group))
        if group.casefold() in _TOTALS:
            self._tell(row, "group", f"{group!r} is a total, not a group", "leave rows of totals out")
        applicants, selected = self._number(row, "applicants"), self._number(row, "selected")
        if applicants is not None and selected is not None:
            self._fits(row, applicants, selected)
        return Count(stage, category, group, applicants or 0, selected or 0)

    def _name(self, row: Row, column: str) -> str:
        text = " ".join(self._cell(row, column).split())
        if not text:
            self._tell(row, column, "is empty", f"every row names its {column}")
        elif len(text) > WIDEST:
            self._tell(row, column, f"{short(text, 40)!r} is longer than {WIDEST} characters", "use a shorter name")
        return self.spelled.setdefault((column, text.casefold()), text)

    def _once(self, row: Row, names: tuple[str, ...]) -> None:
        first = self.lines.setdefault(names, row.line)
        if first != row.line:
            hint = "one stage and group is one row; groups of two kinds, such as sex and race, need a column `category`"
            self._tell(row, "group", f"{names[2]!r} stands for {names[0]!r} in line {first} already", hint)

    def _number(self, row: Row, column: str) -> int | None:
        try:
            return _whole(self._cell(row, column))
        except Wrong as wrong:
            self._tell(row, column, str(wrong), wrong.hint or "")
            return None

    def _fits(self, row: Row, applicants: int, selected: int) -> None:
        if applicants == 0:
            hint = "leave the row out: a group without applicants has no selection rate"
            self._tell(row, "applicants", "is zero", hint)
        elif selected > applicants:
            hint = "count in `selected` only those of this row's applicants who went on"
            self._tell(row, "selected", f"{selected:,} were selected of {applicants:,} applicants", hint)

    def _alone(self, found: Iterable[Count]) -> list[Problem]:
        """Stages where there is nothing to compare a group with."""
        groups: dict[tuple[str, str], list[str]] = {}
        for one in found:
            groups.setdefault((one.stage, one.category), []).append(one.group)
        hint = "a rate is compared with that of another group: add the others, or leave this out"
        return [
            self.table.problem(
                self.lines[stage, category, names[0]],
                self.headings["group"] or "",
                f"{names[0]!r} is the only group{category and f' of {category!r}'} at {stage!r}",
                hint,
            )
            for (stage, category), names in groups.items()
            if len(names) == 1
        ]

    def _cell(self, row: Row, column: str) -> str:
        return row.cells[self.headings[column] or ""]

    def _tell(self, row: Row, column: str, message: str, hint: str = "") -> None:
        self.problems.append(self.table.problem(row.line, self.headings[column] or "", message, hint))


def _whole(text: str) -> int:
    """A count of people as it is written: digits, and nothing else."""
    said = repr(short(text, 40))
    if not text:
        raise Wrong("is empty", "write 0 where nobody was selected")
    if re.fullmatch(r"[0-9]+", text):
        if int(text[:30]) > MAX_COUNT or len(text) > 30:
            raise Wrong(f"{said} is more than {MAX_COUNT:,}", "these are people of one process")
        return int(text)
    if re.fullmatch(r"[-(\u2212\u2013] ?[0-9.,]+\)?", text):
        raise Wrong(f"{said} is negative", "nobody can be taken away from a count: write 0 or more")
    if re.fullmatch(r"[0-9]{1,3}(?:[,.'\u2019 \u00a0\u202f][0-9]{3})+", text):
        raise Wrong(f"{said} has a separator, which could be thousands or decimals", "write it like 1200")
    if re.fullmatch(r"[0-9]*[.,][0-9]+|[0-9]+[.,]|[0-9]+/[0-9]+|[0-9.,]+ ?%", text):
        raise Wrong(f"{said} is not a whole number", "count people, not shares: write it like 12")
    raise Wrong(f"{said} is not a number", "write a whole number, like 12")
