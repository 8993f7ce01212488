"""``--set path=value``: one value said on the command line, over everything in the files."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_origin

from pydantic import BaseModel

from jdgen.errors import InvalidInput, Mark, Problem, short, suggest
from jdgen.load.explain import PAIR, Path, dotted, fields_at, shape_at
from jdgen.load.yaml import CONTROL, Mapping, Node, Scalar, Sequence, Text

FILE = "--set"
EMPTY = "the list is empty: write the entry in the file"


def apply_settings(tree: Mapping, settings: Iterable[str], shape: type[BaseModel], texts: dict[str, Text]) -> Mapping:
    """The tree with every ``path=value`` in place; a step of a path is a field, an id or a position."""
    listed = tuple(settings)
    texts[FILE] = Text(FILE, listed)
    problems: list[Problem] = []
    for number, text in enumerate(listed, start=1):
        try:
            changed = _Setting(text, Mark(FILE, number, 1), shape).applied(tree)
        except InvalidInput as error:
            problems += error.problems
            continue
        assert isinstance(changed, Mapping)
        tree = changed
    if problems:
        raise InvalidInput(problems)
    return tree


@dataclass(frozen=True)
class _Setting:
    text: str
    mark: Mark
    shape: type[BaseModel]

    def applied(self, tree: Mapping) -> Node:
        path, equals, value = self.text.partition("=")
        if not equals or not path:
            raise self._wrong("is not path=value", "write it like pay.currency=USD")
        if found := CONTROL.search(value):
            raise self._wrong(f"holds a control character (U+{ord(found[0]):04X})", "remove it")
        steps = re.sub(r"\[(\d+)\]", r".\1", path).split(".")
        return self._put(tree, steps, Scalar(value, self.mark), ())

    def _put(self, node: Node | None, steps: list[str], value: Scalar, done: Path) -> Node:
        if not steps:
            return value
        step, rest = steps[0], steps[1:]
        if isinstance(node, Sequence):
            index = _index(node, step)
            if index is None:
                none = f"give its position, 0 to {len(node.items) - 1}" if node.items else EMPTY
                hint = suggest(step, [name for item in node.items if (name := _id(item))], none)
                raise self._wrong(f"no entry is called {short(step)!r}", hint)
            items = list(node.items)
            items[index] = self._put(items[index], rest, value, (*done, index))
            return Sequence(tuple(items), node.mark)
        self._refuse(step, done)
        entries = dict(node.entries) if isinstance(node, Mapping) else {}
        keys = dict(node.keys) if isinstance(node, Mapping) else {}
        entries[step] = self._put(entries.get(step), rest, value, (*done, step))
        keys.setdefault(step, self.mark)
        return Mapping(entries, keys, node.mark if isinstance(node, Mapping) else self.mark)

    def _refuse(self, step: str, done: Path) -> None:
        """A step that leads nowhere."""
        known = fields_at(self.shape, done)
        if known and step not in known:
            raise self._wrong(f"{short(step)!r} is not a field here", suggest(step, known))
        inner = shape_at(self.shape, done)
        if get_origin(inner) is tuple:
            raise self._wrong(f"no entry is called {short(step)!r}", EMPTY)
        if not known and get_origin(inner) is not dict:
            raise self._wrong(f"{short(step)!r} leads nowhere", f"`{dotted(done)}` is one value")

    def _wrong(self, message: str, hint: str) -> InvalidInput:
        return InvalidInput([Problem(Mark(f"--set {short(self.text)}"), message, hint=hint)])


def _index(node: Sequence, step: str) -> int | None:
    """The place of the entry with this id or, where there is none, at this position."""
    named = next((index for index, item in enumerate(node.items) if _id(item) == step), None)
    if named is not None:
        return named
    if step in PAIR and len(node.items) == len(PAIR):
        return PAIR.index(step)
    # The length is looked at first: Python refuses to read a number of thousands of digits.
    position = int(step) if step.isdecimal() and len(step) < 8 else len(node.items)
    return position if position < len(node.items) else None


def _id(item: Node) -> str | None:
    own = item.entries.get("id") if isinstance(item, Mapping) else None
    return own.value if isinstance(own, Scalar) else None
