"""The comparison of candidates: what raters gave, side by side, and the sum that the plan defines."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from math import ceil
from typing import Any

from jdgen.documents.subject import DataSubject, Given
from jdgen.model.screening import Criterion, KnockOut
from jdgen.screening.adding import TALK, Assessed, Entry, Sum, rounded
from jdgen.screening.comparison import Candidate, Comparison, Gate, Sheet
from jdgen.screening.plan import DECISIONS, STAGES

NOTICE = (
    "This is a sum of people's ratings, for people to decide on: read the evidence before the numbers. Nothing is "
    "worked out from a name, a school, an age or any free text. Evidence and reasons stand as they were written, so a "
    "name or another personal detail that is in them is here, too. Give it to nobody who still has to rate."
)
BESIDE = 6
"""How many candidates a table of the overview holds."""


@dataclass(frozen=True)
class Rater:
    """A column of a candidate's tables."""

    name: str
    date: str
    opening: str
    decision: str | None
    reason: tuple[str, ...]
    version: str
    current: bool
    counts: bool
    asks: bool


@dataclass(frozen=True)
class Cell:
    rater: str
    rating: int | None
    evidence: tuple[str, ...]
    left_out: str | None


@dataclass(frozen=True)
class Row:
    """A criterion of one candidate."""

    number: int
    name: str
    criterion: Criterion
    cells: tuple[Cell, ...]
    value: Decimal | None
    by: str
    """Whose the value is."""
    spread: int | None
    talk: bool
    noted: bool
    """Whether anybody wrote evidence."""


@dataclass(frozen=True)
class Total:
    """A sum with its arithmetic; weights are None where all count alike."""

    total: Decimal | None
    terms: tuple[tuple[Decimal | None, Decimal], ...]
    weights: Decimal
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    name: str
    asked: KnockOut
    answers: tuple[str, ...]
    differ: bool
    said: str
    """The answer, where it is one and the same."""


@dataclass(frozen=True)
class Outdated:
    rater: str
    name: str
    rating: int | None
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Trouble:
    """A fault, with whose sheet it is on and what it is about."""

    rater: str
    message: str
    name: str
    place: str


@dataclass(frozen=True)
class Person:
    anchor: str
    number: str
    names: tuple[str, ...]
    """As written on the sheets; none unless they are asked for."""
    raters: tuple[Rater, ...]
    questions: tuple[Question, ...]
    rows: tuple[Row, ...]
    sum: Total
    talk: tuple[str, ...]
    outdated: tuple[Outdated, ...]
    faults: tuple[Trouble, ...]


@dataclass(frozen=True)
class Group:
    """Candidates beside each other; in the order of totals, their sums are over the same criteria."""

    missing: tuple[str, ...]
    """The criteria that are not in the sum of the first of them."""
    tables: tuple[tuple[Person, ...], ...]


@dataclass(frozen=True)
class Planned:
    number: int
    name: str
    stage: str
    criterion: Criterion


def derived(subject: DataSubject, given: Given) -> dict[str, Any]:
    found: Comparison = subject.data
    plan = found.plan
    people = tuple(_person(at, one) for at, one in enumerate(found.candidates, 1))
    waiting = iter(people)
    return {
        "notice": NOTICE,
        "talk_from": TALK,
        "by_total": found.by_total,
        "equal_weights": plan.equal_weights,
        "planned": tuple(Planned(at, name(one.id), STAGES[one.stage], one) for at, one in enumerate(plan.criteria, 1)),
        "asked": plan.knock_outs,
        "people": people,
        "groups": tuple(_group([*islice(waiting, len(group))]) for group in found.groups),
        "complete": sum(1 for one in people if one.sum.total is not None and not one.sum.missing),
        "differ": len({one.sum.missing for one in people}) > 1,
        "versions": found.versions,
        "unnumbered": tuple((" ".join(one.rater.split()) or "Not named", one.file) for one in found.unnumbered),
    }


def name(id: str) -> str:
    """A criterion in a word or three: ``phone-privacy`` is "Phone privacy"."""
    return id.replace("-", " ").capitalize()


def value_by(one: Assessed) -> str:
    """Whose the value of a criterion is: "panel", "mean of 3", "one rater"; nothing where there is none."""
    if one.value is None:
        return ""
    if one.agreed:
        return "panel"
    return "one rater" if len(one.ratings) == 1 else f"mean of {len(one.ratings)}"


def _group(people: Sequence[Person]) -> Group:
    """Tables of about the same width: nine candidates are five and four."""
    width = ceil(len(people) / ceil(len(people) / BESIDE))
    return Group(people[0].sum.missing, tuple(tuple(people[at : at + width]) for at in range(0, len(people), width)))


def _person(at: int, one: Candidate) -> Person:
    rows = tuple(_row(number, assessed, one.sheets) for number, assessed in enumerate(one.assessed, 1))
    return Person(
        f"candidate-{at}",
        one.number,
        one.names,
        tuple(map(_rater, one.sheets)),
        tuple(_question(gate) for gate in one.gates),
        rows,
        _total(one.sum),
        tuple(row.name for row in rows if row.talk),
        tuple(Outdated(rater, name(id), rated.rating, _lines(rated.evidence)) for rater, id, rated in one.outdated),
        tuple(Trouble(rater, fault.message, name(fault.criterion), fault.place) for rater, fault in one.faults),
    )


def _question(gate: Gate) -> Question:
    said = "differ" if gate.differ else gate.answer.capitalize() or "none"
    answers = tuple(answer.capitalize() for answer in gate.answers)
    return Question(name(gate.question.id), gate.question, answers, gate.differ, said)


def _rater(sheet: Sheet) -> Rater:
    record = sheet.record
    return Rater(
        sheet.rater,
        record.date,
        record.opening,
        DECISIONS.get(record.decision),
        _lines(record.reason),
        record.version,
        record.current,
        sheet.counts,
        sheet.asks,
    )


def _row(number: int, one: Assessed, sheets: Sequence[Sheet]) -> Row:
    cells = tuple(_cell(entry, sheet) for entry, sheet in zip(one.entries, sheets, strict=True))
    return Row(
        number,
        name(one.criterion.id),
        one.criterion,
        cells,
        _shown(one.value),
        value_by(one),
        one.spread,
        one.talk,
        any(cell.evidence for cell in cells),
    )


def _cell(entry: Entry, sheet: Sheet) -> Cell:
    rated = entry.rated
    if not rated:
        return Cell(sheet.rater, None, (), None)
    # Where a sheet does not count at all, its heading says so.
    left_out = entry.left_out if sheet.counts and rated.rating is not None else None
    return Cell(sheet.rater, rated.rating, _lines(rated.evidence), left_out)


def _total(found: Sum) -> Total:
    terms = tuple((None if found.equal else one.weight, rounded(one.value)) for one in found.terms)
    divisor = Decimal(len(terms)) if found.equal else found.weights
    return Total(_shown(found.total), terms, divisor, tuple(map(name, found.missing)))


def _shown(value: Fraction | None) -> Decimal | None:
    return None if value is None else rounded(value)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
