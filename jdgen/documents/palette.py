"""The employer's colour, made legible: WCAG 2.2 contrast on paper and on a dark screen."""

from dataclasses import dataclass

PAPER = "#ffffff"
NIGHT = "#15191d"
WANTED = 7.0
NEEDED = 4.5


@dataclass(frozen=True)
class Palette:
    brand: str
    """The employer's colour as it is, for large shapes."""
    text: str
    """The colour for text on paper and on the tint: darkened where the brand is too light."""
    tint: str
    """A pale wash of it, behind callouts."""
    on_dark: str
    """The colour for text on a dark screen."""
    on_brand: str
    """Black or white: what can be read on the brand colour."""
    darkened: bool
    """Whether the brand colour itself is too light for text on paper."""


def palette(brand: str) -> Palette:
    tint = mix(brand, PAPER, 0.07)
    text = _until(brand, "#000000", tint, NEEDED)
    white, black = contrast(PAPER, brand), contrast("#000000", brand)
    return Palette(
        brand,
        text,
        tint,
        _until(brand, "#ffffff", NIGHT, WANTED),
        "#ffffff" if white >= black else "#000000",
        text != brand,
    )


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """``share`` of the first colour in the second."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _until(colour: str, towards: str, ground: str, wanted: float) -> str:
    """The colour moved as little as needed towards black or white to be read on ``ground``."""
    steps = (mix(colour, towards, 1 - step / 20) for step in range(21))
    return next(step for step in steps if contrast(step, ground) >= wanted)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
