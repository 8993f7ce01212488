"""Whether a page would fetch something: documents carry all that they need."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

LOADING = {
    "script": ("src",),
    "link": ("href",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "object": ("data",),
    "video": ("src", "poster"),
}
ALWAYS = ("src", "srcset", "background")
# Most pages hold none of these, and need no parsing to know it.
MAY_LOAD = re.compile(rf"<(?:style|{'|'.join(LOADING)})\b|[\s\"'/](?:style|{'|'.join(ALWAYS)})\s*=", re.IGNORECASE)
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]*)|@import\s+["']?([^"';]*)""", re.IGNORECASE)


def outside_references(html: str) -> Iterator[str]:
    """Every address that a browser or WeasyPrint would load by itself; ``data:`` and ``#`` stay inside."""
    if MAY_LOAD.search(html) is None:
        return
    parser = _References()
    parser.feed(html)
    parser.close()
    yield from _leaving(parser.found)


def css_references(css: str) -> Iterator[str]:
    """The same for a style sheet; its fonts lie in ``_base/fonts``, as ``jdgen-font:FILE``."""
    yield from _leaving([first or second for first, second in CSS_URL.findall(css)])


def _leaving(found: list[str]) -> Iterator[str]:
    inside = ("data:", "#", "jdgen-font:")
    yield from (one.strip() for one in found if one and not one.strip().lower().startswith(inside))


class _References(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        for name, value in attrs:
            if name in ALWAYS or name in LOADING.get(tag, ()):
                self.found.append(value or "")
            elif name == "style":
                self._css(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self._css(data)

    def _css(self, text: str) -> None:
        self.found += css_references(text)
