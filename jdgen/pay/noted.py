"""What the arithmetic notices: a sentence with the numbers behind it, for documents and for `jdgen check`."""

import string
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from jdgen.model.band import Range

Value = Decimal | int | str | date | Range
Level = Literal["error", "warning", "notice"]
Forms = Mapping[str, Callable[[Any], str]]
"""How a value is written, by a locale: ``money``, ``range``, ``percent``, ``ratio``, ``day`` and ``release``."""


@dataclass(frozen=True)
class Noted:
    id: str
    level: Level
    message: str
    """A sentence with places for the numbers: ``{midpoint:money} is {ratio:ratio} of {median:money}``."""
    numbers: tuple[tuple[str, Value], ...]
    path: tuple[str | int, ...] = ()
    """To the value in the role that it is about."""


def noted(id: str, level: Level, message: str, path: Iterable[str | int], **numbers: Value) -> Noted:
    return Noted(id, level, message, tuple(numbers.items()), tuple(path))


def sentence(message: str, numbers: Iterable[tuple[str, Value]], forms: Forms) -> str:
    """The message with every number in its form."""
    return _Sentence(forms).vformat(message, (), dict(numbers))


class _Sentence(string.Formatter):
    def __init__(self, forms: Forms) -> None:
        self.forms = forms

    def format_field(self, value: Any, format_spec: str) -> str:
        return self.forms[format_spec](value) if format_spec else str(value)
