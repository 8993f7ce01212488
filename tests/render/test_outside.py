"""Documents fetch nothing: a template that points outside is a clear error."""

from collections.abc import Callable

import pytest

from jdgen.build.making import Maker, plan
from jdgen.documents.kinds import choose_kinds
from jdgen.errors import InvalidInput
from jdgen.load import load_employer, load_one
from jdgen.render.outside import css_references, outside_references
from jdgen.workspace import Workspace, shipped

FETCHING = [
    '<img src="http://evil.example/i.png">',
    "<img/src=http://evil.example/i.png>",
    "<IMG SRC='//evil.example/i.png'>",
    '<img srcset="http://evil.example/i.png 2x" alt="">',
    '<img src="logo.png">',
    '<img src="file:///etc/passwd">',
    '<link rel="stylesheet" href="https://evil.example/s.css">',
    '<iframe src="https://evil.example"></iframe>',
    '<script src="https://evil.example/s.js"></script>',
    '<object data="https://evil.example/o"></object>',
    '<embed src="https://evil.example/e">',
    '<video poster="https://evil.example/p.png"></video>',
    '<audio src="https://evil.example/a.mp3"></audio>',
    '<svg><image href="https://evil.example/i.png"/></svg>',
    '<svg><image xlink:href="https://evil.example/i.png"/></svg>',
    '<svg><use href="https://evil.example/i.svg#a"/></svg>',
    '<table background="https://evil.example/i.png"></table>',
    '<p style="background: url(https://evil.example/i.png)">x</p>',
    '<p style="background: url(file:///etc/passwd)">x</p>',
    "<p style='background: URL( \"//evil.example/i.png\" )'>x</p>",
    "<style>p { background: url('https://evil.example/i.png') }</style>",
    '<style>@import "https://evil.example/s.css";</style>',
    "<style>@import url(https://evil.example/s.css);</style>",
    "<style>@font-face { src: url(../font.woff2) }</style>",
]

STAYING = [
    '<a href="https://www.example.com">see us</a>',
    '<a href="mailto:jobs@example.com">write</a>',
    '<img src="data:image/png;base64,AAAA" alt="">',
    '<img src="" alt="">',
    '<svg><use href="#part"/></svg>',
    '<p style="color: red; background: url(data:image/png;base64,AAAA)">x</p>',
    "<style>p { color: red; mask: url(#part) }</style>",
    "<p>src=http://evil.example url(http://evil.example) @import 'x'</p>",
    '<p title="src=http://evil.example url(http://evil.example)">x</p>',
    "<style>p { color: red }</style><p>url(http://evil.example)</p>",
    "&lt;img src=http://evil.example/i.png&gt;",
]

Page = Callable[..., str]


@pytest.mark.parametrize("html", FETCHING)
def test_what_a_page_would_fetch_is_found(html: str) -> None:
    (found,) = outside_references(f"<main>\n{html}\n</main>")
    assert found.lower() in html.lower()


@pytest.mark.parametrize("html", STAYING)
def test_what_stays_inside_is_not_held_against_a_page(html: str) -> None:
    assert list(outside_references(f"<main>\n{html}\n</main>")) == []


@pytest.mark.parametrize("html", FETCHING)
def test_a_template_that_points_outside_is_refused(html: str, page: Page) -> None:
    with pytest.raises(InvalidInput) as caught:
        page(f"<p>bread</p>\n{html}\n")
    (problem,) = caught.value.problems
    assert str(problem).startswith("templates/job-posting/page.html.j2: error: the page points outside: ")
    assert "documents fetch nothing" in problem.hint


@pytest.mark.parametrize("html", STAYING)
def test_a_template_that_stays_inside_is_filled(html: str, page: Page) -> None:
    assert page(html) == html


def test_the_text_of_a_role_points_nowhere(make: Callable[..., Workspace]) -> None:
    text = "<img src=//evil.example> <p style='background:url(//evil.example)'>"
    role = f'title: "{text}"\nsummary: b\nduties: [{{id: a, name: b, text: c}}]\nrequirements: [{{id: a, text: b}}]\n'
    workspace = make({"roles/hostile.yaml": role, "templates/job-posting/page.html.j2": "<p>{{ role.title }}</p>"})
    made = made_by(workspace, "hostile", "html")
    assert b"&lt;img src=//evil.example&gt;" in made


@pytest.mark.parametrize(
    "css",
    [
        "body { background: url(https://evil.example/i.png) }",
        "body { background: URL( 'picture.png' ) }",
        '@import "https://evil.example/s.css";',
        "@import url(other.css);",
        "@font-face { font-family: X; src: url(file:///etc/passwd) }",
    ],
)
@pytest.mark.parametrize(("sheet", "format"), [("screen.css", "html"), ("print.css", "pdf"), ("document.css", "html")])
def test_a_style_sheet_that_points_outside_is_refused(
    css: str, sheet: str, format: str, make: Callable[..., Workspace]
) -> None:
    make()
    workspace = make({f"templates/_base/{sheet}": css})
    with pytest.raises(InvalidInput, match=rf"^templates/_base/{sheet}: error: points outside: .*\n  hint: "):
        made_by(workspace, "baker", format)


def test_a_style_sheet_of_ones_own_is_used(make: Callable[..., Workspace]) -> None:
    make()
    css = "body { color: #123456; background: url(data:image/png;base64,AAAA) }"
    assert css.encode() in made_by(make({"templates/_base/screen.css": css}), "baker", "html")


@pytest.mark.parametrize("path", sorted(shipped("templates").glob("_base/*.css")), ids=lambda path: path.name)
def test_the_shipped_style_sheets_stay_inside(path: object) -> None:
    sheet = shipped("templates") / "_base" / str(getattr(path, "name", ""))
    assert list(css_references(sheet.read_text("utf-8"))) == []


def made_by(workspace: Workspace, role: str, format: str) -> bytes:
    maker = Maker(workspace, load_employer(workspace))
    (task,) = plan(choose_kinds(workspace, ["job-posting"]), [load_one(workspace, role).model], [format])
    return maker.make(task)
