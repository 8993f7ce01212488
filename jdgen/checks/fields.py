"""The texts that people write in a role and at the employer, and who may read them."""

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from jdgen.load import Loaded
from jdgen.load.explain import leaves
from jdgen.model.base import Prose, is_public
from jdgen.model.employer import Employer

AREAS = ("public", "screening", "all")
ASKED = (
    *("screening.knock_outs", "screening.criteria"),
    *("screening.exercises[].title", "screening.exercises[].instructions", "screening.exercises[].tasks[].text"),
)
"""What is asked of applicants; what must not be asked is told elsewhere, and an exercise's tables are records."""


class Field(NamedTuple):
    """One text, as it stands in the file."""

    path: tuple[str | int, ...]
    name: str
    """The path without positions: ``duties[].text``."""
    text: str
    public: bool
    of_employer: bool

    def within(self, area: str) -> bool:
        """``public`` is what applicants read, ``screening`` what is asked of them; else a field and what it holds."""
        if area == "all":
            return True
        if area == "public":
            return self.public
        if area == "screening":
            return self.name.startswith(ASKED)
        return self.name == area or self.name.startswith((f"{area}.", f"{area}[]"))


def texts(loaded: Loaded[Any]) -> Iterator[Field]:
    """Every text that people write: no ids, codes, dates, addresses or amounts."""
    model: type[BaseModel] = type(loaded.model)
    known = text_names(model)
    for path, leaf in leaves(loaded.tree):
        if leaf.value and (name := _name(path)) in known:
            yield Field(path, name, leaf.value, known[name], model is Employer)


def _name(path: tuple[str | int, ...]) -> str:
    name = ""
    for step in path:
        name += "[]" if isinstance(step, int) else f".{step}" if name else step
    return name


@cache
def text_names(model: type[BaseModel]) -> dict[str, bool]:
    """The names of a model's text fields, and whether the public may read them."""
    return dict(_walk(model, "", public=True))


def _walk(model: type[BaseModel], before: str, *, public: bool) -> Iterator[tuple[str, bool]]:
    for name, field in model.model_fields.items():
        shown = public and is_public(field)
        annotation = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        yield from _of(annotation, f"{before}.{name}" if before else name, public=shown)


def _of(annotation: Any, name: str, *, public: bool) -> Iterator[tuple[str, bool]]:
    bare, patterned = _bare(annotation)
    if get_origin(bare) is tuple:
        for item in dict.fromkeys(one for one in get_args(bare) if one is not Ellipsis):
            yield from _of(item, f"{name}[]", public=public)
    elif isinstance(bare, type) and issubclass(bare, BaseModel):
        yield from _walk(bare, name, public=public)
    elif isinstance(bare, type) and issubclass(bare, str) and (bare is Prose or not patterned):
        yield name, public


def _bare(annotation: Any) -> tuple[Any, bool]:
    """The type without marks and None, and whether a pattern binds it, as an id or an address."""
    patterned = False
    while get_origin(annotation) in (Annotated, Union, types.UnionType):
        if get_origin(annotation) is Annotated:
            marks = annotation.__metadata__
            patterned |= any(getattr(mark, "pattern", None) for mark in marks)
            inner = [part for mark in marks for part in getattr(mark, "metadata", ())]
            patterned |= any(getattr(part, "pattern", None) for part in inner)
            annotation = annotation.__origin__
        else:
            choices = [choice for choice in get_args(annotation) if choice is not type(None)]
            if len(choices) != 1:
                return None, patterned
            annotation = choices[0]
    return annotation, patterned
