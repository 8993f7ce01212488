"""All open openings as JSON for the employer's own use, with the schema that describes it beside."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jdgen.publish.address import url
from jdgen.publish.ledger import Dated
from jdgen.publish.posting import Posting


def jobs(base: str, name: str, postings: Sequence[Posting], pages: Mapping[str, Dated]) -> dict[str, bytes]:
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
