"""An opening: a role being hired for now."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from jdgen.model.band import Range
from jdgen.model.base import Date, Email, Id, Line, Model, Prose, Public, PublicId, PublicLine, PublicText, Url, Wrong

Arrangement = Literal["onsite", "hybrid", "remote"]
Status = Literal["draft", "submitted", "approved", "posted", "filled", "cancelled"]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Hours = Annotated[Decimal, Field(gt=0, le=168, decimal_places=2)]


class Place(Model):
    """Where the work is done; ``state`` is a postal abbreviation in the US, ``country`` ISO 3166."""

    city: PublicLine
    state: PublicLine | None = None
    country: Annotated[Country, Public] = "US"
    postal_code: PublicLine | None = None
    street: PublicLine | None = None

    @property
    def named(self) -> str:
        """As people write it: ``Springfield, IL``."""
        return ", ".join(part for part in (self.city, self.state) if part)


class Apply(Model):
    """How to apply; what is left out here is taken from the employer."""

    email: Annotated[Email | None, Public] = None
    url: Annotated[Url | None, Public] = None
    send: Annotated[tuple[PublicLine, ...], Public] = ()
    """What to send, such as "resume" and "cover letter"."""
    steps: Annotated[tuple[PublicText, ...], Public] = ()
    """What happens after somebody applies, in order, with how long it takes."""
    contact: PublicLine | None = None
    """A person or team to ask."""
    direct: Annotated[bool | None, Public] = None
    """Whether the address leads to one short form, with no account to make first; job boards ask for it."""


class Opening(Model):
    id: PublicId
    level: Annotated[Id | None, Public] = None
    places: Annotated[tuple[Place, ...], Public] = ()
    arrangement: Annotated[Arrangement, Public]
    open_to: Annotated[tuple[PublicLine, ...], Public] = ()
    """For remote work: the states whose residents may be hired."""
    days_on_site: PublicText | None = None
    posted: Annotated[Date | None, Public] = None
    closes: Annotated[Date | None, Public] = None
    starts: Annotated[Date | None, Public] = None
    status: Annotated[Status, Public] = "posted"
    requisition: PublicLine | None = None
    schedule: PublicText | None = None
    hours_per_week: Annotated[Hours | None, Public] = None
    hiring_range: Annotated[Range | None, Public] = None
    note: PublicText | None = None
    """One thing that candidates for this opening should know."""
    apply: Annotated[Apply | None, Public] = None
    headcount: Annotated[int, Field(gt=0, le=10_000)] = 1
    led_from: tuple[Line, ...] = ()
    """Where the supervisor or the office is, where that is another state: ``IL``, or ``New York, NY``. Some laws
    count work that reports into the state."""
    reason: Literal["new", "replacement"] | None = None
    budget_code: Line | None = None
    hiring_manager: Line | None = None
    recruiter: Line | None = None
    remarks: Prose | None = None
    legal_hold: bool = False
    """Whether the records of what was posted must be kept until somebody lifts this."""

    @property
    def named(self) -> str:
        """Where it is, as people say it: ``Springfield, IL`` or ``Remote``."""
        return "Remote" if self.arrangement == "remote" else " and ".join(place.named for place in self.places)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.arrangement != "remote" and not self.places:
            raise Wrong(f"is {self.arrangement} and has no place", "say in `places` where people come to work")
        if self.arrangement == "remote" and not (self.open_to or self.places):
            raise Wrong("is remote and open to nobody", "say in `open_to` which states people may live in")
        if self.posted and self.closes and self.closes < self.posted:
            raise Wrong(f"closes ({self.closes}) before it is posted ({self.posted})", "check the two dates")
        return self
