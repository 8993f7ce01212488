"""Inheritance: what a child says over what its parent says, and where each value comes from."""

from collections.abc import Callable

import pytest

from jdgen.errors import InvalidInput
from jdgen.load import Loaded, load_one
from jdgen.model.role import Role
from jdgen.workspace import Workspace

Baker = Callable[..., Loaded[Role]]
Make = Callable[..., Workspace]

BASE = """\
summary: Bakes bread.
employment: {schedule: Nights, equipment: An oven}
pay:
  hiring_range: [40000, 60000]
  band: {minimum: 38000, maximum: 70000}
reports_to: [Head Baker, Owner]
duties:
  - {id: bake, name: Bake, text: Bake the bread., essential: true}
  - {id: sell, name: Sell, text: Sell the bread.}
  - {id: clean, name: Clean, text: Clean the oven.}
requirements:
  - {id: early, text: Comfort with early hours}
levels:
  - {id: new, name: New, years: [0, 2]}
guide:
  day:
    - {when: Four, text: Light the oven}
    - {when: Five, text: Knead}
openings:
  - {id: town, arrangement: remote, open_to: [IL]}
"""
CHILD = "extends: _base\ntitle: Baker\n"


def ids(items: tuple[object, ...]) -> list[str]:
    return [item.id for item in items]  # type: ignore[attr-defined]


def test_maps_merge_by_key(baker: Baker) -> None:
    employment = baker(CHILD + "employment: {schedule: Days}\n", BASE).model.employment
    assert (employment.schedule, employment.equipment) == ("Days", "An oven")


def test_null_takes_an_inherited_value_away(baker: Baker) -> None:
    assert baker(CHILD + "employment: {equipment: null}\n", BASE).model.employment.equipment is None


def test_an_entry_with_an_inherited_id_replaces_it_whole_and_in_its_place(baker: Baker) -> None:
    role = baker(CHILD + "duties:\n  - {id: sell, name: Serve, text: Serve guests.}\n", BASE).model
    assert ids(role.duties) == ["bake", "sell", "clean"]
    assert role.duties[1].name == "Serve"
    assert role.duties[0].essential


def test_an_entry_with_a_new_id_is_appended(baker: Baker) -> None:
    role = baker(CHILD + "duties:\n  - {id: count, name: Count, text: Count the till.}\n", BASE).model
    assert ids(role.duties) == ["bake", "sell", "clean", "count"]


def test_lists_of_text_merge_by_the_text(baker: Baker) -> None:
    role = baker(CHILD + "reports_to: [Miller, Owner]\n", BASE).model
    assert role.reports_to == ("Head Baker", "Owner", "Miller")


@pytest.mark.parametrize(
    ("directive", "left"),
    [
        ("drop: [sell]", ["bake", "clean"]),
        ("drop: sell", ["bake", "clean"]),
        ("drop: [sell, bake]", ["clean"]),
        ("only: [sell]", ["sell"]),
        ("only: [clean, bake]", ["bake", "clean"]),
    ],
)
def test_drop_leaves_out_and_only_keeps(baker: Baker, directive: str, left: list[str]) -> None:
    assert ids(baker(f"{CHILD}duties:\n  - {directive}\n", BASE).model.duties) == left


def test_drop_and_only_reach_what_is_inherited_and_never_the_childs_own(baker: Baker) -> None:
    own = "  - {id: bake, name: Bake less, text: Bake less.}\n  - {id: count, name: Count, text: Count.}\n"
    role = baker(f"{CHILD}duties:\n{own}  - only: [sell]\n", BASE).model
    assert ids(role.duties) == ["sell", "bake", "count"]
    assert role.duties[1].name == "Bake less"


def test_drop_takes_a_text_by_its_words(baker: Baker) -> None:
    assert baker(CHILD + "reports_to:\n  - drop: [Owner]\n", BASE).model.reports_to == ("Head Baker",)


def test_a_pair_is_one_value(baker: Baker) -> None:
    role = baker(
        CHILD + "pay: {hiring_range: [50000, 55000]}\nlevels:\n  - {id: new, name: N, years: [1, null]}\n", BASE
    ).model
    assert role.pay.hiring_range is not None
    assert (role.pay.hiring_range.minimum, role.pay.hiring_range.maximum) == (50000, 55000)
    assert role.pay.band is not None
    assert role.levels[0].years == (1, None)


@pytest.mark.parametrize(
    ("child", "told"),
    [
        ("{minimum: 41000, maximum: 65000}", "41000 to 65000"),
        ("[41000, 65000]", "41000 to 65000"),
        ("{midpoint: 50000, spread_over_minimum: 50}", "40000 to 60000"),
        ("{minimum: 42000}", "42000 or more"),
        ("52000", "52000"),
        ("null", "None"),
    ],
)
def test_a_band_is_inherited_as_one_value_however_it_is_written(baker: Baker, child: str, told: str) -> None:
    role = baker(f"{CHILD}pay: {{hiring_range: null, band: {child}}}\n", BASE).model
    assert str(role.band()) == told


def test_half_a_band_takes_nothing_from_its_parent(baker: Baker) -> None:
    with pytest.raises(InvalidInput, match=r"pay\.band: says only `maximum`"):
        baker(CHILD + "pay: {band: {maximum: 65000}}\n", BASE)


def test_a_hiring_range_is_inherited_as_one_value_too(baker: Baker) -> None:
    role = baker(CHILD + "pay: {hiring_range: {minimum: 45000}}\n", BASE.replace("maximum: 70000", "maximum: null"))
    assert str(role.model.pay.hiring_range) == "45000 or more"


def test_a_list_whose_entries_have_no_id_is_replaced(baker: Baker) -> None:
    guide = baker(CHILD + "guide:\n  day:\n    - {when: Noon, text: Rest}\n", BASE).model.guide
    assert [moment.when for moment in guide.day] == ["Noon"]


def test_openings_and_the_id_are_never_inherited(baker: Baker) -> None:
    role = baker(CHILD, BASE).model
    assert (role.id, role.openings) == ("baker", ())


def test_a_role_may_extend_a_role(make: Make, good: str) -> None:
    workspace = make(baker=good, head_baker="extends: baker\ntitle: Head Baker\n")
    role = load_one(workspace, "head-baker").model
    assert (role.id, role.title, role.summary) == ("head-baker", "Head Baker", "Bakes bread.")


CHAIN = {
    "roles/_oven.yaml": "department: Oven\nfamily: bread\nreports_to: [Owner]\nflsa: exempt\n",
    "roles/_base.yaml": "extends: _oven\ndepartment: Bakery\nreports_to: [Head Baker]\nflsa: non-exempt\n",
}


def test_the_nearest_of_three_says_what_counts(make: Make, good: str) -> None:
    workspace = make({**CHAIN, "roles/baker.yaml": f"extends: _base\n{good}flsa: exempt\n"})
    loaded = load_one(workspace, "baker")
    role = loaded.model
    assert (role.flsa, role.department, role.family) == ("exempt", "Bakery", "bread")
    assert role.reports_to == ("Owner", "Head Baker")


def test_every_value_knows_the_file_line_and_column_that_it_comes_from(make: Make, good: str) -> None:
    workspace = make({**CHAIN, "roles/baker.yaml": f"extends: _base\n{good}pay: {{hiring_range: [1, 2]}}\n"})
    loaded = load_one(workspace, "baker")
    marks = {
        ("title",): "roles/baker.yaml:2:8",
        ("department",): "roles/_base.yaml:2:13",
        ("family",): "roles/_oven.yaml:2:9",
        ("reports_to", 0): "roles/_oven.yaml:3:14",
        ("reports_to", 1): "roles/_base.yaml:3:14",
        ("duties", 0, "text"): "roles/baker.yaml:5:34",
        ("pay", "hiring_range", "minimum"): "roles/baker.yaml:8:22",
        ("pay", "hiring_range", "maximum"): "roles/baker.yaml:8:25",
        ("pay", "nothing"): "roles/baker.yaml:8:6",
    }
    assert {path: str(loaded.origin(path)) for path in marks} == marks
    stated = {path: str(mark) for path, _, mark in loaded.origins}
    assert stated["reports_to[1]"] == "roles/_base.yaml:3:14"
    assert stated["pay.hiring_range[1]"] == "roles/baker.yaml:8:25"


def test_a_text_over_several_lines_comes_from_its_start(baker: Baker, good: str) -> None:
    loaded = baker(good + "why: >-\n  Bread\n  is good.\n")
    assert loaded.model.why == "Bread is good."
    assert str(loaded.origin(("why",))) == "roles/baker.yaml:7:6"


def test_an_entry_that_a_base_repeats_is_still_told(make: Make, good: str) -> None:
    twice = "requirements:\n  - {id: late, text: Late hours}\n  - {id: late, text: Later hours}\n"
    workspace = make({"roles/baker.yaml": f"extends: _base\n{good}", "roles/_base.yaml": twice})
    with pytest.raises(InvalidInput) as error:
        load_one(workspace, "baker")
    (problem,) = error.value.problems
    assert (str(problem.mark), problem.message) == ("roles/_base.yaml:3:10", "'late' stands here twice")
