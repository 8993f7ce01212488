"""A family's structure as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jdgen.cli.tables import percent, text_table
from jdgen.documents.subject import FamilySubject, families
from jdgen.errors import InvalidInput, Mark, Problem, suggest
from jdgen.load import load_employer, load_roles
from jdgen.pay.noted import Forms, sentence
from jdgen.pay.structure import Structure, irregularities, structure
from jdgen.render.numbers import forms
from jdgen.workspace import Workspace

HEADINGS = (
    "family",
    "step",
    "minimum",
    "midpoint",
    "maximum",
    "currency",
    "spread",
    "progression",
    "overlap",
    "levels",
)


@dataclass(frozen=True)
class Found:
    families: tuple[tuple[FamilySubject, Structure, Forms], ...]
    headings: tuple[str, ...] = HEADINGS

    @property
    def rows(self) -> Iterator[Sequence[object]]:
        """Yearly amounts; spread (over the minimum), progression and overlap as shares of one."""
        for family, found, _ in self.families:
            for step in found.steps:
                band = step.band
                amounts = (band.yearly.minimum, band.midpoint, band.yearly.maximum, family.currency)
                levels = "; ".join(one.name for one in step.holders)
                yield family.family, step.name, *amounts, band.spread, band.progression, step.overlap, levels


def structures(workspace: Workspace, name: str | None) -> Found:
    """One family, or all of them; each whole or not at all."""
    roles, problems = load_roles(workspace)
    if problems:
        raise InvalidInput(problems)
    known = families(loaded.model for loaded in roles)
    wanted = [family for family in known if name in (None, family.family)]
    if not wanted:
        hint = suggest(name or "", [family.family for family in known], "a role joins one by `family: NAME`")
        message = f"there is no family {name!r}" if name else "no role belongs to a family"
        raise InvalidInput([Problem(Mark("FAMILY"), message, hint=hint)])
    locale = load_employer(workspace).model.locale
    return Found(tuple((one, structure(one.roles), forms(one.currency, locale)) for one in wanted))


def text(found: Found) -> str:
    return "\n".join(_family(*one) for one in found.families)


def _family(family: FamilySubject, found: Structure, form: Forms) -> str:
    money = form["money"]
    rows = [
        (
            step.name,
            money(step.band.yearly.minimum),
            money(step.band.midpoint) if step.band.midpoint else "",
            money(step.band.yearly.maximum) if step.band.yearly.maximum else "no end",
            percent(step.band.spread),
            percent(step.band.progression, sign=True),
            percent(step.overlap) if step.gap is None else f"gap of {money(step.gap)}",
        )
        for step in found.steps
    ]
    headings = (family.family, "minimum", "midpoint", "maximum", "spread", "step", "overlap")
    noticed = [f"{one.level}[{one.id}]: {sentence(one.message, one.numbers, form)}\n" for one in irregularities(found)]
    out = [f"without a band: {one.name}\n" for one in found.without_band]
    out += [f"in another currency: {one.name}\n" for one in found.other_currency]
    return "".join([text_table(headings, rows, range(1, 7)), *noticed, *out])
