"""What a page says, without its looks: headings, paragraphs, lists and tables, for formats that draw their own.

The pages are our own templates': every element is closed, and text in them is escaped.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "rect", "line", "circle", "path", "col"}
SILENT = {"head", "script", "style", "svg", "template", "nav", "button", "select", "textarea"}
"""Elements whose text is not part of what the page says."""
GROUPS = {"main", "section", "article", "div", "header", "footer", "aside", "figure", "details", "form", "body", "html"}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "summary": 3}


@dataclass(frozen=True)
class Run:
    """Text of one look; ``text`` may hold line breaks that the page asks for."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    level: int
    runs: Runs


@dataclass(frozen=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True)
class List:
    ordered: bool
    items: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True)
class Facts:
    """A definition list: each term with what is said of it."""

    pairs: tuple[tuple[Runs, Runs], ...]


@dataclass(frozen=True)
class Table:
    caption: Runs
    head: tuple[tuple[Runs, ...], ...]
    rows: tuple[tuple[Runs, ...], ...]


Block = Heading | Paragraph | List | Facts | Table


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    children: "list[Element | str]" = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


def blocks(html: str, leave_out: tuple[str, ...] = ()) -> tuple[Block, ...]:
    """What a page says, in order; elements with a class of ``leave_out``, or hidden ones, say nothing."""
    parser = _Tree()
    parser.feed(html)
    parser.close()
    return tuple(_Reader((*leave_out, "hidden")).blocks(parser.root))


def text_of(runs: Runs) -> str:
    return "".join(run.text for run in runs)


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


class _Reader:
    def __init__(self, leave_out: tuple[str, ...]) -> None:
        self.leave_out = set(leave_out)

    def blocks(self, element: Element) -> Iterator[Block]:
        """The blocks in an element; text that stands loose between them is a paragraph."""
        loose: list[Element | str] = []
        for child in element.children:
            made = self._block(child) if isinstance(child, Element) else None
            if made is None:
                loose.append(child)
                continue
            yield from self._paragraph(loose)
            loose = []
            yield from made
        yield from self._paragraph(loose)

    def _block(self, element: Element) -> "Iterator[Block] | None":
        """The blocks that an element is; None for one that stands in a line."""
        tag = element.tag
        if tag in SILENT or self.leave_out & set(element.classes):
            return iter(())
        if tag in GROUPS:
            return self.blocks(element)
        if tag == "p":
            return self._paragraph(element.children)
        if tag in HEADINGS:
            return (Heading(HEADINGS[tag], runs) for runs in self._said(element.children))
        if tag in ("ul", "ol"):
            return iter([List(tag == "ol", tuple(tuple(self.blocks(item)) for item in _all(element, "li")))])
        if tag == "dl":
            return self._facts(element)
        if tag == "table":
            return iter([self._table(element)])
        return None

    def _paragraph(self, children: "list[Element | str]") -> Iterator[Block]:
        return (Paragraph(runs) for runs in self._said(children))

    def _said(self, children: "list[Element | str]") -> Iterator[Runs]:
        if runs := _trimmed(list(self._runs(children, Run("")))):
            yield runs

    def _facts(self, element: Element) -> Iterator[Block]:
        terms = [self._cell(one) for one in _all(element, "dt")]
        said = [self._cell(one) for one in _all(element, "dd")]
        yield Facts(tuple(zip(terms, said, strict=False)))

    def _table(self, element: Element) -> Table:
        caption = next((self._cell(one) for one in _all(element, "caption")), ())
        head = [row for part in _all(element, "thead") for row in _all(part, "tr")]
        rows = [row for row in _all(element, "tr") if not any(row is one for one in head)]
        said = tuple(row for row in self._cells(rows) if any(row))  # one to write in says nothing
        return Table(caption, self._cells(head), said)

    def _cells(self, rows: list[Element]) -> tuple[tuple[Runs, ...], ...]:
        return tuple(
            tuple(self._cell(cell) for cell in row.children if isinstance(cell, Element) and cell.tag in ("th", "td"))
            for row in rows
        )

    def _cell(self, element: Element) -> Runs:
        return _trimmed(list(self._runs(element.children, Run(""))))

    def _runs(self, children: "list[Element | str]", look: Run) -> Iterator[Run]:
        for child in children:
            if isinstance(child, str):
                yield Run(" ".join(_words(child)), look.strong, look.emphasis, look.link)
            elif child.tag == "br":
                yield Run("\n")
            elif child.tag not in SILENT and not self.leave_out & set(child.classes):
                strong = look.strong or child.tag in ("strong", "b")
                emphasis = look.emphasis or child.tag in ("em", "i")
                link = child.attributes.get("href", "") if child.tag == "a" else look.link
                yield from self._runs(child.children, Run("", strong, emphasis, link))
                if child.tag in (*GROUPS, "p", "li"):
                    yield Run("\n")


def _words(text: str) -> list[str]:
    """Split at white space, with an empty word where the text starts or ends with some."""
    words = text.split(None) if text.strip() else []
    ends = [text[:1].isspace(), text[-1:].isspace()]
    return [""] * ends[0] + (words or [""] * (not ends[0])) + [""] * ends[1] if text else []


def _all(element: Element, tag: str) -> list[Element]:
    """The elements of a tag within another, not within one of the same tag."""
    found: list[Element] = []
    for child in element.children:
        if isinstance(child, Element):
            found += [child] if child.tag == tag else _all(child, tag) if child.tag not in ("ul", "ol") else []
    return found


def _trimmed(runs: list[Run]) -> Runs:
    """Without white space at the ends and around line breaks; runs of one look are one."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        text = run.text.lstrip(" ") if last is None or last.text.endswith((" ", "\n")) else run.text
        if text.startswith("\n") and last:
            joined[-1] = last = Run(last.text.rstrip(" "), last.strong, last.emphasis, last.link)
        if not text or (text == "\n" and (last is None or last.text.endswith("\n"))):
            continue
        same = last and (last.strong, last.emphasis, last.link) == (run.strong, run.emphasis, run.link)
        if last and same:
            joined[-1] = Run(last.text + text, last.strong, last.emphasis, last.link)
        else:
            joined.append(Run(text, run.strong, run.emphasis, run.link))
    while joined and not joined[-1].text.rstrip():
        joined.pop()
    if joined:
        last = joined[-1]
        joined[-1] = Run(last.text.rstrip(), last.strong, last.emphasis, last.link)
    return tuple(joined)
