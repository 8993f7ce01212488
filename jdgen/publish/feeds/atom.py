"""A feed of news: RFC 4287."""

from collections.abc import Mapping, Sequence
from datetime import date

from jdgen.publish.address import url
from jdgen.publish.feeds.xml import clean, written
from jdgen.publish.ledger import Dated
from jdgen.publish.posting import Posting

ATOM = "http://www.w3.org/2005/Atom"
LATEST = 50
"""How many openings the feed holds."""


def atom(base: str, name: str, postings: Sequence[Posting], pages: Mapping[str, Dated], day: date) -> dict[str, bytes]:
    """The openings that changed last, newest first; ``day`` is for a feed without any."""
    from lxml import etree

    newest = sorted(postings, key=lambda one: (pages[one.path].changed, one.reference), reverse=True)[:LATEST]
    tree = etree.Element("feed", nsmap={None: ATOM})
    etree.SubElement(tree, "title").text = clean(f"Open jobs at {name}")
    etree.SubElement(tree, "id").text = f"{base}/"
    etree.SubElement(tree, "link", rel="self", href=f"{base}/atom.xml", type="application/atom+xml")
    etree.SubElement(tree, "link", rel="alternate", href=f"{base}/", type="text/html")
    etree.SubElement(tree, "updated").text = _moment(max((pages[one.path].changed for one in newest), default=day))
    etree.SubElement(etree.SubElement(tree, "author"), "name").text = clean(name)
    for one in newest:
        entry = etree.SubElement(tree, "entry")
        etree.SubElement(entry, "title").text = clean(f"{one.title}, {one.where}")
        etree.SubElement(entry, "id").text = url(base, one.path)
        etree.SubElement(entry, "link", rel="alternate", href=url(base, one.path), type="text/html")
        if one.posted:
            etree.SubElement(entry, "published").text = _moment(one.posted)
        etree.SubElement(entry, "updated").text = _moment(pages[one.path].changed)
        etree.SubElement(entry, "summary").text = clean(" ".join(filter(None, (one.pay and f"{one.pay}.", one.about))))
    return {"atom.xml": written(tree)}


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
