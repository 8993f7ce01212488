"""What no tool checks of a page: that it says what its structured data says, as Google's page of 2025-12-18 asks.

https://developers.google.com/search/docs/appearance/structured-data/job-posting
"""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from babel.dates import format_date
from lxml import html

EMPLOYMENT = {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}
UNITS = {"HOUR": "an hour", "DAY": "a day", "WEEK": "a week", "MONTH": "a month", "YEAR": "a year"}
EDUCATION = {
    "high school": "high-school",
    "associate degree": "associate",
    "bachelor degree": "bachelor",
    "professional certificate": "certificate",
    "postgraduate degree": "degree",
}
NOTHING = "no requirements"
KEPT_TAGS = {"p", "br", "ul", "li", "strong", "em"}


class Page:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.tree = html.document_fromstring(path.read_text("utf-8"))
        self.postings = [one for data in self._data() for one in data.get("@graph", [data])]

    def _data(self) -> list[Any]:
        return [json.loads(one.text) for one in self.tree.iterfind(".//script[@type='application/ld+json']")]

    @property
    def text(self) -> str:
        """What can be read: the body, and what stands in place of a picture."""
        body = self.tree.find("body")
        return " ".join(" ".join([*body.itertext(), *body.xpath("//img/@alt")]).split())


def told(page: Page) -> Iterator[str]:
    """What is wrong with the page of an open opening."""
    if [one.get("@type") for one in page.postings] != ["JobPosting"]:
        yield "not one JobPosting"
        return
    (posting,) = page.postings
    for judge in (_texts, _dates, _pay, _places, _asked):
        yield from judge(posting, page.text)
    if posting["employmentType"] not in EMPLOYMENT:
        yield f"employmentType {posting['employmentType']}"
    if page.tree.find_class("blank"):
        yield "a blank that nobody filled"
    if not (page.tree.xpath("//*[@id='apply']//a") or posting.get("directApply") is None):
        yield "directApply, and no address"
    beside = page.path.with_suffix(".jsonld")
    if [json.loads(beside.read_text("utf-8"))] != page.postings:
        yield "the file beside it says something else"


def _texts(posting: dict[str, Any], text: str) -> Iterator[str]:
    described, title = posting["description"], posting["title"]
    parsed = html.fromstring(f"<div>{described}</div>")
    tags = {one.tag for one in parsed.iterdescendants()}
    if not {"p", "br"} & tags or tags - KEPT_TAGS or any(one.attrib for one in parsed.iterdescendants()):
        yield f"description with {sorted(map(str, tags))}"
    if parsed.text_content().strip() == title or len(parsed.text_content()) < 200:
        yield "description is not complete"
    shown = [title, posting["hiringOrganization"]["name"]]
    yield from (f"not on the page: {one}" for one in shown if " ".join(one.split()) not in text)


def _dates(posting: dict[str, Any], text: str) -> Iterator[str]:
    posted = date.fromisoformat(posting["datePosted"])
    days = [posted]
    if "validThrough" in posting:
        through = datetime.fromisoformat(posting["validThrough"])
        days.append(through.date())
        if through.date() < posted:
            yield "validThrough is before datePosted"
    for day in days:
        if not any(format_date(day, "long", locale) in text for locale in ("en_US", "en_CA")):
            yield f"not on the page: {day}"


def _pay(posting: dict[str, Any], text: str) -> Iterator[str]:
    if "baseSalary" not in posting:
        return
    value = posting["baseSalary"]["value"]
    amounts = [value[name] for name in ("value", "minValue", "maxValue") if name in value]
    if any(isinstance(one, bool | str) for one in amounts) or amounts != sorted(amounts) or not amounts:
        yield f"amounts {amounts}"
    written = (f"{amounts[-1]:,.2f}", f"{amounts[-1]:,.0f}")
    unit = UNITS.get(value["unitText"])
    if not any(re.search(rf"{re.escape(one)}( or more)? {unit}", text) for one in written):
        yield f"not on the page: {written} {unit}"
    if not any(re.search(rf"\D{re.escape(one)}\D", text) for one in (f"{amounts[0]:,.2f}", f"{amounts[0]:,.0f}")):
        yield f"not on the page: {amounts[0]}"


def _places(posting: dict[str, Any], text: str) -> Iterator[str]:
    remote = posting.get("jobLocationType")
    if remote not in (None, "TELECOMMUTE"):
        yield f"jobLocationType {remote}"
    areas, places = posting.get("applicantLocationRequirements"), posting.get("jobLocation")
    if bool(remote) != ("100% remote" in text) or bool(remote) != bool(areas) or bool(remote) == bool(places):
        yield f"TELECOMMUTE {remote}, areas {areas}, places {places}"
    for place in places if isinstance(places, list) else [places] if places else []:
        address = place["address"]
        if not re.fullmatch("[A-Z]{2}", address["addressCountry"]):
            yield f"addressCountry {address['addressCountry']}"
        parts = [value for name, value in address.items() if name not in ("@type", "addressCountry")]
        yield from (f"not on the page: {one}" for one in parts if " ".join(one.split()) not in text)


def _asked(posting: dict[str, Any], text: str) -> Iterator[str]:
    education, experience = posting.get("educationRequirements"), posting.get("experienceRequirements")
    if posting.get("experienceInPlaceOfEducation") and not (education and experience):
        yield "experienceInPlaceOfEducation stands alone"
    if education not in (None, NOTHING) and EDUCATION[education["credentialCategory"]] not in text.casefold():
        yield f"not on the page: {education}"
    if experience not in (None, NOTHING):
        months = experience["monthsOfExperience"]
        if not isinstance(months, int) or not re.search(rf"\b{months / 12:g}\b", text):
            yield f"not on the page: {experience}"


def without_posting(page: Page) -> Iterator[str]:
    """A list, a guide and an opening that has ended say nothing to job search."""
    if page.postings or "JobPosting" in html.tostring(page.tree, encoding="unicode"):
        yield "holds a JobPosting"


def head(page: Page, address: str) -> Iterator[str]:
    """What every page says of itself."""
    tree = page.tree
    for path in ("//h1", "//main", "//title", "//html/@lang", "//meta[@name='description']/@content"):
        if len(tree.xpath(path)) != 1 or not tree.xpath(f"string({path})").strip():
            yield f"not one {path}"
    if tree.xpath("//a/@href")[0] != "#content" or len(tree.xpath("//*[@id='content']")) != 1:
        yield "no way to skip to the content"
    if tree.xpath("//meta[@name='robots']"):
        if tree.xpath("//link[@rel='canonical']"):
            yield "canonical, and not for search engines"
        return
    own = tree.xpath("//link[@rel='canonical']/@href") + tree.xpath("//meta[@property='og:url']/@content")
    if own != [address, address]:
        yield f"canonical {own}"
    shared = {one.get("property") or one.get("name"): one.get("content") for one in tree.iterfind(".//meta")}
    for name in ("og:title", "og:description", "og:type", "og:site_name", "og:locale", "twitter:card", "twitter:title"):
        if not shared.get(name):
            yield f"no {name}"
