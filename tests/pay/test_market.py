"""Where an amount sits in the market; the figures are BLS OEWS, 43-3021, US, May 2025."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.model.band import Range
from jdgen.model.pay import MarketReference
from jdgen.pay.market import Position, average, contradictions, has_percentiles, in_period, position

AMOUNTS = st.decimals(Decimal("0.01"), Decimal(200000), places=2)


def reference(**figures: object) -> MarketReference:
    about = {"id": "one", "source": "BLS OEWS", "release": "2025-05", "area": "US"}
    return MarketReference.model_validate(about | figures)


CLERKS = reference(mean=51070, p10=37290, p25=42840, median=48500, p75=58290, p90=67710)
RANGE = Range(minimum=Decimal(40000), maximum=Decimal(60000))


@pytest.mark.parametrize(
    ("amount", "percentile"),
    [(40000, "17.3"), (50000, "53.8"), (60000, "77.7"), (37290, "10.0"), (48500, "50.0"), (67710, "90.0")],
)
def test_a_percentile_is_read_by_a_straight_line_between_the_published_ones(amount: int, percentile: str) -> None:
    at = position(Decimal(amount), CLERKS)
    assert at is not None
    assert at.percentile is not None
    assert at.percentile.quantize(Decimal("0.1"), ROUND_HALF_UP) == Decimal(percentile)


def test_outside_the_published_percentiles_only_the_side_is_said() -> None:
    assert position(Decimal(35000), CLERKS) == Position(None, below=10)
    assert position(Decimal(70000), CLERKS) == Position(None, above=90)


def test_the_outermost_percentiles_are_those_that_are_published() -> None:
    quartiles = reference(p25=42840, p75=58290)
    assert position(Decimal(42000), quartiles) == Position(None, below=25)
    assert position(Decimal(59000), quartiles) == Position(None, above=75)
    assert position(Decimal("50565"), quartiles) == Position(Decimal(50))


def test_percentiles_that_are_equal_give_the_lower_one() -> None:
    flat = reference(p10=40000, p25=40000, median=40000)
    assert position(Decimal(40000), flat) == Position(Decimal(10))


def test_one_figure_places_nothing() -> None:
    assert position(Decimal(40000), reference(median=48500)) is None
    assert position(Decimal(40000), reference(mean=51070)) is None


@given(st.lists(AMOUNTS, min_size=2, max_size=8))
def test_more_pay_is_never_a_lower_percentile(some: list[Decimal]) -> None:
    def rank(amount: Decimal) -> Decimal:
        at = position(amount, CLERKS)
        assert at is not None
        return at.percentile if at.percentile is not None else Decimal(0 if at.below else 100)

    assert all(rank(low) <= rank(high) for low, high in pairwise(sorted(some)))


def test_published_hourly_figures_become_yearly_by_2080_hours() -> None:
    hourly = reference(per="hour", p10="17.93", median="23.32", mean="24.55")
    a_year = in_period(hourly, "year")
    assert (a_year.per, a_year.p10, a_year.median, a_year.mean) == ("year", 37294, 48506, 51064)
    assert a_year.p25 is None


def test_published_yearly_figures_become_hourly_by_2080_hours() -> None:
    hourly = in_period(CLERKS, "hour")
    assert (hourly.p10, hourly.median) == (Decimal("17.93"), Decimal("23.32"))
    assert in_period(CLERKS, "year") is CLERKS


def test_the_usual_pay_of_a_source_is_its_median_or_else_its_mean() -> None:
    assert average(CLERKS) == 48500
    assert average(reference(mean=35000)) == 35000
    assert average(reference(p25=1, p75=2)) is None


def test_two_percentiles_make_a_distribution() -> None:
    assert has_percentiles(CLERKS)
    assert has_percentiles(reference(p25=1, p75=2))
    assert not has_percentiles(reference(median=48500, mean=51070))


def test_an_average_below_the_whole_range_contradicts_it() -> None:
    quoted = reference(id="quoted", source="A job board", mean=35000)
    (found,) = contradictions(RANGE, (quoted, CLERKS))
    assert (found.quoted, found.amount, found.side) == (quoted, 35000, "below")
    assert (found.judge, found.usual, found.lowest) == (CLERKS, 48500, (10, 37290))
    assert found.supports_range


def test_an_average_above_the_whole_range_contradicts_it() -> None:
    (found,) = contradictions(RANGE, (CLERKS, reference(id="quoted", median=70000)))
    assert (found.side, found.usual, found.lowest) == ("above", 48500, None)


@pytest.mark.parametrize("amount", [40000, 50000, 60000])
def test_an_average_within_the_range_or_at_its_ends_contradicts_nothing(amount: int) -> None:
    assert contradictions(RANGE, (reference(mean=amount), CLERKS)) == []


def test_a_source_with_a_distribution_is_no_quoted_average() -> None:
    assert contradictions(Range(minimum=Decimal(80000), maximum=Decimal(90000)), (CLERKS,)) == []


def test_without_fuller_figures_nobody_judges() -> None:
    (found,) = contradictions(RANGE, (reference(mean=35000),))
    assert (found.judge, found.usual, found.lowest, found.supports_range) == (None, None, None, False)


def test_an_average_among_the_judges_figures_undercuts_none_of_them() -> None:
    (found,) = contradictions(RANGE, (reference(id="quoted", mean=39000), CLERKS))
    assert (found.side, found.lowest) == ("below", None)


def test_the_lowest_figure_is_the_lowest_that_the_judge_publishes() -> None:
    (found,) = contradictions(RANGE, (reference(id="quoted", mean=35000), reference(p25=42840, p75=58290)))
    assert (found.usual, found.lowest, found.supports_range) == (None, (25, 42840), False)


def test_a_judge_whose_own_median_lies_outside_supports_nothing() -> None:
    high = Range(minimum=Decimal(70000), maximum=Decimal(90000))
    (found,) = contradictions(high, (reference(id="quoted", mean=35000), CLERKS))
    assert found.judge == CLERKS
    assert not found.supports_range
