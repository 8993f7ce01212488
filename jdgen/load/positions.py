"""Where a stretch of a text stands in the file that it was written in.

A text may be folded, indented, quoted or escaped there: its words still come in the same order. So the
stretch is looked for in the file, as often as it comes before in the text; where it cannot be found, the
start of the text is the place.
"""

import re

from jdgen.errors import Mark
from jdgen.load.yaml import Scalar, Text


def place(scalar: Scalar, text: Text, start: int, end: int) -> tuple[Mark, Mark]:
    """The first character of ``value[start:end]`` and the one after its last, in the file."""
    value = scalar.value or ""
    pattern = _as_written(value[start:end])
    if pattern is None or scalar.end <= (scalar.mark.line, scalar.mark.column):
        return scalar.mark, scalar.mark
    source, lines = _source(scalar, text)
    before = sum(1 for found in pattern.finditer(value) if found.start() < start)
    for count, found in enumerate(pattern.finditer(source)):
        if count == before:
            return _mark(scalar, lines, found.start()), _mark(scalar, lines, found.end())
    return scalar.mark, scalar.mark


def _as_written(words: str) -> re.Pattern[str] | None:
    """The words with any blanks between them, and with quotes as YAML may double or escape them."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return None
    quoted = (part.replace("'", "(?:''|')").replace('"', '(?:\\\\"|")') for part in parts)
    return re.compile(r"(?:\\?\s)+".join(quoted))


def _source(scalar: Scalar, text: Text) -> tuple[str, list[int]]:
    """What the file holds from the scalar's start to its end, and where each of its lines starts in that."""
    (first, column), (last, stop) = (scalar.mark.line, scalar.mark.column), scalar.end
    lines = list(text.lines[first - 1 : last])
    if last - first < len(lines):
        lines[last - first] = lines[last - first][: stop - 1]
    lines[0] = lines[0][column - 1 :]
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return "\n".join(lines), starts


def _mark(scalar: Scalar, starts: list[int], offset: int) -> Mark:
    row = max(index for index, start in enumerate(starts) if start <= offset)
    column = offset - starts[row] + (scalar.mark.column if row == 0 else 1)
    return Mark(scalar.mark.file, scalar.mark.line + row, column)
