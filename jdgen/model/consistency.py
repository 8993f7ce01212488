"""Whether the parts of a role agree with each other: what one model cannot see alone."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import BaseModel

from jdgen.model.band import Range, StatedBand
from jdgen.model.role import Role

Path = tuple[str | int, ...]


class Disagreement(NamedTuple):
    """``path`` leads to the value; ``choices`` are what it could have been, where it names something."""

    path: Path
    message: str
    hint: str | None = None
    named: str = ""
    choices: tuple[str, ...] = ()


def disagreements(role: Role) -> Iterator[Disagreement]:
    yield from _repeated_ids(role, ())
    yield from _unknown_names(role)
    yield from _pay(role)
    yield from _time(role)


def _repeated_ids(model: BaseModel, path: Path) -> Iterator[Disagreement]:
    for name, value in model:
        if isinstance(value, BaseModel):
            yield from _repeated_ids(value, (*path, name))
        elif isinstance(value, tuple):
            seen: set[Any] = set()
            for index, item in enumerate(value):
                if not isinstance(item, BaseModel):
                    continue
                yield from _repeated_ids(item, (*path, name, index))
                own = getattr(item, "id", None)
                if own is not None and own in seen:
                    here = (*path, name, index, "id")
                    yield Disagreement(here, f"{own!r} stands here twice", "give each entry an id of its own")
                seen.add(own)


def _unknown_names(role: Role) -> Iterator[Disagreement]:
    requirements = dict.fromkeys(requirement.id for requirement in role.requirements)
    duties = dict.fromkeys(duty.id for duty in role.duties)
    levels = dict.fromkeys(level.id for level in role.levels)
    named: list[tuple[Path, str | None, str, dict[str, None]]] = [
        (("openings", index, "level"), opening.level, "level", levels) for index, opening in enumerate(role.openings)
    ]
    named += [
        (("physical_demands", index, "duty"), demand.duty, "duty", duties)
        for index, demand in enumerate(role.physical_demands)
    ]
    if role.screening:
        assessing: Iterable[tuple[str, tuple[Any, ...]]] = (
            ("knock_outs", role.screening.knock_outs),
            ("criteria", role.screening.criteria),
        )
        named += [
            (("screening", field, index, "requirement"), item.requirement, "requirement", requirements)
            for field, items in assessing
            for index, item in enumerate(items)
        ]
        exercises = dict.fromkeys(exercise.id for exercise in role.screening.exercises)
        named += [
            (("screening", "criteria", index, "exercise"), criterion.exercise, "exercise", exercises)
            for index, criterion in enumerate(role.screening.criteria)
        ]
    for path, name, what, known in named:
        if name is not None and name not in known:
            yield Disagreement(path, f"no {what} has the id {name!r}", None, name, tuple(known))


def _pay(role: Role) -> Iterator[Disagreement]:
    hint = "widen the band or narrow the hiring range"
    whole = role.band()
    ranges: list[tuple[Path, Range | None, Range | None]] = [
        (("pay", "hiring_range"), role.pay.hiring_range, whole),
        *((("levels", n, "hiring_range"), one.hiring_range, role.band(one)) for n, one in enumerate(role.levels)),
    ]
    for path, hiring, band in ranges:
        if hiring and band and not hiring.within(band):
            yield Disagreement(path, f"leaves the band ({band})", hint)
    yield from _levels(role, whole)
    yield from _posted_by_default(role)


def _levels(role: Role, whole: Range | None) -> Iterator[Disagreement]:
    grades = dict.fromkeys(grade.name for grade in role.pay.grades)
    bands: list[tuple[Path, StatedBand | None]] = [(("pay", "band"), role.pay.band)]
    bands += [(("pay", "grades", index, "band"), grade.band) for index, grade in enumerate(role.pay.grades)]
    for path, stated in bands:
        if stated and stated.share:
            yield Disagreement(path, "is a share of nothing: only a level's band is a part of another", "give amounts")
    for index, level in enumerate(role.levels):
        if grades and level.grade and level.grade not in grades:
            message = f"no grade has the name {level.grade!r}"
            yield Disagreement(("levels", index, "grade"), message, None, level.grade, tuple(grades))
        if level.band and level.band.share and (whole is None or whole.maximum is None):
            hint = "give the role a band with a minimum and a maximum, or the level its own amounts"
            yield Disagreement(("levels", index, "band"), "is a share of a band that the role does not have", hint)
        band = role.band(level)
        for place, step in enumerate(level.steps):
            if band and not band.holds(step.amount):
                here = ("levels", index, "steps", place, "amount")
                yield Disagreement(here, f"lies outside the level's band ({band})", "change the step or the band")
        if [step.amount for step in level.steps] != sorted({step.amount for step in level.steps}):
            yield Disagreement(("levels", index, "steps"), "the steps do not rise", "put the lowest first")


def _posted_by_default(role: Role) -> Iterator[Disagreement]:
    """An opening without a range of its own posts its level's or the role's: that has to fit the level."""
    for index, opening in enumerate(role.openings):
        level = role.level_of(opening)
        posted, band = role.hiring_range(opening), role.band(level)
        if level is None or level.hiring_range or opening.hiring_range or not posted or not band:
            continue
        if not posted.within(band):
            yield Disagreement(
                ("openings", index, "level"),
                f"would post the role's range ({posted}), which leaves the level's band",
                "give the level or the opening a `hiring_range`",
            )


def _time(role: Role) -> Iterator[Disagreement]:
    shares = [duty.time for duty in role.duties if duty.time is not None]
    if shares and len(shares) == len(role.duties) and sum(shares) != Decimal(100):
        yield Disagreement(("duties",), f"the shares of time add up to {sum(shares)}, not to 100", "adjust `time`")
