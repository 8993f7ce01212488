"""A model's complaints in our words, each at its place in the file where the value stands.

Texts are looked up by pydantic's stable error type, never by its English.
"""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from jdgen.errors import Mark, Problem, did_you_mean
from jdgen.load.merge import bare
from jdgen.load.yaml import Mapping, Node, Scalar, Sequence, Text
from jdgen.model.base import Wrong
from jdgen.model.consistency import Disagreement

Path = tuple[str | int, ...]

WORDS = {
    "string_type": ("is text", "write text here"),
    "bool_parsing": ("is yes or no", "write true or false"),
    "bool_type": ("is yes or no", "write true or false"),
    "int_parsing": ("is a whole number", "write it in digits only"),
    "int_type": ("is a whole number", "write it in digits only"),
    "decimal_parsing": ("is a number", "write it in digits only, like 48500 or 23.32"),
    "decimal_type": ("is a number", "write it in digits only, like 48500 or 23.32"),
    "decimal_max_digits": ("has too many digits", "check the amount"),
    "decimal_max_places": ("has more than two decimals", "round it to cents"),
    "finite_number": ("is a number", "write it in digits only"),
    "date_from_datetime_parsing": ("is a date", "write it like 2026-11-02"),
    "date_from_datetime_inexact": ("is a date without a time", "write it like 2026-11-02"),
    "date_parsing": ("is a date", "write it like 2026-11-02"),
    "date_type": ("is a date", "write it like 2026-11-02"),
    "tuple_type": ("is a list", "write each entry on a line of its own, after a dash"),
    "dict_type": ("is a map", "write `name: value` lines, indented under it"),
    "model_type": ("is a map", "write `name: value` lines, indented under it"),
    "model_attributes_type": ("is a map", "write `name: value` lines, indented under it"),
    "string_too_short": ("is empty", "write something, or leave the line out"),
    "missing": ("is required", ""),
    "greater_than": ("is more than {gt}", ""),
    "greater_than_equal": ("is {ge} or more", ""),
    "less_than": ("is less than {lt}", ""),
    "less_than_equal": ("is {le} or less", ""),
    "string_too_long": ("is longer than {max_length} characters", "make it shorter"),
    "too_short": ("needs at least one entry", ""),
}

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
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            inner = node.items[step]
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
    for entry in error.errors(include_url=False):
        path: Path = entry["loc"]
        if partial and entry["type"] == "missing" and not any(isinstance(step, int) for step in path):
            continue
        node, _ = locate(root, path)
        if entry["type"] == "too_short" and isinstance(node, Sequence) and node.items:
            continue  # pydantic counts only the entries that are right; those that are not have been told
        if unquoted := _unquoted(root, path, entry["type"], shape):
            if unquoted not in quoted:
                quoted.add(unquoted)
                problems.append(_quote_it(unquoted, root, texts))
        elif not any(path[: len(done)] == done for done in quoted):
            problems.append(_problem(entry, path, root, texts, shape))
    return problems


def explain_disagreement(found: Disagreement, root: Node, texts: dict[str, Text]) -> Problem:
    _, mark = locate(root, found.path)
    near = did_you_mean(found.named, found.choices) if found.named else ""
    return texts[mark.file].problem(mark, found.message, near or found.hint or "", dotted(found.path))


def _problem(entry: Any, path: Path, root: Node, texts: dict[str, Text], shape: type[BaseModel]) -> Problem:
    node, mark = locate(root, path)
    message, hint = _say(entry)
    if entry["type"] == "extra_forbidden":
        parent, _ = locate(root, path[:-1])
        mark = parent.keys[str(path[-1])] if isinstance(parent, Mapping) else mark
        known = [name for name in fields_at(shape, path[:-1]) if name != "id" or len(path) > 1]
        message = "is not a field here"
        hint = did_you_mean(str(path[-1]), known) or f"known: {', '.join(known)}"
    elif entry["type"] == "literal_error" and isinstance(node, Scalar):
        choices = [str(choice) for choice in get_args(_shape_at(shape, path))]
        message, hint = f"is one of {', '.join(choices)}", did_you_mean(node.value or "", choices)
    if isinstance(node, Scalar) and node.value and entry["type"] not in ("extra_forbidden", "value_error"):
        message = f"{message}, not {_short(node.value)}"
    return texts[mark.file].problem(mark, message, hint, dotted(path))


def _say(entry: Any) -> tuple[str, str]:
    if entry["type"] == "value_error":
        wrong = entry["ctx"]["error"]
        return str(wrong), (wrong.hint or "") if isinstance(wrong, Wrong) else ""
    if entry["type"] == "string_pattern_mismatch":
        return PATTERNS[entry["ctx"]["pattern"]]
    message, hint = WORDS.get(entry["type"], ("does not fit here", ""))
    return message.format(**entry.get("ctx", {})), hint


def _short(value: str) -> str:
    return repr(value if len(value) <= 40 else value[:37] + "...")


def _shape_at(shape: Any, path: Path) -> Any:
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
    """The field names that a model at ``path`` knows; none where there is no model."""
    shape = _shape_at(shape, path)
    return list(shape.model_fields) if isinstance(shape, type) and issubclass(shape, BaseModel) else []


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


def _quote_it(path: Path, root: Node, texts: dict[str, Text]) -> Problem:
    _, mark = locate(root, path)
    message = "is text, but the colon in it makes YAML read a map"
    return texts[mark.file].problem(mark, message, "put the whole text in quotes", dotted(path))


def leaves(node: Node, path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    """Every value with its path, in the order of the file."""
    if isinstance(node, Mapping):
        for key, value in node.entries.items():
            yield from leaves(value, (*path, key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from leaves(item, (*path, index))
    else:
        yield path, node
