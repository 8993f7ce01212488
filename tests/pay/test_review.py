"""Current staff against the bands: a company small enough to work out by hand."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.model.band import Per
from jdgen.model.market import Market
from jdgen.model.policy import Zone, Zones
from jdgen.model.role import Level, Role
from jdgen.model.staff import Employee
from jdgen.pay.fit import Placed, Zoning, zoning
from jdgen.pay.review import Options, Review, review
from jdgen.pay.standing import Standing
from jdgen.pay.zones import Zoned

BASE = {
    "summary": "Bakes bread.",
    "duties": [{"id": "bake", "name": "Bake", "text": "Bake the bread."}],
    "requirements": [{"id": "early", "text": "Comfort with early hours"}],
}


def role(name: str, pay: dict[str, object], levels: tuple[dict[str, object], ...] = (), hours: int = 40) -> Role:
    more = {"pay": pay, "levels": levels, "employment": {"hours_per_week": hours}}
    return Role.model_validate({**BASE, "id": name, "title": name.replace("-", " ").capitalize(), **more})


BAKER = role(
    "baker",
    {"per": "year", "band": ["36000", "90000"]},
    (
        {"id": "junior", "name": "Junior", "years": ["0", "2"], "band": ["40000", "60000"]},
        {"id": "senior", "name": "Senior", "years": ["2", None], "band": ["60000", "84000"]},
    ),
)
CLERK = role("clerk", {"per": "hour", "band": "20"})
OWNER = role("owner", {"per": "year", "band": ["90000", None]})
GUEST = role("guest", {})
BROKER = role("broker", {"per": "year", "currency": "CAD", "band": ["50000", "70000"]})
ROLES = [BAKER, CLERK, OWNER, GUEST, BROKER]


def person(
    name: str, role: str, pay: object, level: str | None = None, per: Per = "year", supervisor: str | None = None
) -> Employee:
    return Employee(name, None, role, level, Decimal(str(pay)), per, None, supervisor)


def living(place: str, one: Employee) -> Employee:
    return replace(one, place=place)


def zoned(factor: str, *roles: str) -> Zoning:
    """One factor for everybody who is here."""
    return {
        (name, "here"): Zoned("here", Decimal(factor), "table", "ours") for name in roles or [role.id for role in ROLES]
    }


COMPANY = [
    person("j1", "baker", 38000, "junior", supervisor="s1"),  # below, 2,000 short
    person("j2", "baker", 40000, "junior", supervisor="s1"),  # the minimum itself, quarter 1
    person("j3", "baker", 45000, "junior", supervisor="s1"),  # the boundary of quarters 1 and 2
    person("j4", "baker", 50000, "junior", supervisor="s1"),  # the midpoint
    person("j5", "baker", 60000, "junior", supervisor="s1"),  # the maximum itself, quarter 4
    person("j6", "baker", 66000, "junior", supervisor="s1"),  # above by a tenth
    person("s1", "baker", 62000, "senior", supervisor="o1"),
    person("b1", "baker", 63000),  # no level: the role's own band
    person("c1", "clerk", 20, per="hour", supervisor="o1"),  # a single rate, met
    person("c2", "clerk", "19.50", per="hour"),  # 0.50 x 2,080 = 1,040 a year
    person("c3", "clerk", "20.01", per="hour"),
    person("o1", "owner", 200000, supervisor="nobody"),  # no upper end
    person("g1", "guest", 30000),  # no band
    person("k1", "broker", 60000, supervisor="o1"),  # another currency
]


@pytest.fixture(scope="module")
def company() -> Review:
    return review(COMPANY, ROLES)


def who(company: Review, name: str) -> Placed:
    return next(one for one in company.people if one.employee.employee_id == name)


@pytest.mark.parametrize(
    ("name", "standing", "quarter", "ratio", "penetration", "cost"),
    [
        ("j1", "below", None, "0.76", "-0.1", "2000"),
        ("j2", "in", 1, "0.8", "0", "0"),
        ("j3", "in", 2, "0.9", "0.25", "0"),
        ("j4", "in", 3, "1", "0.5", "0"),
        ("j5", "in", 4, "1.2", "1", "0"),
        ("j6", "above", None, "1.32", "1.3", "0"),
        ("b1", "in", 3, "1", "0.5", "0"),
        ("c1", "in", None, "1", None, "0"),
        ("c2", "below", None, "0.975", None, "1040"),
        ("c3", "above", None, "1.0005", None, "0"),
        ("o1", "in", None, None, None, "0"),
        ("g1", None, None, None, None, "0"),
    ],
)
def test_everybody_stands_where_they_are(
    company: Review,
    name: str,
    standing: str | None,
    quarter: int | None,
    ratio: str | None,
    penetration: str | None,
    cost: str,
) -> None:
    one = who(company, name)
    shares = (None if share is None else Decimal(share) for share in (ratio, penetration))
    assert one.standing == (Standing(standing, *shares, quarter) if standing else None)  # type: ignore[arg-type]
    assert one.cost == Decimal(cost)


def test_pay_is_known_by_the_hour_and_by_the_year(company: Review) -> None:
    assert who(company, "c2").yearly == 40560
    assert who(company, "j4").hourly == Decimal("24.04")


def test_totals_never_mix_currencies(company: Review) -> None:
    dollars, canadian = company.totals
    assert (dollars.currency, dollars.people, dollars.below, dollars.above) == ("USD", 13, 2, 2)
    assert dollars.payroll == 777_781  # 654,000, and 41,600 + 40,560 + 41,621 by the hour
    assert dollars.cost == 3040
    assert dollars.cost_share == Decimal(3040) / Decimal(777_781)
    assert (canadian.currency, canadian.people, canadian.payroll, canadian.cost) == ("CAD", 1, 60000, 0)


def test_standings_are_counted_from_the_lowest(company: Review) -> None:
    counted = {(count.side, count.quarter): count.people for count in company.standings}
    assert counted == {
        ("below", None): 2,
        ("in", 1): 2,  # j2, s1
        ("in", 2): 1,
        ("in", 3): 3,  # j4, b1, k1
        ("in", 4): 1,
        ("in", None): 2,
        ("above", None): 2,
    }
    assert company.measured == len(COMPANY) - 1


def test_the_distribution_has_classes_of_a_twentieth_with_open_ends(company: Review) -> None:
    classes = company.distribution
    assert [one.low for one in classes] == [None, *(Decimal(n) / 20 for n in range(14, 27))]
    assert [one.high for one in classes] == [*(Decimal(n) / 20 for n in range(14, 27)), None]
    counted = {str(one.low): one.people for one in classes if one.people}
    # j1 0.76; j2 0.80; s1 62/72 = 0.86; j3 0.90; c2 0.975; j4 b1 c1 c3 k1; j5 1.20; j6 1.32
    assert counted == {"0.75": 1, "0.8": 1, "0.85": 1, "0.9": 1, "0.95": 1, "1": 5, "1.2": 1, "1.3": 1}


def test_the_median_is_over_all_who_have_a_ratio(company: Review) -> None:
    assert company.median_ratio == 1
    medians = {(group.job.role, group.job.level): group.median_ratio for group in company.groups}
    assert medians["baker", "junior"] == Decimal("0.95")  # between 0.90 and 1.00
    assert medians["owner", None] is None


def test_groups_follow_roles_and_levels(company: Review) -> None:
    assert [(group.job.role, group.job.level, group.people) for group in company.groups] == [
        ("baker", "junior", 6),
        ("baker", "senior", 1),
        ("baker", None, 1),
        ("clerk", None, 3),
        ("owner", None, 1),
        ("guest", None, 1),
        ("broker", None, 1),
    ]
    junior, clerk, guest = company.groups[0], company.groups[3], company.groups[5]
    assert (junior.below, junior.above, junior.cost, junior.median_pay) == (1, 1, 2000, 47500)
    assert clerk.band is not None
    assert (clerk.band.minimum, clerk.band.maximum) == (41600, 41600)
    assert guest.band is None


def test_who_is_outside_is_listed_by_size(company: Review) -> None:
    assert [one.employee.employee_id for one in company.below] == ["j1", "c2"]
    assert [one.employee.employee_id for one in company.above] == ["j6", "c3"]


def test_levels_that_run_into_each_other_are_seen(company: Review) -> None:
    (pair,) = company.pairs
    assert (pair.lower.level, pair.higher.level) == ("junior", "senior")
    assert (pair.lower_median, pair.higher_median, pair.overtaking) == (47500, 62000, 1)
    assert not pair.close
    assert review(COMPANY, ROLES, Options(threshold=Decimal("0.75"))).pairs[0].close


def test_a_level_without_people_is_passed_over() -> None:
    levels = tuple(
        {"id": name, "name": name, "years": ["0", None], "band": ["40000", "60000"]} for name in ("one", "two", "three")
    )
    found = review(
        [person("a", "r", 57000, "one"), person("b", "r", 60000, "three")], [role("r", {"band": ["1", "2"]}, levels)]
    )
    (pair,) = found.pairs
    assert (pair.lower.level, pair.higher.level, pair.ratio, pair.close) == ("one", "three", Decimal("0.95"), True)


def test_people_beside_their_supervisors(company: Review) -> None:
    assert company.supervised == 8  # j1 to j6 beside s1, s1 and c1 beside o1; k1 is paid in another currency
    close = [(one.employee.employee_id, one.of_supervisor) for one in company.close_to_supervisor]
    assert close == [("j6", Decimal(66000) / 62000), ("j5", Decimal(60000) / 62000)]


def test_part_time_pay_is_compared_by_the_hour() -> None:
    helper = role("helper", {"band": ["20000", "30000"]}, hours=20)
    found = review([person("h", "helper", 30000, supervisor="o"), person("o", "owner", 60000)], [helper, OWNER])
    assert who(found, "h").of_supervisor == 1


def test_an_hourly_rate_that_the_band_sheet_shows_as_the_minimum_is_not_below_it() -> None:
    """$40,000 a year is shown as $19.23 an hour, which is $39,998 a year."""
    found = review([person("a", "baker", "19.23", "junior", per="hour")], ROLES)
    assert found.people[0].yearly == 39998
    assert (found.people[0].side, found.totals[0].cost) == ("in", 0)


def test_a_monthly_band_is_the_twelfth() -> None:
    found = review([person("a", "baker", "3333.32", "junior", per="month")], ROLES).people[0]
    assert found.band is not None
    assert (found.band.minimum, found.band.maximum) == (Decimal("3333.33"), 5000)
    assert found.side == "below"


def test_a_factor_moves_the_band_and_rounds_it_as_the_role_says() -> None:
    stepped = role("stepped", {"band": ["40000", "60000"], "rounding": "500"})
    found = review([living("here", person("a", "stepped", 45000))], [stepped], zoned=zoned("1.107", "stepped"))
    band = found.people[0].band
    assert band is not None
    assert (band.minimum, band.maximum) == (44500, 66500)  # 44,280 and 66,420
    assert [zone.place for zone in found.zones] == ["here"]


def test_levels_in_places_of_different_pay_are_compared_without_the_factor() -> None:
    people = [living("here", person("a", "baker", 60000, "junior")), person("b", "baker", 60000, "senior")]
    found = review(people, ROLES, zoned=zoned("1.25"))
    assert (found.pairs[0].lower_median, found.pairs[0].overtaking, found.pairs[0].close) == (48000, 0, False)


def test_nobody_at_all_gives_an_empty_review() -> None:
    found = review([], ROLES)
    assert (found.people, found.totals, found.groups, found.median_ratio, found.measured) == ((), (), (), None, 0)


@given(st.permutations(COMPANY))
def test_the_order_of_people_does_not_matter(people: list[Employee]) -> None:
    found, wanted = review(people, ROLES), review(COMPANY, ROLES)
    assert replace(found, people=()) == replace(wanted, people=())
    assert sorted(found.people, key=str) == sorted(wanted.people, key=str)
    assert (found.below, found.above) == (wanted.below, wanted.above)
    assert found.close_to_supervisor == wanted.close_to_supervisor


amounts = st.decimals(1000, 200_000, places=2)
jobs = st.sampled_from([("baker", "junior"), ("baker", "senior"), ("baker", None), ("owner", None), ("guest", None)])
staff = st.lists(st.tuples(jobs, amounts), max_size=30).map(
    lambda rows: [person(str(at), name, pay, level) for at, ((name, level), pay) in enumerate(rows)]
)


@given(staff)
def test_totals_are_the_sums_of_people(people: list[Employee]) -> None:
    found = review(people, ROLES)
    assert sum(total.people for total in found.totals) == len(people) == sum(group.people for group in found.groups)
    assert sum(total.payroll for total in found.totals) == sum(one.pay for one in people)
    assert sum(total.cost for total in found.totals) == sum(group.cost for group in found.groups)
    assert sum(total.below for total in found.totals) == len(found.below)
    assert sum(one.people for one in found.distribution) == sum(one.compa_ratio is not None for one in found.people)
    for one in found.people:
        assert (one.side == "below") == (one.cost > 0)


@given(staff, st.sampled_from(["0.8", "0.9", "1.1", "1.25"]))
def test_pay_that_moves_with_the_band_keeps_its_place(people: list[Employee], factor: str) -> None:
    times = Decimal(factor)
    before = review(people, ROLES).people
    moved = [living("here", replace(one, pay=one.pay * times)) for one in people]
    after = review(moved, ROLES, zoned=zoned(factor)).people
    assert [one.standing for one in before] == [one.standing for one in after]


@pytest.fixture
def lookups(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The roles whose bands were looked up."""
    asked: list[str] = []
    own: Callable[..., object] = Role.band

    def band(self: Role, level: Level | None = None) -> object:
        asked.append(self.id)
        return own(self, level)

    monkeypatch.setattr(Role, "band", band)
    return asked


@pytest.mark.parametrize("copies", [1, 50])
def test_bands_are_looked_up_for_levels_not_for_people(lookups: list[str], copies: int) -> None:
    people = [replace(one, employee_id=f"{one.employee_id}-{n}") for n in range(copies) for one in COMPANY]
    found = review(people, ROLES)
    assert len(lookups) == len(found.groups) == 7


TABLE = Zones(by="table", table=(Zone(id="coast", factor=Decimal("1.2"), areas=("New York, NY", "CA")),))


def test_places_have_the_factor_of_their_zone() -> None:
    places = ("New York, NY", "CA", "Fresno, CA", "Springfield, IL")
    people = [living(place, person(place, "baker", 50000)) for place in places] + [person("a", "baker", 50000)]
    found = zoning(people, ROLES, TABLE, Market(()))
    assert {place: str(one.factor) for (_, place), one in found.items()} == {
        "New York, NY": "1.2",
        "CA": "1.2",
        "Fresno, CA": "1.2",
        "Springfield, IL": "1",
    }
    assert found["baker", "Springfield, IL"].basis == "none"
    assert zoning(people, ROLES, None, Market(())) == {}


def test_what_others_pay_moves_no_band_in_another_currency() -> None:
    people = [living("New York, NY", person("a", "broker", 50000))]
    assert zoning(people, ROLES, Zones(by="market"), Market(())) == {}
    assert len(zoning(people, ROLES, TABLE, Market(()))) == 1
