"""The rules and the places that they cover, as tables; and one rule explained."""

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

from jdgen.checks.rule import Rule, rules
from jdgen.cli.tables import text_table
from jdgen.errors import InvalidInput, Mark, Problem, suggest
from jdgen.places.coverage import coverage as places_covered

LISTED = ("id", "group", "level", "title")
SECTIONS = ("posting_laws", "question_laws", "posting_statements", "protected", "minimum_wages", "exempt_salaries")
COVERED = ("id", "place", *SECTIONS, "next change", "verified", "unsure")
WIDTH = 100


def listed() -> Iterator[Sequence[object]]:
    yield from ((rule.id, rule.file.group, rule.file.level, rule.file.title) for rule in rules())


def coverage(on: date) -> Iterator[Sequence[object]]:
    """How many entries of each kind are in force in a place on a day, and when that changes next."""
    for one in places_covered(on):
        counts = {section.name: section.in_force for section in one.sections}
        changes = [day for section in one.sections for day in section.changes]
        known = (counts.get(name) or "" for name in SECTIONS)
        yield one.id, one.name, *known, str(min(changes, default="")), str(one.verified), one.unsure or ""


def text(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    return text_table(headings, ([str(cell) for cell in row] for row in rows))


def explained(id: str) -> str:
    known = {rule.id: rule for rule in rules()}
    if id not in known:
        raise InvalidInput([Problem(Mark("ID"), f"there is no rule {id!r}", hint=suggest(id, list(known)))])
    return "\n".join(_lines(known[id])) + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    file = rule.file
    yield f"{rule.id} ({file.group}, {file.level}): {file.title}"
    yield ""
    yield from textwrap.wrap(file.why, WIDTH)
    yield f"Source: {file.source}; verified {file.verified}{'' if file.sure else '; not certain'}"
    if file.words:
        yield "\nLooks for, in " + ", ".join(file.looks_at) + ":"
        for one in file.words:
            write = f" -> {one.write}" if one.write else ""
            yield from textwrap.wrap(", ".join(one.words) + write, WIDTH, initial_indent="  ", subsequent_indent="  ")
    for heading, examples in (("Finds", file.bad), ("Lets stand", file.good)):
        yield f"\n{heading}:"
        for example in examples:
            yield textwrap.indent(example.rstrip(), "  ")
    yield f"\nTo overrule it in one place: # jdgen: ignore {rule.id} because REASON"
