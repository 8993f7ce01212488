"""PDF forms: their fields, and nothing else. Scripts, actions and embedded files are never run or opened.

pypdf raises whatever its parts raise on damaged bytes, so everything is asked of it within ``_reading``.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from jdgen.errors import CannotMake, JdgenError, short
from jdgen.screening.answers import Fields, Form, is_ours, refused
from jdgen.screening.plan import PLAN, ROLE, stamp_in
from jdgen.screening.record import Fault

MOST_FIELDS = 5_000
DEEPEST = 30
_AGAIN = "ask for the file again, saved from the program that it was filled in with"
_MADE = "`jdgen render ROLE -k screening-checklist -f pdf` makes the form to fill in"
_FLAT = "ask for the form as it was filled: saved, not printed to PDF and not flattened; or type it into a sheet"


@dataclass(frozen=True)
class _Leaf:
    """A field, or one of the places where it is shown."""

    name: str
    kind: str
    """``/Tx`` for text, ``/Btn`` for a box."""
    value: Any
    """Of the field."""
    state: Any
    """What a box shows."""


def read_pdf(data: bytes, shown: str) -> Form:
    """Raises InvalidInput for what is no form that can be read, CannotMake without pypdf."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError
    except ImportError:
        line = "pip install 'jdgen[screen]'"
        raise CannotMake(f"pypdf, which reads PDF forms, is not installed: {line}") from None
    with _reading(shown):
        try:
            reader = PdfReader(BytesIO(data), strict=False)
            locked = reader.is_encrypted
        except DependencyError:  # pypdf tries an empty password, for which it would need another library
            locked = True
        if locked:
            raise refused(shown, "is protected by a password", "save it without one, also without limits on changes")
        stamp = stamp_in({str(name): str(value) for name, value in (reader.metadata or {}).items()})
        catalog = _plain(reader.trailer["/Root"])
        walk = _Walk(shown)
        leaves = list(walk.leaves(_value(catalog, "/AcroForm") or {}))
        if not leaves:
            ours = "is a form that jdgen made, without its fields: it was flattened, or printed to PDF again"
            raise refused(shown, ours if stamp else "has no fields to read", _FLAT)
        if not is_ours(leaf.name for leaf in leaves):
            raise refused(shown, "has fields, but is no form that jdgen made", _MADE)
        fields = _fields(leaves)
        notes = tuple(_beside(catalog, scripted=walk.scripted))
    return Form(shown, stamp.get(ROLE, ""), stamp.get(PLAN, ""), tuple(fields.answers()), notes)


class _Walk:
    """Through the tree of fields; one that loops or is endless comes to an end."""

    def __init__(self, shown: str) -> None:
        self.shown, self.scripted = shown, False

    def leaves(self, form: Any) -> Iterator[_Leaf]:
        if "/XFA" in form:
            raise refused(self.shown, "is an XFA form: what it shows may differ from what its fields hold", _MADE)
        waiting = [(one, _Leaf("", "", None, None), 0) for one in reversed(_list(form, "/Fields"))]
        seen: set[int] = set()
        count = 0
        while waiting:
            reference, above, depth = waiting.pop()
            count += 1
            if count > MOST_FIELDS:
                raise refused(self.shown, f"has more than {MOST_FIELDS:,} fields, as no form of jdgen has", _MADE)
            number = getattr(reference, "idnum", None)
            if number in seen:
                continue
            seen |= {number} if number else set()
            node = _plain(reference)
            if not hasattr(node, "get") or depth > DEEPEST:
                raise refused(self.shown, "is damaged: one of its fields cannot be read", _AGAIN)
            self.scripted |= "/AA" in node or "/A" in node
            leaf = _leaf(node, above)
            kids = _list(node, "/Kids")
            waiting += [(one, leaf, depth + 1) for one in reversed(kids)]
            if not kids and leaf.name:
                yield leaf


def _leaf(node: Any, above: _Leaf) -> _Leaf:
    """What a node says itself, and what it has from above."""
    own = _value(node, "/T")
    name = ".".join(filter(None, (above.name, None if own is None else str(own))))
    value = _value(node, "/V") if "/V" in node else above.value
    return _Leaf(name, str(_value(node, "/FT") or above.kind), value, _value(node, "/AS"))


def _fields(leaves: list[_Leaf]) -> Fields:
    fields = Fields()
    for leaf in leaves:
        if leaf.kind == "/Tx":
            fields.write(leaf.name, _text(leaf.value))
        elif leaf.kind == "/Btn":
            held, shown = (None if one is None else str(one) not in ("/Off", "") for one in (leaf.value, leaf.state))
            if None not in (held, shown) and held != shown:
                message = f"the box {leaf.name} is neither ticked nor empty: open the form, set it, and save it again"
                fields.faults.append(Fault(message))
            elif (held or shown) and leaf.name not in fields.ticked:
                fields.ticked.append(leaf.name)
    return fields


def _text(value: Any) -> str:
    """A text may be a stream, and bytes in no encoding that a PDF knows."""
    if hasattr(value, "get_data"):
        from pypdf.generic import create_string_object

        value = create_string_object(value.get_data())
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value) if isinstance(value, str) else ""


def _beside(catalog: Any, *, scripted: bool) -> Iterator[str]:
    """What else the file holds. The fields are read all the same: programs for filling add such things."""
    names = _value(catalog, "/Names") or {}
    if scripted or "/JavaScript" in names or "/AA" in catalog or hasattr(_value(catalog, "/OpenAction"), "get"):
        yield "holds a script or an action, which was not run"
    if "/EmbeddedFiles" in names or "/AF" in catalog:
        yield "holds another file, which was not opened"


def _list(node: Any, key: str) -> list[Any]:
    value = _value(node, key)
    return list(value)[: MOST_FIELDS + 1] if isinstance(value, list) else []


def _value(node: Any, key: str) -> Any:
    return _plain(node.get(key)) if hasattr(node, "get") else None


def _plain(value: Any) -> Any:
    """What a reference refers to; None for a PDF's own null."""
    value = value.get_object() if hasattr(value, "get_object") else value
    return None if type(value).__name__ == "NullObject" else value


@contextmanager
def _reading(shown: str) -> Iterator[None]:
    """Whatever goes wrong in here is the file's fault; what pypdf would log has no reader."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    except JdgenError:
        raise
    except Exception as error:  # RecursionError and MemoryError too
        why = short(f"{type(error).__name__}: {error}".splitlines()[0])
        raise refused(shown, f"is damaged, or not a PDF after all ({why})", _AGAIN) from None
    finally:
        logger.setLevel(level)
