"""Openings live and die: by their dates, their status, and what people decide."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jdgen.model.opening import Opening
from jdgen.publish.lifecycle import state

Shop = Any
OPEN = {"id": "town", "arrangement": "remote", "open_to": ["IL"]}


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({}, "open"),
        ({"posted": "2026-11-23"}, "open"),
        ({"posted": "2026-11-24"}, "draft"),
        ({"closes": "2026-11-23"}, "open"),
        ({"closes": "2026-11-22"}, "closed"),
        ({"posted": "2026-11-24", "status": "cancelled"}, "closed"),
        ({"status": "filled", "closes": "2030-01-01"}, "closed"),
        ({"status": "draft"}, "draft"),
        ({"status": "submitted"}, "draft"),
        ({"status": "approved"}, "draft"),
    ],
    ids=str,
)
def test_an_opening_is_open_from_the_day_it_is_posted_to_the_day_it_closes(said: dict[str, str], wanted: str) -> None:
    assert state(Opening.model_validate(OPEN | said), date(2026, 11, 23)) == wanted


def test_an_opening_that_is_posted_for_later_waits(shop: Shop) -> None:
    shop.say({"posted": "2026-11-25"}, {"id": "now"}, {"id": "draft", "status": "draft"})
    shop.run()
    assert shop.listed() == {"baker.now"}
    assert (shop.page("baker.town"), shop.page("baker.draft")) == (None, None)
    shop.pass_days(2)
    assert "new      baker.town" in shop.run()
    assert shop.listed() == {"baker.now", "baker.town"}


def test_the_closing_day_is_the_last_day_on_which_it_is_open(shop: Shop) -> None:
    shop.say({"closes": "2026-11-24"})
    shop.run()
    shop.pass_days()
    assert "closed" not in shop.run()
    shop.pass_days()
    assert "closed   baker.town" in shop.run()


@pytest.mark.parametrize("status", ["filled", "cancelled"])
def test_a_closed_opening_says_so_for_some_days_and_is_out_of_the_lists_at_once(shop: Shop, status: str) -> None:
    shop.employer["publish"] = {"keep_closed_days": 3}
    shop.say({}, {"id": "lake"})
    shop.run()
    assert '"JobPosting"' in (shop.page("baker.town") or "")
    shop.say({"status": status}, {"id": "lake"})
    shop.pass_days()
    assert "closed   baker.town" in shop.run()
    for _ in range(2):
        page = shop.page("baker.town") or ""
        assert "no longer open" in page
        assert "JobPosting" not in page
        assert '<meta name="robots" content="noindex">' in page
        assert not (shop.site / "openings/baker/town.pdf").exists()
        assert shop.listed() == {"baker.lake"}
        shop.pass_days()
        assert "baker.town" not in shop.run()
    assert shop.page("baker.town")
    shop.pass_days()
    assert "gone     baker.town" in shop.run()
    assert shop.page("baker.town") is None
    shop.pass_days()
    assert "baker.town" not in shop.run()


def test_a_closed_page_can_be_gone_at_once(shop: Shop) -> None:
    shop.employer["publish"] = {"keep_closed_days": 0}
    shop.say()
    shop.run()
    shop.say({"status": "filled"})
    assert "gone     baker.town" in shop.run()
    assert shop.page("baker.town") is None


def test_what_was_closed_before_it_was_ever_shown_has_no_page(shop: Shop) -> None:
    shop.say({"status": "filled"}, {"id": "lake"})
    shop.run()
    assert shop.page("baker.town") is None


def test_an_opening_can_be_opened_again(shop: Shop) -> None:
    shop.run()
    shop.say({"status": "filled"})
    shop.pass_days()
    shop.run()
    shop.say()
    shop.pass_days()
    assert "new      baker.town" in shop.run()
    assert shop.listed() == {"baker.town"}
    assert '"JobPosting"' in (shop.page("baker.town") or "")


def test_check_says_what_would_change_and_writes_nothing(shop: Shop) -> None:
    shop.say({}, {"id": "lake"}, {"id": "hill"}, {"id": "sea"})
    assert shop.run("--check", code=1).count("new ") == 4
    assert {path.name for path in shop.root.iterdir()} == {"roles", "jdgen.yaml"}
    shop.run()
    assert shop.run("--check") == "nothing would change\n"
    before = shop.files(".")
    shop.say({"note": "The oven is new."}, {"id": "lake", "status": "filled"}, {"id": "hill"}, {"id": "moon"})
    assert shop.run("--check", code=1).splitlines() == [
        "closed   baker.lake  openings/baker/lake.html",
        "new      baker.moon  openings/baker/moon.html",
        "gone     baker.sea  openings/baker/sea.html",
        "changed  baker.town  openings/baker/town.html",
    ]
    written = {name for name, data in shop.files(".").items() if before.get(name) != data}
    assert written == {"roles/baker.yaml"}


def unpaid(shop: Shop, *openings: dict[str, object], **more: object) -> None:
    shop.say(*openings, **{"pay": {}} | more)


PAID = {"hiring_range": [40000, 60000]}
DENVER = {"places": [{"city": "Denver", "state": "CO"}]}
"""Where the law asks every employer for pay in a posting."""


def test_an_opening_with_an_error_is_left_out_and_the_others_are_published(shop: Shop) -> None:
    unpaid(shop, PAID, {"id": "dark", **DENVER})
    said = shop.run(code=3)
    assert "left out: baker.dark" in said
    assert "error[pay-range-missing]" in said
    assert "--override baker.dark" in said
    assert shop.listed() == {"baker.town"}
    assert shop.run("--check", code=3).startswith("left out: baker.dark")


def test_a_person_may_decide_and_the_decision_is_recorded_and_lasts(shop: Shop) -> None:
    unpaid(shop, PAID, {"id": "dark", **DENVER})
    decided = ("--override", "baker.dark", "--because", "Counsel agreed.", "--by", "A. Miller")
    shop.run(*decided)
    assert shop.listed() == {"baker.town", "baker.dark"}
    (version,) = shop.record("baker.dark")["versions"]
    rules = version["override"].pop("rules")
    assert version["override"] == {"because": "Counsel agreed.", "by": "A. Miller", "on": "2026-11-23"}
    assert "pay-range-missing" in rules
    assert "override" not in shop.record("baker.town")["versions"][0]
    shop.pass_days()
    shop.run()
    assert shop.listed() == {"baker.town", "baker.dark"}


def test_a_decision_covers_no_errors_that_it_did_not_know(shop: Shop) -> None:
    unpaid(shop, {"id": "dark", **DENVER})
    shop.run("--override", "baker.dark", "--because", "Counsel agreed.", "--by", "A. Miller")
    unpaid(shop, {"id": "dark", **DENVER}, requirements=[{"id": "young", "text": "Must be under 35 years of age"}])
    said = shop.run(code=3)
    assert "left out: baker.dark" in said
    assert shop.page("baker.dark") is None


def test_nobody_outside_learns_who_decided_and_why(shop: Shop) -> None:
    unpaid(shop, {"id": "dark", **DENVER, "legal_hold": True})
    shop.run("--override", "baker.dark", "--because", "Counsel agreed.", "--by", "A. Miller")
    served = b"".join(shop.files().values())
    assert not [word for word in (b"Counsel", b"Miller", b"legal_hold", b"override") if word in served]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--override", "baker.twon", "--because", "a", "--by", "b"), "did you mean `baker.town`?"),
        (("--override", "baker.town"), "--because REASON"),
        (("--override", "baker.town", "--because", "a"), "--by NAME"),
    ],
)
def test_a_decision_needs_an_opening_a_reason_and_a_name(shop: Shop, options: tuple[str, ...], told: str) -> None:
    assert told in shop.run(*options, code=2)
    assert not shop.site.exists()


def test_the_pages_of_a_role_that_cannot_be_read_stay_as_they_are(shop: Shop) -> None:
    shop.say(name="cook")
    shop.run()
    before, days = shop.files(), shop.read("sitemap.xml")
    (shop.root / "roles/cook.yaml").write_text("title: [", "utf-8")
    shop.say({"note": "The oven is new."})
    shop.pass_days()
    assert "roles/cook.yaml:1:" in shop.run(code=2)
    after = shop.files()
    own = [name for name in before if "/cook" in name]
    assert len(own) == 7
    assert [name for name in own if after[name] != before[name]] == []
    assert after["openings/baker/town.html"] != before["openings/baker/town.html"]
    kept = [line for line in days.splitlines() if "/cook" in line]
    assert [line for line in shop.read("sitemap.xml").splitlines() if "/cook" in line] == kept
    assert len(kept) == 2
    assert shop.days("cook.town") == [("2026-11-23", "2026-11-24")], "it was shown all the same"
    shop.say(name="cook")
    shop.pass_days()
    assert "cook" not in shop.run()
    assert shop.days("cook.town") == [("2026-11-23", "2026-11-25")]


def test_a_page_that_somebody_took_away_cannot_come_back_while_its_role_cannot_be_read(shop: Shop) -> None:
    shop.say(name="cook")
    shop.run()
    (shop.root / "roles/cook.yaml").write_text("title: [", "utf-8")
    (shop.site / "openings/cook/town.pdf").unlink()
    shop.run(code=2)
    assert shop.is_whole()
    assert shop.page("cook.town")
    shop.say(name="cook")
    shop.run()
    assert (shop.site / "openings/cook/town.pdf").exists()


def test_the_openings_of_a_role_that_was_taken_away_are_gone(shop: Shop) -> None:
    shop.say(name="cook")
    shop.run()
    (shop.root / "roles/cook.yaml").unlink()
    assert "gone     cook.town" in shop.run()
    assert not [name for name in shop.files() if "/cook" in name]


@pytest.mark.parametrize("name", ["con", "nul", "com1"])
def test_an_id_that_windows_keeps_is_named_and_the_rest_is_published(shop: Shop, name: str) -> None:
    shop.say({}, {"id": name})
    said = shop.run(code=3)
    assert f"the opening's id '{name}' is a name that Windows keeps for a device" in said
    assert shop.listed() == {"baker.town"}
    assert not [path for path in shop.site.rglob("*") if path.name.split(".")[0] == name]


def test_a_role_or_a_team_of_such_a_name_gives_no_such_file(shop: Shop) -> None:
    shop.say(name="aux")
    shop.say(department="Con")
    shop.run(code=3)
    assert {path.name for path in (shop.site / "roles").iterdir()} == {"baker.html", "index.html"}
    (team,) = (shop.site / "teams").iterdir()
    assert team.name != "con.html"


def test_a_logo_that_cannot_be_used_is_named_and_the_old_site_stands(shop: Shop) -> None:
    shop.run()
    before = shop.files()
    (shop.root.parent / "outside.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (shop.root / "link.png").symlink_to(shop.root.parent / "outside.png")
    (shop.root / "huge.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40_000_000))
    (shop.root / "acting.svg").write_text("<svg><script>alert(1)</script></svg>")
    for name, told in {"link": "outside the workspace", "huge": "512 KiB", "acting": "a script"}.items():
        shop.employer["logo"] = next(path.name for path in shop.root.glob(f"{name}.*"))
        shop.say()
        said = shop.run(code=2)
        assert said.startswith("jdgen.yaml:") or "/jdgen.yaml:" in said
        assert told in said
        assert shop.files() == before


def test_a_role_that_leads_out_of_the_workspace_is_named_and_the_rest_is_published(shop: Shop) -> None:
    shop.say(name="cook")
    shop.run()
    before = shop.page("cook.town")
    (shop.root / "roles/cook.yaml").rename(shop.root.parent / f"{shop.root.name}-cook.yaml")
    (shop.root / "roles/cook.yaml").symlink_to(shop.root.parent / f"{shop.root.name}-cook.yaml")
    shop.say({"note": "It is new."})
    said = shop.run(code=2)
    assert "roles/cook.yaml: error: leads out of the workspace" in said
    assert "changed  baker.town" in said
    assert shop.page("cook.town") == before


def test_a_template_that_leads_out_of_the_workspace_is_refused(shop: Shop) -> None:
    (shop.root / "templates/job-posting").mkdir(parents=True)
    (shop.root / "templates/job-posting/page.html.j2").symlink_to("/etc/passwd")
    assert "page.html.j2: error: leads out of the workspace" in shop.run(code=2)
    assert not shop.site.exists()


def test_the_employers_file_is_right_or_nothing_is_published(shop: Shop, tmp_path: Path) -> None:
    shop.run()
    before = shop.files()
    (tmp_path / "jdgen.yaml").write_text(json.dumps({"name": ["a"]}, indent=1), "utf-8")
    assert "jdgen.yaml:" in shop.run(code=2)
    assert shop.files() == before
