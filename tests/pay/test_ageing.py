"""Ageing of market figures, against worked examples from published guides to pay."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.model.pay import MarketReference
from jdgen.model.policy import Ageing
from jdgen.pay.ageing import AMOUNTS, aged, factor, months_between, target

CENT = Decimal("0.01")


def policy(method: str = "compound", policy: str = "lead-lag", rate: str = "3", year: int = 2027) -> Ageing:
    return Ageing.model_validate({"rate": rate, "method": method, "plan_year": year, "policy": policy})


def reference(release: str = "2025-05", **figures: Any) -> MarketReference:
    return MarketReference.model_validate({"id": "a", "source": "S", "release": release, "area": "US", **figures})


@pytest.mark.parametrize(
    ("amount", "months", "method", "expected"),
    [
        ("52000", 9, "simple", "53170.00"),
        ("53000", 4, "simple", "53530.00"),
        ("90000", 6, "compound", "91340.02"),
        ("48500", 18, "compound", "50698.79"),
        ("48500", 12, "simple", "49955.00"),
        ("48500", 12, "compound", "49955.00"),
        ("48500", 0, "simple", "48500.00"),
    ],
)
def test_an_amount_grows_by_whole_months(amount: str, months: int, method: str, expected: str) -> None:
    grown = Decimal(amount) * factor(policy(method), months)
    assert grown.quantize(CENT, ROUND_HALF_UP) == Decimal(expected)


@pytest.mark.parametrize(
    ("to", "day", "months", "expected"),
    [
        ("lag", date(2027, 1, 1), 20, 50949),
        ("lead-lag", date(2027, 7, 1), 26, 51708),
        ("lead", date(2028, 1, 1), 32, 52478),
    ],
)
def test_figures_are_brought_to_the_start_the_middle_or_the_end_of_the_plan_year(
    to: str, day: date, months: int, expected: int
) -> None:
    assert target(policy(policy=to)) == day
    forward = aged(reference(median="48500"), policy(policy=to))
    assert forward is not None
    assert (forward.to, forward.months, forward.reference.median) == (day, months, expected)
    assert (forward.rate, forward.method) == (3, "compound")


def test_every_figure_is_aged_and_nothing_else_is_changed() -> None:
    figures = {"mean": "51070", "p10": "37290", "p25": "42840", "median": "48500", "p75": "58290", "p90": "67710"}
    before = reference(**figures)
    forward = aged(before, policy(policy="lag", year=2026, rate="6", method="simple"))
    assert forward is not None
    assert forward.factor == Decimal("1.04")
    read = {name: getattr(forward.reference, name) for name in AMOUNTS}
    assert read == {"mean": 53113, "p10": 38782, "p25": 44554, "median": 50440, "p75": 60622, "p90": 70418}
    changed = dict.fromkeys(AMOUNTS)
    assert forward.reference.model_copy(update=changed) == before.model_copy(update=changed)


def test_what_is_not_given_stays_away() -> None:
    forward = aged(reference(mean="51070"), policy())
    assert forward is not None
    assert (forward.reference.median, forward.reference.p10) == (None, None)


def test_hourly_and_monthly_figures_are_rounded_to_their_own_step() -> None:
    hourly = aged(reference(median="23.32", per="hour"), policy(policy="lag", year=2026, rate="6", method="simple"))
    yearly = aged(reference(median="48505"), policy(policy="lag", year=2026, rate="6", method="simple"))
    assert hourly is not None
    assert yearly is not None
    assert hourly.reference.median == Decimal("24.25")  # 24.2528
    assert yearly.reference.median == 50445  # 50,445.20


@pytest.mark.parametrize("release", ["2025", "2025-13", "2025-00"])
def test_a_release_without_a_month_is_not_aged(release: str) -> None:
    assert aged(reference(release, median="48500"), policy()) is None


@pytest.mark.parametrize("release", ["2027-07", "2027-08", "2030-01"])
def test_a_release_that_is_not_before_the_day_is_not_aged(release: str) -> None:
    assert aged(reference(release, median="48500"), policy()) is None


@pytest.mark.parametrize(
    ("release", "months"),
    [("2025-05", 18), ("2025-05-15", 18), ("2026-11", 0), ("2026-12", -1), ("2025", None), ("May 2025", None)],
)
def test_months_are_counted_from_the_month_of_the_release(release: str, months: int | None) -> None:
    assert months_between(release, date(2026, 11, 23)) == months


releases = st.dates(date(2015, 1, 1), date(2027, 6, 30)).map(lambda day: f"{day:%Y-%m}")
rates = st.decimals(0, 50, places=2).map(str)
methods = st.sampled_from(["simple", "compound"])
amounts = st.decimals(Decimal("0.01"), Decimal("9999999.99"), places=2)


@given(st.lists(amounts, min_size=5, max_size=5).map(sorted), releases, rates, methods)
def test_percentiles_that_rise_rise_after_ageing(known: list[Decimal], release: str, rate: str, method: str) -> None:
    names = ("p10", "p25", "median", "p75", "p90")
    before = reference(release, **dict(zip(names, map(str, known), strict=True)))
    forward = aged(before, policy(method, rate=rate))
    assert forward is not None
    after = [getattr(forward.reference, name) for name in names]
    assert after == sorted(after)
    assert all(later >= earlier - Decimal("0.5") for earlier, later in zip(known, after, strict=True))


@given(releases, rates)
def test_the_later_the_day_the_more_figures_have_grown(release: str, rate: str) -> None:
    found = [
        aged(reference(release, median="48500"), policy(policy=to, rate=rate)) for to in ("lag", "lead-lag", "lead")
    ]
    grown = [one.reference.median for one in found if one and one.reference.median]
    assert grown == sorted(grown)


@given(st.integers(1, 200), st.decimals(Decimal("0.01"), 50, places=2).map(str))
def test_within_a_year_simple_interest_is_more_and_beyond_it_less(months: int, rate: str) -> None:
    simple, compound = (factor(policy(method, rate=rate), months) for method in ("simple", "compound"))
    assert simple >= compound if months <= 12 else simple <= compound
