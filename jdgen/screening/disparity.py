"""A group beside the group with the highest selection rate: the ratio, chance, and what to make of both."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from jdgen.model.count import Count
from jdgen.screening.significance import Difference, difference

Verdict = Literal["flag", "watch", "insufficient", "none"]
VERDICTS: tuple[Verdict, ...] = ("flag", "watch", "insufficient", "none")

FEWEST = 26
"""Applicants of both groups together: with fewer there is no verdict."""
FEWEST_OF_A_GROUP = 5
LOW_POWER = 200
"""Applicants of both groups together: with fewer a real difference often goes unseen."""
CHANGED = (1, 2)
"""So many exchanged decisions should not turn a finding round."""


@dataclass(frozen=True)
class Disparity:
    applicants: int
    """Of both groups together."""
    ratio: Decimal
    """The group's rate over the highest."""
    below: bool
    """Below four fifths of the highest rate, exactly."""
    difference: Difference
    shortfall: Decimal
    """How many more would have been selected at the rate of both groups together."""
    turned_by: int | None
    """Exchanging one or two decisions between the groups turns the four-fifths comparison round."""
    verdict: Verdict

    @property
    def low_power(self) -> bool:
        return self.applicants < LOW_POWER


def compare(group: Count, highest: Count) -> Disparity:
    """``highest`` has a rate above zero, and none below the group's."""
    both = group.applicants + highest.applicants
    found = difference((group.applicants, group.selected), (highest.applicants, highest.selected))
    expected = Decimal(group.applicants * (group.selected + highest.selected)) / both
    below = _is_below(group.selected, group.applicants, highest.selected, highest.applicants)
    enough = both >= FEWEST and min(group.applicants, highest.applicants) >= FEWEST_OF_A_GROUP
    return Disparity(
        both,
        Decimal(group.selected * highest.applicants) / (highest.selected * group.applicants),
        below,
        found,
        expected - group.selected,
        _turned_by(group, highest, below),
        _verdict(below, found.significant) if enough else "insufficient",
    )


def _verdict(below: bool, significant: bool) -> Verdict:
    if below and significant:
        return "flag"
    return "watch" if below or significant else "none"


def _is_below(selected: int, applicants: int, most_selected: int, most_applicants: int) -> bool:
    """In whole numbers: a rate of exactly four fifths is not below."""
    return 5 * selected * most_applicants < 4 * most_selected * applicants


def _turned_by(group: Count, highest: Count, below: bool) -> int | None:
    """The fewest decisions, each given to the one group in place of the other, that turn the comparison round."""
    for changed in CHANGED:
        moved = changed if below else -changed
        selected, most = group.selected + moved, highest.selected - moved
        possible = 0 <= selected <= group.applicants and 0 <= most <= highest.applicants
        if possible and below != _is_below(selected, group.applicants, most, highest.applicants):
            return changed
    return None
