"""An opening agrees with itself, and a place is named as people write it."""

from typing import Any

import pytest
from pydantic import ValidationError

from jdgen.model.opening import Apply, Opening, Place


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ({"city": "Springfield", "state": "IL"}, "Springfield, IL"),
        ({"city": "Springfield"}, "Springfield"),
        ({"city": "Springfield", "state": "IL", "postal_code": "00000", "country": "US"}, "Springfield, IL"),
    ],
)
def test_a_place_is_named_by_city_and_state(place: dict[str, str], named: str) -> None:
    assert Place(**place).named == named


@pytest.mark.parametrize(
    "given",
    [
        {"arrangement": "onsite", "places": [{"city": "Springfield"}]},
        {"arrangement": "hybrid", "places": [{"city": "Springfield"}], "open_to": ["IL"]},
        {"arrangement": "remote", "open_to": ["IL"]},
        {"arrangement": "remote", "places": [{"city": "Springfield"}]},
        {"arrangement": "remote", "open_to": ["IL"], "posted": "2026-11-02", "closes": "2026-11-02"},
        {"arrangement": "remote", "open_to": ["IL"], "closes": "2026-11-02"},
    ],
)
def test_an_opening_says_where_and_when(given: dict[str, Any]) -> None:
    opening = Opening.model_validate({"id": "town"} | given)
    assert (opening.status, opening.headcount, opening.apply) == ("posted", 1, None)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"arrangement": "onsite"},
        {"arrangement": "hybrid", "open_to": ["IL"]},
        {"arrangement": "remote"},
        {"arrangement": "remote", "open_to": ["IL"], "posted": "2026-11-02", "closes": "2026-11-01"},
        {"arrangement": "remote", "open_to": ["IL"], "hours_per_week": "169"},
        {"arrangement": "remote", "open_to": ["IL"], "hours_per_week": "0.001"},
        {"arrangement": "remote", "open_to": ["IL"], "headcount": "0"},
    ],
)
def test_an_opening_that_cannot_be_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Opening.model_validate({"id": "town"} | given)


@pytest.mark.parametrize("given", [{"email": "ask inside"}, {"url": "ftp://example.com"}, {"url": "javascript:a"}])
def test_how_to_apply_is_an_address(given: dict[str, str]) -> None:
    assert Apply(email="jobs@example.com", url="https://www.example.com/jobs").email == "jobs@example.com"
    with pytest.raises(ValidationError):
        Apply.model_validate(given)
