"""What the W3C's checker, Adobe's and schema.org's validators and our own rules say of every page of three sites."""

import json
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from judging import Page, head, told, without_posting

if TYPE_CHECKING:
    from conftest import Sites

pytestmark = pytest.mark.external

Node = Callable[[str], Path]
HERE = Path(__file__).parent


def test_there_is_every_variation(sites: "Sites") -> None:
    assert len(sites.openings) > 60
    assert len(sites.of("full", "openings/ending/*.html")) == 5
    assert not sites.of("full", "openings/unpaid/left-out.html")
    assert sites.of("full", "openings/unpaid/allowed.html")


def w3c(program: Callable[[str], str], node_module: Node, addresses: list[str]) -> list[str]:
    """Over the network, since it judges the content-security policy too, and lets it load from loopback."""
    loopback = [f"-Dnu.validator.servlet.{name}" for name in ("allow-forbidden-hosts=true", "allowed-address-type=all")]
    jar = node_module("vnu-jar/build/dist/vnu.jar")
    command = [program("java"), *loopback, "-jar", str(jar), "--stdout", "--format", "json", *addresses]
    messages = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)["messages"]
    return [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in messages]


def test_every_page_is_right_html(sites: "Sites", program: Callable[[str], str], node_module: Node) -> None:
    assert w3c(program, node_module, [sites.url(path) for path in sites.pages]) == []


def test_the_checker_reads_the_policy_too(sites: "Sites", program: Callable[[str], str], node_module: Node) -> None:
    page = sites.folder / "wrong.html"
    page.write_text(example(sites).replace("'sha256-", "'sha256-0").replace("../../", "/full/jobs/"), "utf-8")
    found = w3c(program, node_module, [sites.url(page)])
    page.unlink()
    assert any("Content Security Policy" in one for one in found)


def test_every_page_says_what_it_is(sites: "Sites") -> None:
    found = {path: list(head(Page(path), sites.url(path))) for path in sites.pages}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_structured_data_says_what_the_page_says(sites: "Sites") -> None:
    found = {path: list(told(Page(path))) for path in sites.openings}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_no_other_page_holds_structured_data(sites: "Sites") -> None:
    others = set(sites.pages) - set(sites.openings)
    assert len(others) > 30
    assert [path for path in others if list(without_posting(Page(path)))] == []


def test_a_picture_that_a_page_names_is_there(sites: "Sites") -> None:
    from PIL import Image

    named = [(path, Page(path).tree.xpath("//meta[@property='og:image']/@content")) for path in sites.openings]
    pictures = [path.with_suffix(".png") for path, found in named if found == [sites.url(path.with_suffix(".png"))]]
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.size == (1200, 630)
    # Where the shipped font cannot draw the title, the page names none, and there is none.
    without = {path for path in sites.openings if path.with_suffix(".png") not in pictures}
    assert {path.parent.name for path in without} == {
        f"title-{script}" for script in ("arabic", "hebrew", "chinese", "japanese", "hindi")
    }
    assert not any(found for path, found in named if path in without)


def adobe(program: Callable[[str], str], node_module: Node, pages: list[Path]) -> list[dict[str, Any]]:
    node_module("@adobe/structured-data-validator/package.json")
    command = [program("node"), str(HERE / "structured_data.mjs"), *map(str, pages)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in said.splitlines()]


def test_adobes_validator_finds_no_error(sites: "Sites", program: Callable[[str], str], node_module: Node) -> None:
    said = adobe(program, node_module, sites.openings)
    assert [one["count"] for one in said] == [1] * len(sites.openings)
    found = {f"{one['path']}: {issue}" for one in said for issue in one["issues"] if "(optional)" not in issue}
    assert found == set()


def schema_org(node: Any) -> Any:
    """The vocabulary's own models, built from JSON-LD; raises where it is wrong."""
    import schema_org as vocabulary

    if isinstance(node, list):
        return [schema_org(one) for one in node]
    if not isinstance(node, dict):
        return node
    parts = {name: schema_org(value) for name, value in node.items() if not name.startswith("@")}
    for name, read in (("datePosted", date.fromisoformat), ("validThrough", datetime.fromisoformat)):
        if name in parts:
            parts[name] = read(parts[name])
    return getattr(vocabulary, node["@type"])(**parts)


def test_schema_org_knows_every_property_and_value(sites: "Sites") -> None:
    for path in sites.openings:
        schema_org(json.loads(path.with_suffix(".jsonld").read_text("utf-8")))


def example(sites: "Sites") -> str:
    return sites.of("full", "openings/charge-entry-specialist-0/onsite-1.html")[0].read_text("utf-8")


WRONG = [
    ('"baseSalary": {', '"baseSalary": {"value": {"unitText": "HOUR", "value": 99}}, "was": {'),
    ('"unitText": "HOUR"', '"unitText": "HOURLY"'),
    ('"FULL_TIME"', '"full-time"'),
    ('"addressLocality": "Denver"', '"addressLocality": "Boulder"'),
    ('"addressCountry": "US"', '"addressCountry": "United States"'),
    ('"datePosted": "2026-11-02"', '"datePosted": "2026-11-03"'),
    ('"validThrough": "2027', '"validThrough": "2025'),
    ('"jobLocation"', '"jobLocationType": "TELECOMMUTE", "jobLocation"'),
    ('"description": "', '"description": "Charge Entry Specialist", "was": "'),
    ('"monthsOfExperience": 24', '"monthsOfExperience": 132'),
    ('"title": "Charge', '"title": "Senior Charge'),
    ('"@type": "JobPosting"', '"@type": "Thing"'),
    ("Apply for this job", '<span class="blank">[Address]</span>'),
    ('<script type="application/ld+json">', '<script type="application/ld+json">{"@type": "JobPosting"}</script>' * 2),
]


@pytest.mark.parametrize(("right", "wrong"), WRONG, ids=[right[:30] for right, _ in WRONG])
def test_our_own_rules_see_what_is_wrong(sites: "Sites", tmp_path: Path, right: str, wrong: str) -> None:
    page, path = example(sites), tmp_path / "page.html"
    assert right in page
    page = page.replace(right, wrong, 1)
    path.write_text(page, "utf-8")
    path.with_suffix(".jsonld").write_text(page.partition('ld+json">')[2].partition("</script>")[0], "utf-8")
    assert list(told(Page(path)))


def test_a_file_that_says_something_else_would_be_seen(sites: "Sites", tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(example(sites), "utf-8")
    path.with_suffix(".jsonld").write_text("{}", "utf-8")
    assert list(told(Page(path)))


def test_the_validators_see_what_is_wrong(
    sites: "Sites", program: Callable[[str], str], node_module: Node, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text(example(sites).replace('"addressCountry": "US"', '"wage": 1'), "utf-8")
    (said,) = adobe(program, node_module, [path])
    assert any("addressCountry" in one for one in said["issues"])
    assert any("wage" in one for one in said["issues"])
    with pytest.raises(ValueError, match="wage"):
        schema_org({"@type": "JobPosting", "wage": 1})


def test_a_list_with_structured_data_would_be_seen(sites: "Sites", tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(example(sites), "utf-8")
    assert list(without_posting(Page(path)))
    assert list(head(Page(path), "https://elsewhere.example.com/"))
