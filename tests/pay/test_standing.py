"""Where an amount stands in its band."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.model.band import Range
from jdgen.pay.standing import Standing, standing

SEED = Range(minimum=Decimal(40_000), maximum=Decimal(60_000))


def at(amount: object, band: Range = SEED) -> Standing:
    return standing(Decimal(str(amount)), band)


@pytest.mark.parametrize(
    ("amount", "side", "compa_ratio", "penetration", "quarter"),
    [
        (35_000, "below", "0.7", "-0.25", None),
        (39_999.99, "below", "0.7999998", "-0.0000005", None),
        (40_000, "in", "0.8", "0", 1),
        (44_999.99, "in", "0.8999998", "0.2499995", 1),
        (45_000, "in", "0.9", "0.25", 2),
        (50_000, "in", "1", "0.5", 3),
        (55_000, "in", "1.1", "0.75", 4),
        (60_000, "in", "1.2", "1", 4),
        (65_000, "above", "1.3", "1.25", None),
    ],
)
def test_a_boundary_belongs_to_the_quarter_above_it(
    amount: float, side: str, compa_ratio: str, penetration: str, quarter: int | None
) -> None:
    assert at(amount) == Standing(side, Decimal(compa_ratio), Decimal(penetration), quarter)  # type: ignore[arg-type]


def test_penetration_is_a_share_of_the_width() -> None:
    share = at(55_000, Range(minimum=Decimal(45_000), maximum=Decimal(75_000))).penetration
    assert share is not None
    assert round(share, 2) == Decimal("0.33")


@pytest.mark.parametrize(
    ("amount", "side", "ratio"), [(51_000, "below", 51), (52_000, "in", 52), (53_000, "above", 53)]
)
def test_a_single_rate_is_met_or_missed_and_has_no_quarters(amount: int, side: str, ratio: int) -> None:
    rate = Range(minimum=Decimal(52_000), maximum=Decimal(52_000))
    assert at(amount, rate) == Standing(side, Decimal(ratio) / 52, None, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(("amount", "side"), [(39_999, "below"), (40_000, "in"), (10**9, "in")])
def test_a_band_without_an_upper_end_is_reached_and_never_left(amount: int, side: str) -> None:
    assert at(amount, Range(minimum=Decimal(40_000))) == Standing(side, None, None, None)  # type: ignore[arg-type]


amounts = st.decimals(Decimal("0.01"), Decimal("999999.99"), places=2)


@given(amounts, amounts, amounts, amounts)
def test_more_pay_never_stands_lower(one: Decimal, other: Decimal, low: Decimal, high: Decimal) -> None:
    band = Range(minimum=min(low, high), maximum=max(low, high))
    order = ("below", "in", "above")
    less, more = (standing(amount, band) for amount in sorted((one, other)))
    assert order.index(less.side) <= order.index(more.side)
    assert less.compa_ratio is not None
    assert more.compa_ratio is not None
    assert less.compa_ratio <= more.compa_ratio
    if less.quarter and more.quarter:
        assert 1 <= less.quarter <= more.quarter <= 4
    if less.penetration is not None and more.penetration is not None:
        assert less.penetration <= more.penetration
        assert (less.side == "in") == (0 <= less.penetration <= 1)
