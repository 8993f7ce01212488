"""The structured data of a posting, as search engines read it: a schema.org JobPosting in JSON-LD."""

import json

from jdgen.formats import Format, Page
from jdgen.formats.fragment import fragment


def encode(page: Page) -> bytes:
    return (linked_data(page) + "\n").encode()


def linked_data(page: Page, **more: object) -> str:
    """With ``more`` properties; safe within a ``script`` element, whatever the texts hold."""
    assert page.structured is not None
    posting = {**page.structured, "description": "".join(fragment(page.body)), **more}
    return json.dumps(posting, ensure_ascii=False, indent=1).replace("<", "\\u003c")


FORMAT = Format("jsonld", "jsonld", "html", (), encode, structured=True)
