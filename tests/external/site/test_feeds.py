"""The feeds as others read them, and every link of three sites followed."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from judging import Page

if TYPE_CHECKING:
    from conftest import Sites

pytestmark = pytest.mark.external

NAMES = ("full", "bare", "empty")


@pytest.mark.parametrize("name", NAMES)
def test_the_sitemap_names_every_page_that_search_engines_may_know(
    sites: "Sites", node_module: Callable[[str], Path], name: str
) -> None:
    from xmlschema import XMLSchema

    sitemap = sites.folder / name / "jobs/sitemap.xml"
    schema = XMLSchema(str(node_module("sitemap/schema/sitemap.xsd")))
    schema.validate(str(sitemap))
    listed = {entry["loc"] for entry in schema.to_dict(str(sitemap))["url"]}
    known = {path for path in sites.of(name) if not Page(path).tree.xpath("//meta[@name='robots']")}
    assert listed == {sites.url(path) for path in known}
    robots = (sites.folder / name / "jobs/robots.txt").read_text("utf-8")
    assert f"Sitemap: {sites.url(sitemap)}" in robots


def test_a_wrong_sitemap_would_be_seen(node_module: Callable[[str], Path]) -> None:
    from xmlschema import XMLSchema

    schema = XMLSchema(str(node_module("sitemap/schema/sitemap.xsd")))
    entry = "<url><loc>https://example.com/</loc><lastmod>20 Nov 2026</lastmod></url>"
    assert not schema.is_valid(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entry}</urlset>')


@pytest.mark.parametrize("name", NAMES)
def test_a_feed_reader_reads_the_newest_openings(sites: "Sites", name: str) -> None:
    import feedparser

    read = feedparser.parse(str(sites.folder / name / "jobs/atom.xml"))
    assert not read.bozo
    assert read.version == "atom10"
    openings = [path for path in sites.openings if path.is_relative_to(sites.folder / name)]
    assert {entry.link for entry in read.entries} <= {sites.url(path) for path in openings}
    assert len({entry.id for entry in read.entries}) == min(len(openings), 50)
    assert all(entry.updated_parsed and entry.title for entry in read.entries)


@pytest.mark.parametrize("name", NAMES)
def test_jobs_json_follows_its_schema(sites: "Sites", name: str) -> None:
    from jsonschema import Draft202012Validator

    folder = sites.folder / name / "jobs"
    data, schema = (json.loads((folder / file).read_text("utf-8")) for file in ("jobs.json", "jobs.schema.json"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert list(validator.iter_errors(data)) == []
    openings = [path for path in sites.openings if path.is_relative_to(folder)]
    assert {job["url"] for job in data["jobs"]} == {sites.url(path) for path in openings}
    if data["jobs"]:
        data["jobs"][0]["salary"] = "a lot"
        assert list(validator.iter_errors(data))


@pytest.mark.parametrize("name", NAMES)
def test_indeed_reads_each_place_of_each_opening_once(sites: "Sites", name: str) -> None:
    from lxml import etree

    jobs = etree.parse(sites.folder / name / "jobs/indeed.xml").findall("job")
    references = [job.findtext("referencenumber") for job in jobs]
    assert len(set(references)) == len(references)
    openings = [path for path in sites.openings if path.is_relative_to(sites.folder / name)]
    assert {job.findtext("url").partition("?")[0] for job in jobs} == {sites.url(path) for path in openings}


def links(sites: "Sites", path: Path) -> Iterator[str]:
    """Every address that a page leads to or loads; what is said about the page itself is no link."""
    tree = Page(path).tree
    for element in tree.iter("a", "link", "img", "script"):
        told = element.tag == "link" and element.get("rel") == "canonical"
        address = element.get("href") or element.get("src")
        if address is not None and not told:
            yield address


def dead(sites: "Sites", path: Path, served_at: str) -> Iterator[str]:
    """Links within the site that lead nowhere, or that would not work elsewhere."""
    for address in links(sites, path):
        if address.startswith(sites.host):
            yield f"absolute: {address}"
        if address.startswith("#"):
            served_at = sites.url(path)
        target, part = urldefrag(urljoin(served_at, address))
        if not target.startswith(sites.host):
            continue
        file = sites.folder / unquote(target.removeprefix(f"{sites.host}/"))
        file = file / "index.html" if target.endswith("/") else file
        if not file.is_file():
            yield f"dead: {address}"
        elif part and not Page(file).tree.xpath("//*[@id=$part]", part=part):
            yield f"no such part: {address}"


def test_no_link_is_dead(sites: "Sites") -> None:
    # A server shows 404.html at any address.
    places = {path: f"{sites.host}/any/where" if path.name == "404.html" else sites.url(path) for path in sites.pages}
    found = {path: list(dead(sites, path, served_at)) for path, served_at in places.items()}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_every_page_can_be_reached_from_the_front(sites: "Sites") -> None:
    for name in NAMES:
        front = sites.folder / name / "jobs/index.html"
        seen, waiting = {front}, [front]
        while waiting:
            page = waiting.pop()
            near = {(page.parent / urldefrag(one)[0]).resolve() for one in links(sites, page) if "://" not in one}
            fresh = {path for path in near if path.suffix == ".html" and path.is_file()} - seen
            seen |= fresh
            waiting += fresh
        missed = {path for path in sites.of(name) if path not in seen and path.name != "404.html"}
        # What has ended is left by every list, and told to those who kept its address.
        assert all("no longer open" in path.read_text("utf-8") for path in missed)


@pytest.mark.parametrize("wrong", ["nowhere.html", "#nowhere", "index.html", "HOST/full/jobs/index.html"])
def test_a_dead_link_would_be_seen(sites: "Sites", wrong: str) -> None:
    page = sites.folder / "full/jobs/openings/page.html"
    page.write_text(f'<!doctype html><a href="{wrong.replace("HOST", sites.host)}">there</a>', "utf-8")
    try:
        assert len(list(dead(sites, page, sites.url(page)))) == 1
    finally:
        page.unlink()
