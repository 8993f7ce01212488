"""A report of problems and findings over a workspace."""

from collections.abc import Callable
from datetime import date

import pytest

from jdgen.checks import LEVELS, Finding, Report, check
from jdgen.errors import InvalidInput, Mark, Problem
from jdgen.load.starter import new_role_text
from jdgen.workspace import Workspace

Make = Callable[..., Workspace]
FOUND = Mark("roles/baker.yaml", 1, 1)
TODAY = date(2026, 11, 23)
PLACE = "[to fill: what the job is for]"


def test_a_right_workspace_gives_an_empty_report(make: Make) -> None:
    report = check(make(), (), (), TODAY)
    assert report == Report(1, (), ())
    assert report.exit_code("notice") == 0


def test_every_placeholder_of_a_new_role_is_found_at_its_place(make: Make) -> None:
    workspace = make({})
    path, text = new_role_text(workspace, "Baker", None, {"summary": "Bakes bread."})
    path.write_bytes(text)
    found = check(workspace, (), (), TODAY).findings
    assert [str(finding) for finding in found if finding.rule == "placeholder"] == [
        "roles/baker.yaml:7:12: notice[placeholder]: duties[0].name: still waits to be filled in",
        "roles/baker.yaml:8:12: notice[placeholder]: duties[0].text: still waits to be filled in",
        "roles/baker.yaml:12:12: notice[placeholder]: requirements[0].text: still waits to be filled in",
    ]


def test_a_placeholder_that_two_roles_inherit_is_told_once(make: Make) -> None:
    base = make().find_role("baker")
    assert base is not None
    text = base.read_text() + f'why: "{PLACE}"\n'
    child = "extends: _base\ntitle: Baker\n"
    workspace = make({"roles/_base.yaml": text, "roles/baker.yaml": child, "roles/cook.yaml": child})
    report = check(workspace, (), (), TODAY)
    assert [(finding.mark.file, finding.rule) for finding in report.findings] == [("roles/_base.yaml", "placeholder")]
    assert report.roles == 2


@pytest.mark.parametrize(("color", "rules"), [("#0f5257", []), ("#ffee00", ["brand-color"])])
def test_a_brand_colour_too_light_to_read_is_noticed(make: Make, color: str, rules: list[str]) -> None:
    report = check(make({"jdgen.yaml": f'name: Bakery\nbrand_color: "{color}"\n'}), (), (), TODAY)
    found = [finding for finding in report.findings if finding.rule == "brand-color"]
    assert [(finding.rule, str(finding.mark)) for finding in found] == [(rule, "jdgen.yaml:2:14") for rule in rules]


def test_problems_of_the_employer_and_of_every_role_come_in_one_report(make: Make) -> None:
    workspace = make(
        {
            "jdgen.yaml": "name: Bakery\nlogo: nowhere.png\n",
            "roles/cook.yaml": "title: Cook\n",
            "roles/_base.yaml": "flsa: maybe\n",
            "roles/baker.yaml": "extends: _base\ntitle: Baker\n",
            "roles/notes.txt": "",
        }
    )
    report = check(workspace, (), (), TODAY)
    files = [problem.mark.file for problem in report.problems]
    assert files == sorted(files)
    assert set(files) == {"jdgen.yaml", "roles/_base.yaml", "roles/baker.yaml", "roles/cook.yaml"}
    assert report.roles == 2
    assert report.exit_code("error") == 2


def test_a_damaged_file_of_market_figures_is_a_problem(make: Make) -> None:
    make()
    report = check(make({"market/bls.json": "{"}), (), (), TODAY)
    assert [problem.mark.file for problem in report.problems] == ["market/bls.json"]


def test_a_jurisdiction_of_which_nothing_is_known_is_told(make: Make) -> None:
    with pytest.raises(InvalidInput, match="nothing is known of 'US-C0'"):
        check(make(), (), (), TODAY, ("US-C0",))


def test_only_the_roles_that_were_asked_for_are_checked(make: Make) -> None:
    role = make().find_role("baker")
    assert role is not None
    workspace = make({"roles/cook.yaml": "title: Cook\n"})
    assert check(workspace, ("baker",), (), TODAY) == Report(1, (), ())
    assert check(workspace, ("baker", "cook"), (), TODAY).roles == 2
    assert check(workspace, ("nobody",), (), TODAY).exit_code("error") == 2


def test_a_setting_is_checked_in_its_place(make: Make) -> None:
    workspace = make()
    assert check(workspace, (), ("title=Cook", "employer.name=Bakery"), TODAY).problems == ()
    report = check(workspace, (), ("employer.brand_color=yellow", f"why={PLACE}"), TODAY)
    assert [str(problem.mark) for problem in report.problems] == ["--set:1:1"]
    assert [str(finding.mark) for finding in report.findings] == ["--set:1:1"]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("fail_on", LEVELS)
def test_a_finding_counts_from_the_level_that_was_asked_for(level: str, fail_on: str) -> None:
    report = Report(1, (), (Finding(FOUND, level, "rule", "found"),))  # type: ignore[arg-type]
    assert report.exit_code(fail_on) == (LEVELS.index(level) >= LEVELS.index(fail_on))


def test_a_problem_is_worse_than_any_finding() -> None:
    findings = (Finding(FOUND, "error", "rule", "found"),)
    assert Report(1, (Problem(FOUND, "wrong"),), findings).exit_code("error") == 2
