"""The pay structure of a family: bands in order, each beside the one below."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from jdgen.model.role import Role
from jdgen.pay.structure import Structure, structure

GRADES = [
    {"id": "g-1", "name": "G1", "band": ["36000", "50000"]},
    {"id": "g-2", "name": "G2", "band": ["42000", "58000"]},
    {"id": "g-3", "name": "G3", "band": ["60000", "80000"]},
]


def role(name: str, pay: dict[str, Any], *levels: dict[str, Any], hours: str = "40") -> Role:
    return Role.model_validate(
        {
            "id": name,
            "title": name.title(),
            "summary": "Bakes bread.",
            "duties": [{"id": "bake", "name": "Bake", "text": "Bake the bread."}],
            "requirements": [{"id": "early", "text": "Comfort with early hours"}],
            "employment": {"hours_per_week": hours},
            "pay": pay,
            "levels": [
                {"id": f"l-{n}", "name": f"L{n}", "years": ["0", None], **one} for n, one in enumerate(levels, 1)
            ],
        }
    )


def names(found: Structure) -> list[str]:
    return [step.name for step in found.steps]


def in_percent(share: Decimal | None) -> Decimal:
    assert share is not None
    return (share * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_without_grades_the_order_is_by_midpoint() -> None:
    found = structure(
        [
            role("lead", {"band": ["45000", "75000"]}),
            role("clerk", {}, {"band": ["40000", "60000"]}, {"band": ["36000", "48000"]}),
            role("owner", {"band": ["56000", None]}),
            role("guard", {"band": "52000"}),
        ]
    )
    assert names(found) == ["Clerk, L2", "Clerk, L1", "Guard", "Owner", "Lead"]
    assert [step.grade for step in found.steps] == [None] * 5


def test_the_declared_order_of_grades_goes_before_the_midpoints() -> None:
    turned = {"grades": [GRADES[1], GRADES[0], GRADES[2]]}
    found = structure([role("clerk", turned, {"grade": "G1"}, {"grade": "G2"}), role("lead", turned, {"grade": "G3"})])
    assert names(found) == ["G2", "G1", "G3"]
    assert [step.inverted for step in found.steps] == [False, True, False]


def test_where_somebody_has_no_grade_the_order_is_by_midpoint() -> None:
    turned = {"grades": [GRADES[1], GRADES[0]]}
    found = structure([role("clerk", turned, {"grade": "G1"}, {"grade": "G2"}), role("guard", {"band": "46000"})])
    assert names(found) == ["G1", "Guard", "G2"]


def test_a_grade_is_one_step_for_all_who_hold_it() -> None:
    pay = {"grades": GRADES}
    found = structure([role("clerk", pay, {"grade": "G1"}, {"grade": "G2"}), role("coder", pay, {"grade": "G2"})])
    assert names(found) == ["G1", "G2"]
    assert [[holder.name for holder in step.holders] for step in found.steps] == [
        ["Clerk, L1"],
        ["Clerk, L2", "Coder, L1"],
    ]


def test_a_grade_with_two_bands_makes_two_steps() -> None:
    pay = {"grades": GRADES}
    found = structure([role("clerk", pay, {"grade": "G1"}, {"grade": "G1", "band": ["38000", "52000"]})])
    assert names(found) == ["G1", "G1"]
    assert [str(step.band.yearly) for step in found.steps] == ["36000 to 50000", "38000 to 52000"]


def test_steps_that_meet_overlap_and_those_that_do_not_leave_a_gap() -> None:
    pay = {"grades": GRADES}
    first, second, third = structure([role("clerk", pay, {"grade": "G1"}, {"grade": "G2"}, {"grade": "G3"})]).steps
    assert (first.progression, first.overlap, first.gap) == (None, None, None)
    assert in_percent(second.progression) == Decimal("16.28")  # 43,000 to 50,000
    assert (second.overlap, second.gap) == (Decimal("0.5"), None)
    assert in_percent(third.progression) == Decimal("40.00")
    assert (third.overlap, third.gap) == (Decimal("-0.1"), 2000)


def test_bands_that_touch_have_neither_overlap_nor_gap() -> None:
    _, above = structure([role("a", {"band": ["40000", "50000"]}), role("b", {"band": ["50000", "70000"]})]).steps
    assert (above.overlap, above.gap) == (0, None)


def test_a_single_rate_may_leave_a_gap_and_has_no_overlap() -> None:
    _, above = structure([role("a", {"band": ["40000", "50000"]}), role("b", {"band": "55000"})]).steps
    assert (above.overlap, above.gap) == (None, 5000)


def test_nothing_is_said_of_a_step_above_one_without_an_upper_end() -> None:
    below, above = structure([role("a", {"band": ["40000", None]}), role("b", {"band": ["50000", "70000"]})]).steps
    assert (below.name, above.overlap, above.gap, above.progression, above.inverted) == ("A", None, None, None, False)


def test_two_steps_of_the_same_midpoint_are_inverted() -> None:
    found = structure([role("a", {"band": ["40000", "60000"]}), role("b", {"band": ["45000", "55000"]})])
    assert [step.inverted for step in found.steps] == [False, True]


def test_who_has_no_band_or_another_currency_is_told_apart() -> None:
    found = structure(
        [
            role("clerk", {"band": ["40000", "60000"]}),
            role("guest", {}),
            role("host", {}, {}, {"band": ["50000", "70000"]}),
            role("broker", {"currency": "CAD", "band": ["50000", "70000"]}),
            role("trader", {"currency": "CAD"}),
        ]
    )
    assert names(found) == ["Clerk", "Host, L2"]
    assert [holder.name for holder in found.without_band] == ["Guest", "Host, L1"]
    assert [holder.name for holder in found.other_currency] == ["Broker", "Trader"]


def test_hourly_and_yearly_bands_stand_on_one_axis() -> None:
    hourly = role("baker", {"per": "hour", "band": ["20", "26"]}, hours="37.5")
    monthly = role("guard", {"per": "month", "band": ["4000", "5000"]})
    found = structure([monthly, hourly, role("clerk", {"band": ["40000", "50000"]})])
    assert [(step.name, str(step.band.yearly)) for step in found.steps] == [
        ("Baker", "39000 to 50700"),
        ("Clerk", "40000 to 50000"),
        ("Guard", "48000 to 60000"),
    ]


LADDER = (46_620, 51_651, 57_224, 63_399, 70_240, 77_820)
"""Six midpoints, each 10.79% above the one below: (77,820 / 46,620) ^ (1/5) - 1."""


def test_a_ladder_of_constant_progression() -> None:
    pay = {
        "grades": [
            {"id": f"g-{n}", "name": f"G{n}", "band": {"midpoint": str(middle), "spread_over_minimum": "40"}}
            for n, middle in enumerate(LADDER)
        ],
        "rounding": "0.01",
    }
    found = structure([role("clerk", pay, *({"grade": f"G{n}"} for n in range(len(LADDER))))])
    assert [round(step.band.midpoint or 0) for step in found.steps] == list(LADDER)
    assert {in_percent(step.progression) for step in found.steps[1:]} == {Decimal("10.79")}
    whole = (Decimal(LADDER[-1]) / LADDER[0]) ** (Decimal(1) / 5) - 1
    assert in_percent(whole) == Decimal("10.79")


@pytest.mark.parametrize("count", [1, 2, 6])
def test_there_is_a_relation_for_every_step_but_the_first(count: int) -> None:
    roles = [role(f"r-{n}", {"band": [str(40_000 + n * 5000), str(60_000 + n * 5000)]}) for n in range(count)]
    found = structure(roles).steps
    assert len(found) == count
    assert [step.progression is None for step in found] == [True] + [False] * (count - 1)
