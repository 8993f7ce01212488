"""Templates: the user's before the shipped, and a mistake in one is told with its file and line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, meta

from jdgen.errors import InvalidInput
from jdgen.render import Renderer
from jdgen.workspace import Workspace, shipped

Page = Callable[..., str]

TEMPLATES = sorted(shipped("templates").rglob("*.j2"))


def told(page: Page, template: str | bytes, **more: object) -> str:
    with pytest.raises(InvalidInput) as caught:
        page(template, **more)
    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("a\n{% if %}\n", 2, "the template is wrong: Expected an expression, got 'end of statement block'"),
        ("a\n\n{{ role.title\n", 3, "the template is wrong: unexpected end of template"),
        ("{% for x in role.duties %}\nx\n", 2, "the template is wrong: Unexpected end of template"),
        ("a\n{{ titel }}", 2, "the template cannot be filled: 'titel' is undefined"),
        ("a\n\n{{ role.titel }}", 3, "there is no `titel` here; did you mean `title`?"),
        ("{{ role.duties[0].nonsense }}", 1, "there is no `nonsense` here; known: id, name, text, essential"),
        ("a\n{% include 'crumbs.j2' %}", 2, "there is no template crumbs.j2"),
        ("a\n{% import 'crumbs.j2' as c %}", 2, "there is no template crumbs.j2"),
        ("\n{% extends 'crumbs.j2' %}", 2, "there is no template crumbs.j2"),
        ("{{ role.title | crumble }}", 1, "No filter named 'crumble'"),
        ("a\n{{ role.why }}", 2, "None cannot be printed as it is"),
        ("a\n{{ role }}", 2, "cannot be printed as it is; use a filter, or print one of its parts"),
        ("a\n{{ role.duties[0].essential }}", 2, "True cannot be printed as it is"),
        ("a\n{{ 1 / 0 }}", 2, "the template cannot be filled: division by zero"),
        ("a\n{% include 'job-posting/page.html.j2' %}", 2, "the template includes itself without end"),
        ("a\n{{ role.title.__class__.__mro__ }}", 2, "unsafe"),
    ],
)
def test_a_mistake_is_told_at_its_line(template: str, line: int, message: str, page: Page) -> None:
    said = told(page, template)
    assert said.startswith(f"templates/job-posting/page.html.j2:{line}:1: error: ")
    assert message in said


def test_a_mistake_in_an_included_template_is_told_there(page: Page) -> None:
    files = {"own/crumbs": "\n\n{{ role.titel }}"}
    assert told(page, "a\n{% include 'own/crumbs.j2' %}", **files).startswith("templates/own/crumbs.j2:3:1: error: ")


def test_a_mistake_that_shows_in_a_shipped_macro_is_told_there(page: Page) -> None:
    template = "{% import '_base/macros.html.j2' as ui with context %}\n{{ ui.range(none, '') }}"
    assert told(page, template).startswith("jdgen:templates/_base/macros.html.j2:")


def test_a_template_that_is_not_text_is_told(page: Page) -> None:
    assert told(page, b"caf\xe9") == "templates/job-posting/page.html.j2: error: the template is not UTF-8 text"


@pytest.mark.parametrize(
    ("template", "field"),
    [
        ("{{ role.record.grade }}", "record"),
        ("{% if role.measures %}x{% endif %}", "measures"),
        ("{% for one in role.screening.criteria %}{% endfor %}", "screening"),
        ("{{ role.pay.band.minimum | money }}", "band"),
        ("{{ role.duties[0].time }}", "time"),
        ("{{ role['family'] }}", "family"),
        ("{{ employer.head_count | length }}", "head_count"),
        ("{% if role.record is defined %}x{% endif %}", "record"),
        ("{{ role.pay.band | default('none') }}", "band"),
    ],
)
@pytest.mark.parametrize("source", ["html", "md"])
def test_a_public_template_that_asks_for_an_internal_field_is_refused(
    template: str, field: str, source: str, page: Page
) -> None:
    said = told(page, f"a\n{template}\n", source=source)
    assert said.startswith(f"templates/job-posting/page.{source}.j2:2:1: error: ")
    assert f"`{field}` is internal, and this kind of document is public" in said


def test_an_internal_template_may_ask_for_it(page: Page) -> None:
    assert page("{{ role.record.supervises }}", kind="job-description") == "Nobody"


def test_the_workspaces_template_comes_before_the_shipped_one(page: Page) -> None:
    assert page("mine: {{ role.title }}") == "mine: Baker"


def test_a_template_may_build_on_the_shipped_one_that_it_hides(page: Page) -> None:
    shown = page("<p>mine</p>\n{% include 'jdgen:job-posting/page.html.j2' %}")
    assert shown.startswith("<p>mine</p>")
    assert "<h1>Baker</h1>" in shown


def test_the_text_of_a_role_is_no_template(make: Callable[..., Workspace], page: Page) -> None:
    assert page("{{ role.title }}{% raw %}{{ x }}{% endraw %}") == "Baker{{ x }}"


def test_the_closure_of_a_page_holds_all_that_it_is_made_of(make: Callable[..., Workspace]) -> None:
    renderer = Renderer(make())
    assert renderer.closure("salary-band", "html") == [
        "_base/chart.html.j2",
        "_base/macros.html.j2",
        "salary-band/page.html.j2",
    ]
    assert "_base/form.js" in renderer.closure("screening-checklist", "html")
    assert renderer.closure("poem", "html") == []


def test_the_closure_follows_a_template_of_ones_own(make: Callable[..., Workspace]) -> None:
    files = {
        "templates/job-posting/page.md.j2": "{% include 'own.j2' %}{% include 'none.j2' ignore missing %}",
        "templates/own.j2": "{% include 'own.j2' %}{% include 'jdgen:job-posting/page.md.j2' %}",
    }
    assert Renderer(make(files)).closure("job-posting", "md") == [
        "_base/macros.md.j2",
        "jdgen:job-posting/page.md.j2",
        "job-posting/page.md.j2",
        "own.j2",
    ]


@pytest.mark.parametrize(
    ("content", "place"), [("a\n{% if %}", ":2:1: error: the template is wrong"), (b"\xff", ": error: the template is")]
)
def test_a_template_too_wrong_for_its_closure_is_told(
    content: str | bytes, place: str, make: Callable[..., Workspace]
) -> None:
    files = {"templates/job-posting/page.md.j2": "{% include 'own.j2' %}", "templates/own.j2": content}
    with pytest.raises(InvalidInput, match=f"^templates/own.j2{place}"):
        Renderer(make(files)).closure("job-posting", "md")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_shipped_templates_name_what_they_include_literally(path: Path) -> None:
    tree = Environment().parse(path.read_text("utf-8"))
    assert None not in set(meta.find_referenced_templates(tree))


@pytest.mark.parametrize(
    "kind", sorted({path.parent.name for path in TEMPLATES if not set(path.parts) & {"_base", "_site"}})
)
def test_a_shipped_kind_has_a_page_and_a_markdown_template(kind: str) -> None:
    assert {path.name for path in TEMPLATES if path.parent.name == kind} == {"page.html.j2", "page.md.j2"}
