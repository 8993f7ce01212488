"""What pay may not go below, in real places."""

from datetime import date
from decimal import Decimal

from jdgen.model.opening import Place
from jdgen.places.floors import Floor, Floors, exempt_salaries, minimum_wages
from jdgen.places.jurisdictions import jurisdictions, state_jurisdictions

NOVEMBER = date(2026, 11, 23)


def wages(city: str, state: str, on: date | None = NOVEMBER) -> Floors:
    return minimum_wages(jurisdictions(Place(city=city, state=state)), on)


def highest(floors: Floors) -> Floor:
    assert floors.highest is not None
    return floors.highest


def told(floors: tuple[Floor, ...]) -> list[tuple[str, str]]:
    return [(floor.name, str(floor.amount)) for floor in floors]


def test_floors_come_from_the_country_down_and_the_citys_is_the_highest() -> None:
    found = wages("Seattle", "WA")
    assert told(found.binding) == [("United States", "7.25"), ("Washington", "17.13"), ("Seattle", "21.30")]
    assert (highest(found).id, highest(found).per, highest(found).sure) == ("US-WA-SEATTLE", "hour", True)
    assert (found.may_apply, found.unknown) == ((), ())


def test_a_change_shows_from_its_day_and_a_weak_source_as_unsure() -> None:
    before, after = (highest(wages("Washington", "DC", day)) for day in (date(2026, 6, 30), date(2026, 7, 1)))
    assert (str(before.amount), before.sure) == ("17.95", True)
    assert (str(after.amount), after.sure) == ("18.40", False)
    assert highest(wages("Washington", "DC", None)) == after


def test_what_is_not_known_of_a_place_is_said() -> None:
    found = wages("Houston", "TX")
    assert told(found.binding) == [("United States", "7.25")]
    assert found.unknown == ("US-TX", "US-TX-HOUSTON")


def test_a_place_of_which_nothing_is_known_has_no_highest_floor() -> None:
    found = minimum_wages(jurisdictions(Place(city="Vancouver", country="CA")), NOVEMBER)
    assert (found.highest, found.unknown) == (None, ("CA",))


def test_before_the_first_day_that_is_known_a_floor_is_unknown() -> None:
    assert wages("Orlando", "FL", date(2026, 9, 29)).unknown[0] == "US-FL"
    assert wages("Orlando", "FL", date(2026, 9, 30)).unknown == ("US-FL-ORLANDO",)


def test_a_sectors_floor_is_told_apart_with_whom_it_covers() -> None:
    found = wages("Fresno", "CA")
    assert str(highest(found).amount) == "16.90"
    large = max(found.may_apply, key=lambda floor: floor.amount)
    assert (str(large.amount), large.sector, large.sure) == ("25.00", "health-care", False)
    assert "billing staff" in large.who


def test_a_regions_floor_binds_a_place_in_it_and_may_apply_elsewhere_in_the_state() -> None:
    assert str(highest(wages("Brooklyn", "NY")).amount) == "17.00"
    albany = wages("Albany", "NY")
    assert str(highest(albany).amount) == "16.00"
    assert [(str(floor.amount), floor.who) for floor in albany.may_apply] == [
        ("17.00", "everybody in New York City, Long Island and Westchester County")
    ]
    assert len(minimum_wages(state_jurisdictions("NY"), NOVEMBER).may_apply) == 1


def test_a_floor_for_some_employers_may_apply() -> None:
    found = wages("Newark", "NJ")
    assert str(highest(found).amount) == "15.92"
    assert told(found.may_apply) == [("New Jersey", "15.23")]


def test_where_only_the_rates_of_regions_are_known_none_is_said_to_bind() -> None:
    found = wages("Salem", "OR", date(2026, 7, 1))
    assert told(found.binding) == [("United States", "7.25")]
    assert told(found.may_apply) == [("Oregon", "15.55")]


def test_in_a_year_after_its_verification_a_floor_is_unsure() -> None:
    days = [date(2026, 12, 31), date(2027, 1, 1)]
    assert [highest(wages("Seattle", "WA", day)).sure for day in days] == [True, False]


def test_a_weekly_exempt_level_is_told_by_the_year() -> None:
    found = exempt_salaries(("US", "US-WA"), NOVEMBER)
    assert [(floor.name, floor.amount, floor.per) for floor in found.binding] == [
        ("United States", Decimal(35568), "year"),
        ("Washington", Decimal("80168.40"), "year"),
    ]


def test_a_yearly_exempt_level_stays_as_it_is() -> None:
    colorado = highest(exempt_salaries(("US", "US-CO"), NOVEMBER))
    assert (colorado.amount, colorado.sure) == (Decimal(57784), False)


def test_exempt_levels_for_some_employees_may_apply() -> None:
    found = exempt_salaries(jurisdictions(Place(city="New York", state="NY")), NOVEMBER)
    assert highest(found).name == "United States"
    assert [str(floor.amount) for floor in found.may_apply] == ["62353.20", "66300.00"]
    assert all("executive and administrative employees" in floor.who for floor in found.may_apply)


def test_an_exempt_level_that_ended_is_unknown_until_the_next_is_read() -> None:
    assert exempt_salaries(("US", "US-CA"), date(2027, 1, 1)).unknown == ("US-CA",)
    assert highest(exempt_salaries(("US", "US-CA"))).amount == Decimal(70304)
