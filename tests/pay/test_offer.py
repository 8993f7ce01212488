"""An offer beside its band, its peers, the market and the law."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.model.band import Per
from jdgen.model.opening import Opening
from jdgen.model.pay import MarketReference
from jdgen.model.role import Role
from jdgen.pay.floors import PlaceFloors, opening_floors, role_floors
from jdgen.pay.noted import sentence
from jdgen.pay.offer import Offer, offer
from jdgen.pay.zones import Zoned
from jdgen.render.numbers import forms

CLERKS = MarketReference.model_validate(
    {
        "id": "oews",
        "source": "BLS OEWS",
        "release": "2025-05",
        "area": "US",
        "p10": "37290",
        "p25": "42840",
        "median": "48500",
        "p75": "58290",
        "p90": "67710",
    }
)
MEAN = CLERKS.model_copy(
    update={"id": "mean", "mean": Decimal(51070), **dict.fromkeys(("p10", "p25", "median", "p75"))}
)


def role(pay: dict[str, Any] | None = None, **more: Any) -> Role:
    return Role.model_validate(
        {
            "id": "clerk",
            "title": "Clerk",
            "summary": "Enters charges.",
            "duties": [{"id": "enter", "name": "Enter", "text": "Enter charges."}],
            "requirements": [{"id": "care", "text": "Care"}],
            "pay": {"band": ["40000", "60000"]} if pay is None else pay,
            **more,
        }
    )


def offered(
    amount: object,
    per: Per = "year",
    one: Role | None = None,
    *,
    zones: tuple[Zoned, ...] = (),
    floors: tuple[PlaceFloors, ...] = (),
    peers: Sequence[int | str] = (),
) -> Offer:
    one = one or role()
    level = one.levels[0] if one.levels else None
    made = offer(
        one, level, Decimal(str(amount)), per, zones, floors, (CLERKS, MEAN), [Decimal(peer) for peer in peers]
    )
    assert made is not None
    return made


def flags(made: Offer) -> list[str]:
    form = forms(made.role.pay.currency, "en_US")
    return [f"{one.id}, {one.level}: {sentence(one.message, one.numbers, form)}" for one in made.flags]


@pytest.mark.parametrize(
    ("amount", "hourly", "compa_ratio", "penetration", "quarter", "percentile"),
    [
        ("40000", "19.23", "0.8", "0", 1, "17.3"),
        ("50000", "24.04", "1", "0.5", 3, "53.8"),
        ("55000", "26.44", "1.1", "0.75", 4, "66.6"),
        ("60000", "28.85", "1.2", "1", 4, "77.7"),
    ],
)
def test_an_offer_within_the_seed_band(
    amount: str, hourly: str, compa_ratio: str, penetration: str, quarter: int, percentile: str
) -> None:
    made = offered(amount)
    assert (made.yearly, made.hourly, made.hours) == (Decimal(amount), Decimal(hourly), 2080)
    assert (made.standing.compa_ratio, made.standing.penetration) == (Decimal(compa_ratio), Decimal(penetration))
    assert (made.standing.side, made.standing.quarter) == ("in", quarter)
    assert made.flags == ()
    (reference, position), (_, unknown) = made.market
    assert (reference, unknown) == (CLERKS, None)
    assert position is not None
    assert position.percentile is not None
    assert round(position.percentile, 1) == Decimal(percentile)


def test_an_offer_of_the_quoted_average_is_below_the_band_and_below_the_market() -> None:
    made = offered("35000")
    assert (made.standing.side, made.standing.quarter) == ("below", None)
    assert (made.standing.compa_ratio, made.standing.penetration) == (Decimal("0.7"), Decimal("-0.25"))
    assert made.market[0][1] is not None
    assert made.market[0][1].below == 10
    assert flags(made) == ["below-minimum, warning: $35,000 is below the band's minimum, $40,000"]


def test_an_offer_above_the_band_is_a_red_circle() -> None:
    made = offered("60001")
    assert (made.standing.side, made.standing.quarter) == ("above", None)
    assert flags(made) == ["above-maximum, warning: $60,001 is above the band's maximum, $60,000: a red circle"]


@pytest.mark.parametrize(
    ("amount", "per", "yearly", "hourly"),
    [("24.04", "hour", "50003", "24.04"), ("4000", "month", "48000", "23.08"), ("50000", "year", "50000", "24.04")],
)
def test_an_offer_is_made_by_the_hour_the_month_or_the_year(amount: str, per: Per, yearly: str, hourly: str) -> None:
    made = offered(amount, per)
    assert (made.yearly, made.hourly) == (Decimal(yearly), Decimal(hourly))


def test_an_offer_goes_by_the_roles_own_hours() -> None:
    made = offered("20", "hour", role(employment={"hours_per_week": "37.5"}))
    assert (made.yearly, made.hours) == (39_000, 1950)
    # told by the hour, as it was made
    assert flags(made) == ["below-minimum, warning: $20.00 is below the band's minimum, $20.51"]


@pytest.mark.parametrize(
    ("amount", "per", "one"),
    [
        ("19.23", "hour", role()),  # what the band sheet shows for $40,000 a year; it is $39,998
        ("28.85", "hour", role()),  # $60,008
        ("3333.33", "month", role()),
        ("41621", "year", role({"per": "hour", "band": ["20.01", "30"]})),  # 41,620.80
    ],
)
def test_an_amount_that_the_band_sheet_shows_as_an_end_is_within(amount: str, per: Per, one: Role) -> None:
    assert flags(offered(amount, per, one)) == []


def test_an_offer_beside_a_single_rate_or_an_open_end() -> None:
    single = offered("52000", one=role({"band": "52000"}))
    assert (single.standing.side, single.standing.compa_ratio, single.flags) == ("in", 1, ())
    assert flags(offered("53000", one=role({"band": "52000"}))) == [
        "above-maximum, warning: $53,000 is above the band's maximum, $52,000: a red circle"
    ]
    assert offered("900000", one=role({"band": ["40000", None]})).flags == ()


def test_an_offer_without_a_band_is_none() -> None:
    assert offer(role({}), None, Decimal(1), "year", (), (), (), ()) is None


def test_an_offer_for_a_level_stands_beside_its_band_in_the_places_zone() -> None:
    level = {"id": "new", "name": "New", "years": ["0", "2"], "band": {"share": ["0", "50"]}}
    zones = (Zoned("Chicago, IL", Decimal("1.1"), "table", "lake"),)
    made = offered("44000", one=role(levels=[level]), zones=zones)
    assert (made.band.name, str(made.band.yearly), made.zones) == ("New", "44000 to 55000", zones)
    assert (made.standing.penetration, made.flags) == (0, ())
    assert [one.id for one in offered("43999", one=role(levels=[level]), zones=zones).flags] == ["below-minimum"]


@pytest.mark.parametrize(
    ("peers", "told"),
    [
        ([], []),
        ([50_000, 50_000], []),
        (
            [51_000, 52_000, 50_000],
            ["below-peer, notice: 2 of 3 peers of the same level are paid more, up to $52,000"],
        ),
        ([49_000], ["above-peer, notice: 1 of 1 peers of the same level are paid less, down to $49,000"]),
        (
            [45_000, 48_000, 55_000, 50_000],
            [
                "below-peer, notice: 1 of 4 peers of the same level are paid more, up to $55,000",
                "above-peer, notice: 2 of 4 peers of the same level are paid less, down to $45,000",
            ],
        ),
    ],
)
def test_an_offer_beside_its_peers_is_told_both_ways(peers: list[int], told: list[str]) -> None:
    made = offered("50000", peers=peers)
    assert (flags(made), made.peers) == (told, len(peers))


def seattle() -> tuple[PlaceFloors, ...]:
    place = {"city": "Seattle", "state": "WA"}
    one = {"id": "seattle", "arrangement": "onsite", "places": [place], "posted": "2026-11-23"}
    return opening_floors(Opening.model_validate(one), None)


def test_an_offer_below_the_minimum_wage_of_its_place_is_an_error() -> None:
    (told,) = flags(offered("44000", floors=seattle()))  # 21.15 an hour
    assert told.startswith("PAY006, error: $21.15 is below the minimum wage of Seattle, $21.30 from ")
    assert flags(offered("44304", floors=seattle())) == []


def test_the_exempt_salary_is_asked_for_exempt_work_only() -> None:
    low = {"band": ["30000", "60000"]}
    everywhere = role_floors(date(2026, 11, 23))
    assert flags(offered("35567", one=role(low), floors=everywhere)) == []
    (told,) = flags(offered("35567", one=role(low, flsa="exempt"), floors=everywhere))
    assert told.startswith("PAY007, error: $35,567 is below the exempt salary level of United States, $35,568 from ")
    assert flags(offered("35568", one=role(low, flsa="exempt"), floors=everywhere)) == []


def test_all_that_is_wrong_with_an_offer_is_told() -> None:
    made = offered("35000", floors=seattle(), peers=[45_000], one=role(flsa="exempt"))
    assert [one.id for one in made.flags] == ["below-minimum", "below-peer", "PAY006", "PAY007"]
    assert {one.path for one in made.flags} == {("--amount",)}


amounts = st.integers(1, 200_000)


@given(amounts, st.lists(amounts, max_size=8))
def test_every_peer_is_paid_more_less_or_the_same(amount: int, peers: list[int]) -> None:
    made = offered(amount, peers=peers)
    counted = {one.id: dict(one.numbers).get("count") for one in made.flags}
    same = sum(peer == amount for peer in peers)
    assert counted.get("below-peer", 0) + counted.get("above-peer", 0) + same == len(peers)
    assert bool({"below-minimum", "above-maximum"} & set(counted)) == (made.standing.side != "in")
