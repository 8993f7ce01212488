"""What each kind shows: derived from the role, its openings and the employer."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from jdgen.documents.kinds import choose_kinds
from jdgen.documents.subject import role_subjects
from jdgen.documents.view import View
from jdgen.load import load_one
from jdgen.workspace import Workspace

Shown = Callable[..., View]

OPENINGS = """\
openings:
  - id: harbour
    arrangement: onsite
    places: [{city: Springfield, state: IL}, {city: Shelbyville, state: IL}]
    posted: 2026-11-02
    level: senior
  - {id: anywhere, arrangement: remote, open_to: [Illinois], status: draft}
  - {id: mixed, arrangement: hybrid, places: [{city: Ostend, country: BE}]}
"""
LEVELS = """\
levels:
  - {id: junior, name: Junior, years: [0, 2], hiring_range: [40000, 50000]}
  - {id: senior, name: Senior, years: [2, null], hiring_range: [50000, 60000], band: [45000, 70000]}
"""
PAY = """\
pay:
  hiring_range: [40000, 60000]
  market:
    - {id: board, source: A job board, release: "2026", area: US, mean: 35000}
    - {id: bls, source: BLS OEWS, release: 2025-05, area: US, p10: 37290, p25: 42840, median: 48500, p75: 58290}
"""
EMPLOYER = """\
name: Example Ovens
benefits: [{id: bread, text: Free bread}]
apply: {email: jobs@example.com, send: [resume], contact: The oven team}
systems: {recipes: Crumb Book}
"""


def ids(items: tuple[Any, ...]) -> list[str]:
    return [item.id for item in items]


def test_a_posting_exists_for_the_role_and_for_each_opening(make: Callable[..., Workspace], shown: Shown) -> None:
    shown("job-posting", LEVELS + OPENINGS)
    workspace = make({})
    role = load_one(workspace, "baker").model
    posting, description = choose_kinds(workspace, ["job-posting", "job-description"])
    assert [subject.folder for subject in role_subjects(posting, role)] == [
        "baker",
        "baker/harbour",
        "baker/anywhere",
        "baker/mixed",
    ]
    assert [subject.folder for subject in role_subjects(description, role)] == ["baker"]


def test_the_reference_is_the_role_and_the_opening(shown: Shown) -> None:
    assert shown("job-posting").document.reference == "baker"
    assert shown("job-posting", LEVELS + OPENINGS, "mixed").document.reference == "baker.mixed"


def test_a_document_is_called_by_its_role_and_where_the_opening_is(shown: Shown) -> None:
    names = [shown("job-posting", LEVELS + OPENINGS, id).document.name for id in (None, "harbour", "anywhere", "mixed")]
    assert names == ["Baker", "Baker, Springfield, IL and Shelbyville, IL", "Baker, Remote", "Baker, Ostend"]


@pytest.mark.parametrize(
    ("opening", "draft"), [(None, False), ("harbour", False), ("anywhere", True), ("mixed", False)]
)
def test_what_nobody_approved_is_a_draft(shown: Shown, opening: str | None, draft: bool) -> None:
    assert shown("job-posting", LEVELS + OPENINGS, opening).document.draft is draft


@pytest.mark.parametrize(
    ("locale", "paper", "lang"),
    [("en_US", "letter", "en-US"), ("en_CA", "letter", "en-CA"), ("en_GB", "A4", "en-GB"), ("en", "A4", "en")],
)
def test_the_locale_decides_paper_and_language(shown: Shown, locale: str, paper: str, lang: str) -> None:
    document = shown("job-posting", employer=f"name: Example Ovens\nlocale: {locale}\n").document
    assert (document.paper, document.lang) == (paper, lang)


def test_a_document_is_dated_by_its_opening_or_else_by_its_role(shown: Shown) -> None:
    more = "revised: 2026-01-05\n" + LEVELS + OPENINGS
    dates = [str(shown("job-posting", more, id).document.revised) for id in (None, "harbour", "mixed")]
    assert dates == ["2026-01-05", "2026-11-02", "2026-01-05"]


def test_the_pay_of_a_posting_is_the_openings_or_its_levels_or_the_roles(shown: Shown) -> None:
    more = "pay: {hiring_range: [41000, 59000]}\n" + LEVELS + OPENINGS
    assert [shown("job-posting", more, id).pay.yearly.minimum for id in (None, "harbour", "mixed")] == [
        41000,
        50000,
        41000,
    ]
    own = more.replace("arrangement: hybrid,", "arrangement: hybrid, hiring_range: [42000, 43000],")
    assert shown("job-posting", own, "mixed").pay.yearly.minimum == 42000


def test_a_posting_without_pay_has_none(shown: Shown) -> None:
    assert shown("job-posting").pay is None


def test_pay_follows_the_openings_hours(shown: Shown) -> None:
    more = "pay: {hiring_range: [20, 20], per: hour}\nopenings:\n  - {id: part, arrangement: remote, open_to: [IL], "
    assert shown("job-posting", more + "hours_per_week: 20}\n", "part").pay.yearly.minimum == 20800
    assert shown("job-posting", more + "}\n", "part").pay.yearly.minimum == 41600


@pytest.mark.parametrize(
    ("more", "hourly"),
    [("", False), ("flsa: non-exempt\n", True), ("flsa: exempt\n", False), ("pay: {per: hour}\n", True)],
)
def test_people_paid_by_the_hour_read_the_hourly_rate_first(shown: Shown, more: str, hourly: bool) -> None:
    for kind in ("job-posting", "role-guide", "salary-band"):
        assert shown(kind, more).hourly_first is hourly


def test_a_posting_shows_the_essential_duties_or_all_where_none_is(shown: Shown) -> None:
    assert ids(shown("job-posting").duties) == ["bake"]
    description = shown("job-description")
    assert (ids(description.essential), ids(description.marginal)) == (["bake"], ["sweep"])
    assert ids(shown("job-posting", settings=["duties.bake.essential=false"]).duties) == ["bake", "sweep"]


def test_required_and_preferred_are_told_apart(shown: Shown) -> None:
    for kind in ("job-posting", "role-guide"):
        view = shown(kind)
        assert (ids(view.required), ids(view.preferred)) == (["early"], ["oven"])


def test_a_requirement_names_the_employers_own_software(shown: Shown) -> None:
    assert shown("job-posting").preferred[0].system is None
    assert shown("job-posting", employer=EMPLOYER).preferred[0].system == "Crumb Book"


def test_how_to_apply_is_the_openings_over_the_roles_over_the_employers(shown: Shown) -> None:
    more = "apply: {send: [a letter]}\n" + LEVELS + OPENINGS.replace("status: draft", "apply: {email: far@example.com}")
    apply = shown("job-posting", more, "anywhere", EMPLOYER).apply
    assert (apply.email, apply.send, apply.contact) == ("far@example.com", ("a letter",), "The oven team")
    assert shown("job-posting", more, "mixed", EMPLOYER).apply.email == "jobs@example.com"


def test_the_roles_benefits_stand_in_place_of_the_employers(shown: Shown) -> None:
    assert ids(shown("job-posting", employer=EMPLOYER).benefits) == ["bread"]
    more = "benefits: [{id: cake, text: Free cake}]\n"
    assert ids(shown("job-posting", more, employer=EMPLOYER).benefits) == ["cake"]


@pytest.mark.parametrize(("opening", "told"), [(None, False), ("harbour", False), ("anywhere", True), ("mixed", True)])
def test_work_from_home_is_told_where_there_is_some(shown: Shown, opening: str | None, told: bool) -> None:
    more = "employment: {remote: Bring your own oven.}\n" + LEVELS + OPENINGS
    assert (shown("job-posting", more, opening).remote is not None) is told


def test_a_band_sheet_compares_the_band_with_the_market(shown: Shown) -> None:
    view = shown("salary-band", PAY)
    board, bls = view.market
    assert (view.whole.midpoint, view.whole.spread) == (50000, Decimal("0.5"))
    assert (bls.ratio, board.ratio) == (Decimal("1.03"), Decimal("1.43"))
    assert [round(place.percentile, 1) for place in (bls.minimum, bls.midpoint)] == [Decimal("17.3"), Decimal("53.8")]
    assert bls.maximum.above == 75
    assert (board.minimum, board.maximum) == (None, None)


def test_a_published_average_outside_the_range_is_said(shown: Shown) -> None:
    for kind in ("salary-band", "role-guide"):
        (one,) = shown(kind, PAY).contradictions
        assert (one.quoted.id, one.side, one.judge.id, one.supports_range) == ("board", "below", "bls", True)


def test_each_level_has_a_band_and_the_next_one_progresses(shown: Shown) -> None:
    junior, senior = shown("salary-band", LEVELS).bands
    assert (junior.name, junior.yearly.minimum, junior.progression) == ("Junior", 40000, None)
    assert (senior.name, senior.yearly.minimum, senior.yearly.maximum) == ("Senior", 45000, 70000)
    assert round(senior.progression, 4) == Decimal("0.2778")


def test_a_role_without_pay_has_a_band_sheet_without_figures(shown: Shown) -> None:
    view = shown("salary-band")
    assert (view.whole, view.chart, view.market, view.contradictions) == (None, None, (), ())


def test_a_chart_draws_levels_markets_and_single_averages(shown: Shown) -> None:
    spans = [bar.span for bar in shown("salary-band", PAY + LEVELS).chart.bars]
    assert [(span.name, span.style) for span in spans] == [
        ("Junior", "band"),
        ("Senior", "band"),
        ("A job board", "point"),
        ("BLS OEWS", "market"),
    ]


def test_market_figures_are_shown_in_the_roles_period(shown: Shown) -> None:
    hourly = PAY.replace("[40000, 60000]", "[20, 30]\n  per: hour")
    assert shown("role-guide", hourly).published[0].median == Decimal("23.32")
    assert shown("salary-band", hourly).market[1].reference.median == 48500


def test_a_checklist_takes_the_stages_in_the_order_of_time(shown: Shown) -> None:
    view = shown(
        "screening-checklist",
        "screening:\n"
        "  knock_outs:\n"
        "    - {id: legal, question: May you work here?, reason: The law asks it.}\n"
        "    - {id: dawn, requirement: early, question: Can you start at four?, reason: Bread.}\n"
        "  criteria:\n"
        "    - {id: talk, requirement: early, stage: interview, look_for: Cheer at four}\n"
        "    - {id: paper, requirement: oven, stage: resume, look_for: Ovens by name}\n"
        "    - {id: call, requirement: early, stage: resume, look_for: Night shifts}\n",
    )
    assert [(stage.id, [row.criterion.id for row in stage.rows]) for stage in view.stages] == [
        ("resume", ["paper", "call"]),
    ]
    assert view.interviewed
    assert view.stages[0].rows[0].requirement == "Two years at a deck oven"
    assert [gate.tests for gate in view.gates] == [None, "Comfort with early hours"]


def test_a_role_without_a_screening_plan_has_an_empty_checklist(shown: Shown) -> None:
    view = shown("screening-checklist")
    assert (view.gates, view.stages) == ((), ())


def test_a_description_names_the_duty_that_a_physical_demand_belongs_to(shown: Shown) -> None:
    demand = "physical_demands:\n  - {id: lift, text: Lift flour, frequency: frequently, duty: bake}\n"
    ((one, duty),) = shown("job-description", demand).demands
    assert (one.id, duty) == ("lift", "Bake")
    ((_, none),) = shown("job-description", demand.replace(", duty: bake", "")).demands
    assert none is None


def test_a_guide_tells_of_the_occupation_where_it_is_wider_than_the_job(shown: Shown) -> None:
    assert ids(shown("role-guide").duties) == ["bake", "sweep"]
    wider = shown("role-guide", "guide: {duties: [{name: Sell, text: Sell bread.}]}\n")
    assert [duty.name for duty in wider.duties] == ["Sell"]
