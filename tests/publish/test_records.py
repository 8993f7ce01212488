"""What was posted, as it looked, and from when to when."""

import re
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from jdgen.places.retention import kept

Shop = Any
Jdgen = Callable[..., Result]


def test_a_publish_records_every_part_as_it_was_served(shop: Shop) -> None:
    shop.run()
    record = shop.record("baker.town")
    assert (record["opening"], record["title"]) == ("baker.town", "Baker")
    (version,) = record["versions"]
    assert version["channel"] == "career site"
    assert version["url"] == "https://careers.example.com/jobs/openings/baker/town.html"
    served = {suffix: f"openings/baker/town.{suffix}" for suffix in ("html", "pdf", "jsonld", "txt")}
    served["css"] = "assets/site.css"
    assert set(version["files"]) == set(served)
    for suffix, name in version["files"].items():
        data = (shop.root / "records/files" / name).read_bytes()
        assert data == (shop.site / served[suffix]).read_bytes()
        assert name == f"{sha256(data).hexdigest()[:2]}/{sha256(data).hexdigest()}.{suffix}"


def test_the_channel_is_what_the_employer_calls_it(shop: Shop) -> None:
    shop.employer["publish"] = {"channel": "careers page"}
    shop.say()
    shop.run()
    assert shop.record("baker.town")["versions"][0]["channel"] == "careers page"


def test_each_day_of_showing_moves_the_last_day(shop: Shop) -> None:
    for _ in range(3):
        shop.run()
        shop.pass_days()
    assert shop.days() == [("2026-11-23", "2026-11-25")]


def test_after_it_closed_the_last_day_stays(shop: Shop) -> None:
    shop.say({"closes": "2026-11-24"})
    for _ in range(4):
        shop.run()
        shop.pass_days()
    assert shop.days() == [("2026-11-23", "2026-11-24")]


def test_what_comes_back_unchanged_is_not_said_to_have_been_there_in_between(shop: Shop) -> None:
    shop.run()
    shop.say({"status": "filled"})
    shop.pass_days()
    shop.run()
    shop.say()
    shop.pass_days(7)
    shop.run()
    shop.pass_days()
    shop.run()
    assert shop.days() == [("2026-11-23", "2026-11-23"), ("2026-12-01", "2026-12-02")]


def test_every_wording_is_a_version_and_an_old_one_that_returns_is_another(shop: Shop) -> None:
    for note in ("One.", "Two.", "One."):
        shop.say({"note": note})
        shop.run()
        shop.pass_days()
    versions = shop.record("baker.town")["versions"]
    assert shop.days() == [(f"2026-11-{day}", f"2026-11-{day}") for day in (23, 24, 25)]
    assert versions[0]["files"] == versions[2]["files"] != versions[1]["files"], "the same is stored once"


def test_two_sites_of_one_workspace_have_versions_of_their_own(shop: Shop) -> None:
    for _ in range(3):
        shop.run()
        shop.run(folder="other", base="https://jobs.example.com")
        shop.pass_days()
    assert shop.days() == [("2026-11-23", "2026-11-25")] * 2


def test_nothing_is_ever_deleted(shop: Shop) -> None:
    shop.say({"note": "One."}, {"id": "lake"})
    shop.run()
    first = set((shop.root / "records/files").rglob("*.*"))
    shop.say({"note": "Two."})
    shop.pass_days()
    shop.run()
    (shop.root / "roles/baker.yaml").unlink()
    shop.pass_days()
    shop.run()
    assert first <= set((shop.root / "records/files").rglob("*.*"))
    assert shop.days("baker.lake") == [("2026-11-23", "2026-11-23")]


def test_a_damaged_record_is_named_and_nothing_is_swapped_in(shop: Shop) -> None:
    shop.say({}, {"id": "lake"})
    shop.run()
    before = shop.files()
    for name in ("town", "lake"):
        (shop.root / f"records/baker.{name}.json").write_text("{", "utf-8")
    shop.say({"note": "It is new."})
    said = shop.run(code=2)
    assert "records/baker.town.json: error: is damaged" in said
    assert "records/baker.lake.json: error: is damaged" in said
    assert "take it back from your backup" in said
    assert shop.files() == before


def listed(jdgen: Jdgen, reference: str, code: int = 0, day: str = "2026-12-01") -> str:
    result = jdgen("publish", "--records", reference, "--as-of", day)
    assert result.exit_code == code, result.output
    return result.output


def test_records_can_be_listed(shop: Shop, jdgen: Jdgen) -> None:
    shop.run()
    shop.say({"note": "It is new."})
    shop.pass_days()
    shop.run()
    said = listed(jdgen, "baker.town").splitlines()
    assert said[:2] == ["baker.town: Baker", "keep until 2031-11-24: 5 years, by the rule of US-IL"]
    rows = [line.split() for line in said[3:]]
    assert [row[0] for row in rows] == ["2026-11-23"] * 5 + ["2026-11-24"] * 5
    assert all(Path(shop.root, row[-1]).is_file() for row in rows)


def test_a_decision_is_listed_with_its_reason(shop: Shop, jdgen: Jdgen) -> None:
    shop.say({"places": [{"city": "Denver", "state": "CO"}]}, pay={})
    shop.run("--override", "baker.town", "--because", "Counsel agreed.", "--by", "A. Miller")
    said = listed(jdgen, "baker.town")
    assert re.search(r"in spite of .*pay-range-missing.*: Counsel agreed. \(A. Miller, 2026-11-23\)", said)


def test_an_unknown_opening_is_told_with_what_there_is(shop: Shop, jdgen: Jdgen) -> None:
    assert "nothing has been published from this workspace" in listed(jdgen, "baker.town", 2)
    shop.run()
    assert "did you mean `baker.town`?" in listed(jdgen, "baker.twon", 2)


def test_a_legal_hold_stands_above_every_date_even_after_it_closed(shop: Shop, jdgen: Jdgen) -> None:
    shop.run()
    shop.say({"status": "filled", "legal_hold": True})
    shop.pass_days()
    shop.run()
    assert "under a legal hold: keep until it is lifted" in listed(jdgen, "baker.town")
    shop.say({"status": "filled"})
    shop.run()
    assert "keep until 2031-11-23" in listed(jdgen, "baker.town")


def test_what_the_sources_are_unsure_of_is_said(shop: Shop, jdgen: Jdgen) -> None:
    shop.say({"places": [{"city": "Houston", "state": "TX"}]})
    shop.run()
    said = listed(jdgen, "baker.town")
    assert "keep until 2027-11-23: 1 year, by the rule of US; the source is not sure in all its parts" in said


def test_where_no_rule_is_on_record_no_day_is_made_up(shop: Shop, jdgen: Jdgen) -> None:
    shop.say({"places": [{"city": "Oslo", "country": "NO"}]})
    shop.run()
    assert "no rule on how long to keep it is on record" in listed(jdgen, "baker.town")


@pytest.mark.parametrize(
    ("ids", "last", "wanted"),
    [
        (("US",), date(2026, 11, 23), (date(2027, 11, 23), 1, "US", False)),
        (("US", "US-IL"), date(2026, 11, 23), (date(2031, 11, 23), 5, "US-IL", True)),
        (("US", "US-CA", "US-IL"), date(2028, 2, 29), (date(2033, 3, 1), 5, "US-IL", True)),
        (("US-CA",), date(2026, 11, 23), (date(2030, 11, 23), 4, "US-CA", False)),
    ],
)
def test_the_longest_of_its_places_decides(ids: tuple[str, ...], last: date, wanted: tuple[Any, ...]) -> None:
    found = kept(last, ids, date(2026, 11, 23))
    assert found
    assert (found.until, found.years, found.jurisdiction, found.sure) == wanted


def test_before_a_law_holds_it_asks_for_nothing() -> None:
    assert kept(date(2024, 6, 1), ("US-IL",), date(2024, 6, 1)) is None
    assert kept(date(2026, 6, 1), ("DK", "XX"), date(2026, 6, 1)) is None
