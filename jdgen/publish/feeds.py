"""What machines read of the whole site: sitemap, robots.txt, a feed of news, and feeds for job boards.

Sitemap: sitemaps.org 0.9 and Google's page of 2026-07-08. Atom: RFC 4287. Indeed: its XML feed, one element a
job and place; what its public pages do not say is left out.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from jdgen.publish.address import url
from jdgen.publish.ledger import Dated
from jdgen.publish.posting import Posting

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
ATOM = "http://www.w3.org/2005/Atom"
MOST_URLS = 50_000
"""In one sitemap; its other limit, 50 MB, is never reached first: an address has at most 2,048 characters."""
LATEST = 50
"""How many openings the feed of news holds."""
JOB_TYPES = {"full-time": "fulltime", "part-time": "parttime", "temporary": "temporary", "per-diem": "perdiem"}
FROM_HOME = "Fully remote"

Files = dict[str, bytes]


def sitemap(base: str, pages: Mapping[str, Dated]) -> Files:
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
    return _written(tree)


def robots(base: str) -> Files:
    return {"robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n".encode()}


def atom(base: str, name: str, postings: Sequence[Posting], pages: Mapping[str, Dated], day: date) -> Files:
    """The openings that changed last, newest first; ``day`` is for a feed without any."""
    from lxml import etree

    newest = sorted(postings, key=lambda one: (pages[one.path].changed, one.reference), reverse=True)[:LATEST]
    tree = etree.Element("feed", nsmap={None: ATOM})
    etree.SubElement(tree, "title").text = _clean(f"Open jobs at {name}")
    etree.SubElement(tree, "id").text = f"{base}/"
    etree.SubElement(tree, "link", rel="self", href=f"{base}/atom.xml", type="application/atom+xml")
    etree.SubElement(tree, "link", rel="alternate", href=f"{base}/", type="text/html")
    etree.SubElement(tree, "updated").text = _moment(max((pages[one.path].changed for one in newest), default=day))
    etree.SubElement(etree.SubElement(tree, "author"), "name").text = _clean(name)
    for one in newest:
        entry = etree.SubElement(tree, "entry")
        etree.SubElement(entry, "title").text = _clean(f"{one.title}, {one.where}")
        etree.SubElement(entry, "id").text = url(base, one.path)
        etree.SubElement(entry, "link", rel="alternate", href=url(base, one.path), type="text/html")
        if one.posted:
            etree.SubElement(entry, "published").text = _moment(one.posted)
        etree.SubElement(entry, "updated").text = _moment(pages[one.path].changed)
        etree.SubElement(entry, "summary").text = _clean(" ".join(filter(None, (one.pay and f"{one.pay}.", one.about))))
    return {"atom.xml": _written(tree)}


def indeed(base: str, name: str, site: str | None, postings: Sequence[Posting], bodies: Mapping[str, str]) -> Files:
    """A job for each opening and place; ``bodies`` are the fragments, by the opening's reference."""
    from lxml import etree

    tree = etree.Element("source")
    etree.SubElement(tree, "publisher").text = _clean(name)
    etree.SubElement(tree, "publisherurl").text = site or f"{base}/"
    for one in postings:
        for number, where in enumerate(_places(one)):
            job = etree.SubElement(tree, "job")
            for tag, text in (_job(one, base, name) | where | {"description": bodies[one.reference]}).items():
                if tag == "referencenumber" and number:
                    text = f"{text}.{number + 1}"
                etree.SubElement(job, tag).text = etree.CDATA(_clean(text)) if text else None
    return {"indeed.xml": _written(tree)}


def _job(one: Posting, base: str, name: str) -> dict[str, str]:
    said = {
        "title": one.title,
        "date": one.posted.isoformat() if one.posted else "",
        "referencenumber": one.reference,
        "requisitionid": one.opening.requisition or one.reference,
        "url": f"{url(base, one.path)}?source=Indeed",
        "company": name,
        "sourcename": name,
        "salary": _salary(one),
        "jobtype": JOB_TYPES[one.role.employment.type],
        "category": one.team,
        "experience": one.level,
        "expirationdate": one.closes.isoformat() if one.closes else "",
    }
    kept = ("title", "date", "referencenumber", "requisitionid", "url", "company", "sourcename")
    return {tag: text for tag, text in said.items() if text or tag in kept}


def _salary(one: Posting) -> str:
    """As Indeed reads it: ``$20.15 - $25.00 / hour``, without separators of thousands."""
    if not one.amounts:
        return ""
    low, high, per, sign = one.amounts.minimum, one.amounts.maximum, one.per, one.sign
    if high is None or low == high:
        return f"{sign}{low:f} / {per}"
    return f"{sign}{low:f} - {sign}{high:f} / {per}"


def _places(one: Posting) -> list[dict[str, str]]:
    """Remote work has a city of that name, and no state, as Indeed asks for."""
    if one.opening.arrangement == "remote":
        return [{"city": "Remote", "state": "", "postalcode": "", "country": one.country, "remotetype": FROM_HOME}]
    return [
        {
            "city": place.city,
            "state": place.state or "",
            "country": place.country,
            **({"postalcode": place.postal_code} if place.postal_code else {}),
            **({"streetaddress": place.street} if place.street else {}),
        }
        for place in one.opening.places
    ]


def jobs(base: str, name: str, postings: Sequence[Posting], pages: Mapping[str, Dated]) -> Files:
    """All open openings as JSON, with the schema that describes it beside."""
    listed = [_as_json(base, one, pages[one.path].changed) for one in postings]
    whole = {"$schema": f"{base}/jobs.schema.json", "employer": name, "url": f"{base}/", "jobs": listed}
    return {"jobs.json": _json(whole), "jobs.schema.json": _json(SCHEMA)}


def _as_json(base: str, one: Posting, changed: date) -> dict[str, Any]:
    address = url(base, one.path)
    stem = address.removesuffix(".html")
    return {
        "reference": one.reference,
        "requisition": one.opening.requisition,
        "title": one.title,
        "summary": one.about,
        "url": address,
        "pdf": f"{stem}.pdf",
        "text": f"{stem}.txt",
        "html": f"{stem}.fragment.html",
        "structured_data": f"{stem}.jsonld",
        "arrangement": one.opening.arrangement,
        "places": [place.model_dump(exclude_none=True) for place in one.opening.places],
        "open_to": list(one.opening.open_to),
        "team": one.team or None,
        "level": one.level or None,
        "employment_type": one.role.employment.type,
        "pay": _pay(one),
        "posted": one.posted and one.posted.isoformat(),
        "closes": one.closes and one.closes.isoformat(),
        "changed": changed.isoformat(),
    }


def _pay(one: Posting) -> dict[str, Any] | None:
    if not one.amounts:
        return None
    low, high = one.amounts.minimum, one.amounts.maximum
    return {
        "minimum": float(low),
        "maximum": None if high is None else float(high),
        "per": one.per,
        "currency": one.role.pay.currency,
    }


_TEXT, _DAY = {"type": "string"}, {"type": "string", "format": "date"}
_PERHAPS = {"type": ["string", "null"]}
_ADDRESS = {"type": "string", "format": "uri"}
_JOB: dict[str, Any] = {
    "reference": {**_TEXT, "description": "Unique, and never changes: the role's id and the opening's."},
    "requisition": _PERHAPS,
    "title": _TEXT,
    "summary": _TEXT,
    "url": _ADDRESS,
    "pdf": _ADDRESS,
    "text": _ADDRESS,
    "html": {**_ADDRESS, "description": "For pasting: p, br, ul, li, strong and em only, without attributes."},
    "structured_data": {**_ADDRESS, "description": "A schema.org JobPosting."},
    "arrangement": {"enum": ["onsite", "hybrid", "remote"]},
    "places": {"type": "array", "items": {"type": "object", "required": ["city", "country"]}},
    "open_to": {"type": "array", "items": _TEXT, "description": "Where people may live, for remote work."},
    "team": _PERHAPS,
    "level": _PERHAPS,
    "employment_type": {"enum": ["full-time", "part-time", "temporary", "per-diem"]},
    "pay": {
        "type": ["object", "null"],
        "description": "What is expected to be paid on hire, as the posting prints it first.",
        "properties": {
            "minimum": {"type": "number"},
            "maximum": {"type": ["number", "null"]},
            "per": {"enum": ["hour", "month", "year"]},
            "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        },
        "required": ["minimum", "maximum", "per", "currency"],
    },
    "posted": {"type": ["string", "null"], "format": "date"},
    "closes": {"type": ["string", "null"], "format": "date", "description": "The last day to apply."},
    "changed": _DAY,
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Open jobs of an employer",
    "type": "object",
    "required": ["employer", "url", "jobs"],
    "properties": {
        "$schema": _ADDRESS,
        "employer": _TEXT,
        "url": _ADDRESS,
        "jobs": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": _JOB,
                "required": list(_JOB),
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )


def _written(tree: Any) -> bytes:
    from lxml import etree

    data: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data
