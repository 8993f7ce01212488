"""A comparison of candidates for the terminal: the sums, then each candidate with the raters side by side."""

from collections.abc import Iterator

from jdgen.cli.screen.records import fault_line
from jdgen.cli.tables import text_table
from jdgen.documents.candidate_comparison import value_by
from jdgen.errors import printable
from jdgen.screening.adding import TALK, Assessed, Entry, Sum, rounded
from jdgen.screening.comparison import Candidate, Comparison, Sheet, counted
from jdgen.screening.plan import DECISIONS


def as_text(found: Comparison) -> bytes:
    return "\n".join(_parts(found)).encode("utf-8", "replace")


def _parts(found: Comparison) -> Iterator[str]:
    plan = found.plan
    order = "by total" if found.by_total else "by candidate number"
    yield f"{printable(plan.title)}, plan {plan.version}: {counted(found)} {order}\n"
    headings = ("Candidate", "Sum of 5", "Criteria", "Sheets", f"{TALK} or more apart", "Faults")
    for at, group in enumerate(found.groups):
        if at:
            yield "Apart, as these sums are over other criteria:\n"
        yield text_table(headings, map(_overview, group), range(1, 6))
    for candidate in found.candidates:
        yield from _candidate(candidate)
    for version in found.versions:
        if not version.current:
            how = "not counted" if version.reason is None else f"counted: {version.reason}"
            yield printable(f"Older plan {version.version or '(not said)'}: sheets {version.sheets}, {how}")
    for one in found.unnumbered:
        place = f" ({one.file})" if one.file else ""
        yield printable(f"Without a candidate number, and in no comparison: a sheet of {one.rater or '?'}{place}")
    if found.unnumbered or any(one.faults for one in found.candidates):
        yield "`jdgen screen read` says which files hold what is to be put right."
    yield "The evidence is in the documents (-o), the CSV and the JSON.\n"


def _overview(one: Candidate) -> tuple[str, ...]:
    total, count = one.sum.total, len(one.assessed)
    over = str(count) if not one.sum.missing else f"{count - len(one.sum.missing)} of {count}"
    shown = "none" if total is None else str(rounded(total))
    return one.number, shown, over, str(len(one.sheets)), str(len(one.talk)), str(len(one.faults))


def _candidate(one: Candidate) -> Iterator[str]:
    names = " / ".join(one.names)
    yield printable(f"Candidate {one.number}{f' ({names})' if names else ''}")
    yield "\n".join(printable(f"  {line}") for line in _lines(one))
    headings = ("Criterion", *map(_heading, one.sheets), "Value", "By", "Spread", "")
    columns = len(one.sheets)
    rows = ((row.criterion.id, *map(_rating, row.entries), *_value(row)) for row in one.assessed)
    yield text_table(headings, rows, [*range(1, columns + 2), columns + 3])


def _lines(one: Candidate) -> Iterator[str]:
    yield f"Sum: {arithmetic(one.sum)}"
    if one.sum.missing:
        yield incomplete(one.sum)
    asking = [_heading(sheet) for sheet in one.sheets if sheet.asks]
    for gate in one.gates:
        given = (f"{rater} {answer or 'none'}" for rater, answer in zip(asking, gate.answers, strict=True))
        differ = "; they differ, talk about it" if gate.differ else ""
        yield f"{gate.question.id} (goes on with {gate.question.passes}): {', '.join(given)}{differ}"
    for sheet in one.sheets:
        record = sheet.record
        if record.decision or record.reason:
            said = filter(None, (DECISIONS.get(record.decision), record.reason))
            yield f"Decision of {sheet.rater}: {', '.join(said)}"
    for rater, id, rated in one.outdated:
        yield f"Not in today's plan, and in no sum: {id}, {rater} {rated.rating or 'no rating'}"
    for rater, fault in one.faults:
        yield f"To put right: {rater}, {fault_line(fault)}"


def arithmetic(found: Sum) -> str:
    """``(2 x 4.00 + 1 x 3.50) / 3 = 3.83 of 5``; a plain mean where all criteria count alike."""
    if found.total is None:
        return "none, as no criterion has a rating that counts"
    terms = (f"{'' if found.equal else f'{one.weight:f} x '}{rounded(one.value)}" for one in found.terms)
    divisor = len(found.terms) if found.equal else f"{found.weights:f}"
    return f"({' + '.join(terms)}) / {divisor} = {rounded(found.total)} of 5"


def incomplete(found: Sum) -> str:
    missing, count = len(found.missing), len(found.missing) + len(found.terms)
    verbs = ("has", "is") if missing == 1 else ("have", "are")
    which = ", ".join(found.missing)
    return (
        f"{missing} of {count} criteria {verbs[0]} no rating that counts and {verbs[1]} left out ({which}): "
        "this sum is not comparable with a full one"
    )


def _heading(sheet: Sheet) -> str:
    return sheet.rater if sheet.counts else f"{sheet.rater} (older plan, not counted)"


def _rating(one: Entry) -> str:
    if not one.rated or one.rated.rating is None:
        return "none"
    left_out = f" (not counted: {one.left_out})" if one.left_out and one.left_out != "older plan" else ""
    return f"{one.rated.rating}{left_out}"


def _value(one: Assessed) -> tuple[str, ...]:
    value = "none" if one.value is None else str(rounded(one.value))
    spread = "" if one.spread is None else str(one.spread)
    return value, value_by(one), spread, "talk about it" if one.talk else ""
