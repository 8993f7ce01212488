"""A web page says what it is, and carries all that it needs."""

import dataclasses
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from jdgen.formats import Page, get, tokens

PAGE = Page(
    body="<main><h1>Baker</h1></main>",
    title="Baker: job posting",
    author="Example Ovens",
    description="Bakes bread.",
    lang="en-CA",
    paper="letter",
    running="Job posting · Baker",
    marks=(),
    revised=date(2026, 11, 2),
    palette={"brand": "#123456", "on_brand": "#ffffff"},
    style="body { color: red }",
    folders=(),
)

ReadHtml = Callable[[str], list[tuple[str, Any]]]


def encoded(**changes: Any) -> str:
    return get("html").encode(dataclasses.replace(PAGE, **changes)).decode()


def test_a_page_says_what_it_is_in_its_head(read_html: ReadHtml) -> None:
    found = read_html(encoded())
    named = {dict(value).get("name"): dict(value).get("content") for tag, value in found if tag == "meta"}
    assert ("html", (("lang", "en-CA"),)) in found
    assert found[found.index(("title", ())) + 1] == ("", "Baker: job posting")
    assert named["author"] == "Example Ovens"
    assert named["description"] == "Bakes bread."
    assert named["dcterms.created"] == named["dcterms.modified"] == "2026-11-02"
    assert named["generator"] == "jdgen"


def test_what_is_not_known_is_not_said(read_html: ReadHtml) -> None:
    page = encoded(author="", description="", revised=None)
    assert not re.search("author|description|dcterms", page)


def test_the_style_sheet_is_inline_and_the_colours_are_the_employers() -> None:
    page = encoded()
    assert "<style>\n:root{--brand:#123456;--on-brand:#ffffff;}\nbody { color: red }\n</style>" in page
    assert tokens({}) == ""


@pytest.mark.parametrize("marks", [("Internal",), ("Internal", "Draft")])
def test_marks_stand_before_the_page(marks: tuple[str, ...], read_html: ReadHtml) -> None:
    found = read_html(encoded(marks=marks))
    shown = "".join(value for tag, value in found[: found.index(("main", ()))] if not tag)
    assert [mark for mark in marks if mark in shown] == list(marks)
    assert not re.search("Internal|Draft", encoded())


def test_what_a_page_says_of_itself_is_text_and_nothing_else(read_html: ReadHtml) -> None:
    typed = '</title><script>alert(1)</script>" onload="x\u202e'
    seen = typed.replace("\u202e", "[U+202E]")
    found = read_html(encoded(title=typed, author=typed, description=typed, lang=typed, marks=(typed,)))
    assert "script" not in [tag for tag, _ in found]
    assert found[found.index(("title", ())) + 1] == ("", seen)
    assert sum(dict(value).get("content") == seen for tag, value in found if tag == "meta") == 2
    assert all(name in ("name", "content", "charset") for tag, value in found if tag == "meta" for name, _ in value)
