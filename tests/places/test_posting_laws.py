"""Every row of the pay-transparency tables, and each law before and after its days."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from jdgen.model.opening import Place
from jdgen.places.dated import NEVER_BINDS
from jdgen.places.facts import jurisdiction, shipped_ids
from jdgen.places.jurisdictions import jurisdictions
from jdgen.places.laws import posting_laws
from jdgen.places.sections import PostingLaw

NOVEMBER = date(2026, 11, 23)
DAY = timedelta(days=1)

# Jurisdiction, first day, least employees, which count, what the posting must hold.
TABLE = """
US-CA              2023-01-01  15  anywhere-with-one-here  range
US-CA              2026-01-01  15  anywhere-with-one-here  range
US-CO              2021-01-01   1  in-jurisdiction         range
US-CO              2024-01-01   1  in-jurisdiction         range benefits other-pay deadline
US-WA              2023-01-01  15  unstated                range
US-WA              2025-07-27  15  unstated                range benefits other-pay
US-WA              2027-07-28  15  unstated                range benefits other-pay
US-NY              2023-09-17   4  unstated                range description
US-NY-NYC          2022-11-01   4  anywhere-with-one-here  range
US-NY-ITHACA       2022-09-01   4  unstated                range
US-NY-ALBANYCO     2023-03-09   4  unstated                range
US-NY-WESTCHESTER  2022-11-06   4  unstated                range
US-HI              2024-01-01  50  unstated                range
US-IL              2025-01-01  15  unstated                range benefits other-pay
US-MN              2025-01-01  30  in-jurisdiction-sites   range benefits other-pay
US-MD              2024-10-01   1  unstated                range benefits other-pay
US-DC              2024-06-30   1  in-jurisdiction         range
US-VT              2025-07-01   5  anywhere-with-one-here  range
US-NJ              2025-06-01  10  anywhere                range benefits other-pay
US-NJ-JERSEYCITY   2022-04-13   5  unstated                range
US-NJ-JERSEYCITY   2022-06-15   5  unstated                range benefits
US-MA              2025-10-29  25  in-jurisdiction         range
US-CT              2026-10-01   1  unstated                range benefits
US-ME              2026-07-13  10  unstated                range
US-VA              2026-07-01   1  unstated                range
US-OH-CLEVELAND    2025-10-27  15  in-jurisdiction         range
US-OH-COLUMBUS     2027-01-01  15  in-jurisdiction         range
US-DE              2027-09-26  26  unstated                range benefits other-pay
US-NV              2021-10-01   1  unstated
US-RI              2023-01-01   1  unstated
US-OH-CINCINNATI   2020-03-13  15  in-jurisdiction
US-OH-TOLEDO       2020-06-25  15  in-jurisdiction
CA-BC              2023-11-01   1  unstated                range
CA-ON              2026-01-01  25  unstated                range vacancy-exists ai-use
CA-PE              2022-06-01   1  unstated                range
PL                 2025-12-24   1  unstated
IT                 -            1  unstated
SK                 -            1  unstated
LT                 -            1  unstated
MT                 -            1  unstated
"""
ROWS = [tuple(line.split(maxsplit=4)) for line in TABLE.strip().splitlines()]


def binding() -> list[tuple[str, PostingLaw]]:
    found = [(name, known) for name in shipped_ids() if (known := jurisdiction(name))]
    return [(name, law) for name, known in found for law in known.posting_laws if law.status not in NEVER_BINDS]


def the_law(name: str, on: date = NOVEMBER) -> PostingLaw:
    (found,) = posting_laws([name], on).in_force
    assert found.id == name
    return found.entry


def test_every_row_of_the_tables_is_there_and_no_other() -> None:
    told = {
        (name, str(law.starts) if law.since else "-", str(law.employees), law.counted, " ".join(law.posting))
        for name, law in binding()
    }
    assert told == {(*row, "") if len(row) == 4 else row for row in ROWS}
    assert len(ROWS) == len(binding())


@pytest.mark.parametrize(("name", "day"), [(row[0], date.fromisoformat(row[1])) for row in ROWS if row[1] != "-"])
def test_a_law_begins_on_its_day_and_is_ahead_the_day_before(name: str, day: date) -> None:
    before, after = posting_laws([name], day - DAY), posting_laws([name], day)
    assert all(one.entry.starts != day for one in before.in_force)
    assert [one.entry.starts for one in before.ahead][:1] == [day]
    assert [one.entry.starts for one in after.in_force] == [day]
    assert all(one.entry.starts != day for one in after.ahead)


def test_a_law_that_ended_is_gone_the_day_after() -> None:
    last = date(2023, 9, 16)
    assert the_law("US-NY-WESTCHESTER", last).status == "superseded"
    assert posting_laws(["US-NY-WESTCHESTER"], last + DAY).in_force == ()


def test_a_law_that_is_not_yet_enforced_is_ahead_until_it_is() -> None:
    (columbus,) = posting_laws(["US-OH-COLUMBUS"], NOVEMBER).ahead
    assert (columbus.entry.since, columbus.entry.enforced_from) == (date(2025, 12, 3), date(2027, 1, 1))
    assert the_law("US-OH-COLUMBUS", date(2027, 1, 1)) == columbus.entry


def test_before_its_amendment_a_law_says_less_and_is_less_sure() -> None:
    before, after = the_law("US-CO", date(2023, 12, 31)), the_law("US-CO", date(2024, 1, 1))
    assert (before.posting, before.sure) == (("range",), False)
    assert (after.posting[-1], after.sure) == ("deadline", True)
    assert "on-hire" not in the_law("US-CA", date(2025, 12, 31)).range_rules
    assert "on-hire" in the_law("US-CA", date(2026, 1, 1)).range_rules
    assert "five business days" in (the_law("US-WA", date(2027, 7, 27)).penalty or "")
    assert "five business days" not in (the_law("US-WA", date(2027, 7, 28)).penalty or "")


def test_what_nobody_is_held_to_is_told_apart() -> None:
    undecided = {
        (one.id, one.entry.status, one.entry.employees, one.entry.source.split(" (")[0])
        for one in posting_laws(shipped_ids(), NOVEMBER).undecided
    }
    tracker = "planned law under Directive"
    assert undecided == {
        ("US-HI", "proposed", 1, "Hawaii SB 2150 and HB 2367 of 2026"),
        ("US-HI", "proposed", 25, "Hawaii SB 2386 of 2026"),
        ("US-NJ", "proposed", 10, "proposed N.J.A.C. 12:74"),
        ("EU", "directive", 1, "Directive"),
        ("NL", "proposed", 1, tracker),
        ("DK", "proposed", 1, tracker),
    }
    assert posting_laws(["EU"], NOVEMBER).in_force == ()


def test_new_jerseys_law_stays_in_force_beside_the_rule_that_was_proposed() -> None:
    assert the_law("US-NJ").spread is None
    (proposed,) = posting_laws(["US-NJ"], NOVEMBER).undecided
    assert proposed.entry.spread is not None
    assert (proposed.entry.spread.percent_of_minimum, proposed.entry.sure) == (60, False)


def test_how_wide_a_range_may_be_in_ontario() -> None:
    spread = the_law("CA-ON").spread
    assert spread is not None
    assert (spread.amount, spread.currency, spread.unless_pay_above) == (Decimal(50000), "CAD", Decimal(200000))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("US-NV", "completed an interview"),
        ("US-RI", "on request and before pay is discussed"),
        ("US-OH-CINCINNATI", "after a conditional offer"),
        ("US-OH-TOLEDO", "after a conditional offer"),
        ("US-DC", "before the first interview"),
        ("CA-ON", "within 45 days"),
        ("IT", "or before the interview"),
    ],
)
def test_what_is_told_outside_the_posting_is_said(name: str, told: str) -> None:
    assert told in (the_law(name).on_request or "")


def test_a_law_that_asks_nothing_of_the_posting_says_what_it_asks() -> None:
    assert all(law.on_request for _, law in binding() if not law.posting)


@pytest.mark.parametrize(
    ("name", "reach"),
    [
        ("US-CA", "work remote"),
        ("US-CO", "work remote"),
        ("US-WA", "remote"),
        ("US-NY", "work supervisor office"),
        ("US-NY-NYC", "work remote"),
        ("US-IL", "work supervisor office"),
        ("US-MD", "work"),
        ("US-VT", "office"),
        ("US-NJ", "applicants"),
        ("US-MA", "remote"),
        ("US-CT", "work supervisor"),
        ("US-OH-CLEVELAND", "work"),
        ("CA-BC", "remote"),
    ],
)
def test_how_far_a_law_reaches(name: str, reach: str) -> None:
    assert " ".join(the_law(name).reach) == reach


def test_where_nothing_on_its_reach_was_found_a_law_is_silent() -> None:
    silent = {one.id for one in posting_laws(shipped_ids(), NOVEMBER).in_force if "silent" in one.entry.reach}
    assert silent >= {"US-NY-ITHACA", "US-NY-ALBANYCO", "US-HI", "US-MN", "US-DC", "US-NJ-JERSEYCITY", "US-ME", "US-VA"}
    assert all(law.reach == ("silent",) for _, law in binding() if "silent" in law.reach)


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("US-CA", "good-faith on-hire in-posting"),
        ("US-WA", "single-rate"),
        ("US-IL", "link"),
        ("US-MN", "on-hire closed single-rate"),
        ("US-NJ", "closed single-rate"),
        ("US-VA", "closed good-faith"),
        ("CA-BC", "closed single-rate expected"),
    ],
)
def test_how_pay_is_to_be_stated(name: str, rules: str) -> None:
    assert " ".join(the_law(name).range_rules) == rules


def test_the_rows_that_the_research_is_unsure_of_are_marked() -> None:
    held = posting_laws(shipped_ids(), NOVEMBER).in_force
    weak = {"US-NY-ITHACA", "US-NY-ALBANYCO", "IT", "SK", "LT", "MT", "PL"}
    assert {one.id for one in held if not one.entry.sure} == weak
    parts = {one.id: " ".join(one.entry.unsure) for one in held if one.entry.sure and one.entry.unsure}
    assert parts == {
        "US-CA": "keep_posting_years",
        "US-CO": "note",
        "US-WA": "reach",
        "US-NY-NYC": "penalty",
        "US-HI": "counted",
        "US-MN": "reach",
        "US-VT": "penalty",
        "US-MA": "reach penalty",
        "US-CT": "counted reach penalty",
        "US-ME": "since source",
        "US-VA": "reach",
        "US-RI": "penalty",
        "US-OH-CINCINNATI": "source",
        "US-OH-TOLEDO": "source penalty",
    }


def test_how_long_a_posting_is_kept_and_when_the_house_is_told() -> None:
    assert [the_law(name).keep_posting_years for name in ("US-IL", "US-CA", "US-NY")] == [5, 4, None]
    assert "same day" in (the_law("US-CO").internal_notice or "")
    assert "14 days" in (the_law("US-IL").internal_notice or "")


def test_a_place_is_told_the_laws_of_its_state_and_its_city_in_this_order() -> None:
    def told(city: str, state: str) -> list[tuple[str, str]]:
        held = posting_laws(jurisdictions(Place(city=city, state=state)), NOVEMBER).in_force
        return [(one.id, one.name) for one in held]

    assert told("Brooklyn", "NY") == [("US-NY", "New York"), ("US-NY-NYC", "New York City")]
    assert told("Albany", "NY") == [("US-NY", "New York"), ("US-NY-ALBANYCO", "Albany County")]
    assert told("Columbus", "OH") == told("Houston", "TX") == []
