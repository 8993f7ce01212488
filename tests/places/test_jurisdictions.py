"""The jurisdictions of a place, by the form of its names."""

import pytest

from jdgen.model.opening import Place
from jdgen.places.jurisdictions import jurisdictions, state_jurisdictions


@pytest.mark.parametrize("state", ["WA", "Washington", "washington"])
def test_a_place_lies_in_its_country_its_state_and_its_city(state: str) -> None:
    assert jurisdictions(Place(city="Seattle", state=state)) == ("US", "US-WA", "US-WA-SEATTLE")


@pytest.mark.parametrize(
    ("city", "state", "last"),
    [
        ("Jersey City", "NJ", "US-NJ-JERSEYCITY"),
        ("St. Paul", "MN", "US-MN-SAINTPAUL"),
        ("St Paul", "MN", "US-MN-SAINTPAUL"),
        ("Saint Paul", "MN", "US-MN-SAINTPAUL"),
        ("Staten Island", "NY", "US-NY-NYC"),
        ("Stanford", "CA", "US-CA-STANFORD"),
        ("Cañon City", "CO", "US-CO-CANONCITY"),
        ("New York", "NY", "US-NY-NYC"),
        ("brooklyn", "New York", "US-NY-NYC"),
        ("Brooklyn", "CT", "US-CT-BROOKLYN"),
        ("Washington", "DC", "US-DC"),
        ("東京", "WA", "US-WA"),
    ],
)
def test_a_city_has_one_id_however_it_is_written(city: str, state: str, last: str) -> None:
    assert jurisdictions(Place(city=city, state=state))[-1] == last


def test_a_city_without_its_state_lies_in_its_country_alone() -> None:
    assert jurisdictions(Place(city="Springfield")) == ("US",)


def test_what_is_not_a_state_is_not_overlooked() -> None:
    assert jurisdictions(Place(city="Chicago", state="Ilinois")) == ("US", "US-ILINOIS", "US-ILINOIS-CHICAGO")
    assert jurisdictions(Place(city="Chicago", state="?")) == ("US",)


def test_a_city_that_a_countys_file_names_lies_in_the_county() -> None:
    county = ("US", "US-NY", "US-NY-ALBANYCO")
    assert jurisdictions(Place(city="Albany", state="NY")) == (*county, "US-NY-ALBANY")
    assert jurisdictions(Place(city="Utica", state="NY")) == ("US", "US-NY", "US-NY-UTICA")


@pytest.mark.parametrize(
    ("city", "state", "last"),
    [
        ("Albany County", "NY", "US-NY-ALBANYCO"),
        ("Westchester County", "NY", "US-NY-WESTCHESTER"),
        ("Los Angeles County", "CA", "US-CA-LACOUNTY"),
        ("LA County", "CA", "US-CA-LACOUNTY"),
        ("Los Angeles", "CA", "US-CA-LOSANGELES"),
    ],
)
def test_a_county_is_reached_by_its_own_name(city: str, state: str, last: str) -> None:
    assert jurisdictions(Place(city=city, state=state))[-1] == last


@pytest.mark.parametrize("province", ["BC", "bc", "CA-BC", "British Columbia"])
def test_a_place_in_canada_lies_in_its_province(province: str) -> None:
    assert jurisdictions(Place(city="Vancouver", state=province, country="CA")) == ("CA", "CA-BC")


@pytest.mark.parametrize("province", [None, "?", "Washington"])
def test_without_a_province_a_place_in_canada_lies_in_canada_alone(province: str | None) -> None:
    assert jurisdictions(Place(city="Vancouver", state=province, country="CA")) == ("CA",)


def test_a_country_of_the_union_comes_after_it_and_another_stands_alone() -> None:
    assert jurisdictions(Place(city="Bremen", country="DE")) == ("EU", "DE")
    assert jurisdictions(Place(city="Leeds", state="Yorkshire", country="GB")) == ("GB",)


def test_a_state_that_remote_work_is_open_to_has_no_city() -> None:
    assert state_jurisdictions("Illinois") == ("US", "US-IL")
