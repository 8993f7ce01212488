"""Whether a role's pay makes sense: what is noticed with its numbers, and what is near it and is not."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from jdgen.documents import view
from jdgen.documents.kinds import choose_kinds
from jdgen.documents.subject import Given, RoleSubject
from jdgen.load import load_employer, load_one
from jdgen.load.market import load_market
from jdgen.model.market import Market
from jdgen.model.policy import PayPolicy
from jdgen.model.role import Role
from jdgen.pay.noted import Noted, sentence
from jdgen.pay.sense import sense
from jdgen.render import Renderer
from jdgen.render.numbers import forms
from jdgen.workspace import Workspace, shipped

NOVEMBER = date(2026, 11, 23)
SHIPPED = load_market(Workspace(Path("no-workspace")))
ROLES = sorted(path.stem for path in shipped("roles").glob("[!_]*.yaml"))

CLERKS: dict[str, Any] = {
    "id": "oews",
    "source": "BLS OEWS",
    "release": "2026-05",
    "area": "US",
    "mean": "51070",
    "p10": "37290",
    "p25": "42840",
    "median": "48500",
    "p75": "58290",
    "p90": "67710",
}
QUOTED = {"id": "board", "source": "Job Board", "release": "2026", "area": "US", "mean": "35000"}


def role(*, pay: dict[str, Any], levels: Iterable[dict[str, Any]] = (), **more: Any) -> Role:
    return Role.model_validate(
        {
            "id": "clerk",
            "title": "Clerk",
            "summary": "Enters charges.",
            "duties": [{"id": "enter", "name": "Enter", "text": "Enter charges."}],
            "requirements": [{"id": "care", "text": "Care"}],
            "pay": pay,
            "levels": [
                {"id": f"l-{n}", "name": f"L{n}", "years": ["0", None], **one} for n, one in enumerate(levels, 1)
            ],
            **more,
        }
    )


def found(
    one: Role, *ids: str, policy: PayPolicy | None = None, market: Market | None = None, on: date | None = NOVEMBER
) -> list[Noted]:
    """What is noticed of these kinds, or at all."""
    noticed = sense(one, policy or PayPolicy(), market or Market(), on)
    return [each for each in noticed if not ids or each.id in ids]


def told(noticed: Iterable[Noted], currency: str = "USD") -> list[str]:
    return [f"{one.level}: {sentence(one.message, one.numbers, forms(currency, 'en_US'))}" for one in noticed]


def test_a_role_without_pay_gives_nothing_to_notice() -> None:
    assert found(role(pay={})) == []
    assert found(role(pay={"market": [CLERKS]}, levels=[{}])) == []


def test_the_seed_range_beside_the_market_makes_sense() -> None:
    assert found(role(pay={"hiring_range": ["40000", "60000"], "market": [CLERKS]})) == []


def test_pay001_an_average_outside_the_whole_range() -> None:
    (one,) = found(role(pay={"hiring_range": ["40000", "60000"], "market": [QUOTED]}))
    assert (one.id, one.path) == ("PAY001", ("pay", "market", 0))
    assert told([one]) == [
        "error: Job Board quotes an average of $35,000, below the whole hiring range, $40,000 to $60,000"
    ]
    (judged,) = found(role(pay={"hiring_range": ["40000", "60000"], "market": [CLERKS, QUOTED]}))
    assert judged.path == ("pay", "market", 1)
    assert told([judged]) == [
        "warning: Job Board quotes an average of $35,000, below the whole hiring range, $40,000 to $60,000; "
        "the fuller figures support the range, with a median or mean of $48,500"
    ]


@pytest.mark.parametrize(
    "pay",
    [
        {"hiring_range": ["40000", "60000"], "market": [{**QUOTED, "mean": "40000"}]},
        {"hiring_range": ["40000", None], "market": [{**QUOTED, "mean": "900000"}]},
        {"band": ["40000", "60000"], "market": [QUOTED]},
        {"hiring_range": ["20", "30"], "per": "hour", "market": [{**QUOTED, "mean": "41600"}]},
        {"hiring_range": ["3000", "4000"], "per": "month", "market": [{**QUOTED, "mean": "36000"}]},
    ],
)
def test_pay001_is_not_told_of_an_average_within_the_range(pay: dict[str, Any]) -> None:
    assert found(role(pay=pay), "PAY001") == []


@pytest.mark.parametrize(
    ("band", "flsa", "told_of"),
    [
        (["40000", "47960"], None, "19.9%"),
        (["40000", "48000"], None, None),
        (["40000", "60000"], None, None),
        (["40000", "60040"], None, "50.1%"),
        (["40000", "60040"], "exempt", None),
        (["40000", "51960"], "exempt", "29.9%"),
        (["40000", "52000"], "exempt", None),
        (["40000", "68040"], "exempt", "70.1%"),
        ("52000", None, None),
        (["40000", None], None, None),
    ],
)
def test_pay003_a_spread_that_is_unusual_for_the_kind_of_job(band: Any, flsa: str | None, told_of: str | None) -> None:
    usual = "30% to 70%" if flsa else "20% to 50%"
    expected = [f"notice: Clerk: the spread over the minimum is {told_of}; {usual} is usual here"] if told_of else []
    assert told(found(role(pay={"band": band}, flsa=flsa), "PAY003")) == expected


def test_pay003_names_the_level_and_its_place() -> None:
    levels = [{"band": ["40000", "50000"]}, {"band": ["42000", "84000"]}]
    (one,) = found(role(pay={}, levels=levels), "PAY003")
    assert one.path == ("levels", 1)
    assert told([one]) == ["notice: L2: the spread over the minimum is 100%; 20% to 50% is usual here"]


@pytest.mark.parametrize(
    ("band", "ratio", "midpoint"),
    [
        (["35000", "52200"], "0.90", None),  # 43,600 / 48,500 = 0.899
        (["35000", "52300"], None, None),  # 43,650 / 48,500 = 0.900
        (["43000", "63700"], None, None),  # 53,350 / 48,500 = 1.100
        (["43000", "63800"], "1.10", None),
        (["48500", "77600"], "1.30", None),
    ],
)
def test_pay004_a_midpoint_far_from_the_median(band: list[str], ratio: str | None, midpoint: None) -> None:
    noticed = found(role(pay={"band": band, "market": [CLERKS]}), "PAY004")
    assert [dict(one.numbers)["ratio"] for one in noticed] == ([Decimal(ratio)] if ratio else [])


def test_pay004_says_what_is_compared() -> None:
    (one,) = found(role(pay={"band": ["60000", "90000"], "market": [CLERKS]}), "PAY004")
    assert one.path == ("pay",)
    assert told([one]) == [
        "warning: Clerk: the midpoint $75,000 is 1.55 of the median $48,500 (BLS OEWS, US); 0.90 to 1.10 is usual"
    ]


def test_pay004_is_about_the_level_nearest_to_the_median() -> None:
    near = [{"band": ["30000", "40000"]}, {"band": ["40000", "56000"]}, {"band": ["60000", "80000"]}]
    assert found(role(pay={"market": [CLERKS]}, levels=near), "PAY004") == []
    (one,) = found(role(pay={"market": [CLERKS]}, levels=[near[0], near[2]]), "PAY004")
    assert (one.path, dict(one.numbers)["name"]) == (("levels", 0), "L1")


def test_pay004_looks_at_aged_figures_where_the_employer_ages() -> None:
    policy = PayPolicy.model_validate({"ageing": {"rate": "3", "plan_year": 2027, "policy": "lag"}})
    low = role(pay={"band": ["36000", "51500"], "market": [{**CLERKS, "release": "2025-05"}]})  # midpoint 43,750
    assert found(low, "PAY004") == []  # 0.902
    (one,) = found(low, "PAY004", policy=policy)  # of 50,949
    assert dict(one.numbers)["median"] == 50_949
    assert dict(one.numbers)["ratio"] == Decimal("0.86")


def test_pay005_ends_outside_the_published_percentiles() -> None:
    noticed = found(role(pay={"band": ["37289", "67711"], "market": [CLERKS]}), "PAY005")
    assert told(noticed) == [
        "notice: the minimum $37,289 is below the 10th percentile $37,290 (BLS OEWS, US)",
        "notice: the maximum $67,711 is above the 90th percentile $67,710 (BLS OEWS, US)",
    ]
    assert found(role(pay={"band": ["37290", "67710"], "market": [CLERKS]}), "PAY005") == []
    assert found(role(pay={"band": ["37290", None], "market": [CLERKS]}), "PAY005") == []


def test_pay005_notices_a_level_that_reaches_outside_the_roles_own_band() -> None:
    levels = [{"band": ["40000", "56000"]}, {"band": ["60000", "80000"]}]
    noticed = found(role(pay={"market": [CLERKS]}, levels=levels), "PAY005")
    assert told(noticed) == ["notice: the maximum $80,000 is above the 90th percentile $67,710 (BLS OEWS, US)"]


def town(city: str, state: str, **more: Any) -> dict[str, Any]:
    return {"id": city.lower(), "arrangement": "onsite", "places": [{"city": city, "state": state}], **more}


def test_pay006_less_than_the_minimum_wage_of_the_country() -> None:
    (one,) = found(role(pay={"per": "hour", "hiring_range": ["7.24", "9"]}), "PAY006")
    assert (one.level, one.path) == ("error", ("pay",))
    assert told([one])[0].startswith(
        "error: $7.24 is below the minimum wage of United States, $7.25 from January 1, 2026; "
    )
    assert found(role(pay={"per": "hour", "hiring_range": ["7.25", "9"]}), "PAY006") == []
    assert found(role(pay={"hiring_range": ["15080", "18000"]}), "PAY006") == []  # 7.25 x 2,080


def test_pay006_less_than_the_minimum_wage_of_an_openings_place() -> None:
    openings = [town("Springfield", "IL"), town("Seattle", "WA")]
    (one,) = found(role(pay={"hiring_range": ["40000", "60000"]}, openings=openings), "PAY006")
    assert (one.level, one.path) == ("error", ("openings", 1))
    assert told([one])[0].startswith("error: $19.23 is below the minimum wage of Seattle, $21.30 from ")
    raised = role(pay={"hiring_range": ["44304", "60000"]}, openings=openings)  # 21.30 x 2,080
    assert found(raised, "PAY006") == []


def test_pay006_goes_by_the_openings_own_range_hours_and_zone() -> None:
    seattle = town("Seattle", "WA", hiring_range=["45000", "60000"])
    pay = {"hiring_range": ["40000", "60000"]}
    assert found(role(pay=pay, openings=[seattle]), "PAY006") == []
    assert found(role(pay=pay, openings=[town("Seattle", "WA", hours_per_week="36")]), "PAY006") == []  # 21.37
    assert found(role(pay=pay, openings=[town("Seattle", "WA", hours_per_week="37")]), "PAY006")  # 20.79
    table = [{"id": "coast", "factor": "1.12", "areas": ["WA"]}]
    zones = PayPolicy.model_validate({"zones": {"by": "table", "table": table}})
    assert found(role(pay=pay, openings=[town("Seattle", "WA")]), "PAY006", policy=zones) == []  # 44,800


def test_pay006_looks_at_every_state_of_a_remote_opening() -> None:
    remote = {"id": "home", "arrangement": "remote", "open_to": ["IL", "WA", "OH"]}
    noticed = found(role(pay={"hiring_range": ["33000", "48000"]}, openings=[remote]), "PAY006")
    places = [dict(one.numbers)["place"] for one in noticed if one.level == "error"]
    assert places == ["Washington"]  # 15.87 an hour; 17.13 there


def test_pay006_looks_at_levels_that_pay_less_than_the_role() -> None:
    low = {"hiring_range": ["14000", "16000"]}  # 6.73 an hour
    (one,) = found(role(pay={"hiring_range": ["20000", "28000"]}, levels=[{}, low]), "PAY006")
    assert (one.level, one.path) == ("error", ("levels", 1))


def test_pay006_is_silent_on_pay_in_another_currency() -> None:
    assert found(role(pay={"currency": "CAD", "per": "hour", "hiring_range": ["5", "7"]}), "PAY006") == []


def test_pay007_an_exempt_salary_below_the_level() -> None:
    pay = {"hiring_range": ["35567", "50000"]}
    (one,) = found(role(pay=pay, flsa="exempt"), "PAY007")
    assert told([one])[0].startswith(
        "error: $35,567 is below the exempt salary level of United States, $35,568 from November 15, 2024; "
    )
    assert found(role(pay={"hiring_range": ["35568", "50000"]}, flsa="exempt"), "PAY007") == []
    assert found(role(pay=pay, flsa="non-exempt"), "PAY007") == []
    assert found(role(pay=pay), "PAY007") == []


@pytest.mark.parametrize(
    ("soc", "flsa", "noticed"),
    [
        ("43-3021", "exempt", True),
        ("29-2072", "exempt", True),
        ("43-1011", "exempt", False),
        ("11-9111", "exempt", False),
        ("43-3021", "non-exempt", False),
        ("43-3021", None, False),
    ],
)
def test_pay007_duties_that_are_not_exempt(soc: str, flsa: str | None, noticed: bool) -> None:
    one = role(pay={"hiring_range": ["60000", "80000"]}, flsa=flsa, occupation={"soc": soc})
    assert [(each.level, each.path) for each in found(one, "PAY007")] == ([("error", ("flsa",))] if noticed else [])


def test_pay008_old_figures_that_nobody_ages() -> None:
    (one,) = found(role(pay={"market": [{**CLERKS, "release": "2025-04"}]}), "PAY008")
    assert one.path == ("pay", "market")
    assert told([one]) == ["notice: market figures of April 2025 are 19 months old; newer ones, or ageing, would help"]


@pytest.mark.parametrize("release", ["2025-05", "2025-05-31", "2026-11", "2024"])
def test_pay008_is_not_told_of_figures_of_18_months_or_without_a_month(release: str) -> None:
    assert found(role(pay={"market": [{**CLERKS, "release": release}]}), "PAY008") == []


def test_pay008_is_not_told_where_figures_are_aged_or_no_day_is_known() -> None:
    old = role(pay={"market": [{**CLERKS, "release": "2020-05"}]})
    assert found(old, "PAY008", policy=PayPolicy.model_validate({"ageing": {"rate": "3", "plan_year": 2027}})) == []
    assert found(old, "PAY008", on=None) == []


def test_pay008_tells_a_release_once() -> None:
    old = {**CLERKS, "release": "2024-05"}
    assert len(found(role(pay={"market": [old, {**old, "id": "again", "area": "IL"}]}), "PAY008")) == 1


def test_pay009_a_level_that_does_not_rise() -> None:
    levels = [{"band": ["40000", "56000"]}, {"band": ["41000", "55000"]}]
    (one,) = found(role(pay={}, levels=levels), "PAY009")
    assert one.path == ("levels", 1)
    assert told([one]) == ["warning: L2: the midpoint $48,000 is not above that of L1, $48,000"]


def test_pay009_a_level_that_the_one_below_covers() -> None:
    levels = [{"band": ["40000", "56000"]}, {"band": ["44000", "60000"]}]
    (one,) = found(role(pay={}, levels=levels), "PAY009")
    assert told([one]) == ["warning: L1 covers 75% of the band of L2; 70% at most is usual"]


@pytest.mark.parametrize(
    "levels",
    [
        [["40000", "56000"], ["44800", "60800"]],  # 70%
        [["40000", "50000"], ["60000", "80000"]],
        [["40000", None], ["44000", "60000"]],
        ["48000", "50000"],
        [["40000", "56000"]],
    ],
)
def test_pay009_is_not_told_of_levels_that_rise(levels: list[Any]) -> None:
    assert found(role(pay={}, levels=[{"band": band} for band in levels]), "PAY009") == []


@pytest.mark.parametrize(
    ("soc", "supervises", "noticed"),
    [
        ("43-3021", "Four clerks", True),
        ("29-2072", "Two coders", True),
        ("43-1011", "Four clerks", False),
        ("11-9111", "Everybody", False),
        ("43-3021", "Nobody", False),
        ("43-3021", "nobody, but trains new people", False),
    ],
)
def test_pay010_a_supervisor_priced_as_a_clerk(soc: str, supervises: str, noticed: bool) -> None:
    one = role(pay={}, occupation={"soc": soc}, record={"supervises": supervises})
    expected = [f"warning: supervises ({supervises}) and is priced on {soc}; supervisors of office staff are 43-1011"]
    assert told(found(one, "PAY010")) == (expected if noticed else [])


def hourly(median: str) -> dict[str, Any]:
    return {**QUOTED, "id": "hourly", "per": "hour", "mean": None, "median": median}


def yearly(median: str) -> dict[str, Any]:
    return {**QUOTED, "id": "yearly", "mean": None, "median": median}


@pytest.mark.parametrize("turned", [False, True])
def test_pay011_hour_and_year_of_one_source_do_not_agree(turned: bool) -> None:
    market = [hourly("23.32"), yearly("48600")]
    (one,) = found(role(pay={"market": market[::-1] if turned else market}), "PAY011")
    assert one.path == ("pay", "market", 1)
    assert told([one]) == ["warning: the medians $23.32 an hour and $48,600 a year do not agree at 2080 hours"]


@pytest.mark.parametrize(
    "market",
    [
        [hourly("23.32"), yearly("48500")],  # 48,505.60: published to the nearest 10
        [hourly("23.32"), yearly("48526")],  # a cent an hour
        [hourly("23.32"), {**yearly("60000"), "area": "Illinois"}],
        [hourly("23.32"), {**yearly("60000"), "release": "2025"}],
        [yearly("48500"), {**yearly("60000"), "id": "again"}],
        [yearly("48504"), {**yearly("4042"), "id": "monthly", "per": "month"}],
        [hourly("23.32"), {**yearly("4042.13"), "id": "monthly", "per": "month"}],
    ],
)
def test_pay011_is_not_told_of_figures_that_agree_or_are_of_different_things(market: list[dict[str, Any]]) -> None:
    assert found(role(pay={"market": market}), "PAY011") == []


def test_pay012_an_opening_that_leaves_the_band() -> None:
    springfield = town("Springfield", "IL", hiring_range=["45000", "61000"])
    (one,) = found(role(pay={"band": ["40000", "60000"]}, openings=[springfield]), "PAY012")
    assert (one.level, one.path) == ("error", ("openings", 0, "hiring_range"))
    assert told([one]) == ["error: the hiring range, $45,000 to $61,000, leaves the band, $40,000 to $60,000"]
    inside = town("Springfield", "IL", hiring_range=["40000", "60000"])
    assert found(role(pay={"band": ["40000", "60000"]}, openings=[inside]), "PAY012") == []


def test_pay012_goes_by_the_band_of_the_level_in_the_places_zone() -> None:
    levels = [{"band": ["40000", "50000"]}]
    chicago = town("Chicago", "IL", level="l-1", hiring_range=["46000", "54000"])
    one = role(pay={"band": ["40000", "60000"]}, levels=levels, openings=[chicago])
    assert told(found(one, "PAY012")) == [
        "error: the hiring range, $46,000 to $54,000, leaves the band, $40,000 to $50,000"
    ]
    table = [{"id": "lake", "factor": "1.1", "areas": ["Chicago, IL"]}]
    zones = PayPolicy.model_validate({"zones": {"by": "table", "table": table}})
    assert found(one, "PAY012", policy=zones) == []
    low = role(
        pay={"band": ["40000", "60000"]},
        levels=levels,
        openings=[town("Chicago", "IL", level="l-1", hiring_range=["40000", "50000"])],
    )
    assert told(found(low, "PAY012", policy=zones)) == [
        "error: the hiring range, $40,000 to $50,000, leaves the band, $44,000 to $55,000"
    ]


def test_what_is_noticed_comes_in_the_order_of_its_ids() -> None:
    levels = [{"band": ["30000", "56000"]}, {"band": ["30000", "60000"]}]
    seattle = town("Seattle", "WA", hiring_range=["20000", "90000"])
    one = role(
        pay={"hiring_range": ["40000", "60000"], "market": [QUOTED, {**CLERKS, "release": "2024-05"}]},
        levels=levels,
        openings=[seattle],
        flsa="exempt",
        occupation={"soc": "43-3021"},
        record={"supervises": "Four"},
    )
    ids = [each.id for each in found(one)]
    assert ids == sorted(ids)
    assert {"PAY001", "PAY003", "PAY006", "PAY007", "PAY008", "PAY009", "PAY010", "PAY012"} <= set(ids)


@pytest.mark.parametrize("name", ROLES)
def test_the_page_of_a_shipped_role_says_all_that_is_noticed(name: str) -> None:
    workspace = Workspace.open(shipped("roles").parent)
    employer = load_employer(workspace).model
    one = load_one(workspace, name).model
    noticed = sense(one, employer.pay, SHIPPED, one.revised)
    (kind,) = choose_kinds(workspace, ["salary-band"])
    seen = view(kind, RoleSubject(one), Given(employer, partial(load_market, workspace)))
    page = Renderer(workspace).render(seen, "salary-band", "md")
    for each in noticed:
        if each.id == "PAY001":
            assert "Two published figures disagree" in page
        else:
            (text,) = told([each], one.pay.currency)
            assert " ".join(re.findall(r"\w+", text.partition(": ")[2])) in " ".join(re.findall(r"\w+", page))
            assert f"({each.id}, {each.level})" in page


def test_of_charge_entry_nothing_is_noticed_but_the_average_that_its_page_explains() -> None:
    workspace = Workspace.open(shipped("roles").parent)
    one = load_one(workspace, "charge-entry-specialist").model
    noticed = sense(one, load_employer(workspace).model.pay, SHIPPED, one.revised)
    assert [each for each in noticed if each.level == "error"] == []
    assert {each.id for each in noticed if each.level == "warning"} <= {"PAY001"}
