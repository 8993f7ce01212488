"""The geometry of a histogram."""

from hypothesis import given
from hypothesis import strategies as st

from jdgen.documents.histogram import HAIR, LEFT, MARK, RIGHT, WIDTH, histogram


@given(st.lists(st.integers(0, 10**6), max_size=14))
def test_bars_are_as_long_as_their_counts(counts: list[int]) -> None:
    made = histogram([("", count) for count in counts])
    most = max(counts, default=0)
    for row, count in zip(made.rows, counts, strict=True):
        assert (row.width == 0) == (count == 0)
        assert row.width <= WIDTH - LEFT - RIGHT
        if most and count and row.width > HAIR:
            assert abs(row.width / (WIDTH - LEFT - RIGHT) - count / most) < 0.001
    heights = [0, *(row.y for row in made.rows), made.height]
    assert heights == sorted(set(heights))


def test_one_among_many_still_shows() -> None:
    assert histogram([("a", 1), ("b", 10**6)]).rows[0].width == HAIR


def test_the_mark_lies_between_two_rows() -> None:
    made = histogram([("a", 1), ("b", 2), ("c", 3)], mark=1)
    assert made.mark is not None
    assert made.rows[0].y < made.mark < made.rows[1].y
    assert made.right == WIDTH - MARK
