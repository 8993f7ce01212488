"""The geometry of a floating-bar chart."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.documents.chart import LABEL, LEFT, RIGHT, WIDTH, Chart, Span, chart

ROUND_STEPS = {"1", "2", "5"}

amounts = st.decimals(Decimal(1), Decimal(10**9), places=2)


def span(low: object, high: object, middle: object = None, name: str = "Band") -> Span:
    a, b, m = (Decimal(str(value)) if value is not None else None for value in (low, high, middle))
    assert a is not None
    assert b is not None
    return Span(name, "", "band", a, m, b)


def drawn(*pairs: tuple[object, object]) -> Chart:
    return chart([span(low, high) for low, high in pairs])


def test_the_axis_is_marked_in_round_steps_around_the_amounts() -> None:
    ticks = [tick.amount for tick in drawn((40000, 60000), (42840, 58290)).ticks]
    assert ticks == [40000, 45000, 50000, 55000, 60000]


def test_a_single_amount_has_an_axis_too() -> None:
    ticks = [tick.amount for tick in drawn((50000, 50000)).ticks]
    assert ticks == [50000, 51000]


@pytest.mark.parametrize(("low", "high"), [(4_000_000, 9_500_000), (1_200_000_000, 3_000_000_000), (12, 19)])
def test_yen_and_rupees_have_no_more_ticks_than_dollars(low: int, high: int) -> None:
    assert 2 <= len(drawn((low, high)).ticks) <= 8


@given(st.lists(st.tuples(amounts, amounts).map(sorted), min_size=1, max_size=6))
def test_every_bar_lies_on_the_axis(pairs: list[list[Decimal]]) -> None:
    made = drawn(*((low, high) for low, high in pairs))
    first, last = made.ticks[0], made.ticks[-1]
    assert (first.x, last.x) == (LEFT, WIDTH - RIGHT)
    assert len(made.ticks) <= 8
    for bar, (low, high) in zip(made.bars, pairs, strict=True):
        assert first.amount <= low <= high <= last.amount
        assert LEFT <= bar.x <= bar.x + bar.width <= WIDTH - RIGHT + 0.1
    steps = {upper.amount - lower.amount for lower, upper in zip(made.ticks, made.ticks[1:], strict=False)}
    assert len(steps) == 1
    assert str(steps.pop().normalize().as_tuple().digits[0]) in ROUND_STEPS


def test_rows_stand_below_each_other() -> None:
    made = drawn((1000, 2000), (1000, 2000), (1000, 2000))
    rows = [bar.y for bar in made.bars]
    assert rows == sorted(set(rows))
    assert made.top < rows[0]
    assert rows[-1] < made.bottom < made.height


def test_the_middle_lies_where_its_amount_is() -> None:
    made = chart([span(40000, 60000, 50000), span(40000, 60000)])
    assert made.bars[0].middle == pytest.approx((LEFT + WIDTH - RIGHT) / 2)
    assert made.bars[1].middle is None


def test_a_long_label_is_cut_and_the_whole_name_kept() -> None:
    name = "Association of Flour, Yeast and Sugar Merchants"
    (bar,) = chart([span(1000, 2000, name=name)]).bars
    assert len(bar.label) <= LABEL
    assert bar.label.endswith("…")
    assert bar.span.name == name
