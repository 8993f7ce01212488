"""Tagged PDF (PDF/UA-1) by WeasyPrint: the same body as the web page, with the print style sheet.

Fonts and parsed style sheets are shared by all documents of a process: a font configuration a
document costs a fifth more time, and memory that grows without end.
"""

import atexit
import re
import sys
from collections.abc import Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from jdgen.errors import CannotMake, InvalidInput, Mark, Problem
from jdgen.formats import Format, Page, tokens
from jdgen.formats.html import head
from jdgen.render.prose import visible

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

FONT = "jdgen-font:"
NO_CHARACTER = re.compile(rb"^(<[0-9a-f]{4}> )<0000>$")


def encode(page: Page) -> bytes:
    weasyprint = _weasyprint()
    from weasyprint.urls import FatalURLFetchingError

    quoted = {name: _css_string(text) for name, text in (("running", page.running), ("mark", " · ".join(page.marks)))}
    style = (
        f":root{{{tokens(page.palette)}}}"
        f"@page{{size:{page.paper};@bottom-left{{content:{quoted['running']}}}@top-right{{content:{quoted['mark']}}}}}"
    )
    document = f"{head(page, style)}\n<body>\n{page.body}\n</body>\n</html>\n"
    try:
        return bytes(
            weasyprint.HTML(string=document, url_fetcher=_nothing()).write_pdf(
                stylesheets=[_sheet(page.style, page.folders)],
                font_config=_fonts(),
                pdf_variant="pdf/ua-1",
                pdf_forms=page.form is not None,
                finisher=partial(_finished, page.form),
            )
        )
    except FatalURLFetchingError as error:
        hint = "documents fetch nothing: copy what it needs into the page"
        raise InvalidInput([Problem(Mark(page.title), str(error), hint=hint)]) from None


def _css_string(text: str) -> str:
    return '"' + "".join(f"\\{ord(c):x} " if c in '"\\<' else c for c in visible(text)) + '"'


@cache
def _weasyprint() -> Any:
    """WeasyPrint, imported on first use: it takes half a second, and needs Pango."""
    import ctypes.util

    find_library = ctypes.util.find_library
    if sys.platform.startswith("linux"):
        # WeasyPrint opens its libraries by their file names first; asking for others starts some
        # seventy compiler and linker processes, a quarter of the time of a single document.
        ctypes.util.find_library = lambda name: None
    try:
        import weasyprint
    except OSError:
        raise CannotMake("PDF needs Pango, which this machine lacks; `jdgen doctor --fix` installs it") from None
    finally:
        ctypes.util.find_library = find_library
    return weasyprint


def _finished(form: Mapping[str, str] | None, document: Any, pdf: Any) -> None:
    _ungroup(pdf)
    if form is not None:
        _complete(pdf, form)


def _complete(pdf: Any, form: Mapping[str, str]) -> None:
    """What a form says of itself, and what programs that fill it need beyond what WeasyPrint writes.

    A field must not name a graphics state: what a program draws in it knows none of the page's. Poppler
    draws ticks only in a font that the form itself holds. And the font of the fields is there whole, with
    its glyph for U+0000, which PDF/UA wants no glyph to stand for.
    """
    from pydyf import Dictionary, Stream, String

    for name, value in form.items():
        pdf.info[name] = String(value)
    for characters in (item.stream for item in pdf.objects if isinstance(item, Stream)):
        if b"begincmap" in characters:
            characters[:] = [NO_CHARACTER.sub(rb"\1<fffd>", one) for one in characters]
    looks = [item for item in pdf.objects if isinstance(item, dict) and "DA" in item]
    for look in looks:
        look["DA"] = String(re.sub(rb"/\S+ gs ", b"", look["DA"].string))
    if looks:
        ticks = Dictionary({"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/ZapfDingbats"})
        pdf.add_object(ticks)
        known = {item.reference: item for item in pdf.objects}
        fields = pdf.catalog["AcroForm"]
        fonts = known[known[fields["DR"]]["Font"]]
        fields |= {"DA": looks[0]["DA"], "DR": Dictionary({"Font": Dictionary({**fonts, "ZaDb": ticks.reference})})}


def _ungroup(pdf: Any) -> None:
    """A ``div`` in a ``dl`` groups for the eye: in the tags, the terms belong to the list itself."""
    tagged: list[Any] = [item for item in pdf.objects if isinstance(item, dict) and "S" in item]
    elements = {item.reference: item for item in tagged}
    for element in elements.values():
        if element["S"] != "/L":
            continue
        groups = {kid: elements[kid]["K"] for kid in element["K"] if elements[kid]["S"] == "/Div"}
        for terms in groups.values():
            for term in terms:
                elements[term]["P"] = element.reference
        element["K"][:] = [term for kid in element["K"] for term in groups.get(kid, [kid])]


@cache
def _fonts() -> "FontConfiguration":
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    # It keeps fonts in a temporary folder, and only removes it when the collector comes by.
    atexit.register(fonts.__del__)
    return fonts


@cache
def _sheet(style: str, folders: tuple[str, ...]) -> "CSS":
    return _weasyprint().CSS(string=style, font_config=_fonts(), url_fetcher=_assets(folders))


def _nothing() -> Any:
    """The fetcher of documents: inline data, and nothing else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class Nothing(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            raise FatalURLFetchingError(f"the page points outside: {url}")

    return Nothing()


def _assets(folders: tuple[str, ...]) -> Any:
    """The fetcher of style sheets: files of the template folders, fonts by ``jdgen-font:FILE``."""
    from pathlib import Path
    from urllib.parse import unquote, urlsplit

    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    def font(name: str) -> Path:
        """The workspace's own before the shipped."""
        return next(path for folder in folders if (path := Path(folder, "_base", "fonts", name)).is_file())

    class Assets(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            try:
                is_font = url.startswith(FONT)
                file = font(unquote(url.removeprefix(FONT))) if is_font else Path(unquote(urlsplit(url).path))
            except StopIteration:
                raise FatalURLFetchingError(f"there is no font {url.removeprefix(FONT)} in _base/fonts") from None
            inside = any(file.resolve().is_relative_to(Path(folder).resolve()) for folder in folders)
            if inside and (is_font or url.startswith("file:")):
                return super().fetch(file.as_uri(), headers)
            raise FatalURLFetchingError(f"the style sheet points outside: {url}")

    return Assets()


FORMAT = Format("pdf", "pdf", "html", ("document.css", "print.css"), encode, ("form.css", "form-print.css"))
