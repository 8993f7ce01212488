"""A publish writes what changed, swaps the site in whole, and stands what can happen to a disk."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

import jdgen
from jdgen.publish.staging import alone

Shop = Any
EACH = (".fragment.html", ".html", ".jsonld", ".pdf", ".png", ".txt")


def lastmods(shop: Shop) -> dict[str, str]:
    entry = r"<loc>https://careers.example.com/jobs/(.*?)</loc>\s*<lastmod>(.*?)</lastmod>"
    return dict(re.findall(entry, shop.read("sitemap.xml")))


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} - {".jdgen-site.json"}


def test_a_site_holds_the_pages_the_documents_and_the_feeds(shop: Shop) -> None:
    shop.run()
    files = shop.files()
    assert {f"openings/baker/town{suffix}" for suffix in EACH} <= set(files)
    assert {"index.html", "404.html", "robots.txt", "sitemap.xml", "atom.xml", "indeed.xml", "jobs.json"} <= set(files)
    assert {"roles/baker.html", "roles/index.html", "places/springfield-il.html"} <= set(files)
    assert shop.is_whole()


def test_a_second_publish_writes_nothing_new(shop: Shop) -> None:
    shop.run()
    before = {name: os.stat(shop.site / name).st_ino for name in shop.files()}
    shop.pass_days()
    assert "0 files written" in shop.run()
    after = {name: os.stat(shop.site / name).st_ino for name in shop.files()}
    del before[".jdgen-site.json"], after[".jdgen-site.json"]
    assert after == before, "what did not change is the same file, by a link"


def test_one_changed_opening_changes_its_own_files_and_the_lists(many: Callable[[int], Shop]) -> None:
    shop = many(14)
    shop.run()
    before = shop.files()
    shop.pass_days()
    shop.say(*({"id": f"oven-{number}"} | ({"note": "It is new."} if number == 3 else {}) for number in range(14)))
    shop.run()
    own = {f"openings/baker/oven-3{suffix}" for suffix in EACH}
    lists = {"sitemap.xml", "atom.xml", "indeed.xml", "jobs.json"}
    found = changed(before, shop.files())
    assert found <= own | lists
    assert found >= lists | own - {"openings/baker/oven-3.png"}
    assert {path for path, day in lastmods(shop).items() if day == "2026-11-24"} == {"openings/baker/oven-3.html"}


def test_the_day_of_a_page_changes_with_what_it_says_and_not_with_its_looks(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.run()
    first, before = lastmods(shop), shop.files()
    assert set(first.values()) == {"2026-11-23"}
    assert {"", "openings/baker/town.html", "roles/baker.html", "roles/", "places/springfield-il.html"} == set(first)
    shop.pass_days()
    shop.employer["brand_color"] = "#224400"
    shop.say()
    monkeypatch.setattr("jdgen.publish.studio.versions", lambda: "another jdgen")
    shop.run()
    assert {"openings/baker/town.pdf", "openings/baker/town.png", "assets/site.css"} <= changed(before, shop.files())
    assert lastmods(shop) == first


def test_what_somebody_did_to_the_site_is_put_right(shop: Shop) -> None:
    shop.run()
    before = shop.files()
    (shop.site / "openings/baker/town.pdf").unlink()
    (shop.site / "index.html").unlink()
    (shop.site / "openings/baker/town.html").write_text("changed", "utf-8")
    (shop.site / "assets/site.css").write_text("changed", "utf-8")
    (shop.site / "stray.html").write_text("stray", "utf-8")
    shop.run()
    assert changed(before, shop.files()) == set()


def test_a_folder_with_files_of_somebody_else_is_refused(shop: Shop) -> None:
    (shop.site / "photos").mkdir(parents=True)
    assert "is not a site that jdgen made" in shop.run(code=2)
    assert [path.name for path in shop.site.iterdir()] == ["photos"]


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        (".", "is not a site that jdgen made"),
        ("jdgen.yaml", "is not a site that jdgen made"),
        ("roles/site", "lies in the workspace's `roles` folder"),
        ("templates", "lies in the workspace's `templates` folder"),
        ("records/site", "lies in the workspace's `records` folder"),
    ],
)
def test_a_site_has_a_folder_of_its_own(shop: Shop, folder: str, told: str) -> None:
    before = shop.files(".")
    assert told in shop.run(folder=folder, code=2)
    assert shop.files(".") == before


def test_an_empty_folder_and_a_link_to_one_are_fine(shop: Shop) -> None:
    (shop.root / "real").mkdir()
    shop.site.symlink_to("real")
    for _ in range(2):
        shop.run()
        assert shop.site.is_symlink()
        assert shop.is_whole()


def test_a_link_to_itself_is_told(shop: Shop) -> None:
    shop.site.symlink_to("site")
    assert "too many levels of symbolic links" in shop.run(code=2)


def test_a_damaged_list_of_the_site_is_named(shop: Shop) -> None:
    shop.run()
    (shop.site / ".jdgen-site.json").write_text("{", "utf-8")
    assert ".jdgen-site.json: error: is damaged" in shop.run(code=2)


def test_a_damaged_memory_is_named_and_nothing_is_swapped_in(shop: Shop) -> None:
    shop.run()
    before = shop.files()
    (shop.root / "published.json").write_text("[]", "utf-8")
    shop.say({"note": "It is new."})
    assert "published.json: error: is damaged" in shop.run(code=2)
    assert shop.files() == before


def test_without_the_site_its_days_are_still_known(shop: Shop) -> None:
    """As where a machine of a build service has the workspace from git, and no site yet."""
    shop.run()
    first = lastmods(shop)
    shop.pass_days()
    shop.run(folder="elsewhere")
    assert (shop.root / "elsewhere/sitemap.xml").read_text() == shop.read("sitemap.xml")
    assert set(first.values()) == {"2026-11-23"}


def test_feeds_only_writes_feeds_and_no_page(shop: Shop) -> None:
    shop.run("--feeds-only")
    names = {"sitemap.xml", "robots.txt", "atom.xml", "indeed.xml", "jobs.json", "jobs.schema.json"}
    assert set(shop.files()) == {*names, ".jdgen-site.json"}
    assert set(lastmods(shop)) == {"openings/baker/town.html"}
    assert not (shop.root / "records").exists(), "nothing was posted"


def test_feeds_only_does_not_take_a_site_away(shop: Shop) -> None:
    shop.run()
    before = shop.files()
    assert "holds a whole site" in shop.run("--feeds-only", code=2)
    assert shop.files() == before


class TestDisk:
    """What a disk can refuse."""

    def test_a_folder_that_cannot_be_written_is_told(self, shop: Shop) -> None:
        said = shop.run(folder="/proc/site", code=3)
        assert said.splitlines()[-1].startswith("/proc/site: cannot be published: ")

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount")
    def test_a_full_disk_leaves_the_old_site(self, shop: Shop) -> None:
        shop.run()
        room = sum(map(len, shop.files().values())) + 300_000
        (shop.root / "small").mkdir()
        folder = str(shop.root / "small")
        mount = ["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", folder]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("no mounting here")
        try:
            shop.run(folder="small/site")
            before = shop.files("small/site")
            shop.say(*({"id": f"oven-{number}"} for number in range(14)))
            assert "no space left on device" in shop.run(folder="small/site", code=3)
            assert shop.files("small/site") == before
            assert [path.name for path in (shop.root / "small").iterdir()] == ["site"]
            shop.say({"note": "It is new."})
            shop.run(folder="small/site")
        finally:
            subprocess.run(["umount", folder], check=True)


def test_two_publishes_at_once_are_refused(shop: Shop) -> None:
    with alone(shop.root):
        assert "another publish of this workspace is running" in shop.run(code=3)
        assert shop.run("--check", code=1).startswith("new ")
    shop.run()


def started(shop: Shop) -> subprocess.Popen[bytes]:
    options = [str(shop.site), "--base-url", "https://careers.example.com/jobs", "--as-of", str(shop.day)]
    command = [sys.executable, "-m", "jdgen", "publish", "-w", str(shop.root), *options]
    environment = os.environ | {"PYTHONPATH": str(Path(jdgen.__file__).parent.parent)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(one) for one in children.read_text().split()] if children.exists() else []


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except OSError:
        return False


def test_killed_at_any_moment_the_old_or_the_new_site_stands_and_the_records_are_whole(
    many: Callable[[int], Shop],
) -> None:
    """Each time a word of every opening changes; a page of one word beside a page of another would be a mixture."""
    shop, chance, killed = many(4), Random(6), 0
    begun = time.monotonic()
    started(shop).wait()
    lasts = time.monotonic() - begun
    orphans: list[int] = []
    for turn in range(24):
        shop.pass_days()
        shop.say(*({"id": f"oven-{number}", "note": f"Word {turn}."} for number in range(4)))
        process = started(shop)
        time.sleep(lasts * (0.15 + chance.random() * 0.8))
        orphans += workers(process)
        process.kill()
        killed += process.wait() == -signal.SIGKILL
        words = {"".join(re.findall(r"Word \d+", shop.page(f"baker.oven-{number}") or "")[:1]) for number in range(4)}
        assert len(words) == 1
        assert shop.is_whole(), turn
    assert killed
    shop.pass_days()
    shop.run()
    assert shop.is_whole()
    assert shop.remains() == []
    for number in range(4):
        reference = f"baker.oven-{number}"
        days = shop.days(reference)
        assert days == sorted(days)
        assert days[-1][1] == str(shop.day)
        text = (shop.root / "records/files" / shop.record(reference)["versions"][-1]["files"]["html"]).read_text()
        assert text == shop.page(reference)
    time.sleep(1)
    assert [one for one in orphans if alive(one)] == []


def test_what_a_killed_publish_could_not_remember_the_next_one_does(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.run()
    shop.pass_days()
    shop.say({"note": "It is new."})
    with monkeypatch.context() as killed:
        killed.setattr("jdgen.publish.run.remember", lambda *_: None)
        shop.run()
    assert shop.days() == [("2026-11-23", "2026-11-23")]
    assert "new." in (shop.page("baker.town") or "")
    shop.say({"status": "filled"})
    shop.pass_days(5)
    assert "closed   baker.town" in shop.run()
    assert shop.days() == [("2026-11-23", "2026-11-23"), ("2026-11-24", "2026-11-24")]
    assert json.loads((shop.root / "published.json").read_text())["serial"] == 3


def test_a_worker_does_not_outlive_a_parent_that_is_killed(many: Callable[[int], Shop]) -> None:
    if (os.cpu_count() or 1) < 2 or not sys.platform.startswith("linux"):
        pytest.skip("no other processes are started here")
    shop = many(60)
    process = started(shop)
    while not (found := workers(process)) and process.poll() is None:
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert found
    deadline = time.monotonic() + 20
    while any(map(alive, found)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, found))
    assert not shop.site.exists()
    shop.run()
    assert shop.remains() == []
