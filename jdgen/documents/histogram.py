"""The geometry of a histogram: one horizontal bar a class, all from zero, each with its count.

Lengths are the user units of the SVG's ``viewBox``; a template draws them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 680
LEFT = 120
RIGHT = 130
"""Room for the count of the longest bar, and for what the mark says."""
MARK = 58
"""Of it, for what the mark says."""
ROW = 22
THICK = 16
TOP = 4
HAIR = 1.5
"""A few people among thousands still show as a line."""


@dataclass(frozen=True)
class Row:
    label: str
    count: int
    y: int
    """The middle of the row."""
    width: float


@dataclass(frozen=True)
class Histogram:
    width: int
    height: int
    left: int
    right: int
    """Where the line of the mark ends, and its text starts."""
    thick: int
    rows: tuple[Row, ...]
    mark: int | None
    """The height of a line between two classes."""


def histogram(counts: Sequence[tuple[str, int]], mark: int | None = None) -> Histogram:
    """Bars for labels and counts from the top down; ``mark`` draws a line above the row of that number."""
    most = max((count for _, count in counts), default=0) or 1
    room = WIDTH - LEFT - RIGHT
    rows = tuple(
        Row(label, count, TOP + ROW * at + ROW // 2, round(max(room * count / most, HAIR), 1) if count else 0)
        for at, (label, count) in enumerate(counts)
    )
    height = TOP + ROW * len(rows) + TOP
    return Histogram(WIDTH, height, LEFT, WIDTH - MARK, THICK, rows, None if mark is None else TOP + ROW * mark)
