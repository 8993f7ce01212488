"""``jdgen pay``: structure, market, offer and import, as a person types them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jdgen.workspace import Workspace

Make = Callable[..., Workspace]
Run = Callable[..., Result]

CLERK = """\
title: Clerk
summary: Keeps the counter.
family: counter
occupation: {soc: 43-3021}
duties: [{id: serve, name: Serve, text: Serve people.}]
requirements: [{id: people, text: Experience with people}]
levels:
  - {id: junior, name: Junior, years: [0, 2], band: [40000, 50000]}
  - {id: senior, name: Senior, years: [2, null], band: [44000, 60000]}
pay: {hiring_range: [40000, 60000]}
"""
ZONES = "name: Counter\npay: {zones: {by: table, table: [{id: high, factor: 1.1, areas: [Washington]}]}}\n"


@pytest.fixture
def clerk(make: Make) -> None:
    make(clerk=CLERK)


def rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff"))))


@pytest.mark.usefixtures("clerk")
def test_a_structure_as_csv_has_the_numbers_behind_it(jdgen: Run) -> None:
    found = rows(jdgen("pay", "structure", "--output-format", "csv"))
    assert [(row["step"], row["minimum"], row["maximum"]) for row in found] == [
        ("Clerk, Junior", "40000", "50000"),
        ("Clerk, Senior", "44000", "60000"),
    ]
    assert float(found[1]["overlap"]) == pytest.approx(6 / 16)
    assert float(found[1]["progression"]) == pytest.approx(52 / 45 - 1)


@pytest.mark.usefixtures("clerk")
def test_a_family_that_is_not_there_is_told_with_those_that_are(jdgen: Run) -> None:
    result = jdgen("pay", "structure", "conter")
    assert result.exit_code == 2
    assert "did you mean `counter`?" in result.stderr


def test_without_a_family_there_is_no_structure(jdgen: Run, make: Make) -> None:
    make()
    result = jdgen("pay", "structure")
    assert result.exit_code == 2
    assert "no role belongs to a family" in result.stderr


@pytest.mark.usefixtures("clerk")
def test_the_market_of_an_industry_is_a_market_of_its_own(jdgen: Run) -> None:
    found = rows(jdgen("pay", "market", "clerk", "--industry", "621100", "--output-format", "csv"))
    below = [row for row in found if row["level"] == "Junior" and row["point"] == "midpoint"]
    # Between P25 42,620 and the median 47,570: 25 + 25 x (45,000 - 42,620) / 4,950.
    assert float(below[0]["percentile"]) == pytest.approx(25 + 25 * 2380 / 4950)


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--area", "Ohi"), "did you mean `Ohio`?"),
        (("--industry", "9"), "621100"),
    ],
)
def test_figures_that_are_not_known_are_told_with_those_that_are(
    jdgen: Run, arguments: tuple[str, ...], told: str
) -> None:
    result = jdgen("pay", "market", "clerk", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr


@pytest.mark.usefixtures("clerk")
def test_an_offer_as_json_says_where_it_stands(jdgen: Run) -> None:
    found = json.loads(
        jdgen("pay", "offer", "clerk", "--level", "junior", "--amount", "$52,000", "--output-format", "json").stdout
    )
    assert (found["yearly"], found["hourly"], found["side"]) == (52000, 25, "above")
    assert (found["penetration"], found["quarter"]) == (1.2, None)
    assert [flag["id"] for flag in found["flags"]] == ["above-maximum"]


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("amount", ["52k", "", "-1", "0", "1e5", "=1+1", "9" * 40, "NaN"])
def test_an_amount_that_can_be_read_in_two_ways_is_refused(jdgen: Run, amount: str) -> None:
    result = jdgen("pay", "offer", "clerk", "--level", "junior", f"--amount={amount}")
    assert result.exit_code == 2
    assert result.stderr.startswith("--amount: error: ")


@pytest.mark.usefixtures("clerk")
def test_a_level_has_to_be_named_where_there_are_some(jdgen: Run) -> None:
    assert "known: junior, senior" in jdgen("pay", "offer", "clerk", "--amount", "45000").stderr
    assert "did you mean `senior`?" in jdgen("pay", "offer", "clerk", "--amount", "45000", "--level", "senor").stderr


def test_an_offer_is_measured_in_the_zone_of_its_place(jdgen: Run, make: Make) -> None:
    make({"jdgen.yaml": ZONES, "roles/clerk.yaml": CLERK})
    offer = ("pay", "offer", "clerk", "--level", "junior", "--amount", "45000", "--output-format", "json", "--place")
    assert json.loads(jdgen(*offer, "Spokane, WA").stdout)["band"]["minimum"] == 44000
    assert json.loads(jdgen(*offer, "US-OR").stdout)["band"]["minimum"] == 40000
    assert jdgen(*offer, "nowhere").exit_code == 2


@pytest.mark.usefixtures("clerk")
def test_an_offer_below_a_minimum_wage_ends_with_an_error(jdgen: Run) -> None:
    offer = ("pay", "offer", "clerk", "--level", "junior", "--amount", "20.50", "--per", "hour", "--place")
    result = jdgen(*offer, "Seattle, WA")
    assert result.exit_code == 1
    assert "error[PAY006]: $20.50 is below the minimum wage of Seattle, $21.30" in result.stdout
    assert jdgen(*offer, "Spokane, WA").exit_code == 0


@pytest.mark.usefixtures("clerk")
def test_peers_are_those_of_the_same_role_and_level(jdgen: Run, tmp_path: Path) -> None:
    staff = "employee_id,role,level,pay,per\n1,clerk,junior,46000,year\n2,clerk,senior,58000,year\n"
    (tmp_path / "staff.csv").write_text(staff, "utf-8")
    offer = ("pay", "offer", "clerk", "--level", "junior", "--amount", "45000", "--peers", "staff.csv")
    assert "notice[below-peer]: 1 of 1 peers of the same level are paid more, up to $46,000" in jdgen(*offer).stdout


def test_a_survey_comes_in_by_its_layout_and_stays_internal(jdgen: Run, make: Make, tmp_path: Path) -> None:
    layout = "{id: fair, source: Fairground Survey, release: 2026-03, area: US, "
    layout += 'columns: {job: Title, median: "50th"}, jobs: {Counter: clerk}}'
    make({"jdgen.yaml": f"name: Counter\npay: {{surveys: [{layout}]}}\n", "roles/clerk.yaml": CLERK})
    (tmp_path / "survey.csv").write_text('Title,50th\nCounter,"$47,123.00"\n', "utf-8")
    result = jdgen("pay", "import", "survey.csv", "--survey", "fair")
    assert result.stdout == "market/survey-fair-2026-03.json: 1 row for 1 occupation in 1 area, release 2026-03\n"
    assert "$47,123" in jdgen("pay", "market", "clerk").stdout
    assert "$47,123" in jdgen("render", "clerk", "-k", "salary-band", "-f", "md", "-o", "-").stdout
    jdgen("build", "-f", "md")
    public = [path for path in (tmp_path / "output").rglob("*.md") if path.stem in ("job-posting", "role-guide")]
    assert public
    assert not any("47,123" in path.read_text("utf-8") or "Fairground" in path.read_text("utf-8") for path in public)


@pytest.mark.usefixtures("clerk")
def test_new_market_figures_make_the_documents_that_show_them_anew(jdgen: Run, make: Make, tmp_path: Path) -> None:
    jdgen("build", "-f", "md")
    assert jdgen("build", "-f", "md").output == "0 made, 7 up to date\n"
    shipped = json.loads((Path(__file__).parents[2] / SHIPPED).read_text("utf-8"))
    shipped["release"] = "2026-05"
    make({"market/bls-oews-2026-05-national.json": json.dumps(shipped)})
    assert jdgen("build", "-f", "md").output.endswith("1 made, 6 up to date\n")


SHIPPED = "jdgen/load/market_data/bls-oews-2025-05-national.json"

EURO = CLERK.replace("pay: {", "pay: {currency: EUR, ").replace("title: Clerk", "title: Euro Clerk")


def test_pay_in_another_currency_is_not_measured_by_dollars(jdgen: Run, make: Make) -> None:
    make(clerk=EURO)
    result = jdgen("pay", "market", "clerk")
    assert result.exit_code == 2
    assert "is paid in EUR, and the figures are in USD" in result.stderr
    offer = ("pay", "offer", "clerk", "--level", "junior", "--per", "hour", "--output-format", "json")
    found = json.loads(jdgen(*offer, "--amount", "6").stdout)
    assert found["market"] == []
    assert [flag["id"] for flag in found["flags"]] == ["below-minimum"]
    assert jdgen(*offer, "--amount", "$30").exit_code == 2
    structure = jdgen("render", "counter", "-k", "pay-structure", "-f", "md", "-o", "-").stdout
    assert "48,500" not in structure
