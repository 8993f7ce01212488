"""The table of what is known, and what has grown old."""

from datetime import date

from jdgen.places.coverage import Coverage, coverage
from jdgen.places.facts import FOLDER, shipped_ids

NOVEMBER = date(2026, 11, 23)


def row(name: str, on: date = NOVEMBER) -> Coverage:
    (found,) = [row for row in coverage(on) if row.id == name]
    return found


def test_every_file_has_a_row_that_says_something() -> None:
    rows = coverage(NOVEMBER)
    assert [row.id for row in rows] == list(shipped_ids())
    assert len(rows) == len(list(FOLDER.glob("*.yaml")))
    assert all(row.sections and row.entries and row.verified == NOVEMBER for row in rows)
    assert all(row.unsure <= row.entries for row in rows)


def test_a_row_counts_what_holds_what_is_ahead_and_what_is_undecided() -> None:
    (posting,) = [section for section in row("US-NJ").sections if section.name == "posting_laws"]
    assert (posting.in_force, posting.ahead, posting.undecided, posting.changes) == (1, 0, 1, ())
    (delaware,) = [section for section in row("US-DE").sections if section.name == "posting_laws"]
    assert (delaware.in_force, delaware.ahead, delaware.changes) == (0, 1, (date(2027, 9, 26),))


def test_a_row_tells_the_days_on_which_something_changes() -> None:
    def changes(on: date) -> tuple[date, ...]:
        return next(section.changes for section in row("US-WA", on).sections if section.name == "question_laws")

    assert changes(date(2026, 12, 31)) == (date(2027, 1, 1),)
    assert changes(date(2027, 1, 1)) == ()


def test_a_row_counts_the_entries_that_are_not_sure_in_all_their_parts() -> None:
    ithaca, virginia = row("US-NY-ITHACA"), row("US-VA")
    assert (ithaca.entries, ithaca.unsure) == (1, 1)
    assert (virginia.entries, virginia.unsure) == (3, 1)


def test_a_file_is_stale_when_it_was_not_looked_into_for_more_than_a_year() -> None:
    assert not any(row.stale for row in coverage(date(2027, 11, 23)))
    assert all(row.stale for row in coverage(date(2027, 11, 24)))
