"""A pay review for the terminal: the totals, the distribution, the levels, and the first of those to look at."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from jdgen.cli.tables import text_table
from jdgen.documents.pay_review import job_name, label
from jdgen.pay.fit import Placed
from jdgen.pay.review import Review, Totals

LISTED = 20
"""How many people a list names; the CSV has all."""
BAR = 40


def as_text(found: Review, name: str) -> bytes:
    """``name`` is what the staff file is called."""
    return "\n".join(_parts(found, name)).encode("utf-8", "replace")


def _parts(found: Review, name: str) -> Iterator[str]:
    yield f"Pay review of {name}: {_counted(len(found.people), 'person', 'people')}, {found.measured} with a band\n"
    yield text_table(
        ("Currency", "People", "Yearly payroll", "Below", "Above", "Cost to minimum", "Of payroll"),
        map(_total, found.totals),
        range(1, 7),
    )
    yield from _distribution(found)
    yield _groups(found)
    yield from _outside("Below the minimum", "Minimum", found.below)
    yield from _outside("Above the maximum", "Maximum", found.above)
    yield from _compression(found)


def _total(one: Totals) -> tuple[str, ...]:
    counts = (str(one.people), amount(one.payroll), str(one.below), str(one.above))
    return (one.currency, *counts, amount(one.cost), f"{one.cost_share * 100:.2f}%")


def _distribution(found: Review) -> Iterator[str]:
    if found.median_ratio is None:
        return
    used = [at for at, one in enumerate(found.distribution) if one.people]
    most = max(one.people for one in found.distribution)
    rows = [
        (label(one), str(one.people), "#" * -(-one.people * BAR // most))
        for one in found.distribution[used[0] : used[-1] + 1]
    ]
    yield text_table(("Compa-ratio", "People", ""), rows, [1])
    yield f"The median compa-ratio is {found.median_ratio:.2f}.\n"


def _groups(found: Review) -> str:
    rows = [
        (
            job_name(one.job),
            str(one.people),
            f"{amount(one.band.minimum)} to {_end(one.band.maximum)}" if one.band else "no band",
            f"{one.median_pay:,.0f}",
            "" if one.median_ratio is None else f"{one.median_ratio:.2f}",
            str(one.below),
            str(one.above),
        )
        for one in found.groups
    ]
    headings = ("Role and level", "People", "Yearly band", "Median pay", "Compa-ratio", "Below", "Above")
    return text_table(headings, rows, range(1, 7))


def _outside(title: str, end: str, people: Sequence[Placed]) -> Iterator[str]:
    if not people:
        return
    rows = []
    for one in people[:LISTED]:
        assert one.band is not None
        limit = one.band.minimum if end == "Minimum" else one.band.maximum or Decimal(0)
        cost = (amount(one.cost),) if end == "Minimum" else ()
        rows.append((*_who(one), amount(one.employee.pay), amount(limit), one.employee.per, *cost))
    headings = ("Id", "Name", "Role and level", "Pay", end, "Per", *(("Yearly cost",) if end == "Minimum" else ()))
    yield f"{title}: {_counted(len(people), 'person', 'people')}{_first(people)}"
    yield _without_empty(headings, rows, {"Pay", end, "Yearly cost"})


def _compression(found: Review) -> Iterator[str]:
    share = f"{found.options.threshold * 100:.0f}%"
    pairs = [pair for pair in found.pairs if pair.close or pair.overtaking]
    if pairs:
        yield f"Levels that run into each other: a lower median at {share} of the higher or more, or people overtaking"
        rows = [
            (job_name(one.lower), job_name(one.higher), f"{one.ratio * 100:.1f}%", str(one.overtaking)) for one in pairs
        ]
        yield text_table(("Lower", "Higher", "Median of median", "Overtaking"), rows, (2, 3))
    close = found.close_to_supervisor
    if close:
        yield f"At {share} of the supervisor's pay or more: {len(close)} of {found.supervised}{_first(close)}"
        beside = [(one.employee.supervisor or "", f"{(one.of_supervisor or 0) * 100:.1f}%") for one in close[:LISTED]]
        listed = [(*_who(one), *rest) for one, rest in zip(close, beside, strict=False)]
        yield _without_empty(("Id", "Name", "Role and level", "Supervisor", "Share"), listed, {"Share"})


def _who(one: Placed) -> tuple[str, str, str]:
    return one.employee.employee_id, one.employee.name or "", job_name(one.job)


def _without_empty(headings: Sequence[str], rows: Sequence[Sequence[str]], numbers: Iterable[str]) -> str:
    """Without the columns that say nothing, such as names where nobody is named."""
    kept = [at for at in range(len(headings)) if any(row[at] for row in rows)]
    right = [place for place, at in enumerate(kept) if headings[at] in numbers]
    return text_table([headings[at] for at in kept], ([row[at] for at in kept] for row in rows), right)


def _first(people: Sequence[Placed]) -> str:
    return f"; the first {LISTED} are" if len(people) > LISTED else ""


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _end(maximum: Decimal | None) -> str:
    return "no end" if maximum is None else amount(maximum)


def amount(value: Decimal) -> str:
    """With thousands, and with cents where there are any."""
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"
