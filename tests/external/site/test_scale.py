"""A site of 2,000 openings: its front page, and its search in a real browser."""

import gzip
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from large import many
from variety import BASE, TODAY

from jdgen.publish.listings import lists
from jdgen.publish.plan import Request, plan
from jdgen.workspace import Workspace, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.external

COUNT = 2000


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The front page with its script and style; the pages of the openings are none of its weight."""
    folder = tmp_path_factory.mktemp("large")
    many(folder, COUNT)
    planned = plan(Workspace.open(folder), Request(folder / "site", BASE, date.fromisoformat(TODAY)))
    assert planned.left_out == ()
    for name, data in {**lists(planned.studio, planned.postings, planned.roles), **planned.studio.assets()}.items():
        write(folder / "site" / name, data)
    return folder / "site/index.html"


def test_the_front_page_is_light(front: Path) -> None:
    assert front.read_text("utf-8").count("<li data-place") == COUNT
    assert len(gzip.compress(front.read_bytes(), 6)) < 100_000


def test_the_search_finds_the_same_among_many(browser: "Browser", front: Path) -> None:
    page = browser.new_page()
    page.goto(front.as_uri())
    titles = page.locator("#jobs > li").all_inner_texts()
    expected = sum("oncology" in one.lower() and "oakton" in one.lower() for one in titles)
    page.locator("#words").press_sequentially("oncology oakton")
    assert page.locator("#jobs > li:visible").count() == expected > 0
    assert page.locator(".count").inner_text() == f"{expected} of 2,000 open jobs"
    page.close()


def test_a_key_changes_each_job_at_most_once(browser: "Browser", front: Path) -> None:
    """What a key costs: not the time, which is the machine's, but how much of the page is touched."""
    page = browser.new_page()
    page.goto(front.as_uri())
    page.evaluate("""() => {
      window.changed = 0;
      new MutationObserver(records => { window.changed += records.length; })
        .observe(document.body, {attributes: true, subtree: true});
    }""")
    for key, most in (("o", COUNT), ("n", COUNT), (" ", 0)):
        page.evaluate("() => { window.changed = 0; }")
        page.locator("#words").press(key)
        page.wait_for_function("() => true")
        assert page.evaluate("() => window.changed") <= most
    page.close()
