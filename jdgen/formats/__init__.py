"""Text to bytes: what a document is written as. One module a format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal

DEFAULT = ("html", "md", "pdf")
"""What is made where no format is named."""


@dataclass(frozen=True)
class Page:
    """A rendered body, and what a file says about itself."""

    body: str
    title: str
    author: str
    description: str
    lang: str
    paper: str
    running: str
    """What stands in the footer of every sheet, beside the page numbers."""
    marks: tuple[str, ...]
    """What stands in the header of every sheet, such as ``Internal`` and ``Draft``."""
    revised: date | None
    palette: dict[str, str]
    style: str
    """The style sheet of the medium: screen for pages, print for sheets."""
    folders: tuple[str, ...]
    """Where a style sheet may take its fonts and pictures from."""
    form: Mapping[str, str] | None = None
    """What a form says of itself, by name; None for a page that is no form."""
    structured: Mapping[str, Any] | None = None
    """What machines read of it: the properties of a schema.org JobPosting, but for its description."""


@dataclass(frozen=True)
class Format:
    name: str
    suffix: str
    source: Literal["html", "md"]
    styles: tuple[str, ...]
    """The style sheets under ``templates/_base``, in order."""
    encode: Callable[[Page], bytes]
    form_styles: tuple[str, ...] = ()
    """What comes after them for a form."""
    structured: bool = False
    """Whether it is made only of what has structured data."""


def names() -> list[str]:
    """Every format: the modules of this folder."""
    return sorted(module.name for module in iter_modules(__path__))


def get(name: str) -> Format:
    format_: Format = import_module(f"{__name__}.{name}").FORMAT
    return format_


def tokens(palette: dict[str, str]) -> str:
    """The employer's colours as custom properties."""
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in palette.items())
