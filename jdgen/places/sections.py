"""What a jurisdiction says of postings, of questions before an offer, and of whom it protects."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from jdgen.model.base import Id, Line, Model, Wrong
from jdgen.places.dated import Employees, Fact, Law, Scope

Posted = Literal["range", "benefits", "other-pay", "deadline", "description", "vacancy-exists", "ai-use"]
Reach = Literal["work", "remote", "supervisor", "office", "applicants", "silent"]
RangeRule = Literal[
    "closed",  # a least and a most amount: no "and up", no "up to"
    "single-rate",  # one amount, where no range is offered
    "good-faith",
    "on-hire",  # what is expected to be paid at the start, not what may be reached later
    "expected",  # what reflects the pay that is really expected
    "reasonable",
    "in-posting",  # in the posting itself, not behind a link
    "link",  # a link to a public page will do
    "say-commission",  # where commission is what is paid, say that
    "not-for-commission",  # work paid by commission alone is exempt
]
Topic = Literal[
    "age-or-graduation-date",
    "ai-notice",
    "ai-tools",
    "arrest-record",
    "birthplace-or-nationality",
    "canadian-experience",
    "children-or-family",
    "citizenship",
    "clubs",
    "credit",
    "criminal-record",
    "culture-fit",
    "disability",
    "driving-licence",
    "employment-status",
    "genetic-information",
    "height-or-weight",
    "language",
    "marijuana",
    "marital-status",
    "medical-exam",
    "military-discharge",
    "pay-history",
    "photo",
    "polygraph",
    "pregnancy",
    "religion",
    "social-media",
    "social-security-number",
    "union",
    "visa",
    "workers-compensation",
]


POSTING_AND_QUESTION: tuple[Literal["posting", "question"], ...] = ("posting", "question")


class Spread(Model):
    """How wide a range may be."""

    percent_of_minimum: Annotated[int, Field(gt=0)] | None = None
    amount: Annotated[Decimal, Field(gt=0)] | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    unless_pay_above: Annotated[Decimal, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        if (self.percent_of_minimum is None) == (self.amount is None) or bool(self.amount) != bool(self.currency):
            raise Wrong("is a share of the minimum, or an amount in a currency", "give one of the two")
        return self


class PostingLaw(Law):
    """Pay transparency: what a posting must hold, or what has to be told instead."""

    posting: tuple[Posted, ...] = ()
    perhaps: tuple[Posted, ...] = ()
    """What the text may ask for as well; nothing to call an error."""
    on_request: Line | None = None
    """What has to be told outside the posting, to whom and when."""
    reach: Annotated[tuple[Reach, ...], Field(min_length=1)]
    """Beyond work at a site there, which each covers: work done there at least in part, work that could be done there
    from home, work that reports to somebody or to an office there, an employer who takes applications there.
    ``silent`` where nothing on it was found."""
    range_rules: tuple[RangeRule, ...] = ()
    spread: Spread | None = None
    internal_notice: Line | None = None
    """What people who already work for the employer have to be told."""
    keep_posting_years: Annotated[int, Field(gt=0)] | None = None


class QuestionLaw(Law):
    """What may not be asked, wanted or done before an offer."""

    topic: Topic
    weight: Literal["forbidden", "evidence", "unwise"] = "forbidden"
    """Unlawful in itself, evidence of discrimination if somebody complains, or neither and better left alone."""
    touches: Annotated[tuple[Literal["posting", "question", "practice"], ...], Field(min_length=1)] = (
        POSTING_AND_QUESTION
    )
    """Whether it forbids the posting's wording, the question, or only what is done with an answer or a tool."""
    forbids: Line
    """What may not be asked or done, in words."""
    asked_when: Line | None = None
    """When it may be asked after all."""
    posting: Line | None = None
    """What a posting may or may not say of it."""
    wording_forbidden: tuple[Line, ...] = ()
    """Phrases that the source names as unlawful in a posting."""
    wording_allowed: tuple[Line, ...] = ()
    instead: Line | None = None
    """The lawful wording, or the lawful way."""

    @property
    def scope(self) -> Scope:
        return self.topic, *super().scope


class PostingStatement(Law):
    """A text that a posting or an application must hold, or must not."""

    id: Id
    where: Annotated[tuple[Literal["posting", "application", "interview", "workplace"], ...], Field(min_length=1)]
    """Any of these will do; where it must not stand, all of them."""
    must: bool = True
    """False where the text must not stand there."""
    when: Line | None = None
    """What brings the duty about; nothing where it always holds."""
    contract_at_least: Annotated[Decimal, Field(gt=0)] | None = None
    """The size in dollars from which a federal contract brings it about."""
    text: Line
    """What the statement has to say, in our words, unless ``prescribed``."""
    prescribed: bool = False
    """The law gives these words, and they may not be changed."""

    @property
    def scope(self) -> Scope:
        return self.id, *super().scope


class Protected(Fact):
    """A characteristic that may not count against anybody."""

    id: Id
    name: Line
    words: tuple[Line, ...] = ()
    """How else an equal-opportunity statement may name it; a star stands for any ending."""
    employees: Employees | None = None
    """The least number that the law covers; nothing where no number was found."""
    note: Line | None = None

    @property
    def scope(self) -> Scope:
        return self.id, *super().scope
