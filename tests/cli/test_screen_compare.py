"""``jdgen screen compare``: what it prints, what it writes, what it ends with, and what it never shows."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

import pytest
from click.testing import Result

from jdgen.build.comparing import KIND
from jdgen.documents.kinds import choose_kinds
from jdgen.model.screening import Stage
from jdgen.screening.columns import columns, heading
from jdgen.screening.plan import STAGES, load_plan
from jdgen.workspace import Workspace

BILLER = """\
title: Biller
summary: Sends bills.
duties:
  - {id: bill, name: Bill, text: Send the bills.}
requirements:
  - {id: care, text: Care with figures}
screening:
  knock_outs:
    - {id: hours, question: Can you start at 7:30?, reason: The desk opens then.}
  criteria:
    - {id: figures, requirement: care, stage: resume, look_for: Figures that agree.}
    - {id: tact, requirement: care, stage: phone, look_for: Stays calm., weight: 2, weight_rationale: Half of it.}
"""
LEE = [
    {"candidate": "C-10", "name": "Canary Ana", "hours": "Yes", "figures": "4", "tact": "2", "decision": "Go on"},
    {"candidate": "C-2", "name": "Canary Bo", "hours": "No", "figures": "3"},
    {"candidate": "C-3", "name": "Canary Cy", "hours": "Yes", "figures": "4", "tact": "4"},
]
ORTIZ = [{"candidate": "C-10", "name": "Canary Ana", "hours": "No", "figures": "3", "tact": "4"}]

Jdgen = Callable[..., Result]
Sheet = Callable[..., str]


@pytest.fixture
def workspace(make: Callable[..., Workspace]) -> Workspace:
    return make({"roles/biller.yaml": BILLER, "jdgen.yaml": "name: Example Clinic\n"})


@pytest.fixture
def sheet(workspace: Workspace, tmp_path: Path) -> Sheet:
    """A rater's spreadsheet, as `jdgen screen sheet` writes it and a person fills it in."""
    plan = load_plan(workspace, "biller")
    long = {"hours": "knock-out-hours", "figures": "rating-figures", "tact": "rating-tact"}

    def sheet(name: str, rater: str, rows: Sequence[dict[str, str]], version: str = "") -> str:
        headings = [heading(field, plan).replace(plan.version, version or plan.version) for field in columns(plan)]
        with open(tmp_path / name, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(headings)
            for row in rows:
                said = {long.get(key, key): value for key, value in row.items()} | {"rater": rater}
                writer.writerow(said.get(field, "") for field in columns(plan))
        return name

    return sheet


@pytest.fixture
def both(sheet: Sheet) -> list[str]:
    return [sheet("lee.csv", "A. Lee", LEE), sheet("ortiz.csv", "B. Ortiz", ORTIZ)]


def rows(result: Result) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff")))]


def lines(result: Result) -> list[str]:
    return [" ".join(line.split()) for line in result.stdout.splitlines()]


def test_the_table_has_each_candidate_with_the_arithmetic(jdgen: Jdgen, both: list[str]) -> None:
    result = jdgen("screen", "compare", *both)
    assert result.exit_code == 0
    said = lines(result)
    assert said[2:6] == [
        "Candidate Sum of 5 Criteria Sheets 2 or more apart Faults",
        "C-2 3.00 1 of 2 1 0 0",
        "C-3 4.00 2 1 0 0",
        "C-10 3.17 2 2 1 0",
    ]
    assert "Sum: (1 x 3.50 + 2 x 3.00) / 3 = 3.17 of 5" in said
    assert "Sum: (3.00) / 1 = 3.00 of 5" in said
    assert (
        "1 of 2 criteria has no rating that counts and is left out (tact): this sum is not comparable with a full one"
        in said
    )
    assert "hours (goes on with Yes): A. Lee yes, B. Ortiz no; they differ, talk about it" in said
    assert "tact 2 4 3.00 mean of 2 2 talk about it" in said
    assert "Decision of A. Lee: Go on" in said


def test_by_total_only_where_it_is_asked_for(jdgen: Jdgen, both: list[str]) -> None:
    said = lines(jdgen("screen", "compare", *both, "--by", "total"))
    assert [line.split()[0] for line in said if line.startswith("C-")] == ["C-3", "C-10", "C-2"]
    assert "Apart, as these sums are over other criteria:" in said


def test_the_notice_goes_to_standard_error(jdgen: Jdgen, both: list[str]) -> None:
    for form in ("text", "json", "csv"):
        result = jdgen("screen", "compare", *both, "--output-format", form)
        assert "a sum of people's ratings, for people to decide on" in result.stderr
        assert ("for people to decide on" in result.stdout) == (form == "json")


def test_the_csv_has_all_that_was_given(jdgen: Jdgen, both: list[str]) -> None:
    found = rows(jdgen("screen", "compare", *both, "--output-format", "csv"))
    tact = [row for row in found if row["candidate"] == "C-10" and row["id"] == "tact"]
    assert [(row["rater"], row["given"], row["value"], row["spread"], row["weight"]) for row in tact] == [
        ("A. Lee", "2", "3.00", "2", "2"),
        ("B. Ortiz", "4", "3.00", "2", "2"),
    ]
    assert {row["item"] for row in found} == {"knock-out", "criterion", "decision"}
    assert {(row["sum"], row["criteria_in_sum"]) for row in found if row["candidate"] == "C-2"} == {("3.00", "1")}


def test_the_json_has_the_exact_sum_and_its_arithmetic(jdgen: Jdgen, both: list[str]) -> None:
    found = json.loads(jdgen("screen", "compare", *both, "--output-format", "json").stdout)
    assert [one["candidate"] for one in found["candidates"]] == ["C-2", "C-3", "C-10"]
    assert found["candidates"][2]["sum"] == {
        "total": 3.17,
        "exact": "19/6",
        "arithmetic": "(1 x 3.50 + 2 x 3.00) / 3 = 3.17 of 5",
        "over": ["figures", "tact"],
        "missing": [],
    }
    assert found["candidates"][0]["sum"]["missing"] == ["tact"]


def test_a_folder_gets_documents_and_tables(jdgen: Jdgen, both: list[str], tmp_path: Path) -> None:
    result = jdgen("screen", "compare", *both, "-o", "out")
    assert (result.exit_code, result.stdout) == (0, "")
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert made == {f"candidate-comparison.{suffix}" for suffix in ("html", "md", "pdf", "csv", "json")}
    assert "= **3.17 of 5**" in (tmp_path / "out" / "candidate-comparison.md").read_text("utf-8")


def test_names_are_shown_only_where_they_are_asked_for(jdgen: Jdgen, both: list[str], tmp_path: Path) -> None:
    for form in ("text", "json", "csv"):
        assert "Canary" not in jdgen("screen", "compare", *both, "--output-format", form).output
        assert "Canary Ana" in jdgen("screen", "compare", *both, "--names", "--output-format", form).stdout
    jdgen("screen", "compare", *both, "-o", "out", "-f", "md", "-f", "html")
    texts = [path.read_text("utf-8") for path in (tmp_path / "out").iterdir()]
    assert len(texts) == 4
    assert not any("Canary" in text or "lee.csv" in text for text in texts)


def test_an_older_plan_counts_only_with_a_reason(jdgen: Jdgen, both: list[str], sheet: Sheet) -> None:
    old = sheet("old.csv", "C. Fox", [{"candidate": "C-2", "figures": "2", "tact": "2"}], "0123456789ab")
    apart = lines(jdgen("screen", "compare", *both, old))
    assert "C-2 3.00 1 of 2 2 0 0" in apart
    assert "Older plan 0123456789ab: sheets 1, not counted" in apart
    counted = lines(jdgen("screen", "compare", *both, old, "--include-version", "0123456789ab=Only a comma changed."))
    assert "Sum: (1 x 2.50 + 2 x 2.00) / 3 = 2.17 of 5" in counted
    assert "Older plan 0123456789ab: sheets 1, counted: Only a comma changed." in counted


def test_a_version_without_a_reason_or_without_a_form_is_refused(jdgen: Jdgen, both: list[str]) -> None:
    bare = jdgen("screen", "compare", *both, "--include-version", "0123456789ab")
    unknown = jdgen("screen", "compare", *both, "--include-version", "0123456789ab=It is the same.")
    assert "gives no reason; write VERSION=REASON" in bare.stderr
    assert "no form is of an older plan '0123456789ab'" in unknown.stderr
    assert "all are of today's plan" in unknown.stderr
    assert {bare.exit_code, unknown.exit_code} == {2}
    assert unknown.stdout == ""


def test_faults_stand_beside_and_end_with_1(jdgen: Jdgen, sheet: Sheet) -> None:
    wrong = sheet("lee.csv", "A. Lee", [{"candidate": "C-1", "figures": "5", "tact": "4"}, {"figures": "3"}])
    result = jdgen("screen", "compare", wrong)
    assert result.exit_code == 1
    said = lines(result)
    assert any(line.startswith("To put right: A. Lee, figures: a 5 needs its evidence") for line in said)
    assert "figures 5 (not counted: no evidence) none" in said
    assert "Without a candidate number, and in no comparison: a sheet of A. Lee" in said


def test_the_same_rater_twice_is_a_fault_that_names_no_file(jdgen: Jdgen, sheet: Sheet) -> None:
    files = [sheet("canary.csv", "A. Lee", LEE), sheet("canary-2.csv", "a. lee", LEE[:1])]
    result = jdgen("screen", "compare", *files)
    assert result.exit_code == 1
    assert "To put right: a. lee (2), tact: rated by the same rater before" in lines(result)
    assert "canary" not in result.stdout
    assert (
        "rated by the same rater before, in canary.csv, row 2" in jdgen("screen", "compare", *files, "--names").stdout
    )


def test_a_file_that_cannot_be_read_ends_with_2_and_the_others_are_compared(jdgen: Jdgen, both: list[str]) -> None:
    result = jdgen("screen", "compare", *both, "nowhere.pdf")
    assert result.exit_code == 2
    assert "nowhere.pdf: error: cannot be read" in result.stderr
    assert "C-10 3.17 2 2 1 0" in lines(result)


def test_nothing_to_compare_prints_nothing(jdgen: Jdgen, workspace: Workspace) -> None:
    result = jdgen("screen", "compare", "nowhere.pdf", "-o", "out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert not Path("out").exists()


def test_the_order_of_files_is_no_matter(jdgen: Jdgen, both: list[str]) -> None:
    one, other = (jdgen("screen", "compare", *files, "--output-format", "json") for files in (both, both[::-1]))
    assert one.stdout == other.stdout


def test_the_comparison_is_internal_and_no_build_makes_it(jdgen: Jdgen, both: list[str], tmp_path: Path) -> None:
    (kind,) = choose_kinds(Workspace.open(tmp_path), [KIND])
    assert (kind.audience, kind.subject) == ("internal", "data")
    assert jdgen("build", "-f", "md").exit_code == 0
    assert not list(tmp_path.rglob("output/**/candidate-comparison*"))


def test_every_stage_that_a_plan_can_have_is_named_on_the_page() -> None:
    assert tuple(STAGES) == get_args(Stage)
