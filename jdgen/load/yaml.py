"""YAML text to a tree in which every value knows its place.

String-first and small: scalars stay what was typed, and what YAML offers beyond maps, lists and
text (anchors, aliases, tags, merge keys) is refused, since it hides where a value comes from.
The tree is made from parse events: libyaml's own composer recurses, and crashes on deep nesting.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import Any, NamedTuple

import yaml

from jdgen.errors import InvalidInput, Mark, Problem, short

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 50
MOST = 1000
"""How many problems of one file are told at once."""
NONE_WORDS = frozenset(("", "~", "null", "Null", "NULL"))
LINE_BREAK = re.compile("[\r\n\x85\u2028\u2029](?:(?<=\r)\n)?")
"""What libyaml counts as the end of a line; ``splitlines`` knows more. The class at its start makes it quick."""
CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML allows nowhere in a file; written as an escape, it is no better in a text."""

QUOTE = "put a text that starts with a sign such as * & % @ ` > | or - in quotes"
INDENT = "check the indentation of this line and the one above"
HINTS = (
    ("mapping values", "put a text that holds a colon and a space in quotes, or check the indentation"),
    ("expected ',' or", "close the bracket; put a text that holds a colon or a comma in quotes"),
    ("expected node content", "close the bracket; put a text that starts with a bracket or a comma in quotes"),
    ("expected key", f"{INDENT}; quotes or brackets that open a text go around all of it"),
    ("'-' indicator", INDENT),
    ("expected ':'", INDENT),
    ("alphabetic or numeric", QUOTE),
    ("cannot start any token", QUOTE),
    ("comment or line break", QUOTE),
    ("not allowed in this context", QUOTE),
    ("escape character", "write a backslash twice, or put the text in single quotes"),
)
"""What to do, by libyaml's words: the first that fit."""

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(NamedTuple):
    value: str | None
    mark: Mark
    end: tuple[int, int] = (0, 0)
    """Line and column after its last character in the file; nothing for what stands in no file."""


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
        about = path.stat()
        if not S_ISREG(about.st_mode):
            raise _refused(shown, "is not a file")
        if about.st_size > MAX_BYTES:
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
    root, text, problems = _parsed(content, file)
    return root, text, [*problems]


@lru_cache(maxsize=64)  # a base is read for each role that extends it
def _parsed(content: str, file: str) -> tuple[Node, Text, list[Problem]]:
    text = Text(file, tuple(LINE_BREAK.split(content)))
    if found := CONTROL.search(content):
        before = LINE_BREAK.split(content[: found.start()])
        mark = Mark(file, len(before), len(before[-1]) + 1)
        hint = "remove it; a binary file cannot be a role"
        raise InvalidInput([text.problem(mark, _control(found), hint)])
    tree = _Tree(text)
    try:
        root = tree.build(iter(_Parser(content).get_event, None))
    except yaml.MarkedYAMLError as error:
        raise InvalidInput([*tree.problems, _syntax(text, error)]) from None
    if root is None or (isinstance(root, Scalar) and root.value is None):
        hint = "`jdgen new` writes a role to start from"
        raise InvalidInput([Problem(Mark(file), "the file is empty", hint=hint)])
    return root, text, tree.problems


def _control(found: re.Match[str]) -> str:
    return f"holds a control character (U+{ord(found[0]):04X})"


def _syntax(text: Text, error: yaml.MarkedYAMLError) -> Problem:
    said = error.problem or "cannot be read"
    if "unexpected end of stream" in said:  # the file's end says nothing, the opening quote does
        at, said = error.context_mark, "the text in quotes that starts here does not end"
    else:
        at = error.problem_mark or error.context_mark
    mark = Mark(text.file, at.line + 1, at.column + 1) if at else Mark(text.file)
    if mark.line > len(text.lines):  # libyaml puts the end of an unfinished file on a line of its own
        mark = Mark(text.file, len(text.lines), len(text.lines[-1]) + 1)
    line = text.lines[mark.line - 1]
    if "\t" in line[: mark.column] and ("cannot start any token" in said or "tab character" in said):
        return text.problem(mark, "a tab cannot indent YAML", "indent with spaces")
    hint = next((hint for words, hint in HINTS if words in said), "")
    return text.problem(mark, f"this is not YAML: {said}", hint)


def _instead(sign: str) -> str:
    return f"use `extends`; put a text that starts with `{sign}` in quotes"


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
                    self._tell(event, "a second document starts here", "keep one role a file")
                    raise InvalidInput(self.problems)
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 1)
        return root

    def _node(self, event: yaml.NodeEvent, events: Iterator[Any], depth: int) -> Node:
        if depth > MAX_DEPTH:
            # Stop at once: what follows may be two hundred thousand levels deep.
            self._tell(event, f"is nested more than {MAX_DEPTH} levels deep")
            raise InvalidInput(self.problems)
        mark = self._mark(event)
        self._refuse_sharing(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, mark)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self._node(event, events, depth + 1))
            return Sequence(tuple(items), mark)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, depth, mark)
        return Scalar(None, mark)  # an alias, which has been told

    def _scalar(self, event: yaml.ScalarEvent, mark: Mark) -> Scalar:
        value, end = event.value, event.end_mark
        # Only an escape in double quotes can hold what the file itself does not.
        if event.style == '"' and (found := CONTROL.search(value)):
            self._tell(event, _control(found), "remove it")
        is_none = not event.style and value in NONE_WORDS
        return Scalar(None if is_none else value, mark, (end.line + 1, end.column + 1) if end else (0, 0))

    def _mapping(self, events: Iterator[Any], depth: int, mark: Mark) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, Mark] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar) or key.value is None:
                self._tell(event, "a key is one word, not a list, a map or nothing")
            elif key.value == "<<":
                self._tell(event, "merge keys are not read here", "use `extends`")
            elif key.value in entries:
                first = keys[key.value].line
                message = f"`{short(key.value)}` stands here twice (first in line {first})"
                self._tell(event, message, "keep one of them")
            else:
                entries[key.value] = value
                keys[key.value] = key.mark
        return Mapping(entries, keys, mark)

    def _refuse_sharing(self, event: yaml.NodeEvent) -> None:
        if event.anchor is None and getattr(event, "tag", None) is None:
            return
        if isinstance(event, yaml.AliasEvent):
            self._tell(event, "aliases (`*name`) are not read here", _instead("*"))
        elif event.anchor:
            self._tell(event, "anchors (`&name`) are not read here", _instead("&"))
        elif getattr(event, "tag", None):
            self._tell(
                event, "tags (`!name`) are not read here", "remove the tag; put a text that starts with `!` in quotes"
            )

    def _mark(self, event: yaml.Event) -> Mark:
        at = event.start_mark
        return Mark(self.text.file, at.line + 1, at.column + 1) if at else Mark(self.text.file)

    def _tell(self, event: yaml.Event, message: str, hint: str = "") -> None:
        self.problems.append(self.text.problem(self._mark(event), message, hint))
        if len(self.problems) >= MOST:
            raise InvalidInput(self.problems)


def plain(node: Node) -> object:
    """The tree as dicts, lists and text."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value
