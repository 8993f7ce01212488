"""Ageing: market figures brought forward from their release to a day of the plan year."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from jdgen.model.pay import MarketReference
from jdgen.model.policy import Ageing
from jdgen.pay.bands import CENT, DOLLAR

MONTHS = 12
AMOUNTS = ("mean", "p10", "p25", "median", "p75", "p90")


@dataclass(frozen=True)
class Aged:
    """A reference as of ``to``, with what it takes to check it."""

    reference: MarketReference
    to: date
    months: int
    factor: Decimal
    rate: Decimal
    """Percent a year."""
    method: str


def aged(reference: MarketReference, ageing: Ageing | None) -> Aged | None:
    """None without a policy, where the release names no month, or is not before the day that it would be aged to."""
    if ageing is None:
        return None
    to = target(ageing)
    months = months_between(reference.release, to)
    if months is None or months <= 0:
        return None
    by = factor(ageing, months)
    step = CENT if reference.per == "hour" else DOLLAR
    amounts = {name: amount for name in AMOUNTS if (amount := getattr(reference, name)) is not None}
    changed = {name: (amount * by).quantize(step, ROUND_HALF_UP) for name, amount in amounts.items()}
    return Aged(reference.model_copy(update=changed), to, months, by, ageing.rate, ageing.method)


def target(ageing: Ageing) -> date:
    """Lag: the start of the plan year; lead-lag: its middle; lead: its end, which is the next year's start."""
    if ageing.policy == "lead":
        return date(ageing.plan_year + 1, 1, 1)
    return date(ageing.plan_year, 1 if ageing.policy == "lag" else 7, 1)


def months_between(release: str, to: date) -> int | None:
    """Whole months from a release such as ``2025-05``; None where it names no month."""
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])(-\d{2})?", release)
    return (to.year - int(found[1])) * MONTHS + to.month - int(found[2]) if found else None


def factor(ageing: Ageing, months: int) -> Decimal:
    """Simple: 1 + r m / 12. Compound: (1 + r) ^ (m / 12)."""
    rate = ageing.rate / 100
    if ageing.method == "simple":
        return 1 + rate * months / MONTHS
    return (1 + rate) ** (Decimal(months) / MONTHS)
