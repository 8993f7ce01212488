"""Inheritance: what a child says over what its parent says.

Maps merge by key. Lists of entries with an id merge by id, lists of plain text by the text: the
same entry replaces, a new one appends; an item ``drop: [id]`` leaves out and ``only: [id]`` keeps.
Any other value replaces, so a pair such as ``[40000, 60000]`` is one value.
"""

import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from jdgen.errors import Problem, short, suggest
from jdgen.load.yaml import MOST, Mapping, Node, Scalar, Sequence, Text

DIRECTIVES = ("drop", "only")


def merge(parent: Node | None, child: Node, shape: Any, texts: dict[str, Text], problems: list[Problem]) -> Node:
    """The child over the parent; ``shape`` is the type that the model gives the value.

    What goes wrong is added to ``problems``; ``texts`` are the files, for the excerpts.
    """
    return _Merger(texts, problems).merge(parent, child, shape)


class _Merger:
    def __init__(self, texts: dict[str, Text], problems: list[Problem]) -> None:
        self.texts = texts
        self.problems = problems

    def merge(self, parent: Node | None, child: Node, shape: Any) -> Node:
        shape = bare(shape)
        if getattr(shape, "inherits_as_one", False):
            return child
        if isinstance(child, Mapping) and isinstance(shape, type) and issubclass(shape, BaseModel):
            return self._maps(parent if isinstance(parent, Mapping) else None, child, shape)
        if isinstance(child, Sequence) and get_origin(shape) is tuple and get_args(shape)[1:] == (...,):
            return self._lists(parent if isinstance(parent, Sequence) else None, child, get_args(shape)[0])
        return child

    def _maps(self, parent: Mapping | None, child: Mapping, shape: type[BaseModel]) -> Mapping:
        entries = dict(parent.entries) if parent else {}
        keys = dict(parent.keys) if parent else {}
        fields = shape.model_fields
        for name, node in child.entries.items():
            field = fields.get(name)
            entries[name] = self.merge(entries.get(name), node, field.annotation if field else None)
            keys[name] = child.keys[name]
        return Mapping(entries, keys, child.mark)

    def _lists(self, parent: Sequence | None, child: Sequence, shape: Any) -> Sequence:
        inherited = list(parent.items) if parent and _mergeable(bare(shape)) else []
        own = []
        for item in child.items:
            if directive := _directive(item):
                inherited = self._directed(directive, item, inherited)
            else:
                own.append(item)
        places = {name: index for index, item in enumerate(inherited) if (name := _name(item)) is not None}
        for item in own:
            name = _name(item)
            if name in places:
                # Once only: a second entry with the same id stays, to be told as a repeated one.
                inherited[places.pop(name)] = item
            else:
                inherited.append(item)
        return Sequence(tuple(inherited), child.mark)

    def _directed(self, word: str, item: Node, inherited: list[Node]) -> list[Node]:
        assert isinstance(item, Mapping)
        listed = item.entries[word]
        known = dict.fromkeys(name for entry in inherited if (name := _name(entry)) is not None)
        names = list(known)
        wanted = set()
        for node in listed.items if isinstance(listed, Sequence) else (listed,):
            name = _name(node)
            if name is None:
                self._problem(node, f"`{word}` names no entry", f"write it like `- {word}: [one-id, another-id]`")
            elif name not in known:
                hint = suggest(name, names, "nothing is inherited here")
                self._problem(node, f"`{word}` names {short(name)!r}, which is not inherited", hint)
            wanted.add(name)
        return [entry for entry in inherited if (_name(entry) in wanted) == (word == "only")]

    def _problem(self, node: Node, message: str, hint: str) -> None:
        if len(self.problems) < MOST:
            self.problems.append(self.texts[node.mark.file].problem(node.mark, message, hint))


def bare(shape: Any) -> Any:
    """The type without Annotated, and without None where that is the other choice."""
    if get_origin(shape) is Annotated:
        return bare(get_args(shape)[0])
    if get_origin(shape) in (Union, types.UnionType):
        choices = [choice for choice in get_args(shape) if choice is not type(None)]
        return bare(choices[0]) if len(choices) == 1 else shape
    return shape


def _mergeable(shape: Any) -> bool:
    """Entries with an id, or plain text."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return "id" in shape.model_fields
    return isinstance(shape, type) and issubclass(shape, str)


def _directive(item: Node) -> str | None:
    if isinstance(item, Mapping) and len(item.entries) == 1:
        word = next(iter(item.entries))
        return word if word in DIRECTIVES else None
    return None


def _name(item: Node) -> str | None:
    """What an entry is known by: its id, or a plain text itself."""
    if isinstance(item, Mapping):
        own = item.entries.get("id")
        return own.value if isinstance(own, Scalar) else None
    return item.value if isinstance(item, Scalar) else None
