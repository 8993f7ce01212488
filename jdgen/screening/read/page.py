"""Pages that were filled in a browser and saved: what was typed stands in their attributes and text areas."""

from html.parser import HTMLParser

from jdgen.screening.plan import PLAN, ROLE, stamp_in
from jdgen.screening.read.answers import Fields, Form, is_ours, refused

MAX_BYTES = 4 << 20
_NOT_OURS = "`jdgen render ROLE -k screening-checklist -f html` makes the page to fill in; save it by its own button"


def read_page(data: bytes, shown: str) -> Form:
    if len(data) > MAX_BYTES:
        raise refused(shown, f"is larger than {MAX_BYTES >> 20} MiB", _NOT_OURS)
    if ROLE.encode() not in data:
        raise refused(shown, "is a web page, not a form that jdgen made", _NOT_OURS)
    page = _Page()
    page.feed(data.decode("utf-8-sig", "replace"))
    page.close()
    stamp = stamp_in(page.about)
    if not is_ours(page.names):
        raise refused(shown, "is a web page, not a form that jdgen made", _NOT_OURS)
    return Form(shown, stamp.get(ROLE, ""), stamp.get(PLAN, ""), tuple(page.fields.answers()))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.about: dict[str, str] = {}
        self.fields = Fields()
        self.names: set[str] = set()
        self._area: str | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._area is not None:
            self._text.append(self.get_starttag_text() or "")  # within a text area nothing is markup
            return
        said = {name: value or "" for name, value in attrs}
        name = said.get("name", "")
        if tag in ("input", "textarea"):
            self.names.add(name)
        if tag == "meta":
            self.about.setdefault(name, said.get("content", ""))
        elif tag == "textarea" and name:
            self._area, self._text = name, []
        elif tag == "input" and name:
            self._input(name, said)

    def _input(self, name: str, said: dict[str, str]) -> None:
        if said.get("type") == "checkbox":
            if "checked" in said and name not in self.fields.ticked:
                self.fields.ticked.append(name)
        elif said.get("type", "text") in ("text", "date"):
            self.fields.write(name, said.get("value", ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._area is None:
            return
        if tag == "textarea":
            self.fields.write(self._area, "".join(self._text))
            self._area = None
        else:
            self._text.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._text.append(data)
