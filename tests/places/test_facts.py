"""The files that ship, what may not be in one, and which entry holds on a day."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jdgen.errors import InvalidInput
from jdgen.places.dated import in_force
from jdgen.places.facts import FOLDER, Jurisdiction, jurisdiction, read_jurisdiction, shipped_ids
from jdgen.places.states import PROVINCES, STATES

WAGE = """\
  - since: 2026-01-01
    amount: 15.00
    source: somebody
    verified: 2026-11-23
"""
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """A file of a jurisdiction with these minimum wages."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "us-xx.yaml"

    def write(wages: str) -> Path:
        path.write_text(f"name: Somewhere\nminimum_wages:\n{wages}", "utf-8")
        return path

    return write


def read(path: Path) -> Jurisdiction:
    return read_jurisdiction(path)


def problem(path: Path) -> str:
    with pytest.raises(InvalidInput) as caught:
        read(path)
    (found,) = caught.value.problems
    return str(found)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_that_ships_loads_and_says_something(path: Path) -> None:
    known = read(path)
    assert path.stem == known.id.lower()
    assert jurisdiction(known.id) == known
    facts = [fact for section in known.sections.values() for fact in section]
    assert facts
    assert all(fact.source and fact.verified for fact in facts)
    assert not any(re.search(r"\bS\d{1,3}\b", fact.source) for fact in facts), "a tag of notes that nobody can look up"


def test_a_state_is_called_by_its_name_and_a_city_lies_in_a_state() -> None:
    for name in shipped_ids():
        known = jurisdiction(name)
        assert known is not None
        country, *inside = name.split("-")
        parts = {"US": STATES, "CA": PROVINCES}.get(country, {})
        assert set(inside[:1]) <= set(parts)
        assert len(inside) != 1 or known.name == parts[inside[0]]


def test_a_country_abroad_with_a_file_is_a_member_of_the_union() -> None:
    union = jurisdiction("EU")
    assert union is not None
    assert len(set(union.countries)) == 27
    assert {name for name in shipped_ids() if "-" not in name} - {"US", "EU"} <= set(union.countries)


def test_what_has_no_file_is_unknown() -> None:
    assert jurisdiction("US-TX") is None
    assert jurisdiction("../places/us") is None


def test_the_newest_entry_holds_from_its_first_day(write: Write) -> None:
    later = WAGE.replace("2026-01-01", "2026-07-01").replace("15.00", "15.50")
    wages = read(write(later + WAGE)).minimum_wages
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1), None]
    held = [[str(wage.amount) for wage in in_force(wages, day)] for day in days]
    assert held == [[], ["15.00"], ["15.00"], ["15.50"], ["15.50"]]


def test_an_entry_with_an_end_holds_through_its_last_day_and_stays_the_latest_known(write: Write) -> None:
    wages = read(write(WAGE + "    until: 2026-06-30\n")).minimum_wages
    days = [date(2026, 6, 30), date(2026, 7, 1), None]
    assert [len(in_force(wages, day)) for day in days] == [1, 0, 1]


def test_entries_for_different_people_hold_side_by_side(write: Write) -> None:
    wages = read(write(WAGE + WAGE + "    sector: health-care\n" + WAGE + "    regions: [North]\n")).minimum_wages
    assert len(in_force(wages, date(2026, 2, 1))) == 3


def test_a_wrong_file_is_a_problem_at_its_place(write: Write) -> None:
    assert problem(write(WAGE.replace("15.00", "fifteen"))).startswith(
        "us-xx.yaml:4:13: error: minimum_wages[0].amount: is a number, not 'fifteen'"
    )


def test_an_entry_without_a_source_is_a_problem(write: Write) -> None:
    told = problem(write(WAGE.replace("    source: somebody\n", "")))
    assert "us-xx.yaml:3:5: error: minimum_wages[0].source: is required" in told


def test_an_entry_that_ends_before_it_begins_is_a_problem(write: Write) -> None:
    told = problem(write(WAGE + "    until: 2025-12-31\n"))
    assert told.startswith("us-xx.yaml:3:5: error: minimum_wages[0]: ends (2025-12-31) before it begins (2026-01-01)")


@pytest.mark.parametrize("end", ["", "    until: 2026-01-01\n"])
def test_two_entries_for_the_same_people_on_one_day_are_a_problem(end: str, write: Write) -> None:
    told = problem(write(WAGE + end + WAGE))
    assert "error: minimum_wages: two entries for the same people hold on 2026-01-01" in told


LAW = """\
posting_laws:
  - since: 2026-07-01
    employees: 10
    posting: [range]
    reach: [silent]
    source: somebody
    verified: 2026-11-23
"""


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("[range]", "[salary]"), "posting_laws[0].posting[0]: is one of range, benefits"),
        (("[silent]", "[]"), "posting_laws[0].reach: needs at least one entry"),
        (("10", "0"), "posting_laws[0].employees: is more than 0"),
        (("since: 2026-07-01", "unsure: [fine]"), "posting_laws[0]: is unsure of fine, which is no field of it"),
        (("since: 2026-07-01", "status: superseded"), "posting_laws[0]: is superseded and has no end"),
        (("2026-07-01", "2027-01-01"), "is in-force, begins on 2027-01-01 and was verified on 2026-11-23"),
        (("since: 2026-07-01", "status: enacted"), "is enacted, has no first day and was verified on 2026-11-23"),
        (("[range]", "[range]\n    spread: {amount: 50000}"), "spread: is a share of the minimum, or an amount in a"),
    ],
)
def test_a_law_that_makes_no_sense_is_a_problem(change: tuple[str, str], told: str, write: Write) -> None:
    path = write(WAGE)
    path.write_text("name: Somewhere\n" + LAW.replace(*change), "utf-8")
    assert told in problem(path)


def test_two_laws_without_a_first_day_are_a_problem(write: Write) -> None:
    path = write(WAGE)
    law = LAW.replace("since: 2026-07-01", "employees_most: 20")
    path.write_text("name: Somewhere\n" + law + law.removeprefix("posting_laws:\n"), "utf-8")
    assert "two entries for the same people hold at once" in problem(path)


def test_a_file_that_is_not_named_by_an_id_is_a_problem(write: Write) -> None:
    path = write(WAGE)
    told = problem(path.rename(path.with_name("washington.yaml")))
    assert "error: id: 'WASHINGTON' is not the id of a place" in told
    assert "hint: name the file like us.yaml" in told
