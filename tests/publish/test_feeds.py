"""What machines read of the whole site."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import feedparser
import jsonschema
import pytest
from lxml import etree

from jdgen.publish.feeds import sitemap
from jdgen.publish.feeds.xml import clean
from jdgen.publish.ledger import Dated

Shop = Any
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOSTILE = "]]> </job> & <b> &amp; {{ 7 }}"


def jobs(shop: Shop) -> list[dict[str, str]]:
    tree = etree.fromstring((shop.site / "indeed.xml").read_bytes())
    return [{part.tag: part.text or "" for part in job} for job in tree.findall("job")]


def test_a_sitemap_holds_the_pages_with_their_days() -> None:
    pages = {"index.html": Dated(content="a", changed=date(2026, 11, 2)), "roles/a b.html": _dated(3)}
    tree = etree.fromstring(sitemap("https://example.com/jobs", pages)["sitemap.xml"])
    assert tree.tag == f"{SITEMAP}urlset"
    assert [[part.text for part in entry] for entry in tree] == [
        ["https://example.com/jobs/", "2026-11-02"],
        ["https://example.com/jobs/roles/a%20b.html", "2026-11-03"],
    ]


def test_a_long_sitemap_is_split_and_has_an_index() -> None:
    pages = {f"openings/role/{number}.html": _dated(number % 28 + 1) for number in range(50_001)}
    files = sitemap("https://example.com", pages)
    assert sorted(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    index = etree.fromstring(files["sitemap.xml"])
    assert index.tag == f"{SITEMAP}sitemapindex"
    assert [entry[0].text for entry in index] == [f"https://example.com/sitemap-{number}.xml" for number in (1, 2)]
    parts = [etree.fromstring(files[f"sitemap-{number}.xml"]) for number in (1, 2)]
    assert [len(part) for part in parts] == [50_000, 1]
    assert {entry[0].text for part in parts for entry in part} == {f"https://example.com/{path}" for path in pages}
    exact = sitemap("https://example.com", dict(list(pages.items())[:50_000]))
    assert list(exact) == ["sitemap.xml"]


def _dated(day: int) -> Dated:
    return Dated(content="a", changed=date(2026, 11, day))


def test_robots_are_told_of_the_sitemap(shop: Shop) -> None:
    shop.run()
    assert shop.read("robots.txt").splitlines()[-1] == "Sitemap: https://careers.example.com/jobs/sitemap.xml"


def test_a_site_without_openings_has_valid_feeds(shop: Shop) -> None:
    shop.say({"status": "draft"})
    shop.run()
    assert shop.listed() == set()
    assert not feedparser.parse(shop.site / "atom.xml").bozo
    assert jobs(shop) == []


def test_an_atom_entry_keeps_its_id_and_its_day_of_posting(shop: Shop) -> None:
    shop.run()
    (first,) = feedparser.parse(shop.site / "atom.xml").entries
    assert first.id == first.link == "https://careers.example.com/jobs/openings/baker/town.html"
    assert (first.published, first.updated) == ("2026-11-02T00:00:00Z", "2026-11-23T00:00:00Z")
    shop.say({"note": "It is new."})
    shop.pass_days()
    shop.run()
    feed = feedparser.parse(shop.site / "atom.xml")
    assert not feed.bozo
    (second,) = feed.entries
    assert (second.id, second.published) == (first.id, first.published)
    assert second.updated == feed.feed.updated == "2026-11-24T00:00:00Z"


def test_the_feed_of_news_ends_after_fifty(many: Callable[[int], Shop]) -> None:
    shop = many(52)
    shop.run("--feeds-only")
    assert len(feedparser.parse(shop.site / "atom.xml").entries) == 50
    assert len(jobs(shop)) == 52


def test_indeed_gets_a_job_for_each_place_with_a_number_of_its_own(shop: Shop) -> None:
    places = [{"city": "Springfield", "state": "IL", "street": "1 Example Street", "postal_code": "62701"}]
    places += [{"city": "Chicago", "state": "IL"}]
    shop.say({"places": places, "requisition": "REQ-1"}, {"id": "lake"})
    shop.run()
    found = jobs(shop)
    assert [one["referencenumber"] for one in found] == ["baker.town", "baker.town.2", "baker.lake"]
    assert [one["city"] for one in found] == ["Springfield", "Chicago", "Springfield"]
    assert (found[0]["streetaddress"], found[0]["postalcode"]) == ("1 Example Street", "62701")
    assert [one["requisitionid"] for one in found] == ["REQ-1", "REQ-1", "baker.lake"]
    assert {one["url"].partition("?")[2] for one in found} == {"source=Indeed"}
    assert {one["date"] for one in found} == {"2026-11-02"}


@pytest.mark.parametrize(
    ("pay", "shown"),
    [
        ({"hiring_range": [20.15, 25], "per": "hour"}, "$20.15 - $25.00 / hour"),
        ({"hiring_range": [40000, 61500]}, "$40000 - $61500 / year"),
        ({"hiring_range": 52000}, "$52000 / year"),
        ({"hiring_range": [3500, 4000], "per": "month"}, "$3500 - $4000 / month"),
        ({"hiring_range": [52000, None]}, "$52000 / year"),
        ({}, None),
    ],
)
def test_indeed_reads_pay_without_separators(shop: Shop, pay: dict[str, Any], shown: str | None) -> None:
    place = {"places": [{"city": "Houston", "state": "TX"}]}
    shop.say(place, pay=pay, flsa="exempt")
    shop.run()
    assert jobs(shop)[0].get("salary") == shown


def test_remote_work_is_in_no_city(shop: Shop) -> None:
    shop.say({"arrangement": "remote", "open_to": ["IL", "TX"], "places": []})
    shop.run()
    (job,) = jobs(shop)
    assert (job["city"], job["state"], job["postalcode"], job["country"]) == ("Remote", "", "", "US")


def test_a_body_in_a_feed_is_the_fragment_of_its_page(shop: Shop) -> None:
    shop.run()
    assert jobs(shop)[0]["description"] == shop.read("openings/baker/town.fragment.html")


def test_hostile_texts_are_texts(shop: Shop) -> None:
    shop.say(title=f"Baker {HOSTILE}", summary=HOSTILE)
    shop.run()
    (job,) = jobs(shop)
    assert job["title"] == f"Baker {HOSTILE}"
    feed = feedparser.parse(shop.site / "atom.xml")
    assert not feed.bozo
    assert "]]> </job>" in shop.read("jobs.json")


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert clean("a\x00\x07\ufffe\U0001f9fe\t") == "a\U0001f9fe\t"


def test_jobs_keep_to_their_schema(shop: Shop) -> None:
    shop.say(
        {"requisition": "REQ-1", "closes": "2026-12-31"},
        {"id": "home", "arrangement": "remote", "open_to": ["IL"], "places": []},
        {"id": "days", "arrangement": "hybrid", "days_on_site": "Two days"},
        department="Production",
        pay={"hiring_range": [52000, None]},
    )
    shop.say({"places": [{"city": "Houston", "state": "TX"}]}, name="cook", pay={})
    shop.run()
    schema, found = json.loads(shop.read("jobs.schema.json")), json.loads(shop.read("jobs.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.validate(found, schema, format_checker=checker)
    assert len(found["jobs"]) == 4
    for one in found["jobs"]:
        for name in ("url", "pdf", "text", "html", "structured_data"):
            assert (shop.site / one[name].removeprefix("https://careers.example.com/jobs/")).is_file()
    del found["jobs"][0]["pay"]
    with pytest.raises(jsonschema.ValidationError, match="'pay' is a required property"):
        jsonschema.validate(found, schema)
