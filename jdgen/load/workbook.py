"""Workbooks as published, alone or in a zip: their sheets row by row, whatever bytes come in.

openpyxl raises whatever its parts raise on damaged bytes, so everything it does is asked through ``_reading``.
"""

import hashlib
import warnings
import zipfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import IO, Any

from jdgen.errors import CannotMake, InvalidInput, JdgenError, Mark, Problem, short

MAX_ROWS = 1_048_576
"""As many as a sheet can have."""
_BATCH = 1000
_MANIFEST = "[Content_Types].xml"
_SHEETS = "xl/worksheets/"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old .xls starts, and a newer workbook behind a password."""


@dataclass(frozen=True)
class Expected:
    """What the workbooks of one purpose are like: how large at most, and what to do about one that is not right."""

    extra: str
    """The extra of jdgen that brings openpyxl."""
    again: str
    """How to come by a whole one."""
    instead: str
    """What to do about a file that is no workbook."""
    sheets_bytes: int
    """What all sheets together may unpack to."""
    part_bytes: int
    """What any other part may unpack to: openpyxl keeps the shared texts in memory."""
    columns: int


@dataclass(frozen=True)
class Sheet:
    file: str
    """What messages call the workbook; with the member's name where it is in a zip."""
    member: str
    """The workbook's name within a zip, else nothing."""
    title: str
    _sheet: Any
    _expected: Expected

    def rows(self) -> Generator[tuple[int, tuple[Any, ...]], None, None]:
        """Every row with its number from 1; a cell is None, text, a number, or what openpyxl makes of a formula."""
        return self._rows(values_only=True)

    def cells(self) -> Generator[tuple[int, tuple[Any, ...]], None, None]:
        """The same as openpyxl's cells, which tell a formula from text that looks like one; three times as slow."""
        return self._rows(values_only=False)

    def _rows(self, *, values_only: bool) -> Generator[tuple[int, tuple[Any, ...]], None, None]:
        self._sheet.reset_dimensions()  # what a file says of its own size may be wrong
        source = self._sheet.iter_rows(max_col=self._expected.columns, values_only=values_only)
        number = 0
        while number < MAX_ROWS:
            with _reading(self.file, self._expected):
                batch = list(islice(source, _BATCH))
            if not batch:
                return
            for cells in batch:
                number += 1
                yield number, cells
        raise refused(self.file, f"sheet {self.title!r} has more rows than a sheet can have", self._expected.again)


def workbooks(file: IO[bytes], shown: str, expected: Expected) -> Generator[list[Sheet], None, None]:
    """The sheets of a workbook, or of each workbook in a zip; readable until the next is asked for.

    Raises InvalidInput for what is no workbook, CannotMake without openpyxl.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        line = f"pip install 'jdgen[{expected.extra}]'"
        raise CannotMake(f"openpyxl, which reads workbooks, is not installed: {line}") from None
    with _archive(file, shown, expected) as archive:
        for member, source in _members(file, archive, shown, expected):
            name = f"{shown}, {member}" if member else shown
            with source:
                with _reading(name, expected):
                    book = load_workbook(source, read_only=True, data_only=False, keep_links=False)
                yield [Sheet(name, member, str(sheet.title), sheet, expected) for sheet in book.worksheets]


def opened(path: Path, shown: str) -> BufferedReader:
    try:
        return open(path, "rb")
    except OSError as error:
        raise refused(shown, f"cannot be read: {(error.strerror or 'no reason given').lower()}") from None


def checksum(path: Path, shown: str) -> str:
    """The SHA-256 of a file."""
    with opened(path, shown) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _members(
    file: IO[bytes], archive: zipfile.ZipFile, shown: str, expected: Expected
) -> Iterator[tuple[str, IO[bytes]]]:
    """The workbook itself, or those in the zip by name: read where they lie, never unpacked into memory."""
    if _MANIFEST in archive.namelist():
        yield "", file
        return
    inside = [name for name in archive.namelist() if name.lower().endswith(".xlsx") and "__MACOSX" not in name]
    if not inside:
        raise refused(shown, "holds no workbook (.xlsx)")
    for name in inside:
        with _reading(shown, expected):
            source = archive.open(name)
        with _archive(source, f"{shown}, {name}", expected):
            yield name, source


@contextmanager
def _archive(file: IO[bytes], shown: str, expected: Expected) -> Iterator[zipfile.ZipFile]:
    """The zip that a workbook is, once nothing in it is out of bounds."""
    with _reading(shown, expected):
        _refuse_others(file.read(4096), shown, expected)
        file.seek(0)
        archive = zipfile.ZipFile(file)
        _refuse_excess(archive, shown, expected)
    with archive:
        yield archive


def _refuse_others(head: bytes, shown: str, expected: Expected) -> None:
    """By how a file starts."""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith(b"<"):
        hint = f"the site sent a page in place of the file: {expected.again}"
        raise refused(shown, "is a web page, not a workbook", hint)
    if head.startswith(_OLE):
        hint = "open it in a spreadsheet and save it as .xlsx, without a password"
        raise refused(shown, "is an old .xls, or protected by a password", hint)
    if not text:
        raise refused(shown, "the file is empty", expected.again)
    if not head.startswith(b"PK"):
        raise refused(shown, "is not a workbook", expected.instead)


def _refuse_excess(archive: zipfile.ZipFile, shown: str, expected: Expected) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise refused(shown, "is protected by a password", "save it without one")
    total = sum(part.file_size for part in parts)
    others = (part for part in parts if not part.filename.lower().endswith(".xlsx"))
    most = max((part.file_size for part in others if not part.filename.startswith(_SHEETS)), default=0)
    if total > expected.sheets_bytes or most > expected.part_bytes:
        raise refused(shown, f"would unpack to {max(total, most) >> 20} MiB: none of these workbooks is that large")


def refused(file: str, message: str, hint: str = "") -> InvalidInput:
    return InvalidInput([Problem(Mark(file), message, hint=hint)])


@contextmanager
def _reading(shown: str, expected: Expected) -> Iterator[None]:
    """Whatever goes wrong in here is the file's fault."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that openpyxl passes over
            yield
    except JdgenError:
        raise
    except Exception as error:
        why = short(f"{type(error).__name__}: {error}".splitlines()[0])
        raise refused(shown, f"is damaged, or not a workbook after all ({why})", expected.again) from None
