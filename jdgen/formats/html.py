"""One self-contained web page: the style sheet inline, the font by name with a system fallback."""

import re
from base64 import b64encode
from hashlib import sha256

from jdgen.formats import Format, Page, tokens
from jdgen.render.prose import escape_html as escape

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def head(page: Page, style: str) -> str:
    """What a page says about itself, and ``style``."""
    described = {"author": page.author, "description": page.description, "generator": "jdgen"}
    if page.revised:
        described |= {"dcterms.created": page.revised.isoformat(), "dcterms.modified": page.revised.isoformat()}
    if page.form:
        described |= {"keywords": ", ".join(f"{name}={value}" for name, value in page.form.items()), **page.form}
    metas = "\n".join(
        f'<meta name="{name}" content="{escape(content)}">' for name, content in described.items() if content
    )
    return f"""<!doctype html>
<html lang="{escape(page.lang)}">
<head>
<meta charset="utf-8">{_policy(page)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(page.title)}</title>
{metas}
<style>
{style}
</style>
</head>"""


def _policy(page: Page) -> str:
    """What is typed into a form stays there: it runs the scripts that it was made with, and reaches nothing."""
    if page.form is None:
        return ""
    hashes = (b64encode(sha256(script.encode()).digest()).decode() for script in SCRIPT.findall(page.body))
    scripts = " ".join(f"'sha256-{one}'" for one in hashes) or "'none'"
    allowed = f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:; form-action 'none'"
    return f'\n<meta http-equiv="Content-Security-Policy" content="{allowed}">'


def encode(page: Page) -> bytes:
    style = f":root{{{tokens(page.palette)}}}\n{page.style}"
    marks = " · ".join(page.marks)
    mark = f'<aside class="mark" aria-label="Status">{escape(marks)}</aside>' if marks else ""
    return f"{head(page, style)}\n<body>\n{mark}{page.body}\n</body>\n</html>\n".encode()


FORMAT = Format("html", "html", "html", ("document.css", "screen.css"), encode, ("form.css", "form-screen.css"))
