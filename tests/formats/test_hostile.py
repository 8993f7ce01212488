"""Whatever people type changes the words of a document and nothing else: nothing runs, nothing is fetched."""

import re
import socket
import urllib.request
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from jdgen.build.some import some_documents
from jdgen.errors import InvalidInput
from jdgen.load import load_employer
from jdgen.workspace import shipped

Fill = Callable[..., Any]
Documents = Callable[..., dict[str, bytes]]
ReadHtml = Callable[[str], list[tuple[str, Any]]]

WORD = "Wordword"

TYPED = [
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% raw %}{# x #}",
    "[x](javascript:alert(1))",
    "[x](//evil.example)",
    "[x](data:text/html,x)",
    "[x](file:///etc/passwd)",
    "![i](http://evil.example/i.png)",
    "<img src=//evil.example/i.png>",
    "<style>*{display:none}",
    "<p style=background:url(//e.x)>",
    "<!-- --><![CDATA[",
    "</title></style></main>]]>",
    '" onload="alert(1)',
    "' x='y",
    "&lt;b&gt; &copy;",
    "# h",
    "h #",
    "- x",
    "1. x",
    "> q",
    "| a | b |",
    "a|b",
    "---",
    "```",
    "[x]: //evil.example",
    "* x",
    "user\u202etxt.exe",
    '"}*{content:url(//evil.example)}',
    "\\22 } * { x",
    "url(file:///etc/passwd)",
    "$(id);",
    "one\n# two",
    "one\n<b>two",
    "面包师 👩🏽‍🍳 \u05d0",
]
"""None of these holds a mark that prose obeys: they show as typed in every field."""


def shown(text: str) -> str:
    """How the text is seen: on one line, with what would reverse it made visible."""
    return " ".join(text.replace("\u202e", "[U+202E]").split())


def events(read: ReadHtml, page: str) -> list[tuple[str, Any]]:
    """A page without the labels in a drawing, which are cut to fit, without its plan's hash, spaces and dashes."""
    found = read(re.sub("jdgen-plan.*", "", page))
    starts = [index for index, (tag, _) in enumerate(found) if tag == "text"]
    return [(tag, plain(value)) for index, (tag, value) in enumerate(found) if index - 1 not in starts]


def plain(value: Any) -> Any:
    if isinstance(value, str):
        return re.sub(r"[\s-]", "", unquote(value))
    return tuple((name, plain(text or "")) for name, text in value)


def replaced(value: Any, text: str) -> Any:
    if isinstance(value, str):
        return plain(value.replace(WORD, text))
    return tuple((name, replaced(one, text)) for name, one in value)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every try to reach a network or an address, but for inline data and what ships; it fails."""
    tried: list[str] = []
    open_ = urllib.request.OpenerDirector.open

    def connect(sock: socket.socket, address: object) -> None:
        tried.append(str(address))
        raise OSError("nothing is fetched")

    def fetch(opener: Any, url: Any, *arguments: Any, **named: Any) -> Any:
        address = getattr(url, "full_url", url)
        if address.startswith(("data:", shipped("templates").as_uri())):
            return open_(opener, url, *arguments, **named)
        tried.append(address)
        raise OSError("nothing is fetched")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(urllib.request.OpenerDirector, "open", fetch)
    return tried


@pytest.fixture
def benign(fill: Fill, documents: Documents) -> dict[str, bytes]:
    return documents(fill(lambda number: WORD), wanted=("html", "md"))


@pytest.mark.parametrize("typed", TYPED)
def test_typed_text_changes_the_words_of_a_page_and_nothing_else(
    typed: str, benign: dict[str, bytes], fill: Fill, documents: Documents, read_html: ReadHtml
) -> None:
    made = documents(fill(lambda number: typed), wanted=("html",))
    for path, data in made.items():
        before = [(tag, replaced(value, shown(typed))) for tag, value in events(read_html, benign[path].decode())]
        assert events(read_html, data.decode()) == before, path


@pytest.mark.parametrize("typed", TYPED)
def test_typed_text_changes_the_words_of_markdown_and_nothing_else(
    typed: str, benign: dict[str, bytes], fill: Fill, documents: Documents, read_html: ReadHtml
) -> None:
    commonmark = MarkdownIt("commonmark").enable("table")

    def parsed(data: bytes) -> list[tuple[str, Any]]:
        """Without addresses: a reader of Markdown writes them anew."""
        found = events(read_html, commonmark.render(data.decode()))
        return [(tag, [name for name, _ in value] if tag else value) for tag, value in found]

    made = documents(fill(lambda number: typed), wanted=("md",))
    for path, data in made.items():
        before = parsed(benign[path])
        assert WORD in str(before)
        after = [(tag, value if tag else replaced(value, shown(typed))) for tag, value in before]
        assert parsed(data) == after, path


def test_a_page_of_typed_text_holds_no_script_and_no_address_that_runs(
    fill: Fill, documents: Documents, read_html: ReadHtml
) -> None:
    made = documents(fill(lambda number: " ".join(TYPED)[:120]), wanted=("html",))
    ours = (shipped("templates") / "_base/form.js").read_text("utf-8").strip()
    for data in made.values():
        scripts = re.findall(r"(?s)<script\b[^>]*>(.*?)</script", data.decode())
        assert [script.strip() for script in scripts] in ([], [ours])
        for tag, attributes in read_html(data.decode()):
            assert tag not in ("iframe", "object", "embed", "link", "base", "form")
            for name, value in attributes if tag else ():
                assert not name.startswith("on")
                assert name not in ("src", "href") or re.match(r"https?://|mailto:|#|data:image/", value or "")


@pytest.mark.parametrize(
    "typed", ["".join(TYPED[start:end]) for start, end in ((0, 5), (5, 9), (9, 15), (15, 27), (27, 33))]
)
def test_typed_text_is_all_there_on_paper(
    typed: str,
    fill: Fill,
    documents: Documents,
    read_pdf: Callable[[bytes], list[str]],
    pdf_objects: Callable[[bytes], str],
    offline: list[str],
) -> None:
    assert 30 < len(typed) <= 120
    seen = re.sub(r"\s", "", shown(typed))
    made = documents(fill(lambda number: typed), wanted=("pdf",))
    assert len(made) == 11
    for path, data in made.items():
        sheets = read_pdf(data)
        assert [f"·{seen}" in sheet for sheet in sheets] == [True] * len(sheets), f"no title in a footer: {path}"
        assert "".join(sheets).count(seen) > len(sheets) + 5, path
        objects = pdf_objects(data)
        assert not re.search(r"'/(JS|JavaScript|Launch|EmbeddedFile|SubmitForm|GoToR)'", objects)
        assert "root:x:" not in objects
    assert offline == []


def test_a_role_file_of_hostile_text_is_a_role_like_any_other(make: Callable[..., Any], offline: list[str]) -> None:
    title = "<script>alert(1)</script> {{ 7*7 }} {% raw %}"
    role = (
        f'title: "{title}"\n'
        "summary: '![i](http://evil.example/i.png) [x](javascript:alert(1))'\n"
        "duties: [{id: a, name: '</title>', text: '{{ role.record }}'}]\n"
        "requirements: [{id: b, text: '<style>'}]\n"
    )
    workspace = make({"roles/hostile.yaml": role, "jdgen.yaml": "name: '\"} * {display: none} </style>'\n"})
    made = dict(some_documents(workspace, "hostile", (), ("html", "md", "pdf"), None, (), only_one=False))
    page = made["hostile/job-posting.html"].decode()
    assert "<h1>&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} {% raw %}</h1>" in page
    assert "<strong>&lt;/title&gt;.</strong> {{ role.record }}" in page
    assert "49" not in page.split("<main>")[1]
    assert made["hostile/job-posting.pdf"].startswith(b"%PDF-")
    assert offline == []


@pytest.mark.parametrize("colour", ["red;} * {display:none}", "#12345", "#1234567", "url(//evil.example)", '#000000"'])
def test_a_brand_colour_is_a_colour_and_nothing_else(colour: str, make: Callable[..., Any]) -> None:
    workspace = make({"jdgen.yaml": f"name: Example Ovens\nbrand_color: '{colour}'\n"})
    with pytest.raises(InvalidInput, match=r"^jdgen\.yaml:2:14: error: brand_color: is a colour, not "):
        load_employer(workspace)
