"""Whether the parts of a role agree with each other."""

from typing import Any

import pytest

from jdgen.model.consistency import disagreements
from jdgen.model.role import Role

BAKE = {"id": "bake", "name": "Bake", "text": "Bake."}
SELL = {"id": "sell", "name": "Sell", "text": "Sell."}
LIFT = {"id": "lift", "text": "Lift", "frequency": "seldom"}
TOWN = {"id": "town", "arrangement": "remote", "open_to": ["IL"]}
NEW = {"id": "new", "name": "New", "years": ["0", "2"]}

GRADE = {"id": "b-1", "name": "B1", "band": ["40", "60"]}


def step(amount: str) -> dict[str, Any]:
    return {"id": f"at-{amount}", "name": f"At {amount}", "amount": amount}


def baker(**more: Any) -> Role:
    """A small role with ``more``."""
    least: dict[str, Any] = {
        "id": "baker",
        "title": "Baker",
        "summary": "Bakes bread.",
        "duties": [BAKE, SELL],
        "requirements": [{"id": "early", "text": "Early hours"}],
    }
    return Role.model_validate(least | more)


def found(**more: Any) -> list[tuple[Any, ...]]:
    """The paths of what does not agree."""
    return [one.path for one in disagreements(baker(**more))]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"duties": [BAKE | {"time": "60"}, SELL | {"time": "40"}]},
        {"duties": [BAKE | {"time": "60"}, SELL]},
        {"duties": [BAKE | {"time": "33.4"}, SELL | {"time": "66.6"}]},
        {"physical_demands": [LIFT | {"duty": "bake"}, LIFT | {"id": "stand"}]},
        {"levels": [NEW], "openings": [TOWN | {"level": "new"}, TOWN | {"id": "city"}]},
        {"pay": {"hiring_range": ["40", "60"], "band": ["40", "60"]}},
        {"pay": {"hiring_range": ["40", "60"]}, "openings": [TOWN | {"hiring_range": ["45", "60"]}]},
        {"pay": {"hiring_range": ["40", "60"]}, "openings": [TOWN | {"hiring_range": ["45", "61"]}]},  # PAY012
        {"pay": {"hiring_range": "50", "band": ["40", "60"]}},
        {"pay": {"hiring_range": ["40", None], "band": ["40", None]}},
        {"pay": {"hiring_range": ["40", "60"], "band": ["40", None]}},
        {"pay": {"hiring_range": ["40", "60"], "band": {"midpoint": "50", "spread_over_minimum": "50"}}},
        {"pay": {"band": ["40", "60"]}, "levels": [NEW | {"hiring_range": ["10", "20"]}]},
        {"pay": {"band": ["40", "60"]}, "levels": [NEW | {"band": {"share": ["0", "50"]}, "hiring_range": "50"}]},
        {"levels": [NEW | {"grade": "B1"}]},
        {"pay": {"grades": [GRADE]}, "levels": [NEW | {"grade": "B1"}]},
        {"levels": [NEW | {"band": ["40", "60"], "steps": [step("40"), step("60")]}]},
        {"levels": [NEW | {"steps": [step("40"), step("60")]}]},
        {"competencies": [BAKE], "growth": [{"id": "bake", "title": "Head Baker", "text": "Later"}]},
    ],
)
def test_parts_that_agree_are_not_mentioned(more: dict[str, Any]) -> None:
    assert found(**more) == []


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"duties": [BAKE, SELL, BAKE]}, ("duties", 2, "id")),
        ({"openings": [TOWN, TOWN]}, ("openings", 1, "id")),
        ({"screening": {"after_offer": [{"id": "a", "text": "A"}] * 2}}, ("screening", "after_offer", 1, "id")),
        ({"openings": [TOWN | {"level": "new"}]}, ("openings", 0, "level")),
        ({"physical_demands": [LIFT | {"duty": "bakes"}]}, ("physical_demands", 0, "duty")),
        ({"duties": [BAKE | {"time": "60"}, SELL | {"time": "39"}]}, ("duties",)),
        ({"pay": {"hiring_range": ["39", "50"], "band": ["40", "60"]}}, ("pay", "hiring_range")),
        ({"pay": {"hiring_range": ["40", None], "band": ["40", "60"]}}, ("pay", "hiring_range")),
        ({"pay": {"hiring_range": "39", "band": ["40", "60"]}}, ("pay", "hiring_range")),
        ({"pay": {"grades": [GRADE]}, "levels": [NEW | {"grade": "B2"}]}, ("levels", 0, "grade")),
        (
            {"pay": {"grades": [GRADE]}, "levels": [NEW | {"grade": "B1", "hiring_range": ["40", "61"]}]},
            ("levels", 0, "hiring_range"),
        ),
        ({"levels": [NEW | {"band": {"share": ["0", "40"]}}]}, ("levels", 0, "band")),
        ({"pay": {"band": ["40", None]}, "levels": [NEW | {"band": {"share": ["0", "40"]}}]}, ("levels", 0, "band")),
        ({"pay": {"hiring_range": ["40", "60"], "band": {"share": ["0", "40"]}}}, ("pay", "band")),
        (
            {"pay": {"grades": [GRADE | {"band": {"share": ["0", "40"]}}]}, "levels": [NEW | {"grade": "B1"}]},
            ("pay", "grades", 0, "band"),
        ),
        ({"pay": {"grades": [GRADE, GRADE]}}, ("pay", "grades", 1, "id")),
        (
            {"levels": [NEW | {"band": ["40", "60"], "steps": [step("40"), step("61")]}]},
            ("levels", 0, "steps", 1, "amount"),
        ),
        ({"levels": [NEW | {"band": ["40", "60"], "steps": [step("50"), step("45")]}]}, ("levels", 0, "steps")),
        (
            {
                "pay": {"hiring_range": ["40", "60"]},
                "levels": [NEW | {"band": ["40", "50"]}],
                "openings": [TOWN | {"level": "new"}],
            },
            ("openings", 0, "level"),
        ),
        (
            {"levels": [NEW | {"hiring_range": ["40", "50"], "band": ["45", "60"]}]},
            ("levels", 0, "hiring_range"),
        ),
    ],
)
def test_what_does_not_agree_is_found_at_its_path(more: dict[str, Any], path: tuple[Any, ...]) -> None:
    assert found(**more) == [path]


def test_a_name_that_nothing_has_comes_with_what_it_could_have_been() -> None:
    (one,) = disagreements(baker(physical_demands=[LIFT | {"duty": "bakes"}]))
    assert (one.named, one.choices, one.message) == ("bakes", ("bake", "sell"), "no duty has the id 'bakes'")


def test_a_grade_that_does_not_exist_comes_with_those_that_do() -> None:
    (one,) = disagreements(baker(pay={"grades": [GRADE]}, levels=[NEW | {"grade": "B2"}]))
    assert (one.named, one.choices, one.message) == ("B2", ("B1",), "no grade has the name 'B2'")
