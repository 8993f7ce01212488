"""What was found in a file, held against the plan: records, with what is wrong beside each. Nothing is inferred."""

from collections.abc import Iterator, Mapping, Sequence

from jdgen.errors import short
from jdgen.screening.answers import Answers, Form
from jdgen.screening.columns import DECISION
from jdgen.screening.plan import ANSWERS, DECISIONS, NEED_EVIDENCE, PANEL_RATER, REASON, SCALE, Plan, evidence_field
from jdgen.screening.record import Fault, Rated, Record


def records(form: Form, plan: Plan) -> Iterator[Record]:
    for answers in form.answers:
        yield _record(form, answers, plan)


def _record(form: Form, answers: Answers, plan: Plan) -> Record:
    said = answers.texts.get
    rater = PANEL_RATER if answers.panel else said("rater", "")
    empty = not (answers.texts or answers.marks)
    faults = [Fault("nothing is filled in")] if empty else [*_about(said("candidate", ""), rater)]
    knock_outs = dict(_knock_outs(answers, plan, faults))
    ratings = dict(_ratings(answers, plan, faults))
    decision = _decision(answers.marks.get(DECISION, ()), faults)
    return Record(
        file=form.file,
        row=answers.row,
        role=plan.role,
        version=form.version,
        current=form.version == plan.version,
        candidate=said("candidate", ""),
        name=said("name", ""),
        opening=said("opening", ""),
        rater=rater,
        date=said("date", ""),
        knock_outs=knock_outs,
        ratings=ratings,
        decision=decision,
        reason=said(REASON, ""),
        faults=(*faults, *answers.faults),
    )


def _about(candidate: str, rater: str) -> Iterator[Fault]:
    if not candidate:
        yield Fault("no candidate number: write the number or mark that stands for the candidate")
    if not rater:
        yield Fault("no rater: write who rated")


def _knock_outs(answers: Answers, plan: Plan, faults: list[Fault]) -> Iterator[tuple[str, str]]:
    known = [gate.id for gate in plan.knock_outs]
    for gate in _in_order(known, _ids(answers.marks, "knock-out-")):
        given = answers.marks.get(f"knock-out-{gate}", ())
        if gate not in known:
            faults.append(Fault("is not a question of the role's plan", gate))
        if len(given) > 1:
            faults.append(Fault("yes and no are both ticked", gate))
        elif given and given[0] not in ANSWERS:
            faults.append(Fault(f"{short(given[0], 40)!r} is neither Yes nor No", gate))
        yield gate, given[0] if len(given) == 1 and given[0] in ANSWERS else ""


def _ratings(answers: Answers, plan: Plan, faults: list[Fault]) -> Iterator[tuple[str, Rated]]:
    known = [criterion.id for criterion in plan.criteria]
    given = [*_ids(answers.marks, "rating-"), *_ids(answers.texts, evidence_field(""))]
    for criterion in _in_order(known, given):
        marks = answers.marks.get(f"rating-{criterion}", ())
        evidence = answers.texts.get(evidence_field(criterion), "")
        if not marks and not evidence:
            continue
        if criterion not in known:
            faults.append(Fault("is not a criterion of the role's plan", criterion))
        rating = _rating(marks, criterion, faults)
        if rating in NEED_EVIDENCE and not evidence:
            faults.append(Fault(f"a {rating} needs its evidence: write what was seen or heard", criterion))
        yield criterion, Rated(rating, evidence)


def _rating(marks: Sequence[str], criterion: str, faults: list[Fault]) -> int | None:
    if len(marks) > 1:
        faults.append(Fault(f"two ratings are ticked: {' and '.join(marks)}", criterion))
        return None
    if marks and marks[0] not in map(str, SCALE):
        message = f"{short(marks[0], 40)!r} is not a rating: write {SCALE[0]} to {SCALE[-1]}, or nothing"
        faults.append(Fault(message, criterion))
        return None
    return int(marks[0]) if marks else None


def _decision(marks: Sequence[str], faults: list[Fault]) -> str:
    if len(marks) > 1:
        faults.append(Fault("two decisions are ticked"))
    elif marks and marks[0] not in DECISIONS:
        faults.append(Fault(f"{short(marks[0], 40)!r} is none of the decisions: {', '.join(DECISIONS.values())}"))
    return marks[0] if len(marks) == 1 and marks[0] in DECISIONS else ""


def _ids(fields: Mapping[str, object], start: str) -> list[str]:
    return [field.removeprefix(start) for field in fields if field.startswith(start)]


def _in_order(known: Sequence[str], given: Sequence[str]) -> list[str]:
    """The plan's, then those that only the file has."""
    return [*known, *dict.fromkeys(one for one in given if one not in known)]
