"""Text that people typed, made safe for a page: HTML or Markdown.

Prose may hold bold, emphasis, code, and http, https and mailto links; everything else shows as
typed. Any other text is escaped whole. What would reorder a line unseen is made visible.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINK = re.compile(r"https?://|mailto:", re.IGNORECASE)
_REORDERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MD_ANYWHERE = re.compile(r"([\\`*\[\]<>|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;))")
_MD_AT_START = re.compile(r"^(\d*)([#+\-=>]|(?<=\d)[.)])")


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # the library's own name
            return _LINK.match(url) is not None

    parser = Parser("zero")
    parser.enable(["emphasis", "backticks", "link", "escape"])
    return parser


def visible(text: str) -> str:
    """Controls that reverse the reading direction are shown by name, not obeyed."""
    return _REORDERING.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def plain(text: str) -> str:
    """Prose without its marks."""
    return visible("".join(t.content for t in _inline(text) if t.type in ("text", "code_inline", "softbreak")))


def paragraphs(text: str) -> list[str]:
    return [type(text)(part) for part in re.split(r"\n\s*\n", text) if part.strip()]


def to_html(text: str) -> Markup:
    return Markup("").join(_html(token) for token in _inline(text))


def to_markdown(text: str) -> Markup:
    open_links: list[str] = []
    parts = []
    for token in _inline(text):
        if token.type == "link_open":
            open_links.append(str(token.attrs["href"]))
            parts.append("[")
        elif token.type == "link_close":
            parts.append(f"](<{open_links.pop()}>)")
        else:
            parts.append(_markdown(token))
    starts_with_text = bool(parts) and parts[0] not in ("**", "*", "[")
    written = "".join(parts)
    return Markup(_at_start(written) if starts_with_text else written)


def escape_html(text: str) -> Markup:
    return escape(visible(text))


def escape_markdown(text: str) -> Markup:
    return Markup(_at_start(_escaped(text)))


def _inline(text: str) -> "list[Token]":
    (block,) = _parser().parseInline(" ".join(text.split()))
    return block.children or []


def _html(token: "Token") -> Markup:
    match token.type:
        case "strong_open" | "em_open":
            return Markup(f"<{token.tag}>")
        case "strong_close" | "em_close":
            return Markup(f"</{token.tag}>")
        case "link_open":
            return Markup('<a href="{}">').format(str(token.attrs["href"]))
        case "link_close":
            return Markup("</a>")
        case "code_inline":
            return Markup("<code>{}</code>").format(visible(token.content))
        case _:
            return escape(visible(token.content))


def _markdown(token: "Token") -> str:
    match token.type:
        case "strong_open" | "strong_close":
            return "**"
        case "em_open" | "em_close":
            return "*"
        case "code_inline":
            ticks = "`" * (max(map(len, re.findall("`+", token.content)), default=0) + 1)
            pad = " " if "`" in (token.content[0], token.content[-1]) else ""
            return f"{ticks}{pad}{visible(token.content)}{pad}{ticks}"
        case _:
            return _escaped(token.content)


def _escaped(text: str) -> str:
    return _MD_ANYWHERE.sub(r"\\\1", visible(text))


def _at_start(text: str) -> str:
    return _MD_AT_START.sub(r"\1\\\2", text)
