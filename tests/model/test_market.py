"""Figures are found by occupation, area and industry, the newest first, and never without their provenance."""

from datetime import date
from decimal import Decimal

import pytest

from jdgen.model.market import AtLeast, Figures, Found, Market, Release, Wages
from jdgen.pay.market import average, in_period, position


def wages(*amounts: int | str | None) -> Wages:
    """Mean, then percentiles; a text such as ``239200+`` is a lower bound."""
    read = [AtLeast(Decimal(one[:-1])) if isinstance(one, str) else one and Decimal(one) for one in amounts]
    return Wages(*read)  # type: ignore[arg-type]


US = wages(51070, 37290, 42840, 48500, 58290, 67710)
CLERK = Figures("43-3021", "Billing and Posting Clerks", "US", "U.S.", yearly=US)
STATE = Figures("43-3021", "Billing and Posting Clerks", "IL", "Illinois", yearly=wages(52000))
METRO = Figures("43-3021", "Billing and Posting Clerks", "44100", "Springfield, IL", yearly=wages(50000))
DOCTORS = Figures(
    "43-3021", "Billing and Posting Clerks", "US", "U.S.", "621100", "Offices of Physicians", yearly=wages(49390)
)


def release(*rows: Figures, of: str = "2025-05", internal: bool = False) -> Release:
    return Release("bls-oews", "BLS OEWS", of, "f.xlsx", "0" * 64, date(2026, 6, 1), rows, internal=internal)


def test_a_row_is_found_by_id_or_title_in_any_case() -> None:
    market = Market((release(CLERK, STATE, METRO, DOCTORS),))

    def found(area: str, industry: str | None = None) -> Figures | None:
        row = market.find("43-3021", area, industry)
        return row and row.figures

    assert found("US") is found("u.s.") is found("United States") is CLERK
    assert found("il") is found(" illinois ") is STATE
    assert found("44100") is found("SPRINGFIELD, il") is METRO
    assert found("US", "621100") is found("US", "6211") is found("us", "offices of physicians") is DOCTORS
    assert found("Ohio") is found("US", "Hospitals") is found("IL", "6211") is None
    assert market.find("43-9999") is None


def test_the_newest_release_counts_and_older_ones_are_kept() -> None:
    old = release(CLERK, METRO, of="2024-05")
    market = Market((old, release(CLERK, of="2025-05")))
    assert [found.release.release for found in (market.find("43-3021"), market.find("43-3021", "44100")) if found] == [
        "2025-05",
        "2024-05",
    ]


def test_of_two_releases_of_one_month_the_first_counts() -> None:
    own, shipped = release(CLERK), release(CLERK)
    found = Market((own, shipped)).find("43-3021")
    assert found
    assert found.release is own


def test_a_row_without_a_wage_is_not_found() -> None:
    market = Market((release(Figures("43-3021", "Clerks", "US", "U.S.")), release(CLERK, of="2024-05")))
    found = market.find("43-3021")
    assert found
    assert found.release.release == "2024-05"


def test_a_survey_is_found_only_where_internal_figures_are_asked_for() -> None:
    survey = Figures("43-3021", "Biller II", "Illinois", "Illinois", yearly=wages(55000))
    market = Market((release(survey, of="2026", internal=True), release(STATE)))
    public, internal = market.find("43-3021", "IL"), market.find("43-3021", "IL", internal=True)
    assert public
    assert public.figures is STATE
    assert internal
    assert internal.figures is survey
    assert market.areas("43-3021") == {"IL": "Illinois"}


def test_areas_and_industries_are_listed_with_their_titles() -> None:
    market = Market((release(METRO, STATE, DOCTORS, CLERK),))
    assert list(market.areas("43-3021").items()) == [("US", "U.S."), ("IL", "Illinois"), ("44100", "Springfield, IL")]
    assert market.industries("43-3021") == {"621100": "Offices of Physicians"}
    assert market.industries("43-3021", "IL") == market.areas("11-9111") == {}


def test_a_found_row_becomes_a_reference_that_pay_computes_with() -> None:
    found = Market((release(CLERK, DOCTORS, METRO),)).find("43-3021")
    assert found
    reference = found.reference()
    assert reference
    assert (reference.id, reference.source, reference.release) == ("bls-oews-2025-05-us", "BLS OEWS", "2025-05")
    assert (reference.area, reference.occupation, reference.industry, reference.per) == ("US", "43-3021", None, "year")
    at = position(Decimal(50000), reference)
    assert at
    assert at.percentile
    assert round(at.percentile, 1) == Decimal("53.8")
    assert average(in_period(reference, "hour")) == Decimal("23.32")


def test_a_reference_names_the_industry_and_the_area_by_their_titles() -> None:
    doctors, metro = (Found(row, release(row)).reference() for row in (DOCTORS, METRO))
    assert doctors
    assert doctors.industry == "Offices of Physicians (NAICS 621100)"
    assert metro
    assert (metro.area, metro.id) == ("Springfield, IL", "bls-oews-2025-05-44100")


def test_a_lower_bound_is_kept_but_never_computed_with() -> None:
    row = Figures("29-1215", "Physicians", "US", "U.S.", yearly=wages(None, 80000, 150000, "239200+", "239200+", None))
    reference = Found(row, release(row)).reference()
    assert reference
    assert (reference.p25, reference.median, reference.p75) == (Decimal(150000), None, None)
    at = position(Decimal(200000), reference)
    assert at
    assert at.above == 25
    assert row.wages.median == AtLeast(Decimal(239200))


def test_a_row_of_lower_bounds_alone_is_found_but_gives_no_reference() -> None:
    row = Figures("29-1215", "Physicians", "US", "U.S.", yearly=wages("239200+"))
    found = Market((release(row),)).find("29-1215")
    assert found
    assert found.reference() is None


def test_figures_that_exist_only_by_the_hour_stay_hourly() -> None:
    row = Figures("27-2042", "Musicians", "US", "U.S.", hourly=wages(40))
    reference = Found(row, release(row)).reference()
    assert reference
    assert (reference.per, reference.mean) == ("hour", Decimal(40))


def test_parts_of_a_cent_are_rounded_in_a_reference() -> None:
    row = Figures("biller", "Biller", "US", "US", hourly=Wages(median=Decimal("24.0385")))
    reference = Found(row, release(row, internal=True)).reference()
    assert reference
    assert reference.median == Decimal("24.04")


@pytest.mark.parametrize(
    ("amounts", "rise"),
    [
        ((90, 10, 20, 30), True),
        ((None, 10, None, 30, "30+"), True),
        ((None, 10, None, 9), False),
        ((None, "30+", 20), False),
    ],
)
def test_percentiles_rise_whatever_is_missing(amounts: tuple[int | str | None, ...], rise: bool) -> None:
    assert wages(*amounts).rise is rise
