"""The employer: who hires."""

import re
from typing import Annotated, Literal

from pydantic import Field, field_validator

from jdgen.model.base import Email, Id, Line, Model, Public, PublicId, PublicLine, PublicText, Url, Wrong
from jdgen.model.opening import Apply
from jdgen.model.policy import PayPolicy, Publishing


class Benefit(Model):
    id: PublicId
    text: PublicText


class HeadCount(Model):
    """How many people work at a place: several laws apply from a number of employees on."""

    area: Line
    employees: Annotated[int, Field(ge=0, le=10_000_000)]


class Accommodation(Model):
    """Whom an applicant asks for a reasonable accommodation."""

    email: Annotated[Email | None, Public] = None
    phone: PublicLine | None = None


class Employer(Model):
    name: PublicLine
    about: PublicText | None = None
    site: Annotated[Url | None, Public] = None
    locale: PublicLine = "en_US"
    brand_color: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$"), Public] = "#0f5257"
    logo: PublicLine | None = None
    """A PNG or SVG file, as a path within the workspace."""
    head_count: tuple[HeadCount, ...] = ()
    benefits: Annotated[tuple[Benefit, ...], Public] = ()
    equal_opportunity: PublicText | None = None
    accommodation: Annotated[Accommodation, Public] = Accommodation()
    apply: Annotated[Apply, Public] = Apply()
    pay: PayPolicy = PayPolicy()
    publish: Publishing = Publishing()
    checks: dict[Line, Literal["error", "warning", "notice", "skip"]] = Field(default_factory=dict)
    """The level of a rule, by its id."""
    systems: Annotated[dict[Id, Line], Public, Field(default_factory=dict)]
    """Software in use by purpose, such as ``ehr: Epic``; a role names the purpose, never the brand."""

    @field_validator("locale")
    @classmethod
    def _english(cls, value: str) -> str:
        from babel.localedata import exists

        # The documents are in English: a locale of another language would mix two.
        if not (re.fullmatch("en(_[A-Z]{2}|_[0-9]{3})?", value) and exists(value)):
            raise Wrong(f"{value} is not an English locale", "choose one such as en_US, en_CA or en_GB")
        return value
