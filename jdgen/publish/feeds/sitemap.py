"""The sitemap and robots.txt: sitemaps.org 0.9, and Google's page of 2026-07-08."""

from collections.abc import Iterable, Mapping
from datetime import date

from jdgen.publish.address import url
from jdgen.publish.feeds.xml import written
from jdgen.publish.ledger import Dated

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_URLS = 50_000
"""In one sitemap; its other limit, 50 MB, is never reached first with addresses of a usual length."""


def sitemap(base: str, pages: Mapping[str, Dated]) -> dict[str, bytes]:
    """One file, or as many as the limit asks for and an index of them."""
    entries = [(url(base, path), known.changed) for path, known in sorted(pages.items())]
    parts = [entries[start : start + MOST_URLS] for start in range(0, len(entries), MOST_URLS)] or [[]]
    if len(parts) == 1:
        return {"sitemap.xml": _urls("urlset", "url", parts[0])}
    files = {f"sitemap-{number}.xml": _urls("urlset", "url", part) for number, part in enumerate(parts, 1)}
    changed = [max(day for _, day in part) for part in parts]
    index = [(f"{base}/{name}", day) for name, day in zip(files, changed, strict=True)]
    return {"sitemap.xml": _urls("sitemapindex", "sitemap", index), **files}


def _urls(root: str, element: str, entries: Iterable[tuple[str, date]]) -> bytes:
    from lxml import etree

    tree = etree.Element(root, nsmap={None: SITEMAP})
    for address, changed in entries:
        entry = etree.SubElement(tree, element)
        etree.SubElement(entry, "loc").text = address
        etree.SubElement(entry, "lastmod").text = changed.isoformat()
    return written(tree)


def robots(base: str) -> dict[str, bytes]:
    return {"robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n".encode()}
