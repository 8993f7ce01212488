"""The shape of a logo."""

import io

import pytest
from PIL import Image

from jdgen.publish.logo import shown_width


def png(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("L", (width, height)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("logo", "width"),
    [
        (png(320, 80), 176),
        (png(1, 400), 1),
        (b'<svg viewBox="0 0 160 40"/>', 176),
        (b"<svg viewBox='-1,-1, 100.5 50.25'/>", 88),
        (b'<svg width="30" height="60" viewBox="0 0 160 40"/>', 22),
        (b'<svg width="30px" height="60px"/>', 22),
        (b'<svg width="100%" viewBox="0 0 44 44"/>', 44),
        (b'<svg><rect width="9" height="3"/></svg>', None),
        (b'<svg viewBox="0 0 160 0"/>', None),
        (b"", None),
    ],
)
def test_a_logo_keeps_its_shape(logo: bytes, width: int | None) -> None:
    assert shown_width(logo) == width
