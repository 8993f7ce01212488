"""US states by any of the names that people and files give them."""

import pytest

from jdgen.places.states import STATES, state_code


@pytest.mark.parametrize("text", ["IL", "il", "US-IL", "us-il", "Illinois", "illinois", " ILLINOIS "])
def test_a_state_is_known_by_any_of_its_names(text: str) -> None:
    assert state_code(text) == "IL"


@pytest.mark.parametrize(
    ("text", "code"),
    [("New York", "NY"), ("D.C.", "DC"), ("Washington, DC", "DC"), ("Virgin Islands", "VI"), ("puerto rico", "PR")],
)
def test_districts_and_territories_count_as_states(text: str, code: str) -> None:
    assert state_code(text) == code


@pytest.mark.parametrize("text", ["", "US-", "US", "Ontario", "Ilinois", "US-IL-CHICAGO", "Москва"])
def test_what_is_not_a_state_is_none(text: str) -> None:
    assert state_code(text) is None


def test_there_are_fifty_states_the_district_and_five_territories() -> None:
    assert len(STATES) == len(set(STATES.values())) == 56
    assert [state_code(name) for name in STATES.values()] == list(STATES)
