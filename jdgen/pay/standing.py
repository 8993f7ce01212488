"""Where an amount stands in its band: compa-ratio, penetration, quarter."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from jdgen.model.band import Range


@dataclass(frozen=True, slots=True)
class Standing:
    side: Literal["below", "in", "above"]
    compa_ratio: Decimal | None
    """pay / midpoint; None where the band has no upper end."""
    penetration: Decimal | None
    """(pay - minimum) / (maximum - minimum): below 0 or above 1 outside; None where the band has no width."""
    quarter: int | None
    """1 to 4 within the band; a boundary belongs to the quarter above it."""


def standing(amount: Decimal, band: Range) -> Standing:
    """``amount`` and ``band`` in the same period."""
    low, high = band.minimum, band.maximum
    side: Literal["below", "in", "above"] = "below" if amount < low else "in" if band.holds(amount) else "above"
    if high is None:
        return Standing(side, None, None, None)
    ratio = amount * 2 / (low + high)
    if high == low:
        return Standing(side, ratio, None, None)
    share = (amount - low) / (high - low)
    return Standing(side, ratio, share, min(int(share * 4) + 1, 4) if side == "in" else None)
