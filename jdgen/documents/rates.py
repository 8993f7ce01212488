"""The geometry of selection rates: one horizontal bar a group, all from zero, and a line at four fifths of the highest.

Lengths are the user units of the SVG's ``viewBox``; a template draws them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import count
from textwrap import wrap
from typing import Literal

Style = Literal["filled", "hatched", "outlined"]

WIDTH = 680
LEFT = 210
LABEL = 36
"""Characters of a line that fit to the left of the bars."""
RIGHT = 60
"""Room for the rate."""
ROW = 26
THICK = 16
TOP = 24
"""Room for what the line says."""
BELOW = 38
"""Room for the axis and its title."""
TICKS = 5
HATCH = 7
HAIR = 1.5
"""One of thousands still shows as a line."""


@dataclass(frozen=True)
class Bar:
    label: tuple[str, ...]
    """Its lines, two at most."""
    rate: Decimal
    style: Style
    y: int
    """The middle of the row."""
    width: float
    hatch: str
    """An SVG path of slanted lines that stay within the bar."""


@dataclass(frozen=True)
class Tick:
    x: float
    rate: Decimal


@dataclass(frozen=True)
class Rates:
    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    thick: int
    digits: int
    """Decimals of a percentage that tell two ticks apart."""
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    line: Tick | None
    """Four fifths of the highest rate."""


def rates(groups: Sequence[tuple[str, Decimal, Style]], highest: Decimal | None) -> Rates:
    """Bars from the top down; ``highest`` is the rate that the others are compared with."""
    most = max(rate for _, rate, _ in groups) or Decimal(1)
    step = next(step for step in _steps() if most / step <= TICKS)
    end = (most / step).to_integral_value(ROUND_CEILING) * step
    room = WIDTH - LEFT - RIGHT

    def length(rate: Decimal) -> float:
        return round(float(rate / end) * room, 1)

    bars = []
    for row, (label, rate, style) in enumerate(groups):
        width = max(length(rate), HAIR) if rate else 0.0
        y = TOP + ROW * row + ROW // 2
        hatch = _hatch(y, width) if style == "hatched" else ""
        bars.append(Bar(tuple(wrap(label, LABEL, max_lines=2, placeholder="…")), rate, style, y, width, hatch))
    ticks = tuple(Tick(LEFT + length(step * n), step * n) for n in range(int(end / step) + 1))
    at = None if highest is None else highest * 4 / 5
    line = None if at is None else Tick(LEFT + length(at), at)
    bottom = TOP + ROW * len(bars)
    digits = max(0, -int((step * 100).normalize().as_tuple().exponent))
    return Rates(WIDTH, bottom + BELOW, LEFT, WIDTH - RIGHT, TOP, bottom, THICK, digits, tuple(bars), ticks, line)


def _steps() -> Iterator[Decimal]:
    """From 0.00000001 on: 1, 2, 5, 10 and so on: of millions of applicants a few may be selected."""
    return (Decimal(lead).scaleb(power) for power in count(-8) for lead in (1, 2, 5))


def _hatch(y: int, width: float) -> str:
    """Lines at 45 degrees, from the foot of the bar to its head, cut at its ends."""
    lines = []
    for start in range(HATCH - THICK, int(width), HATCH):
        left, right = max(start, 0), min(start + THICK, width)
        foot = y + THICK // 2
        lines.append(f"M{LEFT + left} {foot - (left - start)}L{LEFT + right:g} {foot - (right - start):g}")
    return "".join(lines)
