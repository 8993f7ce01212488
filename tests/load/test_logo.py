"""The logo travels inside a document, so it must be a picture and nothing more."""

import base64
from collections.abc import Callable

import pytest

from jdgen.errors import InvalidInput
from jdgen.load import load_employer
from jdgen.load.logo import MAX_BYTES, PNG, logo_file, read_logo
from jdgen.workspace import Workspace

Make = Callable[..., Workspace]
SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


@pytest.fixture
def logo(make: Make) -> Callable[..., str | None]:
    """Reads the logo of an employer that names ``path``, where ``data`` is at ``file``."""

    def read(data: bytes | str, path: str = "logo.img", file: str = "logo.img") -> str | None:
        workspace = make({"jdgen.yaml": f"name: Bakery\nlogo: {path}\n", file: data})
        return read_logo(workspace, load_employer(workspace))

    return read


def test_an_employer_without_a_logo_has_none(make: Make) -> None:
    workspace = make()
    employer = load_employer(workspace)
    assert logo_file(workspace, employer.model) is None
    assert read_logo(workspace, employer) is None


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (PNG + b"rest", "image/png"),
        (SVG.format('<circle r="4"/>').encode(), "image/svg+xml"),
        (SVG.format('<use href="#a"/><rect fill="url(#b)"/>').encode(), "image/svg+xml"),
        (SVG.format('<image href="data:image/png;base64,AA=="/>').encode(), "image/svg+xml"),
    ],
)
def test_a_png_or_a_plain_svg_becomes_a_data_uri(logo: Callable[..., str | None], data: bytes, media_type: str) -> None:
    assert logo(data) == f"data:{media_type};base64,{base64.b64encode(data).decode()}"


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="https://example.com/a.png"/>',
        "<image xlink:href='file:///etc/passwd'/>",
        '<rect fill="url(https://example.com/a.svg#b)"/>',
        "<style>@import 'a.css';</style>",
        '<use href = "a.svg#b"/>',
    ],
)
def test_an_svg_that_reaches_out_is_refused(logo: Callable[..., str | None], inside: str) -> None:
    with pytest.raises(InvalidInput, match=r"jdgen\.yaml:2:7: error: logo: holds a script or points outside itself"):
        logo(SVG.format(inside))


def test_an_entity_is_refused(logo: Callable[..., str | None]) -> None:
    with pytest.raises(InvalidInput, match="holds a script or points outside itself"):
        logo('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"))


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("nowhere.png", "nowhere.png cannot be read: no such file or directory\n  hint: check the path"),
        ("roles", "roles cannot be read: is a directory"),
        ("../logo.img", "points outside the workspace\n  hint: copy the file next to jdgen.yaml"),
        ("/etc/hostname", "points outside the workspace"),
        ("x" * 300, "cannot be read: file name too long"),
    ],
)
def test_a_logo_that_is_not_there_is_told_at_its_line(logo: Callable[..., str | None], path: str, told: str) -> None:
    with pytest.raises(InvalidInput) as error:
        logo(PNG, path)
    assert str(error.value).startswith("jdgen.yaml:2:7: error: logo: ")
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"GIF89a", "is neither PNG nor SVG"),
        (b"", "is neither PNG nor SVG"),
        (PNG + bytes(MAX_BYTES), "is larger than 512 KiB"),
    ],
)
def test_what_is_no_small_picture_is_refused(logo: Callable[..., str | None], data: bytes, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        logo(data)
