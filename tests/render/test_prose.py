"""What people type is shown as typed, but for bold, emphasis, code and three kinds of links."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jdgen.model.base import Prose
from jdgen.render.prose import (
    escape_html,
    escape_markdown,
    is_autolink,
    paragraphs,
    plain,
    to_html,
    to_markdown,
    visible,
)

Read = Callable[[str], list[Any]]

MARKS = ["*", "**", "_", "__", "`", "``", "[", "]", "](https://a.example)", "[a](mailto:b@c.example)", "![", "\\"]
MARKS += ["<", "<b>", "&", "&amp;", "#", " #", "|", "~~", "!", "- ", "+ ", "1. ", "1) ", "> ", "=", "--", "\n\n", "\n"]
MARKS += ["\u202e", "\u00a0", "https://a.example/?a=&copy;b", "a", "b.", "é", "中", "👩🏽‍🍳", '"', "\t", "(", ")", " "]

typed = st.lists(
    st.sampled_from(MARKS) | st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=14
).map("".join)
filled = typed.filter(str.strip).map(str.strip)

HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% raw %}",
    "[x](javascript:alert(1))",
    "[x](//evil.example)",
    "[x](data:text/html,x)",
    "[x](file:///etc/passwd)",
    "![i](http://evil.example/i.png)",
    "![i](data:image/png;base64,x)",
    "<style>*{display:none}</style>",
    "<img src=x onerror=alert(1)>",
    "<https://evil.example>",
    "https://evil.example",
    "&lt;b&gt; &#60;",
    "# h",
    "###### h #",
    "- x",
    "+ x",
    "1. x",
    "12) x",
    "> q",
    "| a | b |",
    "---",
    "===",
    "~~~",
    "a ~~b~~",
    "a_b_c 2 * 3 * 4",
    "</title></style>]]>",
    "\"quotes\" and 'more'",
    "[x]: https://evil.example",
    "[ ] x",
    "👩🏽‍🍳 面包师 مرحبا",
]


def rendered(markdown: str) -> str:
    return str(MarkdownIt("commonmark").render(markdown)).strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**bold** and __bold__", "<strong>bold</strong> and <strong>bold</strong>"),
        ("*light* and _light_", "<em>light</em> and <em>light</em>"),
        ("***both***", "<em><strong>both</strong></em>"),
        ("_one_*other*", "<em>one</em><em>other</em>"),
        ("`a < b` and `` ` ``", "<code>a &lt; b</code> and <code>`</code>"),
        ("[site](https://a.example/b?c=d&e=f)", '<a href="https://a.example/b?c=d&amp;e=f">site</a>'),
        ("[site](HTTP://a.example)", '<a href="HTTP://a.example">site</a>'),
        ("[us](mailto:jobs@a.example)", '<a href="mailto:jobs@a.example">us</a>'),
        ("[**b** `c`](https://a.example)", '<a href="https://a.example"><strong>b</strong> <code>c</code></a>'),
        ("[a|b](<https://a.example/x y>)", '<a href="https://a.example/x%20y">a|b</a>'),
        ("wow![site](https://a.example)!", "wow![site](https://a.example)!"),
        (r"wow\![site](https://a.example)", 'wow!<a href="https://a.example">site</a>'),
        (r"\*not light\* \[x\]", "*not light* [x]"),
        ("[x](https://a.example/?a=\\&copy;)", '<a href="https://a.example/?a=&amp;copy;">x</a>'),
    ],
)
def test_prose_may_hold_bold_emphasis_code_and_three_kinds_of_links(text: str, html: str, read: Read) -> None:
    assert to_html(Prose(text)) == html
    assert read(rendered(to_markdown(Prose(text)))) == read(f"<p>{html}</p>")


@pytest.mark.parametrize("text", HOSTILE)
def test_everything_else_in_prose_shows_as_typed(text: str, read: Read) -> None:
    assert read(to_html(Prose(text))) == [text]
    assert read(rendered(to_markdown(Prose(text)))) == [("p", {}), text, ("/p", {})]
    assert plain(Prose(text)) == text


@pytest.mark.parametrize("text", [*HOSTILE, "**bold**", "[site](https://a.example)", "`code`", r"\* \_", "a\\"])
def test_a_line_shows_all_of_it_as_typed(text: str, read: Read) -> None:
    assert read(escape_html(text)) == [text]
    assert read(rendered(escape_markdown(text))) == [("p", {}), text, ("/p", {})]
    assert read(rendered(f"# {escape_markdown(text)}")) == [("h1", {}), text, ("/h1", {})]
    in_bold = read(rendered(f"- **{escape_markdown(text)}.** x"))
    assert in_bold[in_bold.index(("strong", {})) + 1] == f"{text}."


@settings(max_examples=300)
@given(filled)
def test_any_line_gives_its_text_and_no_tag(text: str) -> None:
    html, markdown = escape_html(text), rendered(escape_markdown(text))
    assert "<" not in html
    assert re.findall("<[^>]*>", markdown) == ["<p>", "</p>"]
    assert words(markdown) == words(html) == squeezed(visible(text))


@settings(max_examples=300)
@given(filled)
def test_any_prose_gives_only_the_tags_that_prose_may_hold(text: str) -> None:
    html = to_html(Prose(text))
    for tag in re.findall("<([^>]*)>", html):
        assert re.fullmatch(r'/?(strong|em|code|a)|a href="(https?://|mailto:)[^"]*"', tag, re.IGNORECASE), tag
    assert re.sub("<[^>]*>", "", html).count("<") == 0


@settings(max_examples=300)
@given(filled)
def test_any_prose_loses_nothing_but_its_marks(text: str) -> None:
    typed_text, shown = (part.replace(" ", "") for part in (squeezed(visible(text)), words(to_html(Prose(text)))))
    kept = iter(typed_text)
    assert all(character in kept for character in shown), "in order, and nothing comes in"
    if not re.search(r"[*_`\[\]\\]", text):
        assert shown == typed_text


@settings(max_examples=300)
@given(filled)
def test_any_prose_says_the_same_in_markdown(text: str) -> None:
    html, markdown = to_html(Prose(text)), rendered(to_markdown(Prose(text)))
    links_and_code = re.compile("<(?:/?a|/?code|img)\\b[^>]*>")
    assert words(markdown) == words(html)
    assert links_and_code.findall(markdown) == links_and_code.findall(html)
    assert re.findall(r"<(?!/?(?:strong|em|code|a)\b)[^>]*>", markdown) == ["<p>", "</p>"]


@settings(max_examples=300)
@given(filled)
def test_plain_prose_is_what_its_page_says(text: str) -> None:
    assert squeezed(plain(Prose(text))) == words(to_html(Prose(text)))


@pytest.mark.parametrize("text", ["one\n# two", "one\r\n\r\n- two", "one\f1. two", "one\u2028> two"])
def test_a_line_stays_on_its_line(text: str) -> None:
    seen = squeezed(text)
    assert words(rendered(escape_markdown(text))) == words(escape_html(text)) == seen
    assert "\n" not in escape_markdown(text)
    assert "\n" not in escape_html(text)


@pytest.mark.parametrize("kept", ["10\u00a0kg", "面\u3000包", "1\u202f000"])
def test_a_space_that_somebody_chose_stays(kept: str) -> None:
    assert escape_html(kept) == escape_markdown(kept) == to_html(Prose(kept)) == to_markdown(Prose(kept)) == kept


@pytest.mark.parametrize(
    ("typed_text", "seen"),
    [
        ("user\u202etxt.exe", "user[U+202E]txt.exe"),
        ("\u2066a\u2069", "[U+2066]a[U+2069]"),
        ("a\x07b\x7f", "a[U+0007]b[U+007F]"),
        ("a\ufffe", "a[U+FFFE]"),
    ],
)
def test_what_works_unseen_is_made_visible(typed_text: str, seen: str, read: Read) -> None:
    for text in (typed_text, Prose(typed_text), Prose(f"`{typed_text}`")):
        write = (to_html, to_markdown) if isinstance(text, Prose) else (escape_html, escape_markdown)
        assert words(write[0](text)) == words(rendered(write[1](text))) == seen


@pytest.mark.parametrize("text", ["1986", "1.5", "-5", "2025-05", "1. x", "#1 bakery", "+1 555", "snake_case", "a & b"])
def test_markdown_holds_no_escape_that_it_does_not_need(text: str) -> None:
    needed = text == "1. x"
    assert ("\\" in escape_markdown(text)) is needed
    assert ("\\" in to_markdown(Prose(text))) is needed


@pytest.mark.parametrize("text", ["https://a.example/b?c=d", "jobs@a.example", "first.last+x@mail.a-b.example"])
def test_an_address_is_a_link_between_angle_brackets(text: str, read: Read) -> None:
    assert is_autolink(text)
    assert read(rendered(f"<{text}>"))[2:3] == [text]


@pytest.mark.parametrize("text", ["script", "see our site", "!--a@b.example--", 'script x="@"', "javascript:alert(1)"])
def test_what_would_be_a_tag_is_no_address(text: str) -> None:
    assert not is_autolink(text)


def test_a_blank_line_ends_a_paragraph() -> None:
    parts = paragraphs(Prose("one\ntwo\n \n\nthree\n\n"))
    assert [part.strip() for part in parts] == ["one\ntwo", "three"]
    assert all(isinstance(part, Prose) for part in parts)


def words(page: str) -> str:
    return squeezed(unescape(re.sub("<[^>]*>", "", page)))


def squeezed(text: str) -> str:
    return " ".join(text.split())
