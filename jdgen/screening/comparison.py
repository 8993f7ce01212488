"""The raters of each candidate side by side: their answers, ratings and decisions as given, and the plan's sum.

It adds up, and no more. Nothing is worked out from a name, a school, an age or any free text.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jdgen.model.screening import KnockOut
from jdgen.screening.adding import Assessed, Entry, LeftOut, Sum, add_up
from jdgen.screening.plan import NEED_EVIDENCE, PANEL_RATER, Plan
from jdgen.screening.record import Fault, Rated, Record

NOT_NAMED = "Not named"


@dataclass(frozen=True)
class Sheet:
    """One record of a candidate; no other sheet of the candidate has the same ``rater``."""

    rater: str
    record: Record
    counts: bool
    """Whether its plan is today's, or one that was included with a reason."""

    @property
    def panel(self) -> bool:
        return self.record.rater == PANEL_RATER

    @property
    def asks(self) -> bool:
        """Whether it stands among the answers to knock-outs: a panel's sheet may have none."""
        return not self.panel or any(self.record.knock_outs.values())


@dataclass(frozen=True)
class Gate:
    """A knock-out question with the answer on each sheet that asks it; what they mean is for people to say."""

    question: KnockOut
    answers: tuple[str, ...]
    given: frozenset[str]
    """The different answers on the sheets that count."""

    @property
    def differ(self) -> bool:
        return len(self.given) > 1

    @property
    def answer(self) -> str:
        """The answer that nobody contradicts, or nothing."""
        return "" if self.differ else "".join(self.given)


@dataclass(frozen=True)
class Candidate:
    number: str
    sheets: tuple[Sheet, ...]
    """By rater; the panel's last."""
    gates: tuple[Gate, ...]
    assessed: tuple[Assessed, ...]
    sum: Sum
    outdated: tuple[tuple[str, str, Rated], ...]
    """Rater, criterion and rating, of criteria that today's plan does not have: in no sum."""
    faults: tuple[tuple[str, Fault], ...]
    """Each with the rater of its sheet."""

    @property
    def names(self) -> tuple[str, ...]:
        """As written on the sheets."""
        return tuple(dict.fromkeys(one.record.name for one in self.sheets if one.record.name))

    @property
    def talk(self) -> list[Assessed]:
        return [one for one in self.assessed if one.talk]


@dataclass(frozen=True)
class Version:
    version: str
    current: bool
    sheets: int
    reason: str | None
    """Why the sheets of an older plan count all the same."""


@dataclass(frozen=True)
class Comparison:
    plan: Plan
    candidates: tuple[Candidate, ...]
    unnumbered: tuple[Record, ...]
    """Those that do not say whom they are about: in no sum."""
    versions: tuple[Version, ...]
    by_total: bool

    @property
    def groups(self) -> list[list[Candidate]]:
        """Everybody; in the order of totals, those apart whose sums are not over the same criteria."""
        return [[*group] for _, group in groupby(self.candidates, lambda one: one.sum.missing if self.by_total else ())]


def compare(
    plan: Plan, records: Iterable[Record], included: Mapping[str, str], *, by_total: bool = False, names: bool = False
) -> Comparison:
    """Candidates by number, or by total; ``included`` are the versions of older plans that count, with the reason.

    Without ``names`` neither a candidate's name nor that of a file, which often holds it, is kept.
    """
    ordered = sorted(records, key=_record_order)
    kept = ordered if names else [*map(_nameless, ordered)]
    found: dict[str, list[Record]] = {}
    for one in kept:
        found.setdefault(_same(one.candidate), []).append(one)
    unnumbered = tuple(found.pop("", ()))
    candidates = [_candidate(plan, group, included) for group in found.values()]
    candidates.sort(key=lambda one: natural(one.number))
    if by_total:
        places = {one.id: at for at, one in enumerate(plan.criteria)}
        candidates.sort(key=lambda one: _total_order(one.sum, places))
    return Comparison(plan, tuple(candidates), unnumbered, _versions(plan, kept, included), by_total)


def counted(found: Comparison) -> str:
    """How many candidates, in words: ``1 candidate``."""
    count = len(found.candidates)
    return f"{count} candidate{'' if count == 1 else 's'}"


def natural(number: str) -> list[object]:
    """What sorts C-2 before C-10."""
    return [int(part) if at % 2 else part for at, part in enumerate(re.split(r"(\d+)", number.casefold()))]


def _total_order(found: Sum, places: Mapping[str, int]) -> tuple[object, ...]:
    """Sums over the same criteria stand together, those over the most first; within them the highest first."""
    return len(found.missing), [places[one] for one in found.missing], -(found.total or 0)


def _record_order(one: Record) -> tuple[object, ...]:
    return one.rater == PANEL_RATER, _same(one.rater), one.rater, one.candidate, one.file, one.row or 0


def _nameless(one: Record) -> Record:
    return replace(one, name="", file="", faults=tuple(replace(fault, place="") for fault in one.faults))


def _same(text: str) -> str:
    """Equal where only case and white space differ."""
    return " ".join(text.split()).casefold()


def _candidate(plan: Plan, records: Sequence[Record], included: Mapping[str, str]) -> Candidate:
    sheets = tuple(
        Sheet(name, one, one.current or one.version in included)
        for name, one in zip(_rater_names(records), records, strict=True)
    )
    assessed = tuple(Assessed(one, _entries(sheets, one.id)) for one in plan.criteria)
    known = {one.id for one in plan.criteria}
    outdated = (
        (sheet.rater, id, rated) for sheet in sheets for id, rated in sheet.record.ratings.items() if id not in known
    )
    return Candidate(
        " ".join(min(one.candidate for one in records).split()),
        sheets,
        tuple(_gate(one, [sheet for sheet in sheets if sheet.asks]) for one in plan.knock_outs),
        assessed,
        add_up(assessed),
        tuple(outdated),
        tuple((sheet.rater, fault) for sheet in sheets for fault in sheet.record.faults),
    )


def _rater_names(records: Sequence[Record]) -> list[str]:
    """As written; a rater's second sheet is numbered."""
    names: list[str] = []
    seen: dict[str, int] = {}
    for one in records:
        name = " ".join(one.rater.split()) or NOT_NAMED
        count = seen[_same(name)] = seen.get(_same(name), 0) + 1
        names.append(f"{name} ({count})" if count > 1 else name)
    return names


def _gate(question: KnockOut, sheets: Sequence[Sheet]) -> Gate:
    answers = tuple(sheet.record.knock_outs.get(question.id, "") for sheet in sheets)
    given = frozenset(answer for answer, sheet in zip(answers, sheets, strict=True) if answer and sheet.counts)
    return Gate(question, answers, given)


def _entries(sheets: Sequence[Sheet], criterion: str) -> tuple[Entry, ...]:
    """A rater counts once: the same rating twice is one, and two different ratings are none."""
    given: dict[str, set[int]] = {}
    for sheet in sheets:
        rated = sheet.record.ratings.get(criterion)
        if sheet.counts and rated and rated.rating is not None:
            given.setdefault(_same(sheet.record.rater), set()).add(rated.rating)
    counted: set[str] = set()
    return tuple(_entry(sheet, sheet.record.ratings.get(criterion), given, counted) for sheet in sheets)


def _entry(sheet: Sheet, rated: Rated | None, given: Mapping[str, set[int]], counted: set[str]) -> Entry:
    """``counted`` are the raters before this one; nobody knows whether two without a name are the same."""
    rater = _same(sheet.record.rater)
    left_out: LeftOut | None = None
    if rated and not sheet.counts:
        left_out = "older plan"
    elif rated and rated.rating is not None:
        if rater and (rater in counted or len(given[rater]) > 1):
            left_out = "rated twice"
        elif rated.rating in NEED_EVIDENCE and not rated.evidence.strip():
            left_out = "no evidence"
        else:
            counted.add(rater)
    return Entry(rated, sheet.panel, left_out)


def _versions(plan: Plan, records: Sequence[Record], included: Mapping[str, str]) -> tuple[Version, ...]:
    """Today's first."""
    counts: dict[str, int] = {plan.version: 0}
    for one in records:
        counts[one.version] = counts.get(one.version, 0) + 1
    older = sorted(version for version in counts if version != plan.version)
    return tuple(Version(one, one == plan.version, counts[one], included.get(one)) for one in [plan.version, *older])
