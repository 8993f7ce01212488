"""Forms in a browser: filled in where they lie, saved as a file, and filled in further."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jdgen.load import load_one
from jdgen.screening.plan import SCALE, evidence_field, plan_of, rating_field, stamp, stamp_in
from jdgen.workspace import Workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.external

ROLE = "charge-entry-specialist"
FORMS = ("screening-checklist", "interview-kit")
TYPED = 'Zoë fand — 面包 in Łódź.\nZweite Zeile: </textarea> "3" < 4 & 5.\n'

HELD = """() => Object.fromEntries([...document.querySelectorAll("input, textarea")]
  .map(one => [one.name, one.type === "checkbox" ? one.checked : one.value]))"""


@pytest.fixture
def opened(built: Path, browser: "Browser") -> "Callable[..., Page]":
    """A form, by its kind or as a file; what it asks for, and what goes wrong in it, fails the test."""

    def opened(kind: str | Path, **how: Any) -> "Page":
        path = kind if isinstance(kind, Path) else built / ROLE / f"{kind}.html"
        page = browser.new_page(**how)
        page.on("console", lambda message: pytest.fail(message.text))
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.on("request", lambda request: None if request.url.startswith(("file:", "blob:")) else pytest.fail("asks"))
        page.goto(path.as_uri())
        return page

    return opened


def fill(page: "Page") -> dict[str, Any]:
    """Types into every blank, and ticks every box of which no other of its group is ticked then."""
    for name in page.eval_on_selector_all("input[type=text], textarea", "all => all.map(one => one.name)"):
        page.fill(f"[name={name}]", "CES-7" if name == "candidate" else TYPED if "e" in name else "\n" + TYPED * 80)
    for name in page.eval_on_selector_all("input[type=date]", "all => all.map(one => one.name)"):
        page.fill(f"[name={name}]", "2026-11-23")
    for name in page.eval_on_selector_all(
        ".one-of", "all => all.map((one, index) => [...one.querySelectorAll('input')].at(index % 2 - 1).name)"
    ):
        page.check(f"[name={name}]")
    held: dict[str, Any] = page.evaluate(HELD)
    return held


def save(page: "Page", folder: Path) -> Path:
    with page.expect_download() as download:
        page.click("text=Save what is filled in")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.mark.parametrize("kind", FORMS)
def test_what_is_filled_in_is_in_the_file_that_was_saved(
    kind: str, opened: "Callable[..., Page]", tmp_path: Path, workspace: Workspace
) -> None:
    page = opened(kind)
    held = fill(page)
    assert sum(1 for value in held.values() if value) > 10
    path = save(page, tmp_path)
    assert path.name == f"{kind}-CES-7.html"
    again = opened(path)
    assert again.evaluate(HELD) == held
    metas = again.eval_on_selector_all("meta[name]", "all => all.map(one => [one.name, one.content])")
    assert stamp_in(dict(metas)) == stamp(load_one(workspace, ROLE).model)
    without = opened(path, java_script_enabled=False)
    for name, value in held.items():
        found = without.locator(f"[name={name}]")
        assert found.is_checked() == value if isinstance(value, bool) else found.input_value() == value


def test_a_saved_form_is_filled_in_further(opened: "Callable[..., Page]", tmp_path: Path) -> None:
    first = opened("screening-checklist")
    first.fill("[name=candidate]", "7")
    first.fill("[name=reason]", "Dates agree")
    again = opened(save(first, tmp_path))
    again.fill("[name=rater]", "Ada Example")
    again.fill("[name=reason]", "Dates and figures agree")
    last = opened(save(again, tmp_path / "again")).evaluate(HELD)
    assert (last["candidate"], last["rater"], last["reason"]) == ("7", "Ada Example", "Dates and figures agree")
    assert save(opened("screening-checklist"), tmp_path).name == "screening-checklist.html"


@pytest.mark.parametrize(
    ("candidate", "name"),
    [
        ("../../etc/passwd", "screening-checklist-etc-passwd.html"),
        ("Zoë 面包 #7?", "screening-checklist-Zoë-面包-7.html"),
        ("a\u202etxt.exe", "screening-checklist-a-txt-exe.html"),
        ("???", "screening-checklist.html"),
    ],
)
def test_the_file_is_named_by_the_candidate_and_nothing_odd_gets_into_it(
    candidate: str, name: str, opened: "Callable[..., Page]", tmp_path: Path
) -> None:
    page = opened("screening-checklist")
    page.fill("[name=candidate]", candidate)
    assert save(page, tmp_path).name == name


def test_one_rating_takes_the_place_of_another(opened: "Callable[..., Page]", workspace: Workspace) -> None:
    page = opened("screening-checklist")
    plan = plan_of(load_one(workspace, ROLE).model)
    assert plan is not None
    first, second, *_ = (one.id for one in plan.criteria if one.stage == "resume")
    for criterion, rating in ((first, 2), (second, 5), (first, 4)):
        page.check(f"[name={rating_field(criterion, rating)}]")
    ticked = [name for name, value in page.evaluate(HELD).items() if value is True]
    assert ticked == [rating_field(first, 4), rating_field(second, 5)]
    page.uncheck(f"[name={rating_field(first, 4)}]")
    held = page.evaluate(HELD)
    assert [held[rating_field(first, rating)] for rating in SCALE] == [False] * 5
    assert held[evidence_field(first)] == ""


def test_leaving_with_unsaved_answers_asks_first(opened: "Callable[..., Page]", tmp_path: Path) -> None:
    page = opened("screening-checklist")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == []
    page.fill("[name=reason]", "Not saved")
    page.reload()
    assert asked == ["beforeunload"]
    page.fill("[name=reason]", "Saved")
    save(page, tmp_path)
    page.reload()
    assert asked == ["beforeunload"]


def test_the_button_is_there_where_it_can_save_and_only_there(opened: "Callable[..., Page]") -> None:
    page = opened("screening-checklist")
    button = page.locator("text=Save what is filled in")
    assert button.is_visible()
    page.emulate_media(media="print")
    assert not button.is_visible()
    without = opened("screening-checklist", java_script_enabled=False)
    assert not without.locator("text=Save what is filled in").is_visible()
    assert without.locator("[name=reason]").is_editable()


def test_nothing_that_is_put_into_a_form_can_run_or_reach_out(built: Path, browser: "Browser", tmp_path: Path) -> None:
    page = (built / ROLE / "screening-checklist.html").read_text("utf-8")
    path = tmp_path / "page.html"
    put = """<script>document.title = "ran"</script><img src="http://127.0.0.1:9/" onerror="document.title = 1">"""
    path.write_text(page.replace("<h1>", put + "<h1>"), "utf-8")
    opened = browser.new_page()
    asked: list[str] = []
    opened.on("requestfinished", lambda request: asked.append(request.url))
    opened.goto(path.as_uri())
    assert opened.title() not in ("ran", "1")
    assert [url for url in asked if url.startswith("http")] == []
