"""The arithmetic of bands, against worked examples from published guides to pay."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.model.band import Per, Range
from jdgen.pay.bands import Band, band, both_ways, convert, hours_per_year, overlap

FULL_TIME = Decimal(2080)

amounts = st.decimals(Decimal("0.01"), Decimal("9999999.99"), places=2)
weeks = st.decimals(Decimal(1), Decimal(168), places=2)


def yearly(minimum: str, maximum: str) -> Band:
    return band("", both_ways(Range(minimum=Decimal(minimum), maximum=Decimal(maximum)), "year", Decimal(40)))


def in_percent(share: Decimal, digits: int) -> Decimal:
    return (share * 100).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("minimum", "maximum", "percent"),
    [
        ("60000", "90000", "50"),
        ("60000", "84000", "40"),
        ("40000", "60000", "50"),
        ("44186", "50814", "15"),
        ("47778", "59722", "25"),
        ("85000", "115000", "35.29"),
        ("80000", "120000", "50"),
        ("50000", "50000", "0"),
    ],
)
def test_the_spread_is_over_the_minimum(minimum: str, maximum: str, percent: str) -> None:
    digits = len(percent.partition(".")[2])
    assert in_percent(yearly(minimum, maximum).spread, digits) == Decimal(percent)


@pytest.mark.parametrize(
    ("minimum", "maximum", "percent"),
    [
        ("50000", "65000", "13.04"),
        ("50000", "70000", "16.67"),
        ("50000", "75000", "20.00"),
        ("50000", "80000", "23.08"),
        ("85000", "115000", "15.00"),
    ],
)
def test_the_half_spread_is_over_the_midpoint(minimum: str, maximum: str, percent: str) -> None:
    assert in_percent(yearly(minimum, maximum).half_spread, 2) == Decimal(percent)


@pytest.mark.parametrize(
    ("minimum", "maximum", "midpoint"),
    [
        ("40000", "60000", "50000"),
        ("44186", "50814", "47500"),
        ("47778", "59722", "53750"),
        ("40000", "40001", "40000.5"),
    ],
)
def test_the_midpoint_is_halfway(minimum: str, maximum: str, midpoint: str) -> None:
    assert yearly(minimum, maximum).midpoint == Decimal(midpoint)


def test_a_band_progresses_from_the_midpoint_of_the_one_below() -> None:
    lower, upper = (
        both_ways(Range(minimum=Decimal(rate), maximum=Decimal(rate)), "hour", Decimal(40)) for rate in (22, 26)
    )
    assert band("lower", lower).progression is None
    step = band("upper", upper, band("lower", lower)).progression
    assert step is not None
    assert in_percent(step, 2) == Decimal("18.18")


@pytest.mark.parametrize(("year", "hour"), [("40000", "19.23"), ("50000", "24.04"), ("60000", "28.85")])
def test_a_year_of_full_time_has_2080_hours(year: str, hour: str) -> None:
    assert hours_per_year(Decimal(40)) == FULL_TIME
    assert convert(Decimal(year), "year", "hour", FULL_TIME) == Decimal(hour)


def test_an_hourly_rate_follows_the_scheduled_hours() -> None:
    hours = hours_per_year(Decimal("37.5"))
    assert hours == 1950
    assert convert(Decimal(39000), "year", "hour", hours) == Decimal("20.00")
    assert convert(Decimal("20.00"), "hour", "year", hours) == 39000


@pytest.mark.parametrize(
    ("amount", "source", "target", "week", "expected"),
    [
        ("40000", "year", "hour", "40", "19.23"),
        ("40000", "year", "hour", "37.5", "20.51"),
        ("40000", "year", "month", "40", "3333.33"),
        ("40000", "year", "month", "37.5", "3333.33"),
        ("4000", "month", "year", "40", "48000"),
        ("4000", "month", "hour", "40", "23.08"),
        ("4000", "month", "hour", "37.5", "24.62"),
        ("24.04", "hour", "month", "40", "4166.93"),
        ("20", "hour", "month", "37.5", "3250.00"),
        ("20", "hour", "year", "37.5", "39000"),
        ("20", "hour", "year", "40", "41600"),
        ("3333.33", "month", "month", "40", "3333.33"),
    ],
)
def test_hours_months_and_years_are_one_pay(amount: str, source: Per, target: Per, week: str, expected: str) -> None:
    assert convert(Decimal(amount), source, target, hours_per_year(Decimal(week))) == Decimal(expected)


@pytest.mark.parametrize(
    ("amount", "source", "target", "hours", "expected"),
    [
        ("40008.80", "year", "hour", "2080", "19.24"),  # 19.235
        ("39998.39", "year", "hour", "2080", "19.23"),
        ("20.01", "hour", "year", "1950", "39020"),  # 39,019.50
        ("20.03", "hour", "year", "1950", "39059"),  # 39,058.50
        ("0.01", "hour", "year", "52", "1"),  # 0.52
    ],
)
def test_halves_are_rounded_up(amount: str, source: Per, target: Per, hours: str, expected: str) -> None:
    assert convert(Decimal(amount), source, target, Decimal(hours)) == Decimal(expected)


@given(amounts, st.sampled_from(["hour", "month", "year"]), weeks)
def test_an_amount_in_its_own_period_stays_as_it_is(amount: Decimal, per: Per, week: Decimal) -> None:
    assert convert(amount, per, per, hours_per_year(week)) == amount


@given(amounts, amounts, weeks, st.sampled_from(list(permutations(("hour", "month", "year"), 2))))
def test_converting_keeps_the_order(one: Decimal, other: Decimal, week: Decimal, way: tuple[Per, Per]) -> None:
    low, high = sorted((one, other))
    hours = hours_per_year(week)
    assert convert(low, *way, hours) <= convert(high, *way, hours)


@given(st.decimals(Decimal(1), Decimal(9999), places=2), weeks)
def test_an_hourly_rate_survives_the_way_to_a_year_and_back(rate: Decimal, week: Decimal) -> None:
    hours = hours_per_year(week)
    there = convert(rate, "hour", "year", hours)
    assert abs(convert(there, "year", "hour", hours) - rate) <= Decimal("0.5") / hours + Decimal("0.005")


@given(amounts, amounts, st.sampled_from(["hour", "month", "year"]), weeks)
def test_any_range_can_be_shown_both_ways(one: Decimal, other: Decimal, per: Per, week: Decimal) -> None:
    low, high = sorted((one, other))
    shown = both_ways(Range(minimum=low, maximum=high), per, week)
    given_range = {"hour": shown.hourly, "month": shown.stated, "year": shown.yearly}[per]
    assert (given_range.minimum, given_range.maximum, shown.per) == (low, high, per)
    assert shown.stated == Range(minimum=low, maximum=high)
    for pay in (shown.hourly, shown.yearly):
        assert pay.maximum is not None
        assert pay.minimum <= pay.maximum


def test_a_range_without_an_upper_end_has_none_either_way() -> None:
    shown = both_ways(Range(minimum=Decimal(40_000)), "year", Decimal(40))
    assert (shown.hourly.minimum, shown.hourly.maximum) == (Decimal("19.23"), None)
    assert (shown.yearly.minimum, shown.yearly.maximum) == (40_000, None)


def test_a_band_without_an_upper_end_has_no_midpoint_and_no_spread() -> None:
    open_ended = band("", both_ways(Range(minimum=Decimal(40_000)), "year", Decimal(40)))
    assert (open_ended.midpoint, open_ended.hourly_midpoint) == (None, None)
    assert (open_ended.spread, open_ended.half_spread) == (None, None)
    above = band(
        "", both_ways(Range(minimum=Decimal(50_000), maximum=Decimal(60_000)), "year", Decimal(40)), open_ended
    )
    assert (above.midpoint, above.progression) == (55_000, None)


def test_a_single_rate_is_its_own_midpoint_and_spreads_nowhere() -> None:
    single = yearly("52000", "52000")
    assert (single.midpoint, single.hourly_midpoint) == (52_000, Decimal("25.00"))
    assert (single.spread, single.half_spread) == (0, 0)


@pytest.mark.parametrize(
    ("below", "above", "percent"),
    [
        (("44186", "50814"), ("47778", "59722"), "25.42"),
        (("40000", "60000"), ("40000", "60000"), "100.00"),
        (("40000", "60000"), ("60000", "80000"), "0.00"),
        (("40000", "50000"), ("60000", "80000"), "-50.00"),
        (("50000", "50000"), ("40000", "60000"), "50.00"),
        (("40000", "90000"), ("40000", "60000"), "250.00"),
    ],
)
def test_an_overlap_is_a_share_of_the_higher_band(below: tuple[str, str], above: tuple[str, str], percent: str) -> None:
    share = overlap(yearly(*below), yearly(*above))
    assert share is not None
    assert in_percent(share, 2) == Decimal(percent)


def test_a_band_without_a_width_has_no_overlap() -> None:
    open_ended = band("", both_ways(Range(minimum=Decimal(50_000)), "year", Decimal(40)))
    wide, single = yearly("40000", "60000"), yearly("50000", "50000")
    assert [overlap(wide, single), overlap(wide, open_ended), overlap(open_ended, wide)] == [None, None, None]


def test_pay_of_a_few_cents_an_hour_is_shown_as_it_is() -> None:
    shown = both_ways(Range(minimum=Decimal(5), maximum=Decimal(10)), "year", Decimal(40))
    assert (shown.hourly.minimum, shown.hourly.maximum) == (Decimal("0.00"), Decimal("0.00"))
