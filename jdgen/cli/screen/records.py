"""Records on their way out, one by one: as text, JSON or CSV."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from jdgen.cli.tables import csv_lines
from jdgen.errors import printable
from jdgen.screening.plan import DECISIONS, Plan
from jdgen.screening.record import Fault, Rated, Record
from jdgen.workspace import write

ABOUT = ("file", "row", "role", "version", "current", "candidate", "name", "opening", "rater", "date")
NAME = "name"


def send(data: Iterable[bytes], output: Path | None) -> None:
    if output:
        write(output, data)
        return
    for piece in data:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def encoded(records: Iterable[Record], plan: Plan | None, output_format: str, *, names: bool) -> Iterator[bytes]:
    """Piece by piece; without ``names`` no candidate's name is in it."""
    if output_format == "csv":
        yield from csv_lines(_headings(plan, names), (_row(record, plan, names) for record in records))
    elif output_format == "json":
        yield b"["
        for number, record in enumerate(records):
            text = json.dumps(_as_data(record, names), indent=1, ensure_ascii=False)
            yield (",\n" if number else "\n").encode() + text.encode("utf-8", "replace")
        yield b"\n]\n"
    else:
        for record in records:
            yield "".join(f"{line}\n" for line in _lines(record, names)).encode("utf-8", "replace") + b"\n"


def _about(names: bool) -> list[str]:
    return [field for field in ABOUT if names or field != NAME]


def _as_data(record: Record, names: bool) -> dict[str, object]:
    return {field: value for field, value in asdict(record).items() if names or field != NAME}


def _headings(plan: Plan | None, names: bool) -> list[str]:
    asked = [f"knock-out-{gate.id}" for gate in plan.knock_outs] if plan else []
    rated = [f"{what}-{one.id}" for one in plan.criteria for what in ("rating", "evidence")] if plan else []
    return [*_about(names), *asked, *rated, "not-in-plan", "decision", "reason", "faults"]


def _row(record: Record, plan: Plan | None, names: bool) -> Iterator[object]:
    """What an older plan asked is in one cell: the columns are those of the role's plan."""
    yield from (getattr(record, field) for field in _about(names))
    gates, criteria = ([one.id for one in plan.knock_outs], [one.id for one in plan.criteria]) if plan else ([], [])
    yield from (record.knock_outs.get(gate) for gate in gates)
    for one in criteria:
        rated = record.ratings.get(one, Rated(None))
        yield from (rated.rating, rated.evidence)
    others = [_rated(one, rated) for one, rated in record.ratings.items() if one not in criteria]
    others += [f"{gate}: {answer}" for gate, answer in record.knock_outs.items() if gate not in gates]
    yield "\n".join(others)
    yield from (record.decision, record.reason, "\n".join(map(fault_line, record.faults)))


def _lines(record: Record, names: bool) -> Iterator[str]:
    place = record.file if record.row is None else f"{record.file}, row {record.row}"
    plan = f"plan {record.version or 'not said'}{'' if record.current else ', not the plan of today'}"
    about = [f"rated by {record.rater}" if record.rater else "", record.date, record.opening, plan]
    name = f" ({record.name})" if names and record.name else ""
    yield printable(f"Candidate {record.candidate or '?'}{name}: {', '.join(filter(None, about))}")
    yield printable(f"  {place}")
    for gate, answer in record.knock_outs.items() if any(record.knock_outs.values()) else ():
        yield printable(f"  {gate}: {answer.capitalize() or 'not answered'}")
    for one, rated in record.ratings.items():
        yield printable(f"  {_rated(one, rated)}")
    if record.decision or record.reason:
        yield printable(f"  {': '.join(filter(None, (DECISIONS.get(record.decision, ''), record.reason)))}")
    for fault in record.faults:
        yield printable(f"  fault: {fault_line(fault)}")


def _rated(criterion: str, rated: Rated) -> str:
    rating = "no rating" if rated.rating is None else str(rated.rating)
    return f"{criterion}: {rating}{f'  {rated.evidence}' if rated.evidence else ''}"


def fault_line(fault: Fault) -> str:
    message = f"{fault.message}, in {fault.place}" if fault.place else fault.message
    return f"{fault.criterion}: {message}" if fault.criterion else message
