"""Filled forms and spreadsheets read back: file by file, each to its records or to why it cannot be read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from jdgen.errors import InvalidInput, Mark, Problem, short
from jdgen.screening.answers import Form
from jdgen.screening.filled import records
from jdgen.screening.plan import Plan
from jdgen.screening.read.many import Result, forms
from jdgen.screening.record import Fault, Record


@dataclass(frozen=True)
class FileRead:
    """A file, with its records or with the problems for which it has none."""

    file: str
    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    """What a person should know and need not mend."""


def read(
    paths: Sequence[Path], find_plan: Callable[[str], Plan], role: str | None = None
) -> tuple[Plan | None, Iterator[FileRead]]:
    """The plan that the files are read by, and what each of them holds: in order, a few in memory at a time.

    The role is the first that a file names and ``find_plan`` knows, unless it is given; a file of another has
    a problem. The plan is None where there is none. Raises CannotMake where a library is missing, and what
    ``find_plan`` does for the role that is given.
    """
    results = zip(paths, forms(paths), strict=True)
    plan = find_plan(role) if role else None
    before: list[tuple[Path, Result]] = []
    unknown: dict[str, InvalidInput] = {}
    while plan is None and (one := next(results, None)):
        path, result = one
        if isinstance(result, Form) and result.role:
            try:
                plan = find_plan(result.role) if result.role not in unknown else None
            except InvalidInput as error:
                unknown[result.role] = error
            result = result if plan else (_unknown(result, unknown[result.role]),)
        before.append((path, result))
    return plan, _files(chain(before, results), plan, _Before())


def _unknown(form: Form, error: InvalidInput) -> Problem:
    first = error.problems[0]
    return Problem(Mark(form.file), f"is for the role {short(form.role)!r}: {first.message}", hint=first.hint)


def _files(results: Iterable[tuple[Path, Result]], plan: Plan | None, before: "_Before") -> Iterator[FileRead]:
    for path, result in results:
        if not isinstance(result, Form):
            yield FileRead(str(path), problems=result)
        elif plan is None or result.role not in ("", plan.role):
            yield FileRead(str(path), problems=(_another(result, plan),))
        else:
            unmarked = () if result.version else ("does not say which plan it was made from",)
            found = tuple(before.marked(record) for record in records(result, plan))
            yield FileRead(str(path), found, notes=(*result.notes, *unmarked))


def _another(form: Form, plan: Plan | None) -> Problem:
    if plan is None:
        return Problem(Mark(form.file), "does not say which role it is for", hint="name it: `--role ROLE`")
    message = f"is for the role {short(form.role)!r}, not for {plan.role!r}"
    return Problem(Mark(form.file), message, hint="read the forms of each role on their own")


class _Before:
    """Who has rated whom on what so far; small whatever the forms hold."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], dict[str, str]] = {}

    def marked(self, record: Record) -> Record:
        """The record, with a fault for each criterion that the same rater has rated for the same candidate."""
        if not (record.candidate and record.rater):
            return record
        seen = self._seen.setdefault((_same(record.candidate), _same(record.rater)), {})
        place = record.file if record.row is None else f"{record.file}, row {record.row}"
        faults = [Fault("rated by the same rater before", one, seen[one]) for one in record.ratings if one in seen]
        seen.update((one, place) for one in record.ratings if one not in seen)
        return replace(record, faults=(*record.faults, *faults)) if faults else record


def _same(text: str) -> str:
    return " ".join(text.split()).casefold()
