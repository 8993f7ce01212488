"""One file, whatever it is: read where that is safe, and told apart by its content, not by its name."""

import os
from collections.abc import Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from jdgen.screening.answers import Form, refused
from jdgen.screening.read.guard import in_time
from jdgen.screening.read.page import read_page
from jdgen.screening.read.pdf import read_pdf
from jdgen.screening.read.rows import read_csv, read_workbook

MAX_BYTES = 32 << 20
_KINDS = "a filled form is a PDF, a saved page, a workbook (.xlsx) or a CSV file"


def files_of(paths: Sequence[Path]) -> list[Path]:
    """The files named, and those in the folders named, by name; hidden ones and folders within are passed over.

    A folder without any is given itself: reading it says so.
    """
    return [one for path in paths for one in _inside(path) or [path]]


def _inside(path: Path) -> list[Path]:
    try:
        return sorted(one for one in path.iterdir() if not one.name.startswith(".") and not one.is_dir())
    except OSError:
        return []  # a file, or what cannot be read: told when it is its turn


def read_file(path: Path) -> Form:
    """Raises InvalidInput for what cannot be read."""
    shown = str(path)
    data = _bytes(path, shown)
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    with in_time(shown):
        if b"%PDF-" in start and not start.startswith(b"<"):
            return read_pdf(data, shown)
        if start.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
            return read_workbook(data, shown)
        if start.startswith(b"<"):
            return read_page(data, shown)
        if not start:
            raise refused(shown, "the file is empty", "ask for it again")
        if b"\0" in start and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise refused(shown, "is no form that can be read", _KINDS)
        return read_csv(data, shown)


def _bytes(path: Path, shown: str) -> bytes:
    try:
        # Without waiting: opening a pipe would, until somebody writes into it.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            about = os.fstat(handle)
            if not S_ISREG(about.st_mode):
                raise refused(shown, "holds no files" if S_ISDIR(about.st_mode) else "is not a file", _KINDS)
            if about.st_size > MAX_BYTES:
                raise refused(shown, f"is larger than {MAX_BYTES >> 20} MiB", _KINDS)
            with open(handle, "rb", closefd=False) as file:
                return file.read(MAX_BYTES)
        finally:
            os.close(handle)
    except OSError as error:
        raise refused(shown, f"cannot be read: {(error.strerror or 'no reason given').lower()}") from None
