"""Tables out: CSV that a spreadsheet opens safely, and aligned text for a terminal."""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain

from jdgen.errors import printable

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?%?")
# What a spreadsheet would work out: at the start of a cell, and after a semicolon or a line break within
# it, where a spreadsheet set to semicolons starts the next one.
_FORMULA = re.compile(r"^(?=[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])|(?<=[;\t\r\n])(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
_QUOTED = re.compile(r'[",;\t\r\n]|^\s|\s$')


def csv_bytes(headings: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    return b"".join(csv_lines(headings, rows))


def csv_lines(headings: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """UTF-8 with a byte-order mark and CRLF, as Excel wants it, row by row; None is an empty cell.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front, and quotes.
    """
    yield "\ufeff".encode()
    for row in chain([headings], rows):
        line = ",".join(map(_cell, row)) or '""'
        yield f"{line}\r\n".encode("utf-8", "replace")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = str(value)
    safe = text if _NUMBER.fullmatch(text) else _FORMULA.sub("'", text)
    if safe == text and not _QUOTED.search(text):
        return text
    return '"' + safe.replace('"', '""') + '"'


def text_table(headings: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> str:
    """Aligned columns, as wide as they need to be; the ``numbers``, counted from 0, stand to the right.

    The same text at a terminal and in a file, in one line a row, without colour.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    to_the_right = set(numbers)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False)
    for at, heading in enumerate(headings):
        justify = "right" if at in to_the_right else "left"
        table.add_column(Text(heading), justify=justify, no_wrap=True)  # type: ignore[arg-type]
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    console = Console(width=1_000_000, color_system=None, force_terminal=False, legacy_windows=False)
    with console.capture() as capture:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def send(
    headings: Sequence[str], rows: Iterable[Sequence[object]], output_format: str, text: Callable[[], str]
) -> None:
    """A table on standard output, as ``text``, ``json`` (a list of objects) or ``csv``."""
    if output_format == "csv":
        data = csv_bytes(headings, rows)
    elif output_format == "json":
        listed = [dict(zip(headings, row, strict=True)) for row in rows]
        data = (json.dumps(listed, indent=1, ensure_ascii=False, default=json_number) + "\n").encode()
    else:
        data = text().encode("utf-8", "replace")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def json_number(value: object) -> object:
    """A Decimal as a number: whole where it is."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} is no number")
    return int(value) if value == value.to_integral_value() else float(value)


def percent(share: Decimal | None, *, sign: bool = False) -> str:
    """A share of one, to a tenth of a percent; nothing for None."""
    if share is None:
        return ""
    rounded = (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{rounded:+}%" if sign else f"{rounded}%"
