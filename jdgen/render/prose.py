"""Text that people typed, made safe for a page: HTML or Markdown.

Prose may hold bold, emphasis, code, and http, https and mailto links; everything else shows as
typed. Any other text is escaped whole, on one line. What works unseen is made visible.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_LINK = re.compile(r"https?://|mailto:", re.IGNORECASE)
# White space but for the kinds that somebody chose: a no-break or an ideographic space stays.
_SPACES = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_CONTROLS = "\0-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
_REORDERING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = re.compile(f"[{_CONTROLS}{_REORDERING}]")
# Most sentences hold none of these, and need no parsing to know it.
_MARKS = re.compile(r"[*_`\\\[]")
_MD_ENTITY = r"&(?=#?\w+;)"
_MD_ANYWHERE = re.compile(rf"([\\`*\[\]<>|~]|(?<![^\W_])_|_(?![^\W_])|{_MD_ENTITY}|(?<= )#(?=#*$))")
_AUTOLINK = re.compile(r"https?://[^\s<>\0-\x1f\x7f]+|[\w.+-]+@[a-z0-9]+([.-][a-z0-9]+)*", re.ASCII | re.IGNORECASE)
_EMPHASIS = ("strong_open", "strong_close", "em_open", "em_close")
# What would start a list, a heading or a rule: 1. and - do, 1.5 and -5 do not.
_MD_AT_START = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=(?:[+\-]|#{1,6})(?:\s|$)|--|=))")


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import image

    def image_as_typed(state: "StateInline", silent: bool) -> bool:
        start = state.pos
        is_image = image(state, silent=True)
        if is_image and not silent:
            state.pending += state.src[start : state.pos]
        return is_image

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # the library's own name
            return _LINK.match(url) is not None

    parser = Parser("zero")
    parser.enable(["emphasis", "backticks", "link", "escape"])
    parser.inline.ruler.before("link", "image_as_typed", image_as_typed)
    return parser


def visible(text: str) -> str:
    """One line, in which controls, such as those that reverse the reading direction, show by name."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", _SPACES.sub(" ", text))


def plain(text: str) -> str:
    """Prose without its marks."""
    if not _MARKS.search(text):
        return visible(text.strip())
    return visible("".join(t.content for t in _inline(text) if t.type in ("text", "code_inline", "softbreak")))


def paragraphs(text: str) -> list[str]:
    return [type(text)(part) for part in re.split(r"\n\s*\n", text) if part.strip()]


def to_html(text: str) -> Markup:
    if not _MARKS.search(text):
        return escape_html(text.strip())
    return Markup("").join(_html(token) for token in _inline(text))


def to_markdown(text: str) -> Markup:
    if not _MARKS.search(text):
        return escape_markdown(text.strip())
    tokens = _inline(text)
    written = _written(tokens)
    if any(token.type in _EMPHASIS for token in tokens) and to_html(written) != to_html(text):
        # Marks such as **a*_** pair up otherwise beside an escape: the words stay, their emphasis goes.
        written = _written([token for token in tokens if token.type not in _EMPHASIS])
    return Markup(_at_start(written))


def escape_html(text: str) -> Markup:
    return escape(visible(text))


def escape_markdown(text: str) -> Markup:
    return Markup(_at_start(_escaped(text)))


def is_autolink(text: str) -> bool:
    """Whether CommonMark reads ``<text>`` as a link, and not as a tag or as text."""
    return _AUTOLINK.fullmatch(text) is not None


def _inline(text: str) -> "list[Token]":
    (block,) = _parser().parseInline(_SPACES.sub(" ", text).strip())
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


def _written(tokens: "list[Token]") -> str:
    open_links: list[str] = []
    parts: list[str] = []
    for token in tokens:
        if token.type == "link_open":
            open_links.append(re.sub(_MD_ENTITY, r"\&", str(token.attrs["href"])))
            if parts and parts[-1].endswith("!"):
                # Right before a link, an exclamation mark would make an image of it.
                parts[-1] = parts[-1][:-1] + r"\!"
            parts.append("[")
        elif token.type == "link_close":
            parts.append(f"](<{open_links.pop()}>)")
        elif token.type in _EMPHASIS:
            parts.append(token.markup)
        elif token.type == "code_inline":
            parts.append(_code(token.content))
        else:
            parts.append(_escaped(token.content))
    return "".join(parts)


def _code(content: str) -> str:
    ticks = "`" * (max(map(len, re.findall("`+", content)), default=0) + 1)
    pad = " " if "`" in (content[0], content[-1]) else ""
    return f"{ticks}{pad}{visible(content)}{pad}{ticks}"


def _escaped(text: str) -> str:
    return _MD_ANYWHERE.sub(r"\\\1", visible(text))


def _at_start(text: str) -> str:
    return _MD_AT_START.sub(r"\1\\", text)
