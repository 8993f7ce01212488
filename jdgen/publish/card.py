"""The pictures of a site, in the employer's colour: what a shared link to an opening shows, and the site's icon."""

import io
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
EDGE = 80
LEADING = 1.2
ROOM = 280
"""Between the employer's name and the lines at the foot."""
COLORS = 32
"""Text on a plain ground needs no more, and the file stays small."""


def card(title: str, lines: tuple[str, ...], employer: str, brand: str, on_brand: str, fonts: Path) -> bytes | None:
    """A PNG of 1200 x 630; None where the shipped font, in the folder ``fonts``, lacks a letter of the title.

    Another font would be the machine's own, and the picture would change with the machine.
    """
    from PIL import Image, ImageDraw

    title, employer, *rest = (_drawn(one, fonts) for one in (title, employer, *lines))
    if not title:
        return None
    lines = tuple(filter(None, rest))
    picture = Image.new("RGB", (WIDTH, HEIGHT), brand)
    draw = ImageDraw.Draw(picture)
    draw.text((EDGE, 64), _cut(draw, employer, _font(fonts, "Bold", 32)), fill=on_brand, font=_font(fonts, "Bold", 32))
    size, rows = _fitting(draw, title, fonts)
    for number, row in enumerate(rows):
        draw.text((EDGE, 150 + number * size * LEADING), row, fill=on_brand, font=_font(fonts, "Bold", size))
    font = _font(fonts, "Regular", 40)
    for number, line in enumerate(lines):
        height = HEIGHT - 72 - 56 * (len(lines) - number)
        draw.text((EDGE, height), _cut(draw, line, font), fill=on_brand, font=font)
    file = io.BytesIO()
    picture.quantize(COLORS).save(file, "PNG", optimize=True)
    return file.getvalue()


def icon(employer: str, brand: str, on_brand: str) -> bytes:
    """An SVG with the first letter of the employer's name."""
    letter = next((one for one in employer.upper() if one.isalnum()), "")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" rx="12" fill="{brand}"/><text x="32" y="46" text-anchor="middle"'
        f' font-family="sans-serif" font-size="40" font-weight="700" fill="{on_brand}">{letter}</text></svg>\n'
    ).encode()


def _drawn(text: str, fonts: Path) -> str:
    """Without signs that the font lacks; nothing, where it lacks a letter."""
    text, known = unicodedata.normalize("NFC", text), _letters(fonts)
    if any(ord(one) not in known and unicodedata.category(one)[0] in "LN" for one in text):
        return ""
    return " ".join("".join(one for one in text if ord(one) in known).split())


@cache
def _letters(fonts: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    return frozenset(TTFont(fonts / "PublicSans-Bold.ttf").getBestCmap())


def _fitting(draw: "ImageDraw", title: str, fonts: Path) -> tuple[int, list[str]]:
    """The largest size at which the title fits between what stands above and below, without a word cut."""
    for size in (84, 72, 60, 48):
        font = _font(fonts, "Bold", size)
        rows = _rows(draw, title, font)
        if len(rows) * size * LEADING <= ROOM and " ".join(rows) == title:
            return size, rows
    font = _font(fonts, "Bold", 48)
    return 48, [*rows[:2], _cut(draw, " ".join(rows[2:]), font)] if len(rows) > 2 else rows


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
