"""``--set path=value``: one value said on the command line, over everything in the files."""

from collections.abc import Iterable

from pydantic import BaseModel

from jdgen.errors import InvalidInput, Mark, Problem, did_you_mean
from jdgen.load.explain import fields_at
from jdgen.load.yaml import Mapping, Node, Scalar, Sequence, Text

FILE = "--set"


def apply_settings(tree: Mapping, settings: Iterable[str], shape: type[BaseModel], texts: dict[str, Text]) -> Mapping:
    """The tree with every ``path=value`` in place; a step of a path is a field, an id or a position."""
    listed = tuple(settings)
    texts[FILE] = Text(FILE, listed)
    for number, setting in enumerate(listed, start=1):
        path, equals, value = setting.partition("=")
        mark = Mark(FILE, number, 1)
        if not equals or not path:
            raise _wrong(setting, mark, "is not path=value", "write it like pay.currency=USD")
        changed = _put(tree, path.split("."), Scalar(value, mark), setting, mark, shape, ())
        assert isinstance(changed, Mapping)
        tree = changed
    return tree


def _put(
    node: Node | None,
    steps: list[str],
    value: Scalar,
    setting: str,
    mark: Mark,
    shape: type[BaseModel],
    done: tuple[str | int, ...],
) -> Node:
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(node, Sequence):
        index = _index(node, step)
        if index is None:
            known = [name for item in node.items if (name := _id(item))]
            hint = did_you_mean(step, known) or f"known: {', '.join(known) or f'0 to {len(node.items) - 1}'}"
            raise _wrong(setting, mark, f"no entry is called {step!r}", hint)
        items = list(node.items)
        items[index] = _put(items[index], rest, value, setting, mark, shape, (*done, index))
        return Sequence(tuple(items), node.mark)
    known = fields_at(shape, done)
    if known and step not in known:
        hint = did_you_mean(step, known) or f"known: {', '.join(known)}"
        raise _wrong(setting, mark, f"{step!r} is not a field here", hint)
    entries = dict(node.entries) if isinstance(node, Mapping) else {}
    keys = dict(node.keys) if isinstance(node, Mapping) else {}
    entries[step] = _put(entries.get(step), rest, value, setting, mark, shape, (*done, step))
    keys.setdefault(step, mark)
    return Mapping(entries, keys, node.mark if isinstance(node, Mapping) else mark)


def _index(node: Sequence, step: str) -> int | None:
    if step.isdigit() and int(step) < len(node.items):
        return int(step)
    return next((index for index, item in enumerate(node.items) if _id(item) == step), None)


def _id(item: Node) -> str | None:
    own = item.entries.get("id") if isinstance(item, Mapping) else None
    return own.value if isinstance(own, Scalar) else None


def _wrong(setting: str, mark: Mark, message: str, hint: str) -> InvalidInput:
    return InvalidInput([Problem(Mark(f"--set {setting}"), message, hint=hint)])
