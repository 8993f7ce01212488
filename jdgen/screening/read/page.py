"""Pages that were filled in a browser and saved: what was typed stands in their attributes and text areas.

What browsers save is regular, so its tags are found by one pattern, which takes a time in line with the
page's size; ``html.parser`` needs hours for some pages of a megabyte.
"""

import re
from collections.abc import Iterator
from html import unescape

from jdgen.screening.answers import Fields, Form, is_ours, refused
from jdgen.screening.plan import PLAN, ROLE, stamp_in

MAX_BYTES = 4 << 20
_NOT_OURS = "`jdgen render ROLE -k screening-checklist -f html` makes the page to fill in; save it by its own button"
_VALUE = r"""(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?"""
_ATTRIBUTE = re.compile(rf"""\s+([^\s"'<>/=]+){_VALUE}""")
_ANY_ATTRIBUTES = rf"(?:{_ATTRIBUTE.pattern})*+".replace("([^", "(?:[^")
_TAG = re.compile(rf"<!--|<([a-z][a-z0-9-]*)({_ANY_ATTRIBUTES})\s*/?>", re.I)
_ENDS = {name: re.compile(f"</{name}", re.I) for name in ("script", "style", "title", "textarea")}
_ENDS[""] = re.compile("-->")
"""How what holds no tags ends: by its name, which a comment does not have."""

Tag = tuple[str, dict[str, str], str]
"""Its name, its attributes, and the text of one that holds only text."""


def read_page(data: bytes, shown: str) -> Form:
    if len(data) > MAX_BYTES:
        raise refused(shown, f"is larger than {MAX_BYTES >> 20} MiB", _NOT_OURS)
    about: dict[str, str] = {}
    names: set[str] = set()
    fields = Fields()
    for tag, said, text in _tags(data.decode("utf-8-sig", "replace")):
        name = said.get("name", "")
        if tag == "meta":
            about.setdefault(name, said.get("content", ""))
        elif tag in ("input", "textarea") and name:
            names.add(name)
            _field(fields, name, said, text)
    stamp = stamp_in(about)
    if not stamp or not is_ours(names):
        raise refused(shown, "is a web page, not a form that jdgen made", _NOT_OURS)
    return Form(shown, stamp.get(ROLE, ""), stamp.get(PLAN, ""), tuple(fields.answers()))


def _field(fields: Fields, name: str, said: dict[str, str], text: str) -> None:
    if said.get("type") != "checkbox":
        fields.write(name, said.get("value", text))
    elif "checked" in said and name not in fields.ticked:
        fields.ticked.append(name)


def _tags(page: str) -> Iterator[Tag]:
    """In order; what a comment or a text holds is no tag, and neither is what follows one that does not end."""
    at = 0
    while found := _TAG.search(page, at):
        name = (found[1] or "").lower()
        ends = _ENDS.get(name)
        end = ends.search(page, found.end()) if ends else None
        if ends and not end:
            return
        at = end.end() if end else found.end()
        if name:
            yield name, dict(_attributes(found[2])), _plain(page[found.end() : end.start()]) if end else ""


def _attributes(tag: str) -> Iterator[tuple[str, str]]:
    for found in _ATTRIBUTE.finditer(tag):
        yield found[1].lower(), _plain(next((value for value in found.groups()[1:] if value is not None), ""))


def _plain(text: str) -> str:
    try:
        return unescape(text)
    except ValueError:  # a character's number of thousands of digits
        return text
