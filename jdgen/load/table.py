"""Tables from spreadsheets, saved as CSV: any usual delimiter and encoding, every row with its line.

What a spreadsheet may have done to the text is undone only where one reading is possible; the rest is told.
"""

import codecs
import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from jdgen.errors import InvalidInput, Mark, Problem, short, suggest
from jdgen.load.yaml import MOST
from jdgen.model.base import Wrong

MAX_BYTES = 64 * 1024 * 1024
DELIMITERS = ",;\t"
_AS_TYPED = str.maketrans("\u00a0\u2007\u2009\u202f\u2019\u2212\u2013", "    '--")
"""Blanks that do not break, a curly apostrophe, a minus sign and a dash, as a keyboard has them."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_AMOUNT = re.compile(r"([0-9]{1,3}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+|(?:'[0-9]{3})+)|[0-9]+)?(\.[0-9]+)?")
_SIGNS = {"USD": ("US$", "$"), "CAD": ("CA$", "C$", "$"), "EUR": ("€",), "GBP": ("£",)}
_PLAIN = "write it like 52000 or 52000.00"


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: dict[str, str]
    """The text of each cell, stripped, by the heading as it stands in ``Table.headings``; "" where it is empty."""


@dataclass(frozen=True)
class Table:
    """The rows under one line of headings; rows without any text are left out."""

    file: str
    headings: tuple[str, ...]
    delimiter: str
    _lines: tuple[str, ...]
    _records: Sequence[tuple[int, list[str]]]
    """The line where each row starts, and its cells; one under an empty heading is passed over."""
    _positions: tuple[int, ...]
    """Which cell of a row stands under each heading."""

    def __iter__(self) -> Iterator[Row]:
        names = list(zip(self.headings, self._positions, strict=True))
        for line, cells in self._records:
            yield Row(line, {name: cells[at].strip() for name, at in names})

    def __len__(self) -> int:
        return len(self._records)

    @cached_property
    def _known(self) -> dict[str, str]:
        return {_same(heading): heading for heading in self.headings}

    def heading(self, name: str) -> str | None:
        """The heading that equals ``name`` but for case and blanks."""
        return self._known.get(_same(name))

    def problem(self, line: int, heading: str, message: str, hint: str = "") -> Problem:
        """A problem of one cell; it quotes no line, since pay and names may stand there."""
        column = self._column(line, self._positions[self.headings.index(heading)]) if heading in self.headings else 1
        return Problem(Mark(self.file, line, column), message, heading, hint)

    def missing(self, name: str) -> Problem:
        """The problem of a heading that is not there."""
        message = f"there is no column {short(name)!r}"
        return Problem(Mark(self.file, self._first, 1), message, hint=suggest(name, self.headings))

    @cached_property
    def _first(self) -> int:
        """The line of the headings."""
        return next(number for number, line in enumerate(self._lines, 1) if _is_data(line))

    def _column(self, line: int, position: int) -> int:
        """Where a cell starts in its line; the first column for a row over several lines."""
        text, quoted, seen = self._lines[line - 1], False, 0
        for at, sign in enumerate(text):
            if seen == position:
                return at + 1
            quoted ^= sign == '"'
            seen += sign == self.delimiter and not quoted
        return len(text) + 1 if seen == position else 1


def read_table(data: bytes, shown: str) -> Table:
    """The table in a CSV file; ``shown`` is what messages call it.

    Raises InvalidInput with every problem: not a text file, no or repeated headings, rows with too many cells.
    """
    if len(data) > MAX_BYTES:
        raise _refused(shown, f"is larger than {MAX_BYTES >> 20} MiB")
    text = _decoded(data, shown)
    lines = tuple(text.split("\n"))
    heading = next((number for number, line in enumerate(lines) if _is_data(line)), None)
    if heading is None:
        raise _refused(shown, "the file is empty")
    stated = re.fullmatch(r"sep=(.)", lines[0], re.I)
    delimiter = stated[1] if stated else _delimiter(lines[heading])
    records = _records(lines, heading, delimiter, shown)
    first = next(records)[1]
    names = [" ".join(cell.split()) for cell in first]
    problems = _repeated(names, Mark(shown, heading + 1, 1))
    rows = []
    for line, cells in records:
        if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
            problems.append(_too_wide(Mark(shown, line, 1), len(cells), len(names), delimiter))
            if len(problems) >= MOST:
                break
        cells += [""] * (len(names) - len(cells))
        rows.append((line, cells))
    if problems:
        raise InvalidInput(problems)
    positions = tuple(at for at, name in enumerate(names) if name)
    return Table(shown, tuple(name for name in names if name), delimiter, lines, rows, positions)


def money(text: str, currency: str = "USD") -> Decimal:
    """An amount as people and spreadsheets write it: ``$52,000.00``, ``52 000``, ``24.04``.

    Raises Wrong for what is no amount, has more than one reading, or names another currency.
    """
    amount = _without_currency(text.translate(_AS_TYPED).strip(), currency)
    found = _AMOUNT.fullmatch(amount)
    if not found or not amount:
        raise Wrong(f"{short(text, 40)!r} is not an amount", _advice(amount))
    whole, decimals = found[1] or "0", found[2] or ""
    if sum(map(str.isdigit, whole)) > 10 or len(decimals) > 11:
        raise Wrong(f"{short(text, 40)!r} has too many digits", _PLAIN)
    if len(decimals) == 4 and whole.isdigit() and len(whole) <= 3 and whole.strip("0"):
        raise Wrong(f"{short(text, 40)!r} is either thousands or three decimals", _PLAIN)
    value = Decimal(re.sub("[ ,']", "", whole) + decimals)
    if not value:
        raise Wrong(f"{short(text, 40)!r} is no pay", "leave the cell empty where there is no figure")
    return value


def _without_currency(amount: str, currency: str) -> str:
    for sign in (*_SIGNS.get(currency, ()), currency):
        for rest in (amount.removeprefix(sign), amount.removesuffix(sign)):
            if rest != amount:
                return rest.strip()
    return amount


def _advice(amount: str) -> str:
    if re.search(r"[0-9] ?[kKmM]$", amount):
        return "write thousands out, like 52000"
    if re.match(r"[-(]", amount) or amount.endswith("-"):
        return "pay cannot be negative"
    if re.search(r"[0-9][eE][+-]?[0-9]", amount):
        return "set the column's format to a plain number in the spreadsheet and save it again"
    if re.fullmatch(r"[A-Z]{3}.*|.*[A-Z]{3}|[$€£].*|.*[$€£]", amount):
        return "amounts in another currency are not converted"
    if "," in amount:
        return f"a comma stands only between thousands; {_PLAIN}"
    return _PLAIN


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()


def _is_data(line: str) -> bool:
    """Whether a line holds more than delimiters, and is not Excel's own ``sep=;``."""
    text = line.strip('\ufeff ,;\t\r"')
    return bool(text) and not re.fullmatch(r"sep=.?", text, re.I)


def _decoded(data: bytes, shown: str) -> str:
    """The text with plain line ends: by its byte-order mark, else UTF-8, else Windows-1252 as Excel writes it."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise _refused(shown, "is a workbook, not a CSV file", "save it as CSV in the spreadsheet")
    mark, encoding = next((known for known in _BOMS if data.startswith(known[0])), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        if mark:
            raise _refused(shown, f"is not {encoding} text, though it says so", "save it again as UTF-8") from None
        text = _windows(data, shown)
    if "\0" in text:
        raise _refused(shown, "is not a text file", "save it as CSV, UTF-8, in the spreadsheet")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _windows(data: bytes, shown: str) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"is neither UTF-8 nor Windows-1252 text (byte {data[error.start]:#04x} in line {line})"
        raise _refused(shown, message, "save it again as UTF-8") from None


def _delimiter(line: str) -> str:
    outside = re.sub(r'"[^"]*"', "", line)
    return max(DELIMITERS, key=outside.count)


def _records(lines: Sequence[str], start: int, delimiter: str, shown: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line that it starts in."""
    numbered = iter(lines[start:])
    reader = csv.reader((f"{line}\n" for line in numbered), delimiter=delimiter, strict=True)
    line = start + 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield line, cells
            line = start + reader.line_num + 1
    except csv.Error as error:
        raise _unclosed(shown, line, error) from None


def _unclosed(shown: str, line: int, error: csv.Error) -> InvalidInput:
    hint = "a quotation mark within a cell is written twice; one that opens a cell has to close it"
    said = "the cell in quotes does not end" if "unexpected end" in str(error) else f"this is not CSV: {error}"
    return InvalidInput([Problem(Mark(shown, line, 1), said, hint=hint)])


def _repeated(names: Iterable[str], mark: Mark) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for name in filter(None, names):
        if _same(name) in seen:
            problems.append(Problem(mark, f"two columns are called {short(name)!r}", hint="give each its own heading"))
        seen.add(_same(name))
    return problems


def _too_wide(mark: Mark, found: int, wanted: int, delimiter: str) -> Problem:
    hint = "put an amount such as 52,000 in quotes, or write it without the comma" if delimiter == "," else ""
    return Problem(mark, f"the row has {found} cells under {wanted} headings", hint=hint)


def _refused(file: str, message: str, hint: str = "") -> InvalidInput:
    return InvalidInput([Problem(Mark(file), message, hint=hint)])
