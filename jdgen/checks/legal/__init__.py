"""Rules of the group ``legal`` that words alone cannot decide: one function a rule, by its id."""

from jdgen.checks.legal.equal_opportunity import (
    equal_opportunity_closed,
    equal_opportunity_incomplete,
)
from jdgen.checks.legal.posting import (
    benefits_missing,
    deadline_missing,
    law_ahead,
    law_not_looked_into,
    other_pay_missing,
    pay_range_missing,
    pay_range_open_ended,
    pay_range_wide,
    statement_missing,
)
from jdgen.checks.legal.questions import (
    asks_credit,
    asks_criminal_record,
    asks_drivers_license,
    asks_pay_history,
    asks_social_media,
)

__all__ = [
    "asks_credit",
    "asks_criminal_record",
    "asks_drivers_license",
    "asks_pay_history",
    "asks_social_media",
    "benefits_missing",
    "deadline_missing",
    "equal_opportunity_closed",
    "equal_opportunity_incomplete",
    "law_ahead",
    "law_not_looked_into",
    "other_pay_missing",
    "pay_range_missing",
    "pay_range_open_ended",
    "pay_range_wide",
    "statement_missing",
]
