"""A model's complaints in our words, each at its place in the file where the value stands.

Texts are looked up by pydantic's stable error type, never by its English.
"""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from jdgen.errors import Mark, Problem, did_you_mean, short, suggest
from jdgen.load.merge import bare
from jdgen.load.yaml import MOST, Mapping, Node, Scalar, Sequence, Text
from jdgen.model.base import Wrong
from jdgen.model.consistency import Disagreement

Path = tuple[str | int, ...]

PAIR = ("minimum", "maximum")
"""The model's names for the two values of a range, which a file gives as a list."""

KEY = "[key]"
"""What pydantic ends a path with when it complains of a key."""

WORDS = {
    "string_type": ("is text", "write text here, in quotes where it starts with a bracket"),
    "bool_parsing": ("is yes or no", "write true or false"),
    "bool_type": ("is yes or no", "write true or false"),
    "int_parsing": ("is a whole number", "write it in digits only"),
    "int_type": ("is a whole number", "write it in digits only"),
    "int_parsing_size": ("has too many digits", "check the number"),
    "decimal_parsing": ("is a number", "write it in digits only, like 48500 or 23.32"),
    "decimal_type": ("is a number", "write it in digits only, like 48500 or 23.32"),
    "decimal_max_digits": ("has too many digits", "check the number"),
    "decimal_whole_digits": ("has too many digits", "check the number"),
    "decimal_max_places": ("has more than {decimal_places} decimals", "round it"),
    "finite_number": ("is a number", "write it in digits only"),
    "date_from_datetime_parsing": ("is a date", "write it like 2026-11-02"),
    "date_parsing": ("is a date", "write it like 2026-11-02"),
    "date_type": ("is a date", "write it like 2026-11-02"),
    "tuple_type": ("is a list", "write each entry on a line of its own, after a dash"),
    "dict_type": ("is a map", "write `name: value` lines, indented under it"),
    "model_type": ("is a map", "write `name: value` lines, indented under it"),
    "string_too_short": ("is empty", "write something, or leave the line out"),
    "missing": ("is required", ""),
    "greater_than": ("is more than {gt}", ""),
    "less_than": ("is less than {lt}", ""),
    "greater_than_equal": ("is {ge} or more", ""),
    "less_than_equal": ("is {le} or less", ""),
    "string_too_long": ("is longer than {max_length} characters", "make it shorter"),
    "too_long": ("is longer than {max_length} characters", "make it shorter"),
    "too_short": ("needs at least one entry", ""),
}

UNKNOWN = ("does not fit here", "")
"""What is said of a complaint without words; a test holds that there is none."""

PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": ("is an id", "use small letters, digits and single dashes, like enter-charges"),
    r"^\d{2}-\d{4}$": ("is an SOC code", "write it like 43-3021"),
    r"^\d{2}-\d{4}\.\d{2}$": ("is an O*NET-SOC code", "write it like 43-3021.00"),
    r"^\d{4}(-\d{2}){0,2}$": ("is a year, a month or a day", "write it like 2025, 2025-05 or 2025-05-15"),
    r"^[A-Z]{3}$": ("is a currency code", "write three capitals, like USD"),
    r"^[A-Z]{2}$": ("is a country code", "write two capitals, like US"),
    r"^#[0-9a-fA-F]{6}$": ("is a colour", 'write it like "#0f5257", in quotes'),
    r"^https?://\S+$": ("is a web address", "start it with https://"),
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$": ("is an e-mail address", "write it like jobs@example.com"),
}


def locate(root: Node, path: Path) -> tuple[Node, Mark]:
    """The node at ``path``, or its nearest ancestor, and the place to point at."""
    node, mark = root, root.mark
    for step in path:
        inner: Node | None = None
        if isinstance(node, Mapping):
            inner = node.entries.get(str(step))
        elif isinstance(node, Sequence):
            index = PAIR.index(step) if step in PAIR and len(node.items) == len(PAIR) else step
            inner = node.items[index] if isinstance(index, int) and index < len(node.items) else None
        if inner is None:
            break
        node, mark = inner, inner.mark
    return node, mark


def dotted(path: Path) -> str:
    """``pay.market[0].median``: the way to a value, as ``--set`` writes it."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def explain(
    error: ValidationError, root: Node, texts: dict[str, Text], shape: type[BaseModel], *, partial: bool
) -> list[Problem]:
    """Every complaint as a problem; ``partial`` overlooks what a base may leave to its children."""
    problems = []
    quoted: set[Path] = set()
    entries = error.errors(include_url=False)
    for entry in entries[:MOST]:
        path: Path = entry["loc"]
        if path[-1:] and path[-1] in PAIR and isinstance(locate(root, path[:-1])[0], Scalar):
            if path[-1] == PAIR[1]:
                continue  # a single rate is both ends
            path = path[:-1]
        if partial and entry["type"] == "missing" and not any(isinstance(step, int) for step in path):
            continue
        node, _ = locate(root, path)
        if entry["type"] == "too_short" and isinstance(node, Sequence) and node.items:
            continue  # pydantic counts only the entries that are right; those that are not have been told
        if unquoted := _unquoted(root, path, entry["type"], shape):
            if unquoted not in quoted:
                quoted.add(unquoted)
                problems.append(_quote_it(unquoted, root, texts, shape))
        elif not any(path[:length] in quoted for length in range(len(path) + 1)):
            problems.append(_problem(entry, path, root, texts, shape))
    if len(entries) > MOST:
        problems.append(Problem(Mark(root.mark.file), f"has {len(entries)} problems; the first {MOST} are told"))
    return problems


def explain_disagreement(found: Disagreement, root: Node, texts: dict[str, Text]) -> Problem:
    _, mark = locate(root, found.path)
    hint = suggest(found.named, found.choices) if found.named else found.hint or ""
    return texts[mark.file].problem(mark, found.message, hint, dotted(found.path))


def _problem(entry: Any, path: Path, root: Node, texts: dict[str, Text], shape: type[BaseModel]) -> Problem:
    of_key = path[-1:] == (KEY,)
    path = path[:-1] if of_key else path
    node, mark = locate(root, path)
    value = node.value if isinstance(node, Scalar) else None
    message, hint = _say(entry)
    if isinstance(node, Scalar) and node.value is None and entry["type"].endswith("_type"):
        message = "is empty"
    if of_key or entry["type"] == "extra_forbidden":
        parent, _ = locate(root, path[:-1])
        mark = parent.keys[str(path[-1])] if isinstance(parent, Mapping) else mark
        value = str(path[-1])
    if entry["type"] == "extra_forbidden":
        message, hint = "is not a field here", suggest(str(path[-1]), fields_at(shape, path[:-1]))
        if " " in str(path[-1]) and isinstance(node, Scalar) and node.value is None:
            hint = "put a text that holds a comma in quotes"  # {text: flour, water and salt}
    elif entry["type"] == "literal_error":
        choices = [str(choice) for choice in get_args(shape_at(shape, path))]
        message, hint = f"is one of {', '.join(choices)}", did_you_mean(value or "", choices)
    if value and entry["type"] not in ("extra_forbidden", "value_error", "string_too_short"):
        message = f"{message}, not {short(value, 40)!r}"
    return texts[mark.file].problem(mark, message, hint, dotted(path))


def _say(entry: Any) -> tuple[str, str]:
    if entry["type"] == "value_error":
        wrong = entry["ctx"]["error"]
        return str(wrong), (wrong.hint or "") if isinstance(wrong, Wrong) else ""
    if entry["type"] == "string_pattern_mismatch":
        return PATTERNS.get(entry["ctx"]["pattern"], UNKNOWN)
    message, hint = WORDS.get(entry["type"], UNKNOWN)
    return message.format(**entry.get("ctx", {})), hint


def shape_at(shape: Any, path: Path) -> Any:
    """The type that the model gives to the value at ``path``."""
    for step in path:
        shape = bare(shape)
        if isinstance(step, int):
            inner = getattr(shape, "__args__", ())
            shape = inner[0] if inner else None
        elif isinstance(shape, type) and issubclass(shape, BaseModel) and step in shape.model_fields:
            shape = shape.model_fields[step].annotation
        else:
            return None
    return bare(shape)


def fields_at(shape: Any, path: Path) -> list[str]:
    """The fields that a file may state at ``path``; none where there is no model."""
    shape = shape_at(shape, path)
    if not (isinstance(shape, type) and issubclass(shape, BaseModel)):
        return []
    return [name for name in shape.model_fields if path or name != "id"]  # a file's own id is its name


def _unquoted(root: Node, path: Path, kind: str, shape: type[BaseModel]) -> Path | None:
    """Where an unquoted colon made a map of a text: ``- a good road: paved``."""
    if kind == "string_type" and isinstance(locate(root, path)[0], Mapping):
        return path
    if kind not in ("extra_forbidden", "missing"):
        return None
    parent, _ = locate(root, path[:-1])
    if not isinstance(parent, Mapping) or not path[:-1] or not isinstance(path[-2], int):
        return None
    known = fields_at(shape, path[:-1])
    if len(parent.entries) == 1 and not any(key in known for key in parent.entries):
        return path[:-1] if " " in next(iter(parent.entries)) else None
    return None


def _quote_it(path: Path, root: Node, texts: dict[str, Text], shape: type[BaseModel]) -> Problem:
    _, mark = locate(root, path)
    entry = shape_at(shape, path)
    if isinstance(entry, type) and issubclass(entry, BaseModel):
        needed = ", ".join(f"`{name}:`" for name, field in entry.model_fields.items() if field.is_required())
        message, hint = "is a text with a colon where an entry belongs", f"write {needed}, with the text in quotes"
    else:
        message, hint = "is text, but the colon in it makes YAML read a map", "put the whole text in quotes"
    return texts[mark.file].problem(mark, message, hint, dotted(path))


def leaves(node: Node, path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    """Every value with its path, in the order of the file."""
    waiting = [(path, node)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, Mapping):
            waiting += [((*path, key), value) for key, value in reversed(node.entries.items())]
        elif isinstance(node, Sequence):
            waiting += [((*path, index), node.items[index]) for index in reversed(range(len(node.items)))]
        else:
            yield path, node
