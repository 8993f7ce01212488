"""YAML text to a tree in which every value knows its place.

String-first and small: scalars stay what was typed, and what YAML offers beyond maps, lists and
text (anchors, aliases, tags, merge keys) is refused, since it hides where a value comes from.
The tree is made from parse events: libyaml's own composer recurses, and crashes on deep nesting.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from jdgen.errors import InvalidInput, Mark, Problem

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 50
NONE_WORDS = frozenset(("", "~", "null", "Null", "NULL"))

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    value: str | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple["Node", ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: dict[str, "Node"]
    keys: dict[str, Mark]
    mark: Mark


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text, with what messages need of it."""

    file: str
    lines: tuple[str, ...]

    def problem(self, mark: Mark, message: str, hint: str = "", field: str = "") -> Problem:
        inside = 0 < mark.line <= len(self.lines)
        return Problem(mark, message, field, hint, self.lines[mark.line - 1] if inside else "")


def read(path: Path, shown: str) -> str:
    """The text of a file; ``shown`` is what messages call it."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _refused(shown, "is larger than 1 MiB", "a role file is a few kilobytes: is this the right file?")
        raw = path.read_bytes()
    except OSError as error:
        raise _refused(shown, f"cannot be read: {(error.strerror or 'unknown reason').lower()}") from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8 text (byte {raw[error.start]:#04x} in line {line})"
        raise _refused(shown, message, "save the file as UTF-8") from None


def _refused(file: str, message: str, hint: str = "") -> InvalidInput:
    return InvalidInput([Problem(Mark(file), message, hint=hint)])


def parse(content: str, file: str) -> tuple[Node, Text, list[Problem]]:
    """The tree of one document, its lines, and what in it is refused though the rest can be read."""
    text = Text(file, tuple(content.splitlines()))
    tree = _Tree(text)
    try:
        root = tree.build(yaml.parse(content, Loader=_Parser))
    except yaml.reader.ReaderError as error:
        before = content[: error.position] if isinstance(error.position, int) else ""
        mark = Mark(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        hint = "remove it; a binary file cannot be a role"
        raise InvalidInput([text.problem(mark, "holds a control character", hint)]) from None
    except yaml.MarkedYAMLError as error:
        raise InvalidInput([_syntax(text, error)]) from None
    if root is None or (isinstance(root, Scalar) and root.value is None):
        hint = "`jdgen new` writes a role to start from"
        raise InvalidInput([Problem(Mark(file), "the file is empty", hint=hint)])
    return root, text, tree.problems


def _syntax(text: Text, error: yaml.MarkedYAMLError) -> Problem:
    at = error.problem_mark or error.context_mark
    mark = Mark(text.file, at.line + 1, at.column + 1) if at else Mark(text.file)
    line = text.lines[mark.line - 1] if 0 < mark.line <= len(text.lines) else ""
    said = error.problem or "cannot be read"
    if "\t" in line[: mark.column] and "cannot start any token" in said:
        return text.problem(mark, "a tab cannot indent YAML", "indent with spaces")
    hint = ""
    if "mapping values are not allowed" in said:
        hint = "a text that holds a colon and a space needs quotes around it"
    elif "expected <block end>" in said or "could not find expected ':'" in said:
        hint = "check the indentation of this line and the one above"
    return text.problem(mark, f"this is not YAML: {said}", hint)


class _Tree:
    """Builds the tree from events; problems are collected, so that all are told at once."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.problems: list[Problem] = []

    def build(self, events: Iterator[Any]) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise InvalidInput([self._at(event, "a second document starts here", "keep one role a file")])
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 1)
        return root

    def _node(self, event: yaml.NodeEvent, events: Iterator[Any], depth: int) -> Node:
        if depth > MAX_DEPTH:
            # Stop at once: what follows may be two hundred thousand levels deep.
            raise InvalidInput([self._at(event, f"is nested more than {MAX_DEPTH} levels deep")])
        mark = self._mark(event)
        self._refuse_sharing(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self._node(event, events, depth + 1))
            return Sequence(tuple(items), mark)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, depth, mark)
        plain = isinstance(event, yaml.ScalarEvent) and not event.style
        value = getattr(event, "value", None)
        return Scalar(None if plain and value in NONE_WORDS else value, mark)

    def _mapping(self, events: Iterator[Any], depth: int, mark: Mark) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, Mark] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar) or key.value is None:
                self.problems.append(self._at(event, "a key is one word, not a list, a map or nothing"))
            elif key.value == "<<":
                self.problems.append(self._at(event, "merge keys are not read here", "use `extends`"))
            elif key.value in entries:
                first = keys[key.value].line
                self.problems.append(
                    self._at(event, f"`{key.value}` stands here twice (first in line {first})", "keep one of them")
                )
            else:
                entries[key.value] = value
                keys[key.value] = key.mark
        return Mapping(entries, keys, mark)

    def _refuse_sharing(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.problems.append(self._at(event, "aliases (`*name`) are not read here", "use `extends`"))
        elif event.anchor:
            self.problems.append(self._at(event, "anchors (`&name`) are not read here", "use `extends`"))
        elif getattr(event, "tag", None):
            self.problems.append(self._at(event, "tags (`!name`) are not read here", "remove the tag"))

    def _mark(self, event: yaml.Event) -> Mark:
        at = event.start_mark
        return Mark(self.text.file, at.line + 1, at.column + 1) if at else Mark(self.text.file)

    def _at(self, event: yaml.Event, message: str, hint: str = "") -> Problem:
        return self.text.problem(self._mark(event), message, hint)


def plain(node: Node) -> object:
    """The tree as dicts, lists and text."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value
