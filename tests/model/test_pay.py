"""Ranges and market figures."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from jdgen.model.pay import MarketReference, Pay, Range

FIGURES = {"id": "tables", "source": "Tables", "release": "2025-05", "area": "US"}


def span(low: int, high: int) -> Range:
    return Range(minimum=Decimal(low), maximum=Decimal(high))


@pytest.mark.parametrize("written", [["40000", "60000.50"], {"minimum": "40000", "maximum": "60000.50"}])
def test_a_range_is_written_as_a_pair_or_a_map(written: object) -> None:
    assert Range.model_validate(written) == Range(minimum=Decimal(40000), maximum=Decimal("60000.5"))


def test_minimum_and_maximum_may_be_one_rate() -> None:
    assert Range.model_validate(["20.25", "20.25"]).minimum == Decimal("20.25")


@pytest.mark.parametrize(
    "written",
    [
        "40000",
        "12",
        [],
        ["1"],
        ["1", "2", "3"],
        ["2", "1"],
        ["0", "1"],
        ["-1", "1"],
        ["1", "NaN"],
        ["1", "1.005"],
        ["1", None],
    ],
)
def test_what_is_no_rising_pair_of_amounts_is_no_range(written: object) -> None:
    with pytest.raises(ValidationError):
        Range.model_validate(written)


@pytest.mark.parametrize(("amount", "held"), [(39_999, False), (40_000, True), (60_000, True), (60_001, False)])
def test_a_range_holds_its_ends(amount: int, held: bool) -> None:
    assert span(40_000, 60_000).holds(Decimal(amount)) is held


@pytest.mark.parametrize(
    ("inner", "within"), [((40, 60), True), ((45, 50), True), ((39, 50), False), ((50, 61), False), ((10, 90), False)]
)
def test_a_range_is_within_another_with_both_ends(inner: tuple[int, int], within: bool) -> None:
    assert span(*inner).within(span(40, 60)) is within


@pytest.mark.parametrize(
    "figures", [{"mean": "1"}, {"median": "1"}, {"p10": "1", "p90": "1"}, {"p25": "1", "p75": "2"}]
)
def test_a_market_reference_has_figures_that_rise(figures: dict[str, Any]) -> None:
    assert MarketReference.model_validate(FIGURES | figures)


@pytest.mark.parametrize("figures", [{}, {"p10": "2", "median": "1"}, {"median": "3", "p75": "2", "p90": "4"}])
def test_figures_that_are_missing_or_fall_are_refused(figures: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        MarketReference.model_validate(FIGURES | figures)


def test_percentiles_come_in_order_with_none_where_the_source_has_none() -> None:
    reference = MarketReference.model_validate(FIGURES | {"p90": "3", "p10": "1", "median": "2"})
    assert reference.percentiles == {10: 1, 25: None, 50: 2, 75: None, 90: 3}
    assert list(reference.percentiles) == [10, 25, 50, 75, 90]


def test_pay_is_in_dollars_a_year_unless_it_says_otherwise() -> None:
    assert (Pay().currency, Pay().per, Pay().hiring_range, Pay().band) == ("USD", "year", None, None)
