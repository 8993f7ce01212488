"""Ranges, bands however they are stated, and market figures."""

from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from jdgen.model.band import Range, StatedBand, rounded
from jdgen.model.pay import Differential, MarketReference, Pay

FIGURES = {"id": "tables", "source": "Tables", "release": "2025-05", "area": "US"}


def span(low: int, high: int) -> Range:
    return Range(minimum=Decimal(low), maximum=Decimal(high))


@pytest.mark.parametrize("written", [["40000", "60000.50"], {"minimum": "40000", "maximum": "60000.50"}])
def test_a_range_is_written_as_a_pair_or_a_map(written: object) -> None:
    assert Range.model_validate(written) == Range(minimum=Decimal(40000), maximum=Decimal("60000.5"))


@pytest.mark.parametrize("written", ["20.25", ["20.25", "20.25"], {"minimum": "20.25", "maximum": "20.25"}])
def test_minimum_and_maximum_may_be_one_rate(written: object) -> None:
    rate = Range.model_validate(written)
    assert (rate.minimum, rate.maximum, str(rate)) == (Decimal("20.25"), Decimal("20.25"), "20.25")


@pytest.mark.parametrize("written", [["40000", None], {"minimum": "40000"}, {"minimum": "40000", "maximum": None}])
def test_a_range_may_have_no_upper_end(written: object) -> None:
    pay = Range.model_validate(written)
    assert (pay.minimum, pay.maximum, str(pay)) == (40_000, None, "40000 or more")
    assert [pay.holds(Decimal(amount)) for amount in (39_999, 40_000, 10**9)] == [False, True, True]


@pytest.mark.parametrize(
    "written",
    [
        "much",
        "40000-60000",
        [],
        ["1"],
        ["1", "2", "3"],
        ["2", "1"],
        ["0", "1"],
        ["-1", "1"],
        ["1", "NaN"],
        ["1", "1.005"],
        [None, "1"],
        {"maximum": "1"},
        {},
        "0",
        "NaN",
        "1.005",
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
    ("inner", "outer", "within"),
    [
        (["45", None], ["40", None], True),
        (["45", None], ["40", "60"], False),
        (["45", "99"], ["40", None], True),
        (["35", "99"], ["40", None], False),
        ("50", ["40", "60"], True),
        ("50", "50", True),
        (["40", "60"], "50", False),
    ],
)
def test_single_rates_and_open_ends_lie_within_or_not(inner: object, outer: object, within: bool) -> None:
    assert Range.model_validate(inner).within(Range.model_validate(outer)) is within


def ends(step: str = "1", whole: Range | None = None, **stated: Any) -> tuple[Decimal, Decimal | None]:
    """Minimum and maximum of a band of these values."""
    found = StatedBand.model_validate(stated).ends(Decimal(step), whole)
    assert found is not None
    return found.minimum, found.maximum


@pytest.mark.parametrize(
    ("stated", "minimum", "maximum"),
    [
        ({"minimum": "60000", "spread_over_minimum": "50"}, 60_000, 90_000),
        ({"maximum": "90000", "spread_over_minimum": "50"}, 60_000, 90_000),
        ({"midpoint": "75000", "spread_over_minimum": "50"}, 60_000, 90_000),
        ({"minimum": "60000", "spread_over_minimum": "40"}, 60_000, 84_000),
        ({"midpoint": "50000", "spread_over_minimum": "50"}, 40_000, 60_000),
        ({"midpoint": "47500", "spread_over_minimum": "15"}, 44_186, 50_814),
        ({"midpoint": "53750", "spread_over_minimum": "25"}, 47_778, 59_722),
        ({"midpoint": "50000", "spread_around_midpoint": "20"}, 40_000, 60_000),
        ({"minimum": "40000", "spread_around_midpoint": "20"}, 40_000, 60_000),
        ({"maximum": "60000", "spread_around_midpoint": "20"}, 40_000, 60_000),
        ({"midpoint": "50000", "spread_around_midpoint": "15"}, 42_500, 57_500),
        ({"minimum": "40000", "maximum": "60000"}, 40_000, 60_000),
        ({"minimum": "40000", "midpoint": "50000"}, 40_000, 60_000),
        ({"midpoint": "50000", "maximum": "60000"}, 40_000, 60_000),
        ({"minimum": "40000", "midpoint": "40000"}, 40_000, 40_000),
        ({"minimum": "40000"}, 40_000, None),
    ],
)
def test_two_values_of_a_band_give_the_rest(stated: dict[str, str], minimum: int, maximum: int | None) -> None:
    assert ends(**stated) == (minimum, maximum)


@pytest.mark.parametrize("written", [["40000", "60000"], {"minimum": "40000", "maximum": "60000"}])
def test_a_band_is_also_written_as_a_range(written: object) -> None:
    assert str(StatedBand.model_validate(written).ends(Decimal(1), None)) == "40000 to 60000"


@pytest.mark.parametrize(("written", "read"), [("52000", "52000"), (["52000", None], "52000 or more")])
def test_a_band_may_be_one_rate_or_have_no_upper_end(written: object, read: str) -> None:
    assert str(StatedBand.model_validate(written).ends(Decimal(1), None)) == read


@pytest.mark.parametrize(
    ("over_minimum", "around_midpoint"),
    [("30", "13.04"), ("40", "16.67"), ("50", "20"), ("60", "23.08"), ("35.29", "15"), ("66.67", "25")],
)
def test_the_two_spreads_are_two_measures_of_one_band(over_minimum: str, around_midpoint: str) -> None:
    one = ends(midpoint="50000", spread_over_minimum=over_minimum)
    other = ends(midpoint="50000", spread_around_midpoint=around_midpoint)
    # both are rounded to a hundredth of a percent: 0.005% of 50,000 is 2.50
    assert all(a is not None and b is not None and abs(a - b) <= 3 for a, b in zip(one, other, strict=True))


def test_the_same_number_is_another_band_by_the_other_spread() -> None:
    assert ends(midpoint="50000", spread_over_minimum="20") == (45_455, 54_545)
    assert ends(midpoint="50000", spread_around_midpoint="20") == (40_000, 60_000)


@pytest.mark.parametrize("more", [{}, {"midpoint": "50000"}, {"minimum": "40000"}, {"maximum": "60000"}])
def test_the_two_spreads_never_mix(more: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="says the spread over the minimum and around the midpoint"):
        StatedBand.model_validate({"spread_over_minimum": "50", "spread_around_midpoint": "20", **more})


@pytest.mark.parametrize(
    ("step", "minimum", "maximum"),
    [("1", "47778", "59722"), ("100", "47800", "59700"), ("500", "48000", "59500"), ("0.01", "47777.78", "59722.22")],
)
def test_what_is_derived_is_rounded_to_the_step(step: str, minimum: str, maximum: str) -> None:
    assert ends(step, midpoint="53750", spread_over_minimum="25") == (Decimal(minimum), Decimal(maximum))


def test_what_is_stated_is_never_rounded() -> None:
    assert ends("500", minimum="40120", maximum="60230") == (40_120, 60_230)
    assert ends("500", minimum="40120", spread_over_minimum="50") == (40_120, 60_000)  # 60,180
    assert ends("500", maximum="60230", spread_over_minimum="50") == (40_000, 60_230)  # 40,153.33


def test_an_hourly_band_is_rounded_to_the_cent() -> None:
    assert Pay(per="hour").step == Decimal("0.01")
    assert ends("0.01", midpoint="24", spread_over_minimum="40") == (Decimal("20.00"), Decimal("28.00"))
    assert ends("0.01", midpoint="23", spread_over_minimum="35") == (Decimal("19.57"), Decimal("26.43"))


@pytest.mark.parametrize(
    ("amount", "step", "read"),
    [
        ("49", "100", "100"),
        ("50", "100", "100"),
        ("149.99", "100", "100"),
        ("150", "100", "200"),
        ("0.005", "0.01", "0.01"),
    ],
)
def test_rounding_goes_half_up_and_never_to_nothing(amount: str, step: str, read: str) -> None:
    assert rounded(Decimal(amount), Decimal(step)) == Decimal(read)


@pytest.mark.parametrize(
    ("share", "minimum", "maximum"),
    [(["0", "40"], 40_000, 48_000), (["30", "100"], 46_000, 60_000), (["33.33", "66.67"], 46_666, 53_334)],
)
def test_a_share_is_a_part_of_the_roles_width(share: list[str], minimum: int, maximum: int) -> None:
    assert ends("1", span(40_000, 60_000), share=share) == (minimum, maximum)


@pytest.mark.parametrize("whole", [None, Range(minimum=Decimal(40_000))])
def test_a_share_of_no_width_is_nothing(whole: Range | None) -> None:
    assert StatedBand.model_validate({"share": ["0", "40"]}).ends(Decimal(1), whole) is None


# Amounts and spreads whose band has ends and a midpoint in whole cents, so that all can be stated exactly.
hundreds = st.integers(5, 50_000).map(lambda n: Decimal(n * 200))
spreads = st.decimals(Decimal("0.01"), Decimal(400), places=2)
half_spreads = st.decimals(Decimal("0.01"), Decimal("99.99"), places=2)
steps = st.sampled_from([Decimal(step) for step in ("0.01", "0.05", "1", "10", "100", "500", "1000")])


def agree(values: dict[str, Decimal], step: Decimal) -> None:
    """Every two of a band's values give its ends, to within the rounding."""
    for two in combinations(values, 2):
        stated = StatedBand.model_validate({name: values[name] for name in two})
        found = stated.ends(step, None)
        assert found is not None
        assert found.maximum is not None
        for name, end in (("minimum", found.minimum), ("maximum", found.maximum)):
            assert abs(end - values[name]) <= (0 if name in two else step / 2), (two, name)


@given(hundreds, spreads, steps)
def test_any_two_of_minimum_midpoint_maximum_and_spread_agree(low: Decimal, spread: Decimal, step: Decimal) -> None:
    high = low * (1 + spread / 100)
    values = {"minimum": low, "midpoint": (low + high) / 2, "maximum": high, "spread_over_minimum": spread}
    agree(values, step)


@given(st.integers(2, 50_000).map(lambda n: Decimal(n * 5000)), half_spreads, steps)
def test_any_two_of_minimum_midpoint_maximum_and_half_spread_agree(
    middle: Decimal, half: Decimal, step: Decimal
) -> None:
    low, high = middle * (1 - half / 100), middle * (1 + half / 100)
    values = {"midpoint": middle, "maximum": high, "spread_around_midpoint": half}
    agree(values | {"minimum": low}, min(step, low))


money = st.decimals(Decimal("0.01"), Decimal("9999999.99"), places=2)
pairs = st.sampled_from(list(combinations(("minimum", "midpoint", "maximum", "spread"), 2)))


@given(pairs, money, money, spreads, st.sampled_from(["spread_over_minimum", "spread_around_midpoint"]), steps)
@example(("maximum", "spread"), Decimal(30), Decimal(30), Decimal(50), "spread_over_minimum", Decimal(100))
@example(("minimum", "spread"), Decimal(149), Decimal(149), Decimal("0.1"), "spread_over_minimum", Decimal(100))
@example(("minimum", "spread"), Decimal("40.20"), Decimal(1), Decimal("0.05"), "spread_around_midpoint", Decimal(1))
def test_rounding_never_puts_the_minimum_above_the_maximum(
    two: tuple[str, str], one: Decimal, other: Decimal, spread: Decimal, kind: str, step: Decimal
) -> None:
    values = dict(zip(two, (one, other), strict=True))
    if "spread" in values:
        del values["spread"]
        values[kind] = spread
    try:
        stated = StatedBand.model_validate(values)
    except ValidationError:
        return  # the maximum below the minimum, or a half-spread of 100% and more
    found = stated.ends(step, None)
    assert found is not None
    assert found.maximum is not None
    assert 0 < found.minimum <= found.maximum


@given(st.tuples(half_spreads, half_spreads).map(sorted), hundreds, spreads, steps)
def test_a_share_lies_within_its_whole(shares: list[Decimal], low: Decimal, spread: Decimal, step: Decimal) -> None:
    if shares[0] == shares[1]:
        return
    whole = Range(minimum=low, maximum=low * (1 + spread / 100))
    found = StatedBand.model_validate({"share": shares}).ends(step, whole)
    assert found is not None
    assert found.maximum is not None
    assert whole.maximum is not None
    assert whole.minimum - step / 2 <= found.minimum <= found.maximum <= whole.maximum + step / 2


@pytest.mark.parametrize(
    ("more", "right"),
    [
        ({"amount": "2.50"}, True),
        ({"percent": "5"}, True),
        ({"amount": "2.50", "percent": "5"}, False),
        ({}, False),
        ({"amount": "0"}, False),
        ({"percent": "0"}, False),
    ],
)
def test_a_differential_is_an_amount_or_a_percentage(more: dict[str, str], right: bool) -> None:
    entry = {"id": "nights", "name": "Nights", **more}
    if right:
        assert Differential.model_validate(entry).per == "hour"
    else:
        with pytest.raises(ValidationError):
            Differential.model_validate(entry)


@pytest.mark.parametrize(("per", "step"), [("hour", "0.01"), ("month", "1"), ("year", "1")])
def test_pay_is_rounded_by_its_period_unless_it_says_to_what(per: str, step: str) -> None:
    assert Pay.model_validate({"per": per}).step == Decimal(step)
    assert Pay.model_validate({"per": per, "rounding": "250"}).step == 250


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
