"""A posting that was never in jdgen: the rules that need no structure, over its text."""

import io
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from jdgen.checks import Report
from jdgen.checks.finding import Finding
from jdgen.checks.rule import Rule, rules
from jdgen.checks.run import capped
from jdgen.checks.words import Texts
from jdgen.errors import InvalidInput, Mark, Problem, short
from jdgen.load import load_employer
from jdgen.pay.noted import sentence
from jdgen.render.numbers import forms
from jdgen.workspace import Workspace

if TYPE_CHECKING:
    from jdgen.checks.words import Found

WORDS = {"word", "write", "where"}
MOST = 8 * 1024 * 1024
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNSHOWN = ("script", "style", "head", "template")
BLOCKS = ("p", "li", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "dt", "dd", "section", "ul")

Line = tuple[int, str]
"""The number of a line in the file, and its text; paragraphs are counted where a file has no lines."""


def check_text(workspace: Workspace, file: Path) -> Report:
    """Markdown, text, HTML or Word; raises InvalidInput for a file that cannot be read as one of them."""
    levels = load_employer(workspace).model.checks
    wanted = [rule for rule in rules() if levels.get(rule.id) != "skip" and _needs_no_structure(rule)]
    read = Texts(((number, line), line) for number, line in _lines(file))
    found = []
    for rule in wanted:
        hits = read.find(rule.pattern) if rule.pattern else ()
        found += [_finding(rule, stretches, str(file), number, line) for (number, line), stretches in hits]
    return Report(1, (), tuple(sorted(found)), "text")


def _needs_no_structure(rule: Rule) -> bool:
    """Whether its words may stand anywhere in a posting, and its message says nothing of a role."""
    named = {name for _, name, _, _ in Formatter().parse(rule.file.message or "") if name}
    return named <= WORDS and any(area != "title" for area in rule.file.looks_at)


def _finding(rule: Rule, hits: "tuple[Found, ...]", file: str, number: int, line: str) -> Finding:
    first = hits[0]
    word = short(" ".join(first.text.split()), 60)
    numbers = (("word", word), ("write", first.write or ""), ("where", "unlawful in many places"))
    message = sentence(rule.file.message or "", numbers, forms("USD", "en_US"))
    times = f" ({len(hits)} times here)" if len(hits) > 1 else ""
    return Finding(
        Mark(file, number, first.start + 1),
        capped(rule.file.level, rule.file.sure),
        rule.id,
        message + times,
        end=Mark(file, number, first.end + 1),
        why=rule.file.why,
        source=rule.file.source,
        write=first.write or rule.file.write or "",
        excerpt=line,
    )


def _lines(file: Path) -> Iterator[Line]:
    try:
        if file.stat().st_size > MOST:
            raise InvalidInput([Problem(Mark(str(file)), "is larger than 8 MiB", hint="is this one posting?")])
        data = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise InvalidInput([Problem(Mark(str(file)), f"cannot be read: {reason}")]) from None
    if data.startswith(b"PK"):
        return _of_word(data, str(file))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "save it as UTF-8 text, Markdown, HTML or .docx"
        raise InvalidInput([Problem(Mark(str(file)), "is not text", hint=hint)]) from None
    if file.suffix.lower() in (".html", ".htm"):
        return _of_page(text)
    return iter(list(enumerate(text.split("\n"), start=1)))


def _of_page(text: str) -> Iterator[Line]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_line()
    return iter(reader.lines)


class _Reader(HTMLParser):
    """Text as it is shown, a line for each block, with the line of the file where the block starts."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._start = 1
        self._unshown = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unshown += tag in UNSHOWN
        if tag in BLOCKS:
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        self._unshown -= tag in UNSHOWN and self._unshown > 0
        if tag in BLOCKS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self._unshown:
            if not self._words:
                self._start = self.getpos()[0]
            self._words.append(data)

    def end_line(self) -> None:
        text = " ".join("".join(self._words).split())
        if text:
            self.lines.append((self._start, text))
        self._words = []


def _of_word(data: bytes, shown: str) -> Iterator[Line]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            about = archive.getinfo("word/document.xml")
            if about.file_size > MOST:
                raise InvalidInput([Problem(Mark(shown), "holds more than 8 MiB of text")])
            content = archive.read(about)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise InvalidInput([Problem(Mark(shown), "holds definitions that no Word file needs")])
        root = ElementTree.fromstring(content)
    except (KeyError, zipfile.BadZipFile, ElementTree.ParseError, NotImplementedError, RuntimeError, OSError):
        raise InvalidInput([Problem(Mark(shown), "is no Word file that can be read")]) from None
    paragraphs = ("".join(part.text or "" for part in one.iter(f"{WORD}t")) for one in root.iter(f"{WORD}p"))
    return iter([(number, text) for number, text in enumerate(paragraphs, start=1) if text.strip()])
