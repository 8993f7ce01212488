"""A comparison of candidates for other programs: CSV with a row for all that a rater gave, and JSON of the whole."""

import json
from collections.abc import Iterator
from typing import Any

from jdgen.cli.screen.compare_text import arithmetic
from jdgen.cli.tables import csv_bytes, json_number
from jdgen.documents.candidate_comparison import NOTICE, value_by
from jdgen.screening.adding import Assessed, Sum, rounded
from jdgen.screening.comparison import Candidate, Comparison, Gate, Sheet, Version
from jdgen.screening.record import Fault

Data = dict[str, Any]
OF_A_CANDIDATE = ("candidate", "name", "sum", "criteria_in_sum", "criteria")
OF_A_RATER = ("item", "id", "weight", "rater", "given", "text", "left_out", "value", "value_by", "spread")


def as_csv(found: Comparison) -> bytes:
    """In the order of the comparison; ``item`` is knock-out, criterion or decision. What was left empty has no row."""
    named = any(one.names for one in found.candidates)
    headings = [one for one in (*OF_A_CANDIDATE, *OF_A_RATER) if named or one != "name"]
    rows = (_about(one) | row for one in found.candidates for row in _given(one))
    return csv_bytes(headings, ([row.get(heading) for heading in headings] for row in rows))


def _about(one: Candidate) -> Data:
    total = one.sum.total
    return {
        "candidate": one.number,
        "name": " / ".join(one.names),
        "sum": None if total is None else rounded(total),
        "criteria_in_sum": len(one.sum.terms),
        "criteria": len(one.assessed),
    }


def _given(one: Candidate) -> Iterator[Data]:
    asking = [sheet for sheet in one.sheets if sheet.asks]
    for gate in one.gates:
        for sheet, answer in zip(asking, gate.answers, strict=True):
            if answer:
                yield {"item": "knock-out", "id": gate.question.id, "given": answer} | _by(sheet)
    for row in one.assessed:
        of_all = {"item": "criterion", "id": row.criterion.id, "weight": row.criterion.weight, **_value(row)}
        for sheet, entry in zip(one.sheets, row.entries, strict=True):
            if entry.rated:
                rated = {"given": entry.rated.rating, "text": entry.rated.evidence}
                yield of_all | _by(sheet) | rated | {"left_out": entry.left_out}
    for sheet in one.sheets:
        if sheet.record.decision or sheet.record.reason:
            given = {"given": sheet.record.decision, "text": sheet.record.reason}
            yield {"item": "decision"} | given | _by(sheet)


def _by(sheet: Sheet) -> Data:
    return {"rater": sheet.rater, "left_out": None if sheet.counts else "older plan"}


def _value(one: Assessed) -> Data:
    return {
        "value": None if one.value is None else rounded(one.value),
        "value_by": value_by(one),
        "spread": one.spread,
    }


def as_json(found: Comparison) -> bytes:
    plan = found.plan
    whole = {
        "notice": NOTICE,
        "role": plan.role,
        "title": plan.title,
        "plan": plan.version,
        "order": "total" if found.by_total else "number",
        "criteria": [
            {"id": one.id, "stage": one.stage, "weight": one.weight, "weight_rationale": one.weight_rationale}
            for one in plan.criteria
        ],
        "versions": [*map(_version, found.versions)],
        "candidates": [*map(_candidate, found.candidates)],
        "without_number": [{"rater": one.rater, "version": one.version, "file": one.file} for one in found.unnumbered],
    }
    return (json.dumps(whole, indent=1, ensure_ascii=False, default=json_number) + "\n").encode("utf-8", "replace")


def _version(one: Version) -> Data:
    counts = one.current or one.reason is not None
    return {
        "version": one.version,
        "current": one.current,
        "sheets": one.sheets,
        "counts": counts,
        "reason": one.reason,
    }


def _candidate(one: Candidate) -> Data:
    names = {"names": one.names} if one.names else {}
    return {
        "candidate": one.number,
        **names,
        "sum": _sum(one.sum),
        "sheets": [*map(_sheet, one.sheets)],
        "knock_outs": [_gate(gate, one) for gate in one.gates],
        "criteria": [_assessed(row, one) for row in one.assessed],
        "not_in_plan": [
            {"id": id, "rater": rater, "rating": rated.rating, "evidence": rated.evidence}
            for rater, id, rated in one.outdated
        ],
        "faults": [_fault(rater, fault) for rater, fault in one.faults],
    }


def _sum(found: Sum) -> Data:
    total = found.total
    return {
        "total": None if total is None else rounded(total),
        "exact": None if total is None else str(total),
        "arithmetic": arithmetic(found),
        "over": [one.criterion for one in found.terms],
        "missing": found.missing,
    }


def _sheet(one: Sheet) -> Data:
    record = one.record
    file = {"file": record.file, "row": record.row} if record.file else {}
    return {
        "rater": one.rater,
        "date": record.date,
        "opening": record.opening,
        "version": record.version,
        "counts": one.counts,
        "decision": record.decision,
        "reason": record.reason,
        **file,
    }


def _gate(gate: Gate, one: Candidate) -> Data:
    asking = [sheet.rater for sheet in one.sheets if sheet.asks]
    answers = dict(zip(asking, gate.answers, strict=True))
    return {"id": gate.question.id, "passes": gate.question.passes, "answers": answers, "differ": gate.differ}


def _assessed(row: Assessed, one: Candidate) -> Data:
    ratings = [
        {
            "rater": sheet.rater,
            "rating": entry.rated.rating,
            "evidence": entry.rated.evidence,
            "left_out": entry.left_out,
        }
        for sheet, entry in zip(one.sheets, row.entries, strict=True)
        if entry.rated
    ]
    return {"id": row.criterion.id, **_value(row), "talk": row.talk, "ratings": ratings}


def _fault(rater: str, fault: Fault) -> Data:
    place = {"place": fault.place} if fault.place else {}
    return {"rater": rater, "criterion": fault.criterion, "message": fault.message, **place}
