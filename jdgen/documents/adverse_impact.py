"""The adverse-impact review: how stages of hiring select the groups of applicants, and what to make of it."""

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from jdgen.documents.rates import Rates, Style, rates
from jdgen.documents.subject import DataSubject, Given
from jdgen.screening.disparity import FEWEST, FEWEST_OF_A_GROUP, LOW_POWER, VERDICTS, Disparity, Verdict
from jdgen.screening.impact import Group, Impact, Standing, Step
from jdgen.screening.impact_status import status

NOTICE = (
    "Ask counsel before you run this or share it: it may not be privileged, and a court or an agency may ask for it. "
    "It counts differences in selection. It does not say where they come from, and it is no legal opinion."
)
WORDS: dict[Verdict, str] = {
    "flag": "Look closer",
    "watch": "Keep watching",
    "insufficient": "Too few to tell",
    "none": "Nothing stands out",
}
STANDINGS: dict[Standing, str] = {
    "highest": "Highest rate",
    "small": "Under 2%",
    "few": "Too few",
    "unknown": "Not known",
    "nobody": "Nobody selected",
}
FOUR_FIFTHS = Decimal("0.8")
LISTED = 12
"""How many comparisons the list at the top names; the tables have all."""


@dataclass(frozen=True)
class Row:
    group: Group
    meaning: str
    ratio: Decimal | None
    p: Decimal | None
    """Of Fisher's test; zero is less than 0.0001."""
    deviations: Decimal | None


@dataclass(frozen=True)
class Table:
    """One stage or the whole, for one category."""

    id: str
    title: str
    category: str
    step: Step
    rows: tuple[Row, ...]
    remarks: tuple[tuple[str, str], ...]
    """By the name of the group."""
    chart: Rates
    digits: int
    """Decimals of a rate in percent."""


@dataclass(frozen=True)
class ToLookAt:
    table: str
    where: str
    group: str
    rate: Decimal
    digits: int
    highest: str
    highest_rate: Decimal
    ratio: Decimal
    meaning: str


def derived(subject: DataSubject, given: Given) -> dict[str, Any]:
    found: Impact = subject.data
    tables = tuple(table(found, step, at) for at, step in enumerate(found.all_steps, 1))
    listed = to_look_at(tables)
    return {
        "notice": NOTICE,
        "summary": summary(found),
        "verdicts": tuple((WORDS[one], verdicts(found)[one]) for one in VERDICTS),
        "stages": found.stages,
        "tables": tables,
        "listed": listed[:LISTED],
        "more": max(0, len(listed) - LISTED),
        "notices": found.notices,
        "status": status(),
    }


def verdicts(found: Impact) -> Counter[Verdict]:
    return Counter(group.comparison.verdict for step in found.all_steps for group in step.groups if group.comparison)


def summary(found: Impact) -> str:
    counted = verdicts(found)
    total = counted.total()
    if not total:
        return "Nothing could be compared: no stage has two groups that are large enough, with somebody selected."
    said = {
        "flag": "{} to look at closer",
        "watch": "{} to keep watching",
        "insufficient": "{} with too few people to tell",
        "none": "{} where nothing stands out",
    }
    parts = [said[verdict].format(counted[verdict]) for verdict in VERDICTS if counted[verdict]]
    each = "1 comparison" if total == 1 else f"{total} comparisons"
    return f"{each} of a group with the highest selection rate: {', '.join(parts)}."


def title(found: Impact, step: Step) -> str:
    return step.stage or f"All stages, from {found.stages[0]} to {found.stages[-1]}"


def table(found: Impact, step: Step, number: int) -> Table:
    highest = step.highest.rate if step.highest else None
    shown = rates([(one.name, one.rate, _style(one)) for one in step.groups], highest)
    return Table(
        f"step-{number}",
        title(found, step),
        step.category,
        step,
        tuple(map(row, step.groups)),
        tuple((one.name, text) for one in step.groups if (text := " ".join(remarks(one, step)))),
        shown,
        max(1, shown.digits + 1),
    )


def row(group: Group) -> Row:
    compared = group.comparison
    if compared is None:
        return Row(group, STANDINGS[group.standing], None, None, None)
    p, deviations = compared.difference.fisher_p, compared.difference.deviations
    return Row(
        group,
        WORDS[compared.verdict],
        beside(compared.ratio, FOUR_FIFTHS, 3),
        beside(Decimal(p), Decimal("0.05"), 4) if p >= 0.0001 else Decimal(0),
        None if deviations is None else beside(Decimal(deviations), Decimal("1.96"), 2),
    )


def beside(value: Decimal, limit: Decimal, digits: int) -> Decimal:
    """Rounded, but never across the limit that it is compared with: 0.7996 shows as 0.799, not as 0.800."""
    rounded = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    if (rounded < limit) == (value < limit):
        return rounded
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_DOWN)


def remarks(group: Group, step: Step) -> list[str]:
    """What to make of a group's numbers, a sentence each; numbers as digits, so that any locale reads them."""
    if group.standing == "few":
        return [f"Applicants: {group.applicants}, too few to measure the other groups by."]
    compared, highest = group.comparison, step.highest
    if compared is None or highest is None:
        return []
    if compared.verdict == "insufficient":
        return [*_too_few(group, highest, compared)]
    said = [_sentence(compared, highest.name)]
    if compared.difference.disputed:
        decides = "Fisher's test" if compared.difference.by_fisher else "the standardized difference"
        said.append(f"The two tests disagree; with these numbers {decides} decides.")
    short = int(compared.shortfall.quantize(Decimal(1), ROUND_HALF_UP))
    if compared.verdict != "none" and short:
        said.append(f"At the rate of both groups together, about {short} more would have been selected.")
    if compared.turned_by:
        said.append(_turned(group.name, highest.name, compared))
    if compared.low_power and not compared.difference.significant:
        said.append(f"With fewer than {LOW_POWER} applicants in both groups, a real difference can go unseen.")
    return said


def _sentence(compared: Disparity, highest: str) -> str:
    rate = f"{'Below' if compared.below else 'At or above'} four fifths of the rate of {highest}"
    if compared.difference.significant:
        return f"{rate}, {'and' if compared.below else 'but'} chance alone would seldom make a difference this large."
    return f"{rate}, {'but' if compared.below else 'and'} chance alone could make a difference this large."


def _too_few(group: Group, highest: Group, compared: Disparity) -> list[str]:
    least = min(group, highest, key=lambda one: one.applicants)
    if least.applicants < FEWEST_OF_A_GROUP:
        why = f"Applicants of {least.name}: {least.applicants}, and fewer than {FEWEST_OF_A_GROUP} say little."
    else:
        why = (
            f"Together with {highest.name} these are {compared.applicants} applicants; fewer than {FEWEST} say little."
        )
    large = compared.below and compared.difference.significant
    return [why, *(["The difference is large all the same: look at the decisions one by one."] if large else [])]


def _turned(group: str, highest: str, compared: Disparity) -> str:
    decisions = "One decision" if compared.turned_by == 1 else "Two decisions"
    gets, gives = (group, highest) if compared.below else (highest, group)
    where = "to four fifths or more" if compared.below else "below four fifths"
    return f"{decisions} the other way, for {gets} in place of {gives}, would bring it {where}."


def _style(group: Group) -> Style:
    if group.standing == "highest" or (group.comparison and not group.comparison.below):
        return "filled"
    return "hatched" if group.comparison else "outlined"


def to_look_at(tables: tuple[Table, ...]) -> list[ToLookAt]:
    """What is flagged, then what is to be watched, in the order of the tables."""
    found: dict[Verdict, list[ToLookAt]] = {"flag": [], "watch": []}
    for one in tables:
        highest = one.step.highest
        for each in one.rows:
            compared = each.group.comparison
            if compared and highest and each.ratio is not None and compared.verdict in found:
                found[compared.verdict].append(
                    ToLookAt(
                        one.id,
                        f"{one.title}, by {one.category}" if one.category else one.title,
                        each.group.name,
                        each.group.rate,
                        one.digits,
                        highest.name,
                        highest.rate,
                        each.ratio,
                        each.meaning,
                    )
                )
    return found["flag"] + found["watch"]
