"""Words in many texts at once: only texts that may hold a phrase are looked through, and none of those is missed."""

import pytest

from jdgen.checks.words import Texts, Words

TEXTS = (
    "Types 60wpm or more.",
    "Types sixty words a minute.",
    "Over 10 years of experience; ten-year-olds visit.",
    "Commuting is paid, and the Commuter pass too.",
    "A driver\u2019s license, a DRIVER'S LICENSE.",
    "Young people, and a young\u2011minded team.",
    "",
)


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("#wpm", {0: ["60wpm"]}),
        ("# years", {2: ["10 years"]}),
        ("over # years of exp*", {2: ["Over 10 years of experience"]}),
        ("commut*", {3: ["Commuting", "Commuter"]}),
        ("driver's license", {4: ["driver\u2019s license", "DRIVER'S LICENSE"]}),
        ("young minded", {5: ["young\u2011minded"]}),
        ("team young", {}),
    ],
)
def test_a_phrase_is_found_in_every_text_that_holds_it(phrase: str, found: dict[int, list[str]]) -> None:
    words = Words([([phrase], None)])
    hits = Texts(enumerate(TEXTS)).find(words)
    assert {number: [one.text for one in stretches] for number, stretches in hits} == found


def test_the_longest_phrase_is_told_and_a_right_one_is_spared() -> None:
    words = Words([(["young", "young people"], "anyone"), (["team"], None)], unless=["young minded team"])
    hits = dict(Texts(enumerate(TEXTS)).find(words))
    assert [(one.text, one.write) for one in hits[5]] == [("Young people", "anyone")]
