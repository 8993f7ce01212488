"""The pages in a browser: for everybody, in light and dark, on a small screen, and on their own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jdgen.workspace import shipped

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.external

ROLES = sorted(path.stem for path in shipped("roles").glob("[!_]*.yaml"))
KINDS = sorted(path.parent.name for path in shipped("templates").glob("*/kind.yaml"))
EXAMPLES = ("charge-entry-specialist", "_families", "_data")
"""Where each kind of document is found: a role's, a family's, and what a command made of data."""

FORMS = ("screening-checklist", "interview-kit", "exercise")
"""They run the one script that saves what is filled in."""

BACKGROUND = "() => getComputedStyle(document.body).backgroundColor"

RUNS = """() => [...document.querySelectorAll("*")].flatMap(element =>
  [...element.attributes]
    .filter(({name, value}) => name.startsWith("on") || /^\\s*javascript:/i.test(value))
    .map(({name, value}) => `${element.tagName} ${name}=${value}`)
    .concat(element.matches("script, iframe, object, embed") ? [element.tagName] : []))"""

# Every text is walked up to the page: a box that hides what leaves it must hold it, and so must the
# window, but for a box that scrolls by itself. What a clip path hides is meant for screen readers.
CUT = """() => {
  document.querySelectorAll("details").forEach(details => { details.open = true; });
  const cut = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const holds = (box, rect) =>
    rect.left >= box.left - 1 && rect.right <= box.right + 1 &&
    rect.top >= box.top - 2 && rect.bottom <= box.bottom + 2;
  const shown = (rect, element) => {
    for (; element !== document.documentElement; element = element.parentElement) {
      const style = getComputedStyle(element);
      if (style.clipPath !== "none" || /auto|scroll/.test(style.overflowX)) return true;
      if (style.overflow !== "visible" && !holds(element.getBoundingClientRect(), rect)) return false;
    }
    return rect.left >= 0 && rect.right <= window.innerWidth;
  };
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const rects = [...range.getClientRects()].filter(rect => rect.width > 0);
    if (texts.currentNode.data.trim() && !rects.every(rect => shown(rect, texts.currentNode.parentElement)))
      cut.push(texts.currentNode.data.trim());
  }
  return cut;
}"""

NARROW = {"width": 320, "height": 640}


@contextmanager
def opened(browser: "Browser", path: Path, **how: Any) -> "Iterator[Page]":
    page = browser.new_page(**how)
    page.goto(path.as_uri())
    yield page
    page.close()


def violations(page: "Page") -> list[str]:
    found = page.evaluate("() => axe.run().then(result => result.violations)")
    return [f"{page.url}: {one['id']}: {node['html']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("folder", [*ROLES, "_families", "_data"])
def test_axe_finds_no_barrier_in_light_or_dark(
    built: Path, browser: "Browser", node_module: Callable[[str], Path], folder: str
) -> None:
    axe = node_module("axe-core/axe.min.js").read_text("utf-8")
    pages = sorted((built / folder).rglob("*.html"))
    assert pages
    for path in pages:
        with opened(browser, path, color_scheme="light") as page:
            page.evaluate(axe)
            light, found = page.evaluate(BACKGROUND), violations(page)
            page.emulate_media(color_scheme="dark")
            assert page.evaluate(BACKGROUND) != light
            assert found + violations(page) == []


def test_axe_finds_the_barriers_that_are_there(
    browser: "Browser", node_module: Callable[[str], Path], tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text('<!doctype html><html lang="en"><title>Grey</title><p style="color:#ccc">Hardly there', "utf-8")
    with opened(browser, path) as page:
        page.evaluate(node_module("axe-core/axe.min.js").read_text("utf-8"))
        assert any("color-contrast" in one for one in violations(page))


@pytest.mark.parametrize("kind", KINDS)
def test_a_small_screen_scrolls_in_one_direction_and_cuts_nothing(built: Path, browser: "Browser", kind: str) -> None:
    pages = sorted(path for folder in EXAMPLES for path in (built / folder).rglob(f"{kind}.html"))
    assert pages
    for path in pages:
        with opened(browser, path, viewport=NARROW) as page:
            assert page.evaluate("() => document.documentElement.scrollWidth") <= NARROW["width"]
            assert page.evaluate(CUT) == []


@pytest.mark.parametrize(
    "body",
    [
        '<p style="width: 40em">Wider than the screen, and so it leaves it on the right side',
        '<p style="margin-left: -2em">It leaves on the left',
        '<p style="width: 5em; overflow: hidden; white-space: nowrap">Hidden by its own box',
        '<svg viewBox="0 0 100 20" width="100"><text x="60" y="15">Leaves the drawing</text></svg>',
    ],
)
def test_a_text_that_is_cut_would_be_seen(browser: "Browser", tmp_path: Path, body: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(f'<!doctype html><meta name="viewport" content="width=device-width">{body}', "utf-8")
    with opened(browser, path, viewport=NARROW) as page:
        assert len(page.evaluate(CUT)) == 1


def asked_and_run(browser: "Browser", path: Path) -> tuple[list[str], list[str]]:
    """The addresses that a page asks for besides its own, and what in it could run."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    running = page.evaluate(RUNS)
    page.close()
    return [url for url in asked if url != path.as_uri() and not url.startswith("data:")], running


def test_no_page_asks_for_anything_and_only_forms_run_something(built: Path, browser: "Browser") -> None:
    pages = sorted(built.rglob("*.html"))
    wanted = {path: ([], ["SCRIPT"] if path.stem in FORMS else []) for path in pages}
    assert {path: asked_and_run(browser, path) for path in pages} == wanted


@pytest.mark.parametrize(
    ("body", "asks", "runs"),
    [
        ('<img src="other.png" alt="">', 1, 0),
        ('<style>p { background: url("other.png") }</style><p>Text', 1, 0),
        ('<link rel="stylesheet" href="other.css">', 1, 0),
        ("<script>1</script>", 0, 1),
        ('<p onclick="1">Text', 0, 1),
        ('<a href="javascript:1">Text</a>', 0, 1),
    ],
)
def test_what_a_page_asks_for_or_runs_would_be_seen(
    browser: "Browser", tmp_path: Path, body: str, asks: int, runs: int
) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<!doctype html><title>One</title>{body}", "utf-8")
    asked, running = asked_and_run(browser, path)
    assert (len(asked), len(running)) == (asks, runs)
