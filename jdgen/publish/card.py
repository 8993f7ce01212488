"""The picture that a link to an opening shows where it is shared: title, place and pay, in the employer's colour."""

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
EDGE = 80
COLORS = 32
"""Text on a plain ground needs no more, and the file stays small."""


def card(title: str, lines: tuple[str, ...], employer: str, brand: str, on_brand: str, fonts: Path) -> bytes:
    """A PNG of 1200 x 630; ``fonts`` is the folder of the shipped font."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (WIDTH, HEIGHT), brand)
    draw = ImageDraw.Draw(picture)
    draw.text((EDGE, 64), _cut(draw, employer, _font(fonts, "Bold", 32)), fill=on_brand, font=_font(fonts, "Bold", 32))
    size, rows = _fitting(draw, title, fonts)
    for number, row in enumerate(rows):
        draw.text((EDGE, 150 + number * size * 1.2), row, fill=on_brand, font=_font(fonts, "Bold", size))
    font = _font(fonts, "Regular", 40)
    for number, line in enumerate(lines):
        height = HEIGHT - 72 - 56 * (len(lines) - number)
        draw.text((EDGE, height), _cut(draw, line, font), fill=on_brand, font=font)
    file = io.BytesIO()
    picture.quantize(COLORS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _fitting(draw: "ImageDraw", title: str, fonts: Path) -> tuple[int, list[str]]:
    """The largest size at which the title takes at most three rows."""
    for size in (84, 72, 60, 48):
        rows = _rows(draw, title, _font(fonts, "Bold", size))
        if len(rows) <= 3:
            return size, rows
    font = _font(fonts, "Bold", 48)
    return 48, [*rows[:2], _cut(draw, " ".join(rows[2:]), font)]


def _rows(draw: "ImageDraw", text: str, font: "FreeTypeFont") -> list[str]:
    rows: list[str] = []
    for word in text.split():
        joined = f"{rows[-1]} {word}" if rows else word
        if rows and draw.textlength(joined, font) <= WIDTH - 2 * EDGE:
            rows[-1] = joined
        else:
            rows.append(_cut(draw, word, font))
    return rows


def _cut(draw: "ImageDraw", text: str, font: "FreeTypeFont") -> str:
    """Shortened until it fits the width."""
    if draw.textlength(text, font) <= WIDTH - 2 * EDGE:
        return text
    while text and draw.textlength(f"{text}…", font) > WIDTH - 2 * EDGE:
        text = text[:-1]
    return f"{text.rstrip()}…"


@cache
def _font(folder: Path, style: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(str(folder / f"PublicSans-{style}.ttf"), size)
