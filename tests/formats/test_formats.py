"""Every format gives a valid file of every kind of document."""

import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import page as judge
import pypdf
import pytest
from markdown_it import MarkdownIt

from jdgen import formats
from jdgen.formats import Format

Fill = Callable[..., Any]
Documents = Callable[..., dict[str, bytes]]

VOID = ("br", "hr", "img", "input", "link", "meta", "col", "wbr")


class Balance(HTMLParser):
    """Complains where an end tag does not close the last open one, or an id is there twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.wanted: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        named = {name: value or "" for name, value in attrs}
        self.ids += [named["id"]] if "id" in named else []
        self.wanted += named.get("aria-labelledby", "").split()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


def judge_html(data: bytes) -> None:
    text = data.decode("utf-8")
    assert text.startswith("<!doctype html>\n<html lang=")
    reader = Balance()
    reader.feed(text)
    reader.close()
    assert (reader.wrong, reader.open) == ([], [])
    assert len(set(reader.ids)) == len(reader.ids)
    assert set(reader.wanted) <= set(reader.ids)
    assert text.count("<h1>") == text.count("<main") == 1


def judge_md(data: bytes) -> None:
    text = data.decode("utf-8")
    tokens = MarkdownIt("commonmark").parse(text)
    assert [token.tag for token in tokens if token.type == "heading_open"][0:1] == ["h1"]
    assert not [token for token in tokens if token.type in ("html_block", "code_block", "fence")]
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    assert not re.search("[^\n]\n#", text), "a heading stands alone"
    assert not any(line.endswith(" ") for line in text.splitlines())


def judge_pdf(data: bytes) -> None:
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) >= 1
    report = judge.validate_pdf_bytes(data, profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def judge_fragment(data: bytes) -> None:
    text = data.decode("utf-8")
    assert set(re.findall(r"<[^>]*>", text)) <= {f"<{end}{tag}>" for tag in PASTED for end in ("", "/")} - {"</br>"}
    assert text.startswith("<p>")
    assert text.endswith("\n")
    reader = Balance()
    reader.feed(text)
    reader.close()
    assert (reader.wrong, reader.open) == ([], [])
    assert not re.search(r"<(p|ul|li|strong|em)></\1>", text), "nothing is empty"


def judge_txt(data: bytes) -> None:
    text = data.decode("utf-8")
    assert not re.search(r"</?\w+[^>]*>|&\w+;", text), "no tag, and no name of a character"
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\n\n\n" not in text
    for line in text.splitlines():
        assert line == line.rstrip()
        assert len(line) <= 72 or " " not in line.strip().removeprefix("- "), "only a long word is wider"


def judge_jsonld(data: bytes) -> None:
    assert b"<" not in data
    posting = json.loads(data)
    assert (posting["@context"], posting["@type"]) == ("https://schema.org/", "JobPosting")
    judge_fragment(f"{posting['description']}\n".encode())


PASTED = ("p", "br", "ul", "li", "strong", "em")
JUDGES = {
    "fragment.html": judge_fragment,
    "html": judge_html,
    "jsonld": judge_jsonld,
    "md": judge_md,
    "pdf": judge_pdf,
    "txt": judge_txt,
}
"""Who says whether a file is valid, by its suffix: a new format brings its own."""


def some_format() -> list[Format]:
    return [formats.get(name) for name in formats.names()]


def test_formats_are_the_modules_of_their_folder() -> None:
    assert formats.names() == sorted(formats.names())
    assert {"html", "md", "pdf"} <= set(formats.names())


@pytest.mark.parametrize("format_", some_format(), ids=lambda format_: format_.name)
def test_every_format_gives_valid_files_of_every_kind(format_: Format, fill: Fill, documents: Documents) -> None:
    made = documents(fill(lambda number: f"Word {number}"), wanted=(format_.name,))
    assert len(made) == (3 if format_.structured else 8), "structured data is that of an opening"
    for path, data in made.items():
        assert path.endswith(f".{format_.suffix}")
        JUDGES[format_.suffix](data)


@pytest.mark.parametrize("format_", some_format(), ids=lambda format_: format_.name)
def test_a_format_has_a_suffix_of_its_own(format_: Format) -> None:
    assert [other.name for other in some_format() if other.suffix == format_.suffix] == [format_.name]


@pytest.mark.parametrize(
    ("wrong", "judged"),
    [
        ("html", b"<!doctype html>\n<html lang='en'><h1>a</h1><main><p></main></html>"),
        ("md", b"text\n\n# late\n\n\n<p>\n"),
        ("pdf", b"%PDF-1.7\n"),
        ("fragment.html", b"<p class='a'>a</p>\n"),
        ("fragment.html", b"<p>a<ul><li>b</li></ul>\n"),
        ("fragment.html", b"<p>a</p><h2>b</h2>\n"),
        ("txt", b"<b>a</b>\n"),
        ("txt", b"a word " * 12 + b"\n"),
        ("txt", b"a\n\n"),
        ("jsonld", b'{"@context": "https://schema.org/", "@type": "JobPosting", "description": "<p>a</p>"}'),
    ],
)
def test_the_judges_refuse_what_is_wrong(wrong: str, judged: bytes) -> None:
    with pytest.raises((AssertionError, pypdf.errors.PyPdfError)):
        JUDGES[wrong](judged)
