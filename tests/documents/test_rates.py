"""The geometry of selection rates."""

import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jdgen.documents.rates import HAIR, LABEL, LEFT, RIGHT, THICK, TICKS, WIDTH, rates

SHARES = st.fractions(0, 1, max_denominator=10**7).map(lambda one: Decimal(one.numerator) / one.denominator)


@given(st.lists(SHARES, min_size=1, max_size=9))
def test_bars_start_at_zero_and_are_as_long_as_their_rates(shares: list[Decimal]) -> None:
    made = rates([("A", share, "hatched") for share in shares], max(shares))
    first, last = made.ticks[0], made.ticks[-1]
    assert (first.rate, first.x, last.x) == (0, LEFT, WIDTH - RIGHT)
    assert 2 <= len(made.ticks) <= TICKS + 1
    for bar in made.bars:
        exact = float(bar.rate / last.rate) * (WIDTH - LEFT - RIGHT)
        assert (bar.width == 0) == (bar.rate == 0)
        assert abs(bar.width - exact) <= HAIR
        assert bar.width <= WIDTH - LEFT - RIGHT


@given(st.lists(SHARES, min_size=1, max_size=3))
def test_a_hatch_stays_within_its_bar(shares: list[Decimal]) -> None:
    for bar in rates([("A", share, "hatched") for share in shares], None).bars:
        for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", bar.hatch):
            assert LEFT <= float(x) <= LEFT + bar.width + 0.1
            assert bar.y - THICK / 2 - 0.1 <= float(y) <= bar.y + THICK / 2 + 0.1


def test_only_what_is_below_is_hatched() -> None:
    made = rates(
        [("A", Decimal(1), "filled"), ("B", Decimal("0.5"), "outlined"), ("C", Decimal("0.2"), "hatched")], None
    )
    assert [bool(bar.hatch) for bar in made.bars] == [False, False, True]


def test_the_line_stands_at_four_fifths_of_the_highest() -> None:
    made = rates([("A", Decimal("0.5"), "filled")], Decimal("0.5"))
    assert made.line
    assert made.line.rate == Decimal("0.4")
    assert made.line.x == next(tick.x for tick in made.ticks if tick.rate == Decimal("0.4"))


def test_where_nobody_was_selected_the_axis_still_stands() -> None:
    made = rates([("A", Decimal(0), "outlined")], None)
    assert (made.ticks[-1].rate, made.line) == (1, None)


def test_ticks_of_small_rates_can_be_told_apart() -> None:
    assert rates([("A", Decimal("0.9"), "filled")], None).digits == 0
    assert rates([("A", Decimal("0.00013"), "filled")], None).digits == 3


def test_a_long_name_takes_two_lines_and_no_more() -> None:
    made = rates(
        [("Native Hawaiian or Other Pacific Islander women", Decimal(1), "filled"), ("x" * 300, Decimal(1), "filled")],
        None,
    )
    assert made.bars[0].label == ("Native Hawaiian or Other Pacific", "Islander women")
    assert all(len(bar.label) <= 2 and max(map(len, bar.label)) <= LABEL for bar in made.bars)
