"""What a place does to pay: the employer's own zones, what others pay there, and prices where nothing else is known."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.load.market import load_market
from jdgen.model.band import Range
from jdgen.model.market import Figures, Market, Release, Wages
from jdgen.model.opening import Opening, Place
from jdgen.model.policy import Zones
from jdgen.model.role import Role
from jdgen.pay.zones import Zoned, band_in_zones, hiring_range, in_zones, zone, zones_of
from jdgen.workspace import Workspace

SHIPPED = load_market(Workspace(Path("no-workspace")))
MARKET = Zones(by="market")
NONE = Market()

CLERK: dict[str, Any] = {
    "id": "clerk",
    "title": "Clerk",
    "summary": "Enters charges.",
    "occupation": {"soc": "43-3021"},
    "duties": [{"id": "enter", "name": "Enter", "text": "Enter charges."}],
    "requirements": [{"id": "care", "text": "Care"}],
    "pay": {"hiring_range": ["40000", "60000"], "band": ["38000", "70000"], "rounding": "100"},
}


def clerk(**more: Any) -> Role:
    return Role.model_validate({**CLERK, **more})


def table(**factors: tuple[str, list[str]]) -> Zones:
    zones = [{"id": name, "factor": factor, "areas": areas} for name, (factor, areas) in factors.items()]
    return Zones.model_validate({"by": "table", "table": zones})


def at(city: str, state: str | None, country: str = "US") -> Place:
    return Place(city=city, state=state, country=country)


def opening(*places: tuple[str, str], **more: Any) -> Opening:
    entries = [{"city": city, "state": state} for city, state in places]
    return Opening.model_validate({"id": "one", "arrangement": "onsite", "places": entries, **more})


def remote(*states: str, **more: Any) -> Opening:
    return opening(arrangement="remote", open_to=list(states), **more)


def factors(found: tuple[Zoned, ...]) -> list[tuple[str, str, str]]:
    return [(one.place, f"{one.factor}", one.basis) for one in found]


OURS = table(high=("1.2", ["San Francisco, CA", "new york"]), coast=("1.1", ["CA", "Washington"]), low=("0.9", ["OH"]))


@pytest.mark.parametrize(
    ("place", "factor", "because"),
    [
        (at("San Francisco", "CA"), "1.2", "high"),
        (at("San Francisco", "California"), "1.2", "high"),
        (at("san francisco", "ca"), "1.2", "high"),
        (at("Fresno", "CA"), "1.1", "coast"),
        (at("Fresno", "california"), "1.1", "coast"),
        (at("Seattle", "WA"), "1.1", "coast"),
        (at("New York", "NY"), "1.2", "high"),
        (at("Columbus", "Ohio"), "0.9", "low"),
        ("CA", "1.1", "coast"),
        ("California", "1.1", "coast"),
        ("Washington", "1.1", "coast"),
        ("WA", "1.1", "coast"),
        ("Ohio", "0.9", "low"),
    ],
)
def test_the_employers_table_goes_by_city_before_state_in_any_spelling(
    place: Place | str, factor: str, because: str
) -> None:
    found = zone(OURS, place, clerk(), NONE)
    assert (found.factor, found.basis, found.because) == (Decimal(factor), "table", because)


@pytest.mark.parametrize("place", [at("Austin", "TX"), at("San Francisco", "TX"), "TX", "Atlantis"])
def test_a_place_in_no_zone_of_the_table_is_paid_as_it_is_and_said_so(place: Place | str) -> None:
    found = zone(OURS, place, clerk(), SHIPPED)
    assert (found.factor, found.basis, found.because) == (1, "none", "in no zone of the table")


@pytest.mark.parametrize("area", ["ON", "Ottawa, ON", "Ottawa"])
def test_a_table_may_name_places_in_any_country(area: str) -> None:
    found = zone(table(capital=("1.05", [area])), at("Ottawa", "ON", "CA"), clerk(), NONE)
    assert (found.factor, found.because) == (Decimal("1.05"), "capital")


@pytest.mark.parametrize(
    ("place", "factor", "title"),
    [
        (at("Springfield", "IL"), "1.025", "Illinois"),  # 49,730 / 48,500
        ("Illinois", "1.025", "Illinois"),
        ("IL", "1.025", "Illinois"),
        (at("Fresno", "CA"), "1.160", "California"),  # 56,260 / 48,500
        (at("Little Rock", "AR"), "0.800", "Arkansas"),  # 38,780 / 48,500
        (at("Washington", "DC"), "1.326", "District of Columbia"),  # 64,330 / 48,500
    ],
)
def test_what_others_pay_in_a_state_over_what_they_pay_in_the_country(
    place: Place | str, factor: str, title: str
) -> None:
    found = zone(MARKET, place, clerk(), SHIPPED)
    assert (found.factor, found.basis) == (Decimal(factor), "market")
    assert title in found.because
    assert "43-3021" in found.because
    assert "2025-05" in found.because


def metro(area: str, title: str, median: str, release: str = "2025-05") -> Release:
    row = Figures("43-3021", "Billing Clerks", area, title, yearly=Wages(median=Decimal(median)))
    return Release("bls-oews", "BLS OEWS", release, "MSA.xlsx", "0" * 64, date(2026, 11, 1), (row,), "metro")


def with_metros(*metros: Release) -> Market:
    return Market((*metros, *SHIPPED.releases))


CHICAGO = metro("16980", "Chicago-Naperville-Elgin, IL-IN", "50440")
NEW_YORK = metro("35620", "New York-Newark-Jersey City, NY-NJ", "58200")


@pytest.mark.parametrize(
    ("city", "state", "factor"),
    [
        ("Chicago", "IL", "1.040"),  # 50,440 / 48,500
        ("Elgin", "Illinois", "1.040"),
        ("Jersey City", "NJ", "1.200"),  # 58,200 / 48,500
        ("Newark", "NJ", "1.200"),
        ("New York", "NY", "1.200"),
        ("Springfield", "IL", "1.025"),
        ("York", "NY", "1.099"),  # the state's 53,320: York is not New York
        ("Chicago", "OH", "0.956"),  # the state's 46,390: another Chicago
    ],
)
def test_a_city_in_the_title_of_a_metropolitan_area_goes_before_its_state(city: str, state: str, factor: str) -> None:
    found = zone(MARKET, at(city, state), clerk(), with_metros(CHICAGO, NEW_YORK))
    assert (found.factor, found.basis) == (Decimal(factor), "market")


@pytest.mark.parametrize(
    ("city", "state", "title"),
    [
        ("Winston-Salem", "NC", "Winston-Salem, NC"),
        ("Louisville", "KY", "Louisville/Jefferson County, KY-IN"),
        ("Murfreesboro", "TN", "Nashville-Davidson--Murfreesboro--Franklin, TN"),
    ],
)
def test_a_title_may_hold_dashes_and_strokes(city: str, state: str, title: str) -> None:
    found = zone(MARKET, at(city, state), clerk(), with_metros(metro("49180", title, "60625")))
    assert (found.factor, found.basis) == (Decimal("1.250"), "market")


def test_figures_of_two_releases_are_never_divided() -> None:
    found = zone(MARKET, at("Chicago", "IL"), clerk(), with_metros(metro("16980", "Chicago, IL", "60000", "2024-05")))
    assert found.factor == Decimal("1.025")


@pytest.mark.parametrize(
    ("role", "place", "factor"),
    [
        (clerk(occupation=None), at("Seattle", "WA"), "1.070"),
        (clerk(occupation={"soc": "51-3011"}), "WA", "1.070"),
        (clerk(occupation=None), "Arkansas", "0.869"),
    ],
)
def test_prices_stand_in_where_no_wage_is_published_and_it_is_said_so(
    role: Role, place: Place | str, factor: str
) -> None:
    found = zone(MARKET, place, role, SHIPPED)
    assert (found.factor, found.basis) == (Decimal(factor), "parity")
    assert found.because.startswith("prices, since no wage for ")
    assert "price parities" in found.because


@pytest.mark.parametrize(
    "place",
    [
        at("Ottawa", "ON", "CA"),
        at("Perth", "WA", "AU"),  # Western Australia, not Washington
        at("Tbilisi", None, "GE"),
        at("Springfield", None),
        "Atlantis",
    ],
)
def test_a_place_of_which_nothing_is_known_is_paid_as_it_is_and_said_so(place: Place | str) -> None:
    found = zone(MARKET, place, clerk(), SHIPPED)
    assert (found.factor, found.basis, found.because) == (1, "none", "nothing is known of this place")


def test_an_opening_has_a_zone_for_each_place_and_a_remote_one_for_each_state() -> None:
    both = zones_of(clerk(), opening(("Springfield", "IL"), ("Columbus", "OH")), MARKET, SHIPPED)
    assert factors(both) == [("Springfield, IL", "1.025", "market"), ("Columbus, OH", "0.956", "market")]
    anywhere = zones_of(clerk(), remote("IL", "Ohio", "CA"), OURS, SHIPPED)
    assert factors(anywhere) == [("IL", "1", "none"), ("Ohio", "0.9", "table"), ("CA", "1.1", "table")]
    assert zones_of(clerk(), remote("IL"), None, SHIPPED) == ()


def test_an_onsite_opening_is_paid_by_its_places_whoever_it_is_open_to() -> None:
    found = zones_of(clerk(), opening(("Springfield", "IL"), open_to=["CA"]), OURS, NONE)
    assert [one.place for one in found] == ["Springfield, IL"]


def test_dollars_say_nothing_of_pay_in_another_currency() -> None:
    abroad = clerk(pay={"currency": "CAD", "hiring_range": ["40000", "60000"]})
    assert zones_of(abroad, remote("CA"), MARKET, SHIPPED) == ()
    assert factors(zones_of(abroad, remote("CA"), OURS, SHIPPED)) == [("CA", "1.1", "table")]


def test_a_remote_opening_spans_from_the_lowest_place_to_the_highest() -> None:
    role, wanted = clerk(), remote("IL", "Ohio", "CA")
    zones = zones_of(role, wanted, OURS, NONE)
    assert str(hiring_range(role, wanted, zones)) == "36000 to 66000"
    assert str(band_in_zones(role, None, zones)) == "34200 to 77000"


def test_what_moves_with_a_place_is_rounded_as_the_role_says() -> None:
    role, wanted = clerk(), opening(("Springfield", "IL"))
    zones = zones_of(role, wanted, MARKET, SHIPPED)
    assert str(hiring_range(role, wanted, zones)) == "41000 to 61500"
    assert str(band_in_zones(role, None, zones)) == "39000 to 71800"  # 38,950 and 71,750


def test_what_does_not_move_is_not_rounded() -> None:
    exact = clerk(pay={"hiring_range": ["40120", "60230"], "rounding": "100"})
    wanted = remote("IL", "CA")  # in no zone, and 1.1
    assert str(hiring_range(exact, wanted, zones_of(exact, wanted, OURS, NONE))) == "40120 to 66300"


def test_an_openings_own_range_is_never_moved() -> None:
    wanted = remote("CA", hiring_range=["45000", "50000"])
    zones = zones_of(clerk(), wanted, OURS, NONE)
    assert str(hiring_range(clerk(), wanted, zones)) == "45000 to 50000"


def test_a_levels_range_and_band_move() -> None:
    level = {
        "id": "new",
        "name": "New",
        "years": ["0", "2"],
        "hiring_range": ["40000", "45000"],
        "band": ["40000", None],
    }
    role, wanted = clerk(levels=[level]), remote("CA", level="new")
    zones = zones_of(role, wanted, OURS, NONE)
    assert str(hiring_range(role, wanted, zones)) == "44000 to 49500"
    assert str(band_in_zones(role, role.levels[0], zones)) == "44000 or more"


def test_without_zones_pay_stays_as_it_is() -> None:
    assert str(band_in_zones(clerk(), None, ())) == "38000 to 70000"
    assert str(hiring_range(clerk(), None, ())) == "40000 to 60000"
    assert hiring_range(clerk(pay={}), None, ()) is None
    assert band_in_zones(clerk(pay={}), None, ()) is None


amounts = st.decimals(Decimal("0.01"), Decimal("9999999.99"), places=2)
some = st.lists(st.decimals(Decimal("0.2"), 5, places=4), min_size=1, max_size=5)
steps = st.sampled_from([Decimal(step) for step in ("0.01", "1", "100", "500")])


def zoned(factors: list[Decimal]) -> tuple[Zoned, ...]:
    return tuple(Zoned(f"p{n}", factor, "table", "ours") for n, factor in enumerate(factors))


@given(amounts, amounts, some, steps)
def test_zones_never_put_the_minimum_above_the_maximum(
    one: Decimal, other: Decimal, factors: list[Decimal], step: Decimal
) -> None:
    found = in_zones(Range(minimum=min(one, other), maximum=max(one, other)), zoned(factors), step)
    assert found.maximum is not None
    assert 0 < found.minimum <= found.maximum


@given(amounts, amounts, some, steps)
def test_who_is_paid_more_is_paid_no_less_in_any_place(
    one: Decimal, other: Decimal, factors: list[Decimal], step: Decimal
) -> None:
    less, more = (in_zones(Range(minimum=rate, maximum=rate), zoned(factors), step) for rate in sorted((one, other)))
    assert less.minimum <= more.minimum
    assert less.maximum is not None
    assert more.maximum is not None
    assert less.maximum <= more.maximum


@given(amounts, some, st.decimals(Decimal("0.2"), 5, places=4), steps)
def test_one_more_place_only_widens_the_range(
    rate: Decimal, factors: list[Decimal], more: Decimal, step: Decimal
) -> None:
    pay = Range(minimum=rate, maximum=rate)
    narrow, wide = in_zones(pay, zoned(factors), step), in_zones(pay, zoned([*factors, more]), step)
    assert narrow.within(wide)
