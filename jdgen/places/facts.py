"""What a jurisdiction's file holds, and reading it.

Every entry says from when it holds, who says so and on which day that was read. A jurisdiction without
a file, or without an entry, is unknown: nothing is assumed of it.
"""

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, field_validator

from jdgen.load import load_model
from jdgen.model.band import Money
from jdgen.model.base import Date, Line, Model, Wrong
from jdgen.model.opening import Country
from jdgen.places.dated import F, Fact, one_at_a_time
from jdgen.places.sections import PostingLaw, PostingStatement, Protected, QuestionLaw
from jdgen.workspace import Workspace

FOLDER = Path(__file__).parent


def _a_jurisdiction(text: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}(-[A-Z]{2}(-[A-Z0-9]+)?)?", text):
        hint = "name the file like us.yaml, us-wa.yaml or us-wa-seattle.yaml"
        raise Wrong(f"{text!r} is not the id of a place", hint)
    return text


JurisdictionId = Annotated[str, AfterValidator(_a_jurisdiction)]


class MinimumWage(Fact):
    since: Date
    amount: Money
    per: Literal["hour"] = "hour"


class ExemptSalary(Fact):
    """The least salary of an employee who may be exempt from overtime; the duties decide too."""

    since: Date
    amount: Money
    per: Literal["week", "year"]


class Retention(Fact):
    """How long an employer keeps the records of hiring, from the last day on which they were made or used."""

    years: Annotated[int, Field(gt=0, le=30)]
    what: Line


class Jurisdiction(Model):
    id: JurisdictionId
    """The file's name in capitals: ``US-WA-SEATTLE``, ``US-NY-ALBANYCO`` for a county, ``CA-BC``, ``EU``."""
    name: Line
    cities: tuple[Line, ...] = ()
    """Of a county: those known to lie in it, which is what leads from a place to it."""
    countries: tuple[Country, ...] = ()
    """Of a union: its members."""
    minimum_wages: tuple[MinimumWage, ...] = ()
    exempt_salaries: tuple[ExemptSalary, ...] = ()
    retentions: tuple[Retention, ...] = ()
    posting_laws: tuple[PostingLaw, ...] = ()
    question_laws: tuple[QuestionLaw, ...] = ()
    posting_statements: tuple[PostingStatement, ...] = ()
    protected: tuple[Protected, ...] = ()

    @field_validator(
        "minimum_wages",
        "exempt_salaries",
        "retentions",
        "posting_laws",
        "question_laws",
        "posting_statements",
        "protected",
    )
    @classmethod
    def _one_at_a_time(cls, facts: tuple[F, ...]) -> tuple[F, ...]:
        return one_at_a_time(facts)

    @property
    def sections(self) -> dict[str, tuple[Fact, ...]]:
        """The entries by the names that the file gives to its sections."""
        return {
            "minimum_wages": self.minimum_wages,
            "exempt_salaries": self.exempt_salaries,
            "retentions": self.retentions,
            "posting_laws": self.posting_laws,
            "question_laws": self.question_laws,
            "posting_statements": self.posting_statements,
            "protected": self.protected,
        }


def read_jurisdiction(path: Path) -> Jurisdiction:
    """One file; InvalidInput holds its problems."""
    return load_model(Workspace(Path()), path, Jurisdiction, {"id": path.stem.upper()})


@cache
def shipped_ids() -> tuple[str, ...]:
    """The jurisdictions that jdgen knows something of, a state before its cities."""
    return tuple(sorted(path.stem.upper() for path in FOLDER.glob("*.yaml")))


@cache
def jurisdiction(name: str) -> Jurisdiction | None:
    """What is known of the jurisdiction with this id, or None."""
    return read_jurisdiction(FOLDER / f"{name.lower()}.yaml") if name in shipped_ids() else None
