"""Any brand colour gives colours that can be read, by the contrast that WCAG 2.2 asks for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.documents.palette import NIGHT, PAPER, contrast, mix, palette
from jdgen.workspace import shipped

READABLE = 4.5

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def wcag(one: str, other: str) -> float:
    """The contrast ratio, written down from the standard and not from the code."""

    def luminance(colour: str) -> float:
        shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
        return sum(share * weight for share, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def styled(sheet: str, name: str) -> str:
    """A colour of a style sheet, such as ``--grey``; the last one said, for the dark screen."""
    text = (shipped("templates") / "_base" / sheet).read_text("utf-8")
    return re.findall(rf"{name}: (#[0-9a-f]{{6}})", text)[-1]


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#767676", "#ffffff", 4.54)]
)
def test_the_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@given(colours, colours)
def test_the_contrast_of_any_two_colours_is_that_of_the_standard(one: str, other: str) -> None:
    assert contrast(one, other) == pytest.approx(wcag(one, other))


@given(colours)
def test_text_in_the_brand_colour_is_readable_on_paper_and_on_its_wash(brand: str) -> None:
    made = palette(brand)
    assert wcag(made.text, PAPER) >= READABLE
    assert wcag(made.text, made.tint) >= READABLE


@given(colours)
def test_text_on_the_brand_colour_is_readable(brand: str) -> None:
    made = palette(brand)
    assert made.on_brand in ("#000000", "#ffffff")
    assert wcag(made.on_brand, made.brand) >= READABLE


@given(colours)
def test_text_in_the_brand_colour_is_readable_on_a_dark_screen_and_on_its_wash(brand: str) -> None:
    made = palette(brand)
    assert wcag(made.on_dark, NIGHT) >= READABLE
    assert wcag(made.on_dark, styled("screen.css", "--wash")) >= READABLE


@given(colours)
def test_ink_and_grey_are_readable_on_the_wash_of_any_brand(brand: str) -> None:
    for name in ("--ink", "--grey"):
        assert wcag(styled("document.css", name), palette(brand).tint) >= READABLE


def test_the_dark_screen_is_the_one_that_the_palette_is_made_for() -> None:
    assert styled("screen.css", "--paper") == NIGHT
    assert styled("document.css", "--paper") == PAPER


@given(colours)
def test_a_colour_that_can_be_read_is_left_alone(brand: str) -> None:
    made = palette(brand)
    assert made.brand == brand
    assert made.darkened is (made.text != brand)
    if wcag(brand, PAPER) >= 5.5:
        assert made.text == brand


def test_a_pale_colour_is_darkened_and_keeps_its_hue() -> None:
    made = palette("#ffd23f")
    red, green, blue = (int(made.text[at : at + 2], 16) for at in (1, 3, 5))
    assert made.darkened
    assert red > green > blue


def test_a_mix_holds_its_share_of_each_colour() -> None:
    assert mix("#000000", "#ffffff", 1) == "#000000"
    assert mix("#000000", "#ffffff", 0) == "#ffffff"
    assert mix("#204060", "#406080", 0.5) == "#305070"
