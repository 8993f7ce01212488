"""How long what was posted is kept, by jurisdiction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jdgen.places.dated import NEVER_BINDS, in_force
from jdgen.places.facts import Jurisdiction, jurisdiction


@dataclass(frozen=True)
class Kept:
    """Until when, by the rule of one jurisdiction."""

    until: date
    years: int
    jurisdiction: str
    sure: bool


def kept(last: date, ids: Sequence[str], on: date) -> Kept | None:
    """The longest that the jurisdictions ask for, by what holds on a day; None where nothing is on record."""
    known = [one for id in dict.fromkeys(ids) if (one := jurisdiction(id))]
    rules = [(years, sure, one.id) for one in known for years, sure in _rules(one, on)]
    if not rules:
        return None
    years, sure, id = max(rules)
    return Kept(_after(last, years), years, id, sure)


def _rules(one: Jurisdiction, on: date) -> list[tuple[int, bool]]:
    laws = [law for law in in_force(one.posting_laws, on) if law.status not in NEVER_BINDS]
    found = [
        (law.keep_posting_years, law.sure and "keep_posting_years" not in law.unsure)
        for law in laws
        if law.keep_posting_years
    ]
    return found + [(rule.years, rule.sure) for rule in in_force(one.retentions, on)]


def _after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, month=3, day=1)
