"""The geometry of a floating-bar chart: horizontal bars on one axis that does not start at zero.

Lengths are the user units of the SVG's ``viewBox``; a template draws them.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import count
from typing import Literal

WIDTH = 680
LEFT = 200
LABEL = 36
"""Characters of a label that fit to the left of the bars."""
RIGHT = 46
ROW = 25
TOP = 30
TICKS = 6


@dataclass(frozen=True)
class Span:
    name: str
    of: str
    """What the name leaves open, such as the area and the industry of a market figure."""
    style: Literal["band", "market", "point"]
    low: Decimal
    middle: Decimal | None
    high: Decimal | None
    """None where there is no upper end: the bar runs to the edge."""


@dataclass(frozen=True)
class Bar:
    span: Span
    label: str
    label_below: str
    y: int
    """The middle of the row."""
    x: float
    width: float
    middle: float | None


@dataclass(frozen=True)
class Tick:
    x: float
    amount: Decimal


@dataclass(frozen=True)
class Chart:
    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def chart(spans: list[Span]) -> Chart:
    low = min(span.low for span in spans)
    high = max(span.high or span.low for span in spans)
    step = _step(high - low)
    start = (low / step).to_integral_value(ROUND_FLOOR) * step
    end = (high / step).to_integral_value(ROUND_CEILING) * step
    # A bar without an upper end needs room to run on.
    end += step if end == start or any(span.high is None and span.low == end for span in spans) else 0

    def at(amount: Decimal) -> float:
        return round(LEFT + float((amount - start) / (end - start)) * (WIDTH - LEFT - RIGHT), 1)

    bars = tuple(
        Bar(
            span,
            _short(span.name),
            _short(span.of),
            TOP + ROW * row + ROW // 2,
            at(span.low),
            round((at(span.high) if span.high else WIDTH - RIGHT) - at(span.low), 1),
            at(span.middle) if span.middle is not None else None,
        )
        for row, span in enumerate(spans)
    )
    ticks = tuple(Tick(at(start + step * n), start + step * n) for n in range(int((end - start) / step) + 1))
    bottom = TOP + ROW * len(spans)
    return Chart(WIDTH, bottom + 10, TOP, bottom, LEFT, WIDTH - RIGHT, bars, ticks)


def _step(length: Decimal) -> Decimal:
    """1, 2, 2.5 or 5 thousand, ten thousand and so on: yen and rupees come in millions."""
    nice = (Decimal(lead).scaleb(power) for power in count(3) for lead in ("1", "2", "2.5", "5"))
    return next(step for step in nice if length / step <= TICKS)


def _short(text: str) -> str:
    return text if len(text) <= LABEL else text[: LABEL - 1].rstrip() + "…"
