"""Where a stretch of a text stands in its file, however the text was written there."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.load.explain import leaves
from jdgen.load.positions import place
from jdgen.load.yaml import Scalar, parse

WORD = "young"


def places(content: str) -> list[tuple[int, int]]:
    """Line and column of every "young" in the values of a file, as they are found from the values."""
    root, text, _ = parse(content, "file")
    found = []
    for _, leaf in leaves(root):
        assert isinstance(leaf, Scalar)
        for word in re.finditer(WORD, leaf.value or ""):
            start, end = place(leaf, text, word.start(), word.end())
            assert (end.line, end.column - start.column) == (start.line, len(WORD))
            found.append((start.line, start.column))
    return found


def written(content: str) -> list[tuple[int, int]]:
    """The same, as they stand in the file."""
    return [
        (number, word.start() + 1)
        for number, line in enumerate(content.split("\n"), start=1)
        for word in re.finditer(WORD, line)
    ]


@pytest.mark.parametrize(
    "content",
    [
        "title: a young clerk",
        "title: young and very young",
        'title: "a \\"young\\" clerk, \\u00e9 young"',
        "title: 'it''s a young one, isn''t it, young?'",
        "title: >-\n  one\n  young two\n  three young",
        "title: |\n  one young\n  \ttab young",
        "title: plain text\n  that goes on, young\n  and on",
        "title: [a young one, {x: 😀 young}]",
        "title: é 😀 young",
        "a: {b: [one, young]}\nc: young",
        'title: "young\n\n  young"',
    ],
)
def test_words_are_found_where_they_stand(content: str) -> None:
    assert places(content) == written(content)


def test_words_over_two_lines_start_on_the_first() -> None:
    root, text, _ = parse("title: >-\n  a high\n  school diploma", "file")
    ((_, leaf),) = leaves(root)
    start, end = place(leaf, text, 2, 13)
    assert (start.line, start.column, end.line, end.column) == (2, 5, 3, 9)


def test_what_is_written_as_an_escape_is_told_at_the_start_of_the_text() -> None:
    root, text, _ = parse('title: "caf\\u00e9"', "file")
    ((_, leaf),) = leaves(root)
    assert place(leaf, text, 0, 4) == (leaf.mark, leaf.mark)


@given(
    st.lists(st.sampled_from(["young", "old", "é", "😀", "it's", "a", "-x"]), min_size=1, max_size=30),
    st.integers(4, 40),
)
def test_folding_changes_no_order(words: list[str], width: int) -> None:
    lines, line = [], ""
    for word in words:
        if line and len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    content = "title: >-\n" + "\n".join(f"  {one}" for one in [*lines, line])
    assert places(content) == written(content)
