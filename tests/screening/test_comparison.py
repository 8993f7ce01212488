"""Adding up: sums worked out by hand, and what must hold of every sum."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.model.screening import Criterion, KnockOut
from jdgen.screening.adding import Assessed, rounded
from jdgen.screening.comparison import Candidate, Comparison, compare, natural
from jdgen.screening.plan import PANEL_RATER, Plan
from jdgen.screening.record import Fault, Rated, Record

CRITERIA = ("figures", "tact", "sums")


def plan(*weights: str) -> Plan:
    """Three criteria; the first ones have these weights."""
    given = [*weights, *["1"] * (len(CRITERIA) - len(weights))]
    criteria = (
        {
            "id": id,
            "requirement": "care",
            "stage": "phone",
            "look_for": "It.",
            "weight": weight,
            "weight_rationale": "So.",
        }
        for id, weight in zip(CRITERIA, given, strict=True)
    )
    hours = KnockOut.model_validate({"id": "hours", "question": "At 7:30?", "reason": "The desk opens."})
    return Plan("biller", "Biller", "today", (hours,), tuple(map(Criterion.model_validate, criteria)))


def sheet(rater: str, ratings: Mapping[str, int | None] | str, candidate: str = "C-1", **other: object) -> Record:
    """Ratings by criterion, or one after another as in ``4-2`` where the second criterion is left empty."""
    if isinstance(ratings, str):
        ratings = {id: int(mark) for id, mark in zip(CRITERIA, ratings, strict=False) if mark != "-"}
    rated = {id: Rated(rating, "Seen.") for id, rating in ratings.items()}
    one = Record(
        f"{rater}.pdf",
        None,
        "biller",
        "today",
        True,
        candidate,
        "Canary",
        "",
        rater,
        "",
        {"hours": "yes"},
        rated,
        "",
        "",
    )
    return replace(one, **other)  # type: ignore[arg-type]


def only(found: Comparison) -> Candidate:
    (candidate,) = found.candidates
    return candidate


def values(one: Candidate) -> list[Fraction | None]:
    return [row.value for row in one.assessed]


def left_out(row: Assessed) -> list[str | None]:
    return [entry.left_out for entry in row.entries]


def test_a_sum_worked_out_by_hand() -> None:
    one = only(compare(plan("2"), [sheet("A", "435"), sheet("B", "443"), sheet("C", "42-")], {}))
    assert values(one) == [4, 3, 4]
    assert one.sum.total == Fraction(2 * 4 + 3 + 4, 4)
    assert rounded(one.sum.total) == Decimal("3.75")


def test_thirds_stay_exact_until_they_are_shown() -> None:
    one = only(compare(plan(), [sheet("A", "4"), sheet("B", "3"), sheet("C", "3")], {}))
    assert one.sum.total == Fraction(10, 3)
    assert [rounded(Fraction(n)) for n in ("10/3", "29/8", "1/200", "5")] == [
        Decimal(text) for text in ("3.33", "3.63", "0.01", "5.00")
    ]


def test_what_the_panel_agreed_on_replaces_the_mean_and_is_no_part_of_the_spread() -> None:
    one = only(compare(plan(), [sheet("A", "43"), sheet(PANEL_RATER, "2"), sheet("B", "53")], {}))
    assert values(one) == [2, 3, None]
    assert [row.spread for row in one.assessed] == [1, 0, None]
    assert [shown.rater for shown in one.sheets] == ["A", "B", PANEL_RATER]


def test_a_panel_that_did_not_agree_leaves_no_value() -> None:
    unclear = sheet(PANEL_RATER, {"figures": None, "tact": 5})
    unclear = replace(unclear, ratings={**unclear.ratings, "tact": Rated(5)})
    twice = [sheet(PANEL_RATER, {"sums": 2}), sheet(PANEL_RATER, {"sums": 3}, file="other.pdf")]
    one = only(compare(plan(), [sheet("A", "444"), unclear, *twice], {}))
    assert values(one) == [None, None, None]
    assert one.sum.total is None


def test_a_missing_rating_is_left_out_and_said() -> None:
    one = only(compare(plan("2"), [sheet("A", "4-2")], {}))
    assert one.sum.missing == ("tact",)
    assert one.sum.total == Fraction(2 * 4 + 2, 3)


def test_a_one_or_a_five_without_evidence_does_not_count() -> None:
    bare = sheet("A", {})
    bare = replace(bare, ratings={"figures": Rated(5), "tact": Rated(4), "sums": Rated(1, " ")})
    one = only(compare(plan(), [bare, sheet("B", "333")], {}))
    assert values(one) == [3, Fraction(7, 2), 3]
    assert left_out(one.assessed[0]) == ["no evidence", None]


def test_a_rater_counts_once() -> None:
    again = [sheet("A. Lee", "4"), sheet("a.  lee", "4", file="copy.pdf"), sheet("B", "2")]
    one = only(compare(plan(), again, {}))
    assert one.assessed[0].value == 3
    assert sorted(filter(None, left_out(one.assessed[0]))) == ["rated twice"]
    assert len({shown.rater for shown in one.sheets}) == 3


def test_a_rater_who_gave_two_ratings_gave_none() -> None:
    one = only(compare(plan(), [sheet("A", "4"), sheet("A", "5-3", file="later.pdf"), sheet("B", "2")], {}))
    assert values(one) == [2, None, 3]
    assert left_out(one.assessed[0]) == ["rated twice", "rated twice", None]


def test_a_rater_may_rate_the_rest_on_another_sheet() -> None:
    one = only(compare(plan(), [sheet("A", "4--"), sheet("A", "-23", file="later.pdf")], {}))
    assert values(one) == [4, 2, 3]


def test_nobody_knows_whether_two_unnamed_raters_are_one() -> None:
    one = only(compare(plan(), [sheet("", "4"), sheet("", "2", file="other.pdf")], {}))
    assert one.assessed[0].value == 3
    assert [shown.rater for shown in one.sheets] == ["Not named", "Not named (2)"]


def test_an_older_plan_is_kept_and_counts_only_with_a_reason() -> None:
    old = sheet("B", {"figures": 2, "gone": 5}, version="before", current=False)
    apart = compare(plan(), [sheet("A", "4"), old], {})
    assert values(only(apart))[0] == 4
    assert left_out(only(apart).assessed[0]) == [None, "older plan"]
    counted = compare(plan(), [sheet("A", "4"), old], {"before": "Only a comma changed."})
    assert values(only(counted))[0] == 3
    for found in (apart, counted):
        assert [(rater, id) for rater, id, _ in only(found).outdated] == [("B", "gone")]
    assert [(one.version, one.sheets, one.reason) for one in counted.versions] == [
        ("today", 1, None),
        ("before", 1, "Only a comma changed."),
    ]


def test_answers_are_put_side_by_side_and_nothing_is_made_of_them() -> None:
    answered = [
        sheet(rater, "", knock_outs={"hours": answer}) for rater, answer in zip("ABC", ("yes", "no", ""), strict=True)
    ]
    panel, old = sheet(PANEL_RATER, "", knock_outs={"hours": ""}), sheet("D", "", current=False, version="before")
    (gate,) = only(compare(plan(), [*answered, panel, old], {})).gates
    assert (gate.answers, gate.differ, gate.answer) == (("yes", "no", "", "yes"), True, "")
    (gate,) = only(compare(plan(), [answered[1], old, answered[2]], {})).gates
    assert (gate.differ, gate.answer) == (False, "no")


def test_candidates_stand_by_number_as_people_count() -> None:
    numbers = ["C-10", "C-2", "c-1", "B-3", "7", "陈-2"]
    found = compare(plan(), [sheet("A", "333", number) for number in numbers], {})
    assert [one.number for one in found.candidates] == ["7", "B-3", "c-1", "C-2", "C-10", "陈-2"]
    assert sorted(["²", "2", "", "a10b2", "a10b10"], key=natural) == ["", "2", "a10b2", "a10b10", "²"]


def test_a_number_is_the_same_whatever_its_case_and_blanks() -> None:
    assert len(compare(plan(), [sheet("A", "4", " c-1"), sheet("B", "2", "C-1")], {}).candidates) == 1


def test_a_sheet_without_a_number_is_in_no_comparison() -> None:
    found = compare(plan(), [sheet("A", "444", ""), sheet("B", "222")], {})
    assert [one.rater for one in found.unnumbered] == ["A"]
    assert values(only(found)) == [2, 2, 2]


def test_by_total_sums_over_other_criteria_stand_apart() -> None:
    marks = {"C-1": "55-", "C-2": "222", "C-3": "444", "C-4": "--5", "C-5": "33-", "C-6": "---", "C-7": "22-"}
    records = [sheet("A", given, number) for number, given in marks.items()]
    found = compare(plan(), records, {}, by_total=True)
    groups = [[one.number for one in group] for group in found.groups]
    assert groups == [["C-3", "C-2"], ["C-1", "C-5", "C-7"], ["C-4"], ["C-6"]]
    assert [len(group) for group in compare(plan(), records, {}).groups] == [7]


def test_without_names_neither_a_name_nor_a_file_is_kept() -> None:
    fault = Fault("rated by the same rater before", "tact", "canary.pdf")
    records = [sheet("A", "444", faults=(fault,), file="canary.pdf"), sheet("B", "3", "", file="canary.pdf")]
    assert "canary" not in repr(compare(plan(), records, {})).casefold()
    named = compare(plan(), records, {}, names=True)
    assert only(named).names == ("Canary",)
    assert only(named).faults == (("A", fault),)


def test_nobody_to_compare_is_no_mistake() -> None:
    found = compare(plan(), [], {}, by_total=True)
    assert (found.candidates, found.groups) == ((), [])


sheets = st.lists(
    st.builds(
        lambda rater, marks, candidate: sheet(rater, {k: v for k, v in marks.items() if v}, candidate),
        st.sampled_from(["A", "B", "C", PANEL_RATER]),
        st.fixed_dictionaries({id: st.integers(0, 5) for id in CRITERIA}),
        st.sampled_from(["C-1", "C-2", "C-10"]),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda one: (one.rater, one.candidate),
)
weights = st.lists(st.decimals("0.01", 10, places=2), min_size=3, max_size=3)


def totals(found: Comparison) -> dict[str, Fraction | None]:
    return {one.number: one.sum.total for one in found.candidates}


@given(sheets, weights, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(records: list[Record], given: list[Decimal], chance: object) -> None:
    wanted = compare(plan(*map(str, given)), records, {})
    chance.shuffle(records)  # type: ignore[attr-defined]
    assert compare(plan(*map(str, given)), records, {}) == wanted


@given(sheets, weights, st.decimals("0.01", 5, places=2))
def test_only_the_proportion_of_weights_matters(records: list[Record], given: list[Decimal], factor: Decimal) -> None:
    base = plan(*map(str, given))
    scaled = tuple(one.model_copy(update={"weight": one.weight * factor}) for one in base.criteria)
    assert totals(compare(base, records, {})) == totals(compare(replace(base, criteria=scaled), records, {}))


@given(sheets, st.sampled_from(["1", "0.5", "10"]))
def test_equal_weights_give_the_plain_mean(records: list[Record], weight: str) -> None:
    for one in compare(plan(weight, weight, weight), records, {}).candidates:
        there = [row.value for row in one.assessed if row.value is not None]
        assert one.sum.total == (sum(there) / len(there) if there else None)


@given(sheets, weights)
def test_a_sum_lies_between_its_lowest_and_its_highest_value(records: list[Record], given: list[Decimal]) -> None:
    for one in compare(plan(*map(str, given)), records, {}).candidates:
        there = [value for value in values(one) if value is not None]
        assert one.sum.total is None if not there else min(there) <= one.sum.total <= max(there)
        assert len(one.sum.terms) + len(one.sum.missing) == len(CRITERIA)


@given(sheets, weights)
def test_a_sheet_that_rates_nothing_changes_no_sum(records: list[Record], given: list[Decimal]) -> None:
    empty = [sheet("Z", "---", number) for number in {one.candidate for one in records}]
    base = plan(*map(str, given))
    assert totals(compare(base, [*records, *empty], {})) == totals(compare(base, records, {}))


@given(sheets, st.integers(1, 5))
def test_the_panel_beats_every_mean(records: list[Record], agreed: int) -> None:
    others = [one for one in records if one.rater != PANEL_RATER]
    panel = [sheet(PANEL_RATER, str(agreed) * 3, number) for number in ("C-1", "C-2", "C-10")]
    assert set(totals(compare(plan(), [*others, *panel], {})).values()) == {Fraction(agreed)}


@pytest.mark.parametrize(
    ("ratings", "spread", "talk"), [("44", 0, False), ("45", 1, False), ("24", 2, True), ("4", None, False)]
)
def test_raters_two_apart_have_something_to_talk_about(ratings: str, spread: int | None, talk: bool) -> None:
    records = [sheet(rater, mark) for rater, mark in zip("ABCD", ratings, strict=False)]
    row = only(compare(plan(), records, {})).assessed[0]
    assert (row.spread, row.talk) == (spread, talk)
