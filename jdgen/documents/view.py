"""A view: what a template is given. Frozen, plain, and cut down to what its audience may see."""

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NoReturn

from pydantic import BaseModel

from jdgen.model.base import is_public

Audience = Literal["public", "internal"]


class View:
    """Named values, and the names that the audience may not see; a dict's methods would hide fields."""

    __slots__ = ("_hidden", "_values")

    def __init__(self, values: Mapping[str, Any], hidden: frozenset[str] = frozenset()) -> None:
        object.__setattr__(self, "_values", dict(values))
        object.__setattr__(self, "_hidden", hidden)

    def __getattr__(self, name: str) -> Any:
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a view is frozen")

    def __reduce__(self) -> tuple[type["View"], tuple[dict[str, Any], frozenset[str]]]:
        return View, (self._values, self._hidden)


def hides(value: object, name: str) -> bool:
    """Whether ``name`` is an internal field that this view leaves out."""
    return isinstance(value, View) and name in value._hidden


def names(value: View) -> tuple[str, ...]:
    return tuple(value._values)


def project(value: Any, audience: Audience) -> Any:
    """Models become views without what is not for the audience; every other value stays."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        shown = [name for name in fields if audience == "internal" or is_public(fields[name])]
        seen = {name: project(getattr(value, name), audience) for name in shown}
        return View(seen, frozenset(fields) - frozenset(shown))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        named = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return View({name: project(item, audience) for name, item in named.items()})
    if isinstance(value, Mapping):
        return tuple((key, project(item, audience)) for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return tuple(project(item, audience) for item in value)
    return value


def canonical(view: View) -> bytes:
    """The same bytes for the same values, on every machine: what freshness is decided by."""
    return json.dumps(view, default=_plain, ensure_ascii=False, sort_keys=True).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, View):
        return value._values
    if isinstance(value, (Decimal, date)):
        return str(value)
    raise TypeError(f"a view cannot hold {type(value).__name__}")
