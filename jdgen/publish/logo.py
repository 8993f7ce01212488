"""How wide a logo stands, so that a page keeps its place free before it is there."""

import re
import struct

HEIGHT = 44
"""In pixels, as the style sheet has it."""
_NUMBER = r"([0-9]*\.?[0-9]+)"
_BOX = re.compile(rf'\bviewBox\s*=\s*["\']\s*\S+[\s,]+\S+?[\s,]+{_NUMBER}[\s,]+{_NUMBER}')
_SIDES = [re.compile(rf'<svg\b[^>]*\s{side}\s*=\s*["\']{_NUMBER}(?:px)?["\']') for side in ("width", "height")]


def shown_width(logo: bytes) -> int | None:
    """In pixels, at the height at which it is shown; None for a drawing that does not say its shape."""
    if logo.startswith(b"\x89PNG"):
        width, height = map(float, struct.unpack(">II", logo[16:24]))
    else:
        text = logo.decode("utf-8", "replace")
        found = [side.search(text) for side in _SIDES]
        box = _BOX.search(text)
        if all(found):
            width, height = (float(one[1]) for one in found if one)
        elif box:
            width, height = float(box[1]), float(box[2])
        else:
            return None
    return max(1, round(HEIGHT * width / height)) if height else None
