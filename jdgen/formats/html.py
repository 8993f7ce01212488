"""One self-contained web page: the style sheet inline, the font by name with a system fallback."""

from jdgen.formats import Format, Page, tokens
from jdgen.render.prose import escape_html as escape


def head(page: Page, style: str) -> str:
    """What a page says about itself, and ``style``."""
    described = {"author": page.author, "description": page.description, "generator": "jdgen"}
    if page.revised:
        described |= {"dcterms.created": page.revised.isoformat(), "dcterms.modified": page.revised.isoformat()}
    metas = "\n".join(
        f'<meta name="{name}" content="{escape(content)}">' for name, content in described.items() if content
    )
    return f"""<!doctype html>
<html lang="{escape(page.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(page.title)}</title>
{metas}
<style>
{style}
</style>
</head>"""


def encode(page: Page) -> bytes:
    style = f":root{{{tokens(page.palette)}}}\n{page.style}"
    marks = " · ".join(page.marks)
    mark = f'<aside class="mark" aria-label="Status">{escape(marks)}</aside>' if marks else ""
    return f"{head(page, style)}\n<body>\n{mark}{page.body}\n</body>\n</html>\n".encode()


FORMAT = Format("html", "html", "html", ("document.css", "screen.css"), encode)
