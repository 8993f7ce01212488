"""Whether a role's pay makes sense: PAY001 to PAY012, each with its numbers.

What cannot be right at all, such as a minimum above the maximum (PAY002), does not load.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from jdgen.model.band import Per, Range
from jdgen.model.market import Market
from jdgen.model.opening import Opening
from jdgen.model.pay import MarketReference
from jdgen.model.policy import PayPolicy
from jdgen.model.role import Role
from jdgen.pay.ageing import aged, months_between
from jdgen.pay.bands import CENT, Band, band, both_ways, convert, hours_per_year, overlap
from jdgen.pay.floors import below_floors, opening_floors, role_floors
from jdgen.pay.market import PUBLISHED_HOURS, contradictions, has_percentiles, in_period
from jdgen.pay.noted import Level as Severity
from jdgen.pay.noted import Noted, noted
from jdgen.pay.structure import MOST_OVERLAP
from jdgen.pay.zones import band_in_zones, hiring_range, zones_of

SPREADS = {"non-exempt": (Decimal("0.20"), Decimal("0.50")), "exempt": (Decimal("0.30"), Decimal("0.70"))}
"""Usual spreads over the minimum. Salary surveys and handbooks put clerical jobs near 30 to 40% and professional
and supervisory ones near 40 to 60%; there is no fixed rule, so ten points more are allowed on each side."""
RATIO = (Decimal("0.90"), Decimal("1.10"))
"""A midpoint within a tenth of the market's median competes; outside, somebody should have decided so."""
OLDEST = 18
"""Months after which market figures are called old."""
HOUR_AND_YEAR: tuple[Per, Per] = ("hour", "year")
Path = tuple[str | int, ...]
CLERKS = "43-"
SUPERVISORS_OF_CLERKS = "43-1011"
CODERS = "29-2072"


def sense(role: Role, policy: PayPolicy, market: Market, on: date | None) -> tuple[Noted, ...]:
    """All that is noticed; ``on`` is the day by which market figures are old and floors in force."""
    levels = _bands(role)
    judge = _judge(role, policy)
    found = [*_averages(role), *_spreads(role, levels), *_progression(levels)]
    if judge and levels:
        found += [*_against_market(levels, judge), *_outside_market(levels, judge)]
    found += [*_floors(role, policy, market, on), *_duties(role), *_old(role, policy, on), *_periods(role)]
    found += _openings(role, policy, market)
    return tuple(sorted(found, key=lambda one: one.id))


def _bands(role: Role) -> list[tuple[Path, Band]]:
    """The bands of the levels with their places in the file, or the role's where no level has one."""
    made = [
        (("levels", index), _band(role, level.name, pay))
        for index, level in enumerate(role.levels)
        if (pay := role.band(level)) and pay != role.band()
    ]
    whole = role.band()
    return [*made] or ([(("pay",), _band(role, role.title, whole))] if whole else [])


def _band(role: Role, name: str, pay: Range) -> Band:
    return band(name, both_ways(pay, role.pay.per, role.hours_per_week()))


def _judge(role: Role, policy: PayPolicy) -> MarketReference | None:
    """The first reference with a median among percentiles, a year, aged where the employer ages."""
    full = (one for one in role.pay.market if has_percentiles(one) and one.median)
    first = next(full, None)
    if first is None:
        return None
    yearly = in_period(first, "year")
    forward = aged(yearly, policy.ageing)
    return forward.reference if forward else yearly


def _averages(role: Role) -> Iterator[Noted]:
    hiring = role.pay.hiring_range
    if hiring is None:
        return
    market = tuple(in_period(reference, role.pay.per) for reference in role.pay.market)
    for one in contradictions(hiring, market):
        message = "{source} quotes an average of {amount:money}, {side} the whole hiring range, {range:range}"
        level: Severity = "error"
        if one.supports_range and one.usual:
            message += "; the fuller figures support the range, with a median or mean of {usual:money}"
            level = "warning"
        yield noted(
            "PAY001",
            level,
            message,
            ("pay", "market", market.index(one.quoted)),
            source=one.quoted.source,
            amount=one.amount,
            side=one.side,
            range=hiring,
            usual=one.usual or Decimal(0),
        )


def _spreads(role: Role, levels: Sequence[tuple[Path, Band]]) -> Iterator[Noted]:
    low, high = SPREADS[role.flsa or "non-exempt"]
    for path, one in levels:
        if one.spread and not low <= one.spread <= high:
            message = (
                "{name}: the spread over the minimum is {spread:percent}; {low:percent} to {high:percent} is usual here"
            )
            yield noted("PAY003", "notice", message, path, name=one.name, spread=one.spread, low=low, high=high)


def _against_market(levels: Sequence[tuple[Path, Band]], judge: MarketReference) -> Iterator[Noted]:
    """Levels are meant to lie apart; the one that lies nearest to the median has to be near it."""
    assert judge.median
    ratios = [(one.midpoint / judge.median, path, one) for path, one in levels if one.midpoint]
    if not ratios:
        return
    ratio, path, nearest = min(ratios, key=lambda entry: abs(entry[0] - 1))
    if not RATIO[0] <= ratio <= RATIO[1]:
        message = (
            "{name}: the midpoint {midpoint:money} is {ratio:ratio} of the median {median:money} "
            "({source}, {area}); 0.90 to 1.10 is usual"
        )
        yield noted(
            "PAY004",
            "warning",
            message,
            path,
            name=nearest.name,
            midpoint=nearest.midpoint or 0,
            ratio=ratio.quantize(CENT, ROUND_HALF_UP),
            median=judge.median,
            source=judge.source,
            area=judge.area,
        )


def _outside_market(levels: Sequence[tuple[Path, Band]], judge: MarketReference) -> Iterator[Noted]:
    """The lowest minimum and the highest maximum of the role's bands."""
    by = {"source": judge.source, "area": judge.area}
    path, lowest = min(levels, key=lambda entry: entry[1].yearly.minimum)
    if judge.p10 and lowest.yearly.minimum < judge.p10:
        message = "the minimum {amount:money} is below the 10th percentile {limit:money} ({source}, {area})"
        yield noted("PAY005", "notice", message, path, amount=lowest.yearly.minimum, limit=judge.p10, **by)
    ends = [(path, one.yearly.maximum) for path, one in levels if one.yearly.maximum is not None]
    path, highest = max(ends, key=lambda entry: entry[1], default=((), Decimal(0)))
    if judge.p90 and highest > judge.p90:
        message = "the maximum {amount:money} is above the 90th percentile {limit:money} ({source}, {area})"
        yield noted("PAY005", "notice", message, path, amount=highest, limit=judge.p90, **by)


def _floors(role: Role, policy: PayPolicy, market: Market, on: date | None) -> Iterator[Noted]:
    """What is paid at least, beside what the law of each place asks at least."""
    if role.pay.currency != "USD":
        return
    subjects: list[tuple[Path, Opening | None, Range | None]] = [(("pay",), None, role.pay.hiring_range)]
    subjects += [(("levels", index), None, level.hiring_range) for index, level in enumerate(role.levels)]
    for index, one in enumerate(role.openings):
        zones = zones_of(role, one, policy.zones, market)
        subjects.append((("openings", index), one, hiring_range(role, one, zones)))
    for path, opening, pay in subjects:
        if pay is None:
            continue
        hours = hours_per_year(role.hours_per_week(opening))
        hourly, yearly = (convert(pay.minimum, role.pay.per, per, hours) for per in HOUR_AND_YEAR)
        for known in opening_floors(opening, on) if opening else role_floors(on):
            yield from below_floors(known, hourly, yearly, path, exempt=role.flsa == "exempt")


def _duties(role: Role) -> Iterator[Noted]:
    soc = role.occupation.soc if role.occupation else ""
    clerks = (soc.startswith(CLERKS) and soc != SUPERVISORS_OF_CLERKS) or soc == CODERS
    if clerks and role.flsa == "exempt":
        message = "is marked exempt, and occupation {soc} records and processes: such duties are not exempt, {source}"
        yield noted("PAY007", "error", message, ("flsa",), soc=soc, source="29 CFR 541.202(e)")
    if clerks and not role.record.supervises.casefold().startswith("nobody"):
        message = "supervises ({whom}) and is priced on {soc}; supervisors of office staff are {supervisors}"
        yield noted(
            "PAY010",
            "warning",
            message,
            ("occupation", "soc"),
            whom=role.record.supervises,
            soc=soc,
            supervisors=SUPERVISORS_OF_CLERKS,
        )


def _old(role: Role, policy: PayPolicy, on: date | None) -> Iterator[Noted]:
    if on is None or policy.ageing:
        return
    ages = {reference.release: months_between(reference.release, on) for reference in role.pay.market}
    for release, months in ages.items():
        if months is not None and months > OLDEST:
            message = "market figures of {release:release} are {months} months old; newer ones, or ageing, would help"
            yield noted("PAY008", "notice", message, ("pay", "market"), release=release, months=months)


def _progression(levels: Sequence[tuple[Path, Band]]) -> Iterator[Noted]:
    for (_, below), (path, above) in pairwise(levels):
        if below.midpoint and above.midpoint and above.midpoint <= below.midpoint:
            message = "{above}: the midpoint {high:money} is not above that of {below}, {low:money}"
            yield noted(
                "PAY009",
                "warning",
                message,
                path,
                above=above.name,
                below=below.name,
                high=above.midpoint,
                low=below.midpoint,
            )
            continue
        shared = overlap(below, above)
        if shared is not None and shared > MOST_OVERLAP:
            message = "{below} covers {shared:percent} of the band of {above}; {most:percent} at most is usual"
            yield noted(
                "PAY009", "warning", message, path, below=below.name, above=above.name, shared=shared, most=MOST_OVERLAP
            )


def _periods(role: Role) -> Iterator[Noted]:
    """The same figures by the hour and by the year, more than a cent an hour apart."""
    known: dict[tuple[str | None, ...], MarketReference] = {}
    for index, one in enumerate(role.pay.market):
        other = known.setdefault((one.source, one.release, one.area, one.occupation, one.industry), one)
        if {other.per, one.per} != {"hour", "year"} or other.median is None or one.median is None:
            continue
        hourly, yearly = (one, other) if one.per == "hour" else (other, one)
        assert hourly.median
        assert yearly.median
        if abs(yearly.median - hourly.median * PUBLISHED_HOURS) > CENT * PUBLISHED_HOURS:
            message = "the medians {hourly:money} an hour and {yearly:money} a year do not agree at {hours} hours"
            path = ("pay", "market", index)
            hours = PUBLISHED_HOURS
            yield noted("PAY011", "warning", message, path, hourly=hourly.median, yearly=yearly.median, hours=hours)


def _openings(role: Role, policy: PayPolicy, market: Market) -> Iterator[Noted]:
    for index, opening in enumerate(role.openings):
        zones = zones_of(role, opening, policy.zones, market)
        limits = band_in_zones(role, role.level_of(opening), zones)
        if opening.hiring_range and limits and not opening.hiring_range.within(limits):
            message = "the hiring range, {range:range}, leaves the band, {band:range}"
            path = ("openings", index, "hiring_range")
            yield noted("PAY012", "error", message, path, range=opening.hiring_range, band=limits)
