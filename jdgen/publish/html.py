"""A page of the site: what it says of itself, around a body that a template made."""

import base64
from dataclasses import dataclass
from hashlib import sha256

from jdgen.render.prose import escape_html as escape

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "script-src 'self'",
    )
)
"""Nothing from another host, and nothing that stands in the page runs."""


@dataclass(frozen=True)
class Head:
    title: str
    description: str
    lang: str
    employer: str
    up: str
    """From the page back to the front page's folder."""
    url: str = ""
    """The page's one address; none for a page that search engines leave out."""
    picture: str = ""
    """The address of a picture of 1200 x 630."""
    linked_data: str = ""
    """JSON-LD, safe within a script element."""
    script: bool = False
    """Whether the page has the search."""


def page(head: Head, body: str) -> bytes:
    data = head.linked_data
    # Structured data is no script and runs nowhere; the W3C's checker wants its hash all the same.
    policy = f"{POLICY} 'sha256-{base64.b64encode(sha256(data.encode()).digest()).decode()}'" if data else POLICY
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(head.lang)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(head.title)}</title>",
        _meta("name", "description", head.description),
        *(_addressed(head) if head.url else [_meta("name", "robots", "noindex")]),
        f'<link rel="icon" type="image/svg+xml" href="{head.up}assets/icon.svg">',
        f'<link rel="stylesheet" href="{head.up}assets/site.css">',
        *([f'<script src="{head.up}assets/search.js" defer></script>'] if head.script else []),
        *([f'<script type="application/ld+json">{data}</script>'] if data else []),
        "</head>",
        f"<body>\n{body}\n</body>",
        "</html>\n",
    ]
    return "\n".join(lines).encode()


def _addressed(head: Head) -> list[str]:
    """For search engines, and for a link that is shared."""
    shared = {
        "og:title": head.title,
        "og:description": head.description,
        "og:type": "website",
        "og:url": head.url,
        "og:site_name": head.employer,
        "og:locale": head.lang.replace("-", "_"),
    }
    card = {"twitter:card": "summary", "twitter:title": head.title, "twitter:description": head.description}
    if head.picture:
        shared |= {"og:image": head.picture, "og:image:width": "1200", "og:image:height": "630"}
        shared |= {"og:image:alt": head.title}
        card |= {"twitter:card": "summary_large_image", "twitter:image": head.picture, "twitter:image:alt": head.title}
    return [
        f'<link rel="canonical" href="{escape(head.url)}">',
        f'<link rel="alternate" type="application/atom+xml" title="New jobs" href="{head.up}atom.xml">',
        *(_meta("property", name, content) for name, content in shared.items()),
        *(_meta("name", name, content) for name, content in card.items()),
    ]


def _meta(attribute: str, name: str, content: str) -> str:
    return f'<meta {attribute}="{name}" content="{escape(content)}">'
