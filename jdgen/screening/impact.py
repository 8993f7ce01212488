"""Whether the stages of hiring select the groups of applicants alike, from counts alone.

It measures differences; it judges nobody. What they mean in law is for counsel to say.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from jdgen.model.count import Count
from jdgen.screening.disparity import FEWEST_OF_A_GROUP, Disparity, compare

Standing = Literal["highest", "compared", "small", "few", "unknown", "nobody"]

SMALL = 50
"""A group of less than one in so many applicants, 2%, is counted and not compared."""
UNKNOWN = {"unknown", "not known", "not stated", "not disclosed", "undisclosed", "not specified", "not given", "n/a"}
UNKNOWN |= {"declined", "declined to state", "decline to state", "prefer not to say", "missing", "no answer"}
"""What the count of those whose group nobody knows is called."""

Table = Mapping[tuple[str, str], Mapping[str, Count]]
"""Counts by group, by stage and category."""


@dataclass(frozen=True)
class Group:
    name: str
    applicants: int
    selected: int
    rate: Decimal
    standing: Standing
    """``small``: under 2% of the applicants. ``few``: its rate is above the highest and stands on fewer than five.
    ``nobody``: of no group that could be compared was anybody selected."""
    comparison: Disparity | None
    """Of a group that is compared with the highest."""


@dataclass(frozen=True)
class Step:
    """The groups of one category at one stage, or from the first stage to the last."""

    stage: str | None
    """None from the first to the last."""
    category: str
    groups: tuple[Group, ...]
    applicants: int
    selected: int

    @property
    def highest(self) -> Group | None:
        return next((one for one in self.groups if one.standing == "highest"), None)


@dataclass(frozen=True)
class Impact:
    stages: tuple[str, ...]
    overall: tuple[Step, ...]
    """One for each category that can be followed through the stages; none where there is one stage."""
    steps: tuple[Step, ...]
    notices: tuple[str, ...]
    """Counts that do not follow from each other."""

    @property
    def all_steps(self) -> tuple[Step, ...]:
        return self.overall + self.steps


def impact(counts: Sequence[Count]) -> Impact:
    """Every stage by itself, in the order of the counts, and all of them as one."""
    table: dict[tuple[str, str], dict[str, Count]] = {}
    for one in counts:
        table.setdefault((one.stage, one.category), {})[one.group] = one
    stages = tuple(dict.fromkeys(one.stage for one in counts))
    categories = tuple(dict.fromkeys(one.category for one in counts))
    keys = [(stage, category) for stage in stages for category in categories if (stage, category) in table]
    steps = tuple(_step(stage, category, table[stage, category].values()) for stage, category in keys)
    overall, notices = [], [*_jumps(table, stages, categories)]
    for category in categories if len(stages) > 1 else ():
        whole = _whole(table, stages, category)
        if isinstance(whole, str):
            notices.append(whole)
        else:
            overall.append(_step(None, category, whole))
    return Impact(stages, tuple(overall), steps, tuple(notices))


def _step(stage: str | None, category: str, counts: Iterable[Count]) -> Step:
    counts = [*counts]
    applicants = sum(one.applicants for one in counts)
    standings = {one.group: _set_apart(one, applicants) for one in counts}
    comparable = [one for one in counts if standings[one.group] is None]
    # A rate of two or three people is nothing to measure others by, unless there is no better one.
    firm = [one for one in comparable if one.applicants >= FEWEST_OF_A_GROUP] or comparable
    # Of groups with the same rate the largest is the firmest ground; the name makes it the same in any order.
    highest = min(firm, key=lambda one: (-_rate(one), -one.applicants, one.group), default=None)

    def group(one: Count) -> Group:
        standing = standings[one.group] or _standing(one, highest)
        compared = compare(one, highest) if highest and standing == "compared" else None
        return Group(one.group, one.applicants, one.selected, _rate(one), standing, compared)

    return Step(stage, category, tuple(map(group, counts)), applicants, sum(one.selected for one in counts))


def _standing(one: Count, highest: Count | None) -> Standing:
    """Of a group that is large enough."""
    if highest is None or one is highest:
        return "highest" if one.selected else "nobody"
    if _rate(one) > _rate(highest):
        return "few"
    return "compared" if highest.selected else "nobody"


def _rate(one: Count) -> Decimal:
    return Decimal(one.selected) / one.applicants


def _set_apart(one: Count, applicants: int) -> Literal["unknown", "small"] | None:
    """Why a group is counted and not compared; None for one that is."""
    if _is_unknown(one.group):
        return "unknown"
    return "small" if one.applicants * SMALL < applicants else None


def _is_unknown(group: str) -> bool:
    return group.casefold() in UNKNOWN


def _whole(table: Table, stages: Sequence[str], category: str) -> list[Count] | str:
    """From the applicants of the first stage to the selected of the last; or why they cannot be followed."""
    first, last = (table.get((stage, category), {}) for stage in (stages[0], stages[-1]))
    of = f" of {category}" if category else ""
    start = f"From {stages[0]} to {stages[-1]} nothing is worked out{of and f' for {category}'}: "
    if not first or not last:
        return f"{start}there are no counts{of} at {stages[-1] if first else stages[0]}."
    for name in last:
        if name not in first and not _is_unknown(name):
            return f"{start}{name} is counted at {stages[-1]} and not at {stages[0]}."
    found = []
    for name, one in first.items():
        counted = [table[stage, category][name] for stage in stages if name in table.get((stage, category), {})]
        selected = counted[-1].selected
        if name not in last and _is_unknown(name):
            continue  # it is compared with nothing, so it holds nothing up
        if name not in last and selected:
            return f"{start}of {name}, {selected} went on from {counted[-1].stage}, and none is counted after it."
        if selected > one.applicants:
            return f"{start}of {name}, {selected} were selected at {stages[-1]}, and only {one.applicants} had applied."
        found.append(Count("", category, name, one.applicants, selected))
    return found


def _jumps(table: Table, stages: Sequence[str], categories: Sequence[str]) -> Iterator[str]:
    """Where more came to a stage than the stage before it had selected."""
    for category in categories:
        counted = [stage for stage in stages if (stage, category) in table]
        for before, stage in pairwise(counted):
            earlier = table[before, category]
            for name, one in table[stage, category].items():
                left = earlier[name].selected if name in earlier else None
                if left is not None and one.applicants > left:
                    yield f"Applicants of {name} at {stage}: {one.applicants}. Selected at {before} before it: {left}."
