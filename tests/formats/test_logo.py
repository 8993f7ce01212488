"""The employer's logo travels in every document; one that would reach out is refused."""

import io
from collections.abc import Callable
from typing import Any

import pypdf
import pytest

from jdgen.build.some import some_documents
from jdgen.errors import InvalidInput
from jdgen.workspace import Workspace

Make = Callable[..., Workspace]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><title>x</title>{}</svg>'
BAR = '<rect width="20" height="10" fill="#aa3300"/>'


@pytest.fixture
def made(make: Make) -> Callable[..., dict[str, bytes]]:
    def made(named: str, **files: bytes | str) -> dict[str, bytes]:
        make()
        others = {name.replace("_", "."): data for name, data in files.items()}
        workspace = make({"jdgen.yaml": f'name: "Ovens & Sons"\nlogo: {named}\n'} | others)
        documents = some_documents(workspace, "baker", (), ("html", "pdf"), None, (), only_one=False)
        return dict(documents)

    return made


def test_a_png_stands_in_every_document(
    made: Callable[..., dict[str, bytes]], png: bytes, read_html: Callable[[str], list[Any]]
) -> None:
    for path, data in made("logo.png", logo_png=png).items():
        if path.endswith(".html"):
            (image,) = (dict(value) for tag, value in read_html(data.decode()) if tag == "img")
            assert image["src"].startswith("data:image/png;base64,")
            assert image["alt"] == "Ovens & Sons"
        else:
            assert [1 for page in pypdf.PdfReader(io.BytesIO(data)).pages for _ in page.images] == [1]


def test_an_svg_stands_in_every_document(
    made: Callable[..., dict[str, bytes]], pdf_objects: Callable[[bytes], str]
) -> None:
    with_logo, without = made("logo.svg", logo_svg=SVG.format(BAR)), made("")
    for path, data in with_logo.items():
        if path.endswith(".html"):
            assert b'<img class="logo" src="data:image/svg+xml;base64,' in data
            assert b"<img" not in without[path]
        else:
            red = "0.666667 0.2 0 rg"
            assert red in pdf_objects(data)
            assert red not in pdf_objects(without[path])


def test_without_a_logo_the_name_stands_there(made: Callable[..., dict[str, bytes]]) -> None:
    for path, data in made("").items():
        if path.endswith(".html"):
            assert b"<img" not in data
            assert b"Ovens &amp; Sons" in data


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("http://evil.example/logo.png", "cannot be read"),
        ("https://evil.example/logo.png", "cannot be read"),
        ("missing.png", "missing.png cannot be read"),
        ("../logo.png", "points outside the workspace"),
        ("/etc/hostname", "points outside the workspace"),
        ("roles", "cannot be read"),
        ("jdgen.yaml", "is neither PNG nor SVG"),
        ("script.svg", "holds a script or points outside itself"),
        ("outside.svg", "holds a script or points outside itself"),
        ("style.svg", "holds a script or points outside itself"),
        ("entity.svg", "holds a script or points outside itself"),
    ],
)
def test_a_logo_that_is_no_picture_of_the_workspace_is_refused(
    named: str, message: str, made: Callable[..., dict[str, bytes]]
) -> None:
    pictures = {
        "script_svg": SVG.format("<script>alert(1)</script>"),
        "outside_svg": SVG.format('<image href="http://evil.example/i.png"/>'),
        "style_svg": SVG.format("<style>rect { fill: url(//evil.example/i.svg#a) }</style>"),
        "entity_svg": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG.format("<text>&x;</text>"),
    }
    with pytest.raises(InvalidInput) as caught:
        made(named, **pictures)
    (problem,) = caught.value.problems
    assert str(problem).startswith("jdgen.yaml:2:7: error: logo: ")
    assert message in problem.message
