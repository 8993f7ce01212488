"""Indeed's XML feed: one element for each opening and place. What its public pages do not say is left out."""

from collections.abc import Mapping, Sequence

from jdgen.publish.address import url
from jdgen.publish.feeds.xml import clean, written
from jdgen.publish.posting import Posting

JOB_TYPES = {"full-time": "fulltime", "part-time": "parttime", "temporary": "temporary", "per-diem": "perdiem"}
FROM_HOME = "Fully remote"


def indeed(
    base: str, name: str, site: str | None, postings: Sequence[Posting], bodies: Mapping[str, str]
) -> dict[str, bytes]:
    """A job for each opening and place; ``bodies`` are the fragments, by the opening's reference."""
    from lxml import etree

    tree = etree.Element("source")
    etree.SubElement(tree, "publisher").text = clean(name)
    etree.SubElement(tree, "publisherurl").text = site or f"{base}/"
    for one in postings:
        for number, where in enumerate(_places(one)):
            job = etree.SubElement(tree, "job")
            for tag, text in (_job(one, base, name) | where | {"description": bodies[one.reference]}).items():
                if tag == "referencenumber" and number:
                    text = f"{text}.{number + 1}"
                etree.SubElement(job, tag).text = etree.CDATA(clean(text)) if text else None
    return {"indeed.xml": written(tree)}


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
    stated = [amount for amount in (one.amounts.minimum, one.amounts.maximum) if amount is not None]
    digits = 0 if all(amount == amount.to_integral_value() for amount in stated) else 2
    amounts = dict.fromkeys(f"{one.sign}{amount:.{digits}f}" for amount in stated)
    return f"{' - '.join(amounts)} / {one.per}"


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
