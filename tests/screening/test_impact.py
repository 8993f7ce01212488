"""Adverse impact: scipy is the judge of the tests, whole numbers of the four-fifths comparison."""

import sys
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from jdgen.errors import CannotMake
from jdgen.model.count import Count
from jdgen.screening.disparity import Disparity, compare
from jdgen.screening.impact import Group, Impact, Step, impact
from jdgen.screening.impact_status import status

SELECTED_OF = st.integers(1, 300).flatmap(lambda most: st.tuples(st.just(most), st.integers(0, most)))


def counts(stage: str = "Resume", category: str = "", **groups: tuple[int, int]) -> list[Count]:
    """Each group is applicants and selected."""
    return [Count(stage, category, name, *of) for name, of in groups.items()]


def only_step(**groups: tuple[int, int]) -> Step:
    (step,) = impact(counts(**groups)).steps
    return step


def of(step: Step, name: str) -> Group:
    return next(one for one in step.groups if one.name == name)


def comparison(step: Step, name: str) -> Disparity:
    found = of(step, name).comparison
    assert found
    return found


@pytest.mark.parametrize(
    ("first", "second", "ratio", "z", "p", "verdict"),
    [
        ((80, 48), (40, 12), "0.500", 3.098, 0.0034, "flag"),
        ((10, 6), (10, 3), "0.500", 1.348, 0.3698, "insufficient"),
        ((10, 5), (10, 2), "0.400", 1.406, 0.3498, "insufficient"),
        ((100, 80), (100, 40), "0.500", 5.774, 0.0000, "flag"),
        ((1000, 900), (1000, 760), "0.844", 8.334, 0.0000, "watch"),
    ],
)
def test_known_tables_give_known_results(
    first: tuple[int, int], second: tuple[int, int], ratio: str, z: float, p: float, verdict: str
) -> None:
    found = comparison(only_step(A=first, B=second), "B")
    assert found.ratio.quantize(Decimal("0.001")) == Decimal(ratio)
    assert found.difference.deviations == pytest.approx(z, abs=0.0005)
    assert found.difference.fisher_p == pytest.approx(p, abs=0.00005)
    assert found.verdict == verdict


@given(SELECTED_OF, SELECTED_OF)
def test_the_tests_are_those_of_scipy(one: tuple[int, int], other: tuple[int, int]) -> None:
    low, high = sorted([one, other], key=lambda of: Decimal(of[1]) / of[0])
    assume(high[1])
    found = compare(*counts(low=low, high=high))
    table = [[low[1], low[0] - low[1]], [high[1], high[0] - high[1]]]
    assert found.difference.fisher_p == stats.fisher_exact(table).pvalue
    pooled = (low[1] + high[1]) / (low[0] + high[0])
    if pooled == 1:
        assert found.difference.deviations is None
    else:
        spread = (pooled * (1 - pooled) * (1 / low[0] + 1 / high[0])) ** 0.5
        by_hand = (high[1] / high[0] - low[1] / low[0]) / spread
        assert found.difference.deviations == pytest.approx(by_hand, abs=1e-6)
        assert found.difference.z_p == pytest.approx(2 * stats.norm.sf(by_hand), abs=1e-6)
    assert float(found.shortfall) == pytest.approx(low[0] * pooled - low[1])
    assert found.shortfall >= 0


@given(st.lists(SELECTED_OF, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_groups_changes_nothing(groups: list[tuple[int, int]], chance: Any) -> None:
    named = {f"G{at}": of for at, of in enumerate(groups)}
    turned = [*named.items()]
    chance.shuffle(turned)
    here, there = only_step(**named), only_step(**dict(turned))
    assert {one.name: one for one in here.groups} == {one.name: one for one in there.groups}


@given(st.lists(SELECTED_OF, min_size=2, max_size=6))
def test_every_ratio_is_between_nothing_and_one(groups: list[tuple[int, int]]) -> None:
    step = only_step(**{f"G{at}": of for at, of in enumerate(groups)})
    for one in step.groups:
        assert (one.comparison is None) == (one.standing != "compared")
        if one.comparison:
            assert 0 <= one.comparison.ratio <= 1
            assert one.comparison.below == (one.comparison.ratio < Decimal("0.8"))
    assert sum(one.standing == "highest" for one in step.groups) <= 1


@given(SELECTED_OF, SELECTED_OF)
def test_exchanging_so_many_decisions_does_turn_it_round(one: tuple[int, int], other: tuple[int, int]) -> None:
    low, high = sorted([one, other], key=lambda of: Decimal(of[1]) / of[0])
    assume(high[1])
    found = compare(*counts(low=low, high=high))

    def below_after(changed: int) -> bool | None:
        moved = changed if found.below else -changed
        selected, most = low[1] + moved, high[1] - moved
        if not (0 <= selected <= low[0] and 0 <= most <= high[0]):
            return None
        return selected * high[0] * 5 < most * low[0] * 4

    turning = [changed for changed in (1, 2) if below_after(changed) not in (None, found.below)]
    assert found.turned_by == next(iter(turning), None)


def test_exactly_four_fifths_is_not_below() -> None:
    step = only_step(A=(100, 80), B=(100, 64), C=(100, 63))
    assert (comparison(step, "B").below, comparison(step, "B").ratio) == (False, Decimal("0.8"))
    assert comparison(step, "C").below


def test_few_expected_are_judged_by_fisher() -> None:
    assert comparison(only_step(A=(300, 12), B=(100, 1)), "B").difference.by_fisher
    assert comparison(only_step(A=(15, 10), B=(14, 9)), "B").difference.by_fisher
    assert not comparison(only_step(A=(15, 8), B=(15, 6)), "B").difference.by_fisher


def test_tests_that_disagree_are_told() -> None:
    found = comparison(only_step(A=(262, 32), B=(209, 14)), "B").difference
    assert (found.significant, found.disputed, found.by_fisher) == (True, True, False)
    assert not comparison(only_step(A=(80, 48), B=(40, 12)), "B").difference.disputed


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ((13, 12), (12, 0), "insufficient"),  # 25 together
        ((13, 12), (13, 0), "flag"),
        ((100, 90), (4, 0), "insufficient"),
        ((100, 90), (5, 0), "flag"),
        ((50, 30), (50, 25), "none"),
        ((50, 30), (50, 23), "watch"),
    ],
)
def test_small_numbers_get_no_verdict(first: tuple[int, int], second: tuple[int, int], verdict: str) -> None:
    assert comparison(only_step(A=first, B=second), "B").verdict == verdict


def test_low_power_ends_at_two_hundred() -> None:
    assert comparison(only_step(A=(100, 50), B=(99, 40)), "B").low_power
    assert not comparison(only_step(A=(100, 50), B=(100, 40)), "B").low_power


def test_a_group_under_two_percent_is_counted_and_not_compared() -> None:
    step = only_step(A=(600, 300), B=(388, 194), C=(19, 19), D=(21, 20))
    assert [one.standing for one in step.groups] == ["compared", "compared", "small", "highest"]
    assert step.applicants == 1028
    assert of(step, "C").rate == 1


def test_those_whose_group_nobody_knows_are_counted_and_not_compared() -> None:
    step = only_step(A=(50, 20), B=(50, 10), **{"Prefer not to say": (50, 50)})
    assert [one.standing for one in step.groups] == ["highest", "compared", "unknown"]
    assert step.selected == 80


def test_the_rate_of_a_few_people_measures_nobody() -> None:
    step = only_step(A=(60, 30), B=(60, 10), C=(4, 4), D=(4, 1))
    assert [one.standing for one in step.groups] == ["highest", "compared", "few", "compared"]
    assert comparison(step, "D").verdict == "insufficient"


def test_where_nobody_is_selected_nothing_is_compared() -> None:
    step = only_step(A=(60, 0), B=(60, 0))
    assert [one.standing for one in step.groups] == ["nobody", "nobody"]
    assert step.highest is None


def test_where_all_are_selected_nothing_differs() -> None:
    found = comparison(only_step(A=(60, 60), B=(50, 50)), "B")
    assert (found.ratio, found.difference.fisher_p, found.difference.deviations) == (1, 1, None)
    assert found.verdict == "none"


def test_a_group_with_nobody_selected_has_a_ratio_of_nothing() -> None:
    found = comparison(only_step(A=(60, 30), B=(40, 0)), "B")
    assert (found.ratio, found.verdict) == (0, "flag")


@pytest.mark.parametrize("order", [*permutations("ABC")])
def test_of_equal_rates_the_larger_group_measures_the_others(order: tuple[str, ...]) -> None:
    groups = {"A": (40, 20), "B": (80, 40), "C": (50, 10)}
    step = only_step(**{name: groups[name] for name in order})
    assert step.highest
    assert step.highest.name == "B"
    assert comparison(step, "A").ratio == 1


def two_stages(**second: tuple[int, int]) -> Impact:
    return impact(counts("Resume", A=(100, 50), B=(100, 40)) + counts("Interview", **second))


def test_all_stages_go_from_the_first_applicants_to_the_last_selected() -> None:
    (whole,) = two_stages(A=(50, 20), B=(40, 8)).overall
    assert [(one.applicants, one.selected) for one in whole.groups] == [(100, 20), (100, 8)]
    assert (whole.stage, comparison(whole, "B").ratio) == (None, Decimal("0.4"))


def test_one_stage_is_all_there_is() -> None:
    assert impact(counts(A=(9, 3), B=(9, 3))).overall == ()


def test_a_group_that_nobody_is_left_of_counts_with_nobody_at_the_end() -> None:
    found = impact(counts("Resume", A=(100, 50), B=(100, 40), C=(50, 0)) + counts("Talk", A=(50, 20), B=(40, 8)))
    assert [one.selected for one in found.overall[0].groups] == [20, 8, 0]
    assert found.notices == ()


def test_the_unknown_hold_nothing_up() -> None:
    found = impact(
        counts("Resume", A=(100, 50), B=(100, 40), Declined=(9, 4))
        + counts("Talk", A=(50, 20), B=(40, 8), Unknown=(3, 1))
    )
    assert [one.name for one in found.overall[0].groups] == ["A", "B"]
    assert found.notices == ()


@pytest.mark.parametrize(
    ("second", "notice"),
    [
        ({"A": (50, 20), "D": (9, 1)}, "D is counted at Interview and not at Resume"),
        ({"A": (50, 20), "D2": (9, 1), "B": (9, 1)}, "D2 is counted at Interview and not at Resume"),
        ({"A": (50, 20), "C": (9, 1)}, "of B, 40 went on from Resume, and none is counted after it"),
        ({"A": (150, 120), "B": (40, 8)}, "of A, 120 were selected at Interview, and only 100 had applied"),
    ],
)
def test_groups_that_cannot_be_followed_are_told(second: dict[str, tuple[int, int]], notice: str) -> None:
    first = counts("Resume", A=(100, 50), B=(100, 40), **({"C": (20, 9)} if "C" in second else {}))
    found = impact(first + counts("Interview", **second))
    assert found.overall == ()
    assert len(found.steps) == 2
    assert any(f"nothing is worked out: {notice}." in one for one in found.notices)


def test_a_category_that_ends_early_is_told() -> None:
    found = impact(
        counts("Resume", "sex", A=(100, 50), B=(100, 40))
        + counts("Resume", "race", C=(100, 50), D=(100, 40))
        + counts("Interview", "sex", A=(50, 20), B=(40, 8))
    )
    assert [one.category for one in found.overall] == ["sex"]
    assert found.notices == (
        "From Resume to Interview nothing is worked out for race: there are no counts of race at Interview.",
    )


def test_more_applicants_than_were_selected_before_is_a_notice() -> None:
    found = two_stages(A=(55, 20), B=(39, 8))
    assert found.notices == ("Applicants of A at Interview: 55. Selected at Resume before it: 50.",)
    assert len(found.overall) == 1


def test_without_scipy_the_line_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(CannotMake, match=r"scipy.*pip install 'jdgen\[screen\]'"):
        only_step(A=(60, 30), B=(40, 0))


def test_the_status_of_the_law_has_its_source_and_day() -> None:
    lines = {one.id: one for one in status()}
    assert set(lines) == {"four-fifths", "disparate-impact", "new-york-city"}
    assert all(one.source and one.verified.year >= 2026 for one in lines.values())
    assert "RIN 3046-AB43" in lines["four-fifths"].source
    assert "sets no number" in lines["new-york-city"].text
    assert "each sex together with each race or ethnicity" in " ".join(lines["new-york-city"].text.split())
