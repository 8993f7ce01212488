"""A sheet says what it is, in its metadata, its header and its footer."""

import io
from collections.abc import Callable
from pathlib import Path

import page as judge
import pypdf
import pytest

from jdgen.build.some import some_documents
from jdgen.errors import InvalidInput
from jdgen.formats import Page, get
from jdgen.workspace import Workspace

Make = Callable[..., Workspace]

ROLE = """\
title: Baker
summary: Bakes bread.
revised: 2026-01-05
duties:
  - {id: bake, name: Bake, text: Bake the bread., essential: true}
requirements:
  - {id: early, text: Comfort with early hours}
  - {id: dough, text: "A feel for **dough**, flour & [salt](https://www.example.com)"}
  - {id: oven, text: Two years at a deck oven, need: preferred}
openings:
  - {id: far, arrangement: remote, open_to: [IL], status: draft}
"""

LETTER, A4 = (612, 792), (595, 842)


@pytest.fixture
def sheets(make: Make) -> Callable[..., dict[str, pypdf.PdfReader]]:
    """The sheets of the baker, by their paths; those of an opening where it is named."""

    def sheets(
        kinds: tuple[str, ...] = (), opening: str | None = None, employer: str = "", **files: str
    ) -> dict[str, pypdf.PdfReader]:
        named = {name.replace("_css", ".css"): text for name, text in files.items()}
        styles = {f"templates/_base/{name}": text for name, text in named.items()}
        workspace = make({"roles/baker.yaml": ROLE, "jdgen.yaml": employer or "name: Example Ovens\n"} | styles)
        made = some_documents(workspace, "baker", kinds, ("pdf",), opening, (), only_one=False)
        return {path: pypdf.PdfReader(io.BytesIO(data)) for path, data in made}

    return sheets


def test_a_sheet_names_itself_its_employer_and_its_day(sheets: Callable[..., dict[str, pypdf.PdfReader]]) -> None:
    said = sheets(("job-description",))["baker/job-description.pdf"].metadata
    assert said is not None
    assert (said.title, said.author, said.subject) == ("Baker: job description", "Example Ovens", "Bakes bread.")
    assert str(said.creation_date).startswith("2026-01-05 00:00:00")
    assert said.creation_date == said.modification_date


def test_a_sheet_says_its_language(sheets: Callable[..., dict[str, pypdf.PdfReader]]) -> None:
    found = sheets(("job-posting",), employer="name: Example Ovens\nlocale: en_GB\n")
    assert [reader.root_object["/Lang"] for reader in found.values()] == ["en-GB"]


@pytest.mark.parametrize(("locale", "size"), [("en_US", LETTER), ("en_CA", LETTER), ("en_GB", A4), ("en_AU", A4)])
def test_the_paper_is_the_one_in_use_there(
    locale: str, size: tuple[int, int], sheets: Callable[..., dict[str, pypdf.PdfReader]]
) -> None:
    (reader,) = sheets(("job-posting",), employer=f"name: Example Ovens\nlocale: {locale}\n").values()
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {size}


def test_every_sheet_has_its_name_and_number_in_the_footer(sheets: Callable[..., dict[str, pypdf.PdfReader]]) -> None:
    (reader,) = sheets(("job-description",)).values()
    count = len(reader.pages)
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        assert "Job description · Baker · January 5, 2026" in text
        assert f"Page {number} of {count}" in text


@pytest.mark.parametrize(
    ("kind", "opening", "marks"),
    [
        ("job-posting", None, []),
        ("job-posting", "far", ["Draft"]),
        ("job-description", None, ["Internal"]),
        ("role-guide", None, []),
    ],
)
def test_internal_documents_and_drafts_are_marked_on_every_sheet(
    kind: str, opening: str | None, marks: list[str], sheets: Callable[..., dict[str, pypdf.PdfReader]]
) -> None:
    (reader,) = sheets((kind,), opening).values()
    for page in reader.pages:
        assert [mark for mark in ("Internal", "Draft") if mark in page.extract_text()] == marks


def test_only_the_fonts_of_the_style_sheet_are_drawn_and_all_are_embedded(
    sheets: Callable[..., dict[str, pypdf.PdfReader]],
) -> None:
    (reader,) = sheets(("job-posting",)).values()
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    names = {font["/BaseFont"].partition("+")[2] for font in fonts}
    assert {name.partition("-")[0] + name.partition("-")[2][:4] for name in names} == {"PublicSans"}
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert "/FontFile2" in described or "/FontFile3" in described


@pytest.mark.parametrize("kind", ["job-posting", "job-description", "role-guide"])
def test_every_requirement_is_there_in_order(kind: str, sheets: Callable[..., dict[str, pypdf.PdfReader]]) -> None:
    (reader,) = sheets((kind,)).values()
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    places = [text.find(one) for one in ("Comfort with early hours", "A feel for dough, flour & salt", "Two years at")]
    assert places == sorted(places)
    assert places[0] > 0


def test_a_role_with_nothing_but_what_is_needed_gives_accessible_sheets(make: Make) -> None:
    made = dict(some_documents(make(), "baker", (), ("pdf",), None, (), only_one=False))
    assert len(made) == 6
    for path, data in made.items():
        report = judge.validate_pdf_bytes(data, profile="ua1")
        assert [f"{path}: {failure.message}" for failure in report.failures] == []


@pytest.mark.parametrize(
    "body",
    [
        '<img src="http://evil.example/i.png" alt="">',
        '<img src="file:///etc/hostname" alt="">',
        '<p style="background: url(https://evil.example/i.png)">x</p>',
        "<style>@import url(https://evil.example/s.css);</style>",
    ],
)
def test_a_page_that_slipped_through_fetches_nothing_all_the_same(body: str) -> None:
    page = Page(
        body=f"<main><h1>Baker</h1>{body}</main>",
        title="Baker",
        author="",
        description="",
        lang="en",
        paper="A4",
        running="",
        marks=(),
        revised=None,
        palette={},
        style="body { color: red }",
        folders=(),
    )
    with pytest.raises(InvalidInput, match="points outside"):
        get("pdf").encode(page)


def test_a_font_that_is_not_there_is_told(sheets: Callable[..., dict[str, pypdf.PdfReader]]) -> None:
    css = '@font-face { font-family: Crumbs; src: url("jdgen-font:Crumbs.ttf") } body { font: 10pt Crumbs }'
    with pytest.raises(InvalidInput, match="Crumbs"):
        sheets(("job-posting",), print_css=css)


def test_a_font_cannot_be_taken_from_elsewhere(
    tmp_path: Path, sheets: Callable[..., dict[str, pypdf.PdfReader]]
) -> None:
    (tmp_path / "secret.ttf").write_bytes(b"not a font")
    (tmp_path / "templates/_base/fonts").mkdir(parents=True)
    css = '@font-face { font-family: X; src: url("jdgen-font:../../../secret.ttf") } body { font: 10pt X }'
    with pytest.raises(InvalidInput, match="points outside"):
        sheets(("job-posting",), print_css=css)
