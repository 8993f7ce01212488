"""What every model shares: closed, frozen, and internal unless marked public."""

import datetime
import re
import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class _PublicMark:
    """The type of ``Public``; compared by identity."""

    def __repr__(self) -> str:
        return "Public"


Public = _PublicMark()
"""Marks a field that a public document may show. A field without it is internal."""


class Model(BaseModel):
    """Frozen, and closed: a field that is not declared is a problem."""

    # Deferred: of some forty models only the outermost are ever asked to validate.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Wrong(ValueError):
    """A value that cannot be right: what is wrong, and what to do about it."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class Prose(str):
    """Text that may hold bold, emphasis, code and links; any other ``str`` is shown as typed."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.str_schema(strip_whitespace=True, min_length=1)
        return core_schema.no_info_after_validator_function(cls, text)


def _as_written(value: Any) -> Any:
    """A date is written in one way; pydantic alone would read ``2026`` as seconds since 1970."""
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("date_parsing", "is not a date")
    return value


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_on_one_line)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
Date = Annotated[datetime.date, BeforeValidator(_as_written)]

Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]

PublicLine = Annotated[Line, Public]
PublicText = Annotated[Prose, Public]
PublicId = Annotated[Id, Public]


def is_public(field: FieldInfo) -> bool:
    return any(mark is Public for mark in field.metadata) or _marked(field.annotation)


def _marked(annotation: Any) -> bool:
    """Whether ``Public`` stands inside a union, as in ``PublicText | None``."""
    if get_origin(annotation) in (Union, types.UnionType):
        return any(_marked(choice) for choice in get_args(annotation))
    return any(mark is Public for mark in getattr(annotation, "__metadata__", ()))


def is_id(text: str) -> bool:
    return len(text) <= 64 and re.fullmatch(ID_PATTERN, text) is not None
