"""What a role says of an opening: pay, level, band and hours."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from jdgen.model.band import Range
from jdgen.model.opening import Opening
from jdgen.model.role import Level, Role

LEVELS = [
    {"id": "new", "name": "New", "years": ["0", "2"], "hiring_range": ["30", "40"], "band": ["25", "45"]},
    {"id": "old", "name": "Old", "years": ["2", "5"], "hiring_range": ["50", "60"]},
    {"id": "plain", "name": "Plain", "years": ["5", None]},
]


def role(**more: Any) -> Role:
    least: dict[str, Any] = {
        "id": "baker",
        "title": "Baker",
        "summary": "Bakes bread.",
        "duties": [{"id": "bake", "name": "Bake", "text": "Bake."}],
        "requirements": [{"id": "early", "text": "Early hours"}],
    }
    return Role.model_validate(least | more)


def opening(**more: Any) -> Opening:
    return Opening.model_validate({"id": "town", "arrangement": "remote", "open_to": ["IL"]} | more)


def span(low: int, high: int) -> Range:
    return Range(minimum=Decimal(low), maximum=Decimal(high))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, span(10, 20)),
        ({"level": "new"}, span(30, 40)),
        ({"level": "plain"}, span(10, 20)),
        ({"hiring_range": ["32", "35"]}, span(32, 35)),
        ({"level": "new", "hiring_range": ["32", "35"]}, span(32, 35)),
    ],
)
def test_the_opening_goes_before_the_level_and_the_level_before_the_role(
    given: dict[str, Any], expected: Range
) -> None:
    baker = role(levels=LEVELS, pay={"hiring_range": ["10", "20"]})
    assert baker.hiring_range(opening(**given)) == expected


def test_without_an_opening_the_roles_own_range_counts() -> None:
    assert role(levels=LEVELS, pay={"hiring_range": ["10", "20"]}).hiring_range() == span(10, 20)
    assert role(levels=LEVELS).hiring_range() is None


@pytest.mark.parametrize(
    ("pay", "level", "expected"),
    [
        ({"hiring_range": ["10", "20"], "band": ["5", "30"]}, None, span(5, 30)),
        ({"hiring_range": ["10", "20"]}, None, span(10, 20)),
        ({}, None, None),
        ({"band": ["5", "30"]}, "new", span(25, 45)),
        ({"band": ["5", "30"]}, "old", span(50, 60)),
        ({"band": ["5", "30"]}, "plain", span(5, 30)),
        ({}, "plain", None),
    ],
)
def test_a_band_that_is_not_given_equals_the_hiring_range(
    pay: dict[str, Any], level: str | None, expected: Range | None
) -> None:
    baker = role(levels=LEVELS, pay=pay)
    assert baker.band(next((one for one in baker.levels if one.id == level), None)) == expected


def test_the_level_of_an_opening_is_the_one_that_it_names() -> None:
    baker = role(levels=LEVELS)
    named = baker.level_of(opening(level="old"))
    assert named is not None
    assert named.name == "Old"
    assert baker.level_of(opening()) is None
    assert baker.level_of(None) is None


def test_the_hours_of_an_opening_go_before_the_roles() -> None:
    assert role().hours_per_week() == 40
    assert role(employment={"hours_per_week": "32"}).hours_per_week(opening()) == 32
    assert role(employment={"hours_per_week": "32"}).hours_per_week(opening(hours_per_week="20")) == 20


@pytest.mark.parametrize("years", [["0", "0"], ["0", "0.5"], ["2", "5"], ["5", None]])
def test_years_rise_or_have_no_end(years: list[str | None]) -> None:
    read = Level.model_validate({"id": "a", "name": "A", "years": years}).years
    assert read == tuple(None if year is None else Decimal(year) for year in years)


@pytest.mark.parametrize(
    "years", [["5", "2"], ["2"], ["1", "2", "3"], "2", None, [None, "2"], ["-1", "2"], ["0", "99"]]
)
def test_years_that_fall_or_are_no_pair_are_refused(years: object) -> None:
    with pytest.raises(ValidationError):
        Level.model_validate({"id": "a", "name": "A", "years": years})


@pytest.mark.parametrize("missing", ["title", "summary", "duties", "requirements"])
def test_a_role_needs_a_title_a_summary_a_duty_and_a_requirement_and_nothing_else(missing: str) -> None:
    least = role().model_dump(exclude_unset=True)
    assert set(least) == {"id", "title", "summary", "duties", "requirements"}
    with pytest.raises(ValidationError):
        Role.model_validate({name: value for name, value in least.items() if name != missing})
