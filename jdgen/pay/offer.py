"""An offer beside its band, its peers and the market."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jdgen.model.band import Per, Range
from jdgen.model.pay import MarketReference
from jdgen.model.role import Level, Role
from jdgen.pay.bands import Band, band, both_ways, convert, hours_per_year, in_period_of
from jdgen.pay.floors import PlaceFloors, below_floors
from jdgen.pay.market import Position, position
from jdgen.pay.noted import Noted, noted
from jdgen.pay.standing import Standing, standing
from jdgen.pay.zones import Zoned, band_in_zones

FIELD = ("--amount",)


@dataclass(frozen=True)
class Offer:
    """What a role's level would be paid, in yearly and hourly amounts by the role's hours."""

    role: Role
    level: Level | None
    yearly: Decimal
    hourly: Decimal
    hours: Decimal
    band: Band
    zones: tuple[Zoned, ...]
    standing: Standing
    market: tuple[tuple[MarketReference, Position | None], ...]
    """Yearly references, and where the offer sits in each."""
    peers: int
    """People of the same role and level that it was compared with."""
    flags: tuple[Noted, ...]


def offer(
    role: Role,
    level: Level | None,
    amount: Decimal,
    per: Per,
    zones: tuple[Zoned, ...],
    floors: tuple[PlaceFloors, ...],
    market: Sequence[MarketReference],
    peers: Sequence[Decimal],
) -> Offer | None:
    """``market`` and ``peers`` are yearly. None where the level has no band."""
    pay = band_in_zones(role, level, zones)
    if pay is None:
        return None
    hours = hours_per_year(role.hours_per_week())
    yearly, hourly = (convert(amount, per, to, hours) for to in ("year", "hour"))
    made = band(level.name if level else role.title, both_ways(pay, role.pay.per, role.hours_per_week()))
    # In its own period: whoever is offered the hourly minimum that the sheet shows is not below it by a rounding.
    limits = in_period_of(pay, role.pay.per, per, hours)
    placed = tuple((reference, position(yearly, reference)) for reference in market)
    flags = [*_against_band(amount, limits), *_against_peers(yearly, peers)]
    for known in floors:
        flags += below_floors(known, hourly, yearly, FIELD, exempt=role.flsa == "exempt")
    return Offer(
        role, level, yearly, hourly, hours, made, zones, standing(amount, limits), placed, len(peers), tuple(flags)
    )


def _against_band(amount: Decimal, limits: Range) -> list[Noted]:
    if amount < limits.minimum:
        message = "{amount:money} is below the band's minimum, {limit:money}"
        return [noted("below-minimum", "warning", message, FIELD, amount=amount, limit=limits.minimum)]
    if limits.maximum is not None and amount > limits.maximum:
        message = "{amount:money} is above the band's maximum, {limit:money}: a red circle"
        return [noted("above-maximum", "warning", message, FIELD, amount=amount, limit=limits.maximum)]
    return []


def _against_peers(yearly: Decimal, peers: Sequence[Decimal]) -> list[Noted]:
    """Both ways: an offer above those who do the job is tomorrow's complaint."""
    more, less = [one for one in peers if one > yearly], [one for one in peers if one < yearly]
    flags = []
    if more:
        message = "{count} of {all} peers of the same level are paid more, up to {highest:money}"
        flags.append(noted("below-peer", "notice", message, FIELD, count=len(more), all=len(peers), highest=max(more)))
    if less:
        message = "{count} of {all} peers of the same level are paid less, down to {lowest:money}"
        flags.append(noted("above-peer", "notice", message, FIELD, count=len(less), all=len(peers), lowest=min(less)))
    return flags
