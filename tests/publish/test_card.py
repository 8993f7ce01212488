"""The picture of a shared link."""

import io

import pytest
from PIL import Image

from jdgen.publish.card import card, icon
from jdgen.workspace import shipped

FONTS = shipped("templates") / "_base/fonts"
GROUND, INK = "#000000", "#ffffff"
LINES = ("Springfield, IL (on site)", "$20.00 to $25.00 an hour")


def drawn(title: str, lines: tuple[str, ...] = LINES, employer: str = "Example Ovens") -> Image.Image:
    data = card(title, lines, employer, GROUND, INK, FONTS)
    assert data
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("L")


def rows(picture: Image.Image) -> list[tuple[int, int]]:
    """From where to where there is writing, line after line."""
    width, height = picture.size
    inked = [picture.crop((0, y, width, y + 1)).getextrema()[1] > 128 for y in range(height)]
    edges = [y for y in range(1, height) if inked[y] != inked[y - 1]]
    return list(zip(edges[::2], edges[1::2], strict=True))


@pytest.mark.parametrize(
    "title", ["Cook", "Charge Entry Specialist", "Lead " * 24, "W" * 120, "W" * 60 + " " + "W" * 59, "</script>" * 13]
)
def test_a_title_of_any_length_keeps_to_its_place(title: str) -> None:
    picture = drawn(title)
    assert picture.size == (1200, 630)
    left, top, right, bottom = picture.getbbox()
    assert left >= 70
    assert top >= 50
    assert right <= 1130
    assert bottom <= 590
    lines, foot = rows(picture), rows(drawn("Cook"))[-2:]
    assert len(lines) in range(4, 7)
    assert lines[-2:] == [(pytest.approx(above, abs=2), pytest.approx(below, abs=2)) for above, below in foot]


def test_signs_that_the_font_lacks_are_left_out() -> None:
    assert drawn("Cook 🍳\ufe0f").tobytes() == drawn("Cook").tobytes()


def test_an_accent_is_drawn_however_it_is_written() -> None:
    assert drawn("Chargé").tobytes() == drawn("Charge\u0301").tobytes() != drawn("Charge").tobytes()


@pytest.mark.parametrize("title", ["収費", "بيان", "בדיקה", "Cook 収"])
def test_without_a_letter_of_the_title_there_is_no_picture(title: str) -> None:
    assert card(title, LINES, "Example Ovens", GROUND, INK, FONTS) is None


def test_a_line_without_its_letters_is_left_out() -> None:
    assert len(rows(drawn("Cook", lines=("収", "$20.00 an hour")))) == 3


@pytest.mark.parametrize(
    ("employer", "letter"), [("example ovens", "E"), ("<b>ovens", "B"), ("«Öfen»", "Ö"), ("!", "")]
)
def test_the_icon_holds_the_first_letter(employer: str, letter: str) -> None:
    assert f">{letter}</text>" in icon(employer, GROUND, INK).decode()
