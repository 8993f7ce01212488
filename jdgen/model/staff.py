"""Current staff, as a payroll file lists them."""

from dataclasses import dataclass
from decimal import Decimal

from jdgen.model.band import Per


@dataclass(frozen=True, slots=True)
class Employee:
    """One person on the payroll; ``pay`` is base pay in the role's currency, an amount per ``per``."""

    employee_id: str
    name: str | None
    """None where the file names nobody, or nobody may be named."""
    role: str
    """A role's id."""
    level: str | None
    """A level's id within the role."""
    pay: Decimal
    per: Per
    place: str | None = None
    supervisor: str | None = None
    """The supervisor's ``employee_id``, who may be missing from the file."""
