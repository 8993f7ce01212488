"""Adverse impact for the terminal: what to look at first, every table, and how the law stands."""

from collections.abc import Iterable, Iterator

from jdgen.cli.tables import text_table
from jdgen.documents.adverse_impact import Row, Table, summary, table
from jdgen.screening.impact import Impact
from jdgen.screening.impact_status import status

COUNTED = ("Group", "Applicants", "Selected", "Rate")
COMPARED = ("Ratio", "Four fifths", "Fisher's p", "Difference", "What to make of it")


def as_text(found: Impact, name: str) -> bytes:
    """``name`` is what the file of counts is called."""
    return "\n".join(_parts(found, name)).encode("utf-8", "replace")


def _parts(found: Impact, name: str) -> Iterator[str]:
    yield f"Adverse impact of {name}: {summary(found)}\n"
    if found.notices:
        yield _listed("Counts to look at again", found.notices)
    for number, step in enumerate(found.all_steps, 1):
        one = table(found, step, number)
        yield f"{one.title}, by {one.category}" if one.category else one.title
        yield text_table(COUNTED + COMPARED, (_row(row, one) for row in one.rows), (1, 2, 3, 4, 6, 7))
        if one.remarks:
            yield "".join(f"{name}: {text}\n" for name, text in one.remarks)
    law = [f"{one.title}: {one.text} ({one.source}; looked into on {one.verified})" for one in status()]
    yield _listed("What the law says of it", law)


def _row(row: Row, one: Table) -> tuple[str, ...]:
    group, compared = row.group, row.group.comparison
    return (
        group.name,
        f"{group.applicants:,}",
        f"{group.selected:,}",
        f"{group.rate * 100:.{one.digits}f}%",
        "" if row.ratio is None else str(row.ratio),
        "" if compared is None else "below" if compared.below else "not below",
        "" if row.p is None else f"{row.p}" if row.p else "< 0.0001",
        "" if row.deviations is None else str(row.deviations),
        row.meaning,
    )


def _listed(heading: str, lines: Iterable[str]) -> str:
    return f"{heading}\n" + "".join(f"- {line}\n" for line in lines)
