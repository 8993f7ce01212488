"""A role's bands among published figures, as a table."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jdgen.cli.tables import text_table
from jdgen.errors import InvalidInput, Mark, Problem, suggest
from jdgen.load import load_employer, load_one
from jdgen.load.market import load_market
from jdgen.model.market import Amount, AtLeast, Found, Market
from jdgen.model.pay import MarketReference
from jdgen.model.role import Role
from jdgen.pay.ageing import Aged, aged
from jdgen.pay.bands import Band, band, both_ways
from jdgen.pay.market import Position, average, in_period, position
from jdgen.pay.noted import Forms
from jdgen.render.numbers import forms
from jdgen.workspace import Workspace

HEADINGS = ("role", "level", "point", "amount", "currency", "percentile", "below", "above", "source", "release", "area")
Money = Callable[[Decimal], str]
POINTS = ("minimum", "midpoint", "maximum")


@dataclass(frozen=True)
class Placed:
    role: Role
    found: Found
    reference: MarketReference
    """By the year, as published."""
    aged: Aged | None
    bands: tuple[Band, ...]
    surveys: tuple[Found, ...]
    """Purchased ones, of any area."""
    forms: Forms


def placed(workspace: Workspace, name: str, area: str, industry: str | None) -> Placed:
    """Raises InvalidInput where no figure is known for the role's occupation there."""
    role = load_one(workspace, name).model
    if role.occupation is None:
        hint = "add `occupation: {soc: 43-3021}`, with the code that fits"
        raise InvalidInput([Problem(Mark(name), "has no occupation to look up", hint=hint)])
    employer = load_employer(workspace).model
    market = load_market(workspace)
    currency = role.pay.currency
    found = market.find(role.occupation.soc, area, industry, currency=currency)
    reference = found.reference() if found else None
    if found is None or reference is None:
        raise InvalidInput([_unknown(market, role, role.occupation.soc, area, industry)])
    yearly = in_period(reference, "year")
    forward = aged(yearly, employer.pay.ageing)
    surveys = tuple(market.surveys(role.id, role.occupation.soc, currency=currency))
    return Placed(role, found, yearly, forward, tuple(_bands(role)), surveys, forms(currency, employer.locale))


def _unknown(market: Market, role: Role, soc: str, area: str, industry: str | None) -> Problem:
    if market.find(soc, area, industry):
        hint = "figures of another country or currency say nothing of this pay"
        return Problem(Mark(role.id), f"is paid in {role.pay.currency}, and the figures are in USD", hint=hint)
    areas, industries = market.areas(soc), market.industries(soc, area)
    if not areas:
        hint = "`jdgen pay import FILE` reads the workbooks of https://www.bls.gov/oes/tables.htm"
        return Problem(Mark(soc), "no figures are known for this occupation", hint=hint)
    if market.find(soc, area) is None:
        hint = suggest(area, [*areas, *areas.values()])
        return Problem(Mark("--area"), f"no figures for {soc} are known in {area!r}", hint=hint)
    return Problem(Mark("--industry"), f"no figures for {soc} in {industry!r} there", hint=suggest("", [*industries]))


def _bands(role: Role) -> Iterator[Band]:
    for level in role.levels or (None,):
        if pay := role.band(level):
            yield band(level.name if level else role.title, both_ways(pay, role.pay.per, role.hours_per_week()))


def rows(found: Placed) -> Iterator[Sequence[object]]:
    """Yearly; a percentile from 0 to 100, or the outermost published one that the amount is below or above."""
    judge = found.aged.reference if found.aged else found.reference
    for one in found.bands:
        for point, amount in zip(POINTS, _points(one), strict=True):
            if amount is None:
                continue
            at = position(amount, judge)
            where = (at.percentile, at.below, at.above) if at else (None, None, None)
            about = (judge.source, judge.release, judge.area)
            yield found.role.id, one.name, point, amount, found.role.pay.currency, *where, *about


def _points(one: Band) -> tuple[Decimal | None, ...]:
    return one.yearly.minimum, one.midpoint, one.yearly.maximum


def text(found: Placed) -> str:
    figures, release = found.found.figures, found.found.release
    money = found.forms["money"]
    of = f"{figures.industry_title}, " if figures.industry else ""
    head = f"{figures.occupation_title} ({figures.occupation}), {of}{figures.area_title}: "
    head += f"{release.source}, {found.forms['release'](release.release)}\n"
    names = ("p10", "p25", "median", "p75", "p90", "mean")
    amounts = [_amount(getattr(figures.wages, name), money, figures.per) for name in names]
    purchased = [_survey(one, names, money) for one in found.surveys]
    table = text_table(["", *names], [["published", *amounts], *_aged(found, names), *purchased], range(1, 7))
    judge = found.aged.reference if found.aged else found.reference
    points = [[_place(amount, judge, money) for amount in _points(one)] for one in found.bands]
    places = [[one.name, *where, _ratio(one, judge)] for one, where in zip(found.bands, points, strict=True)]
    bands = text_table(["level", *POINTS, "market ratio"], places, range(1, 5)) if places else "no band\n"
    credit = f"\n{release.credit}\n" if release.credit else ""
    return f"{head}\n{table}{_formula(found)}\n{bands}{credit}"


def _amount(value: Amount, money: Money, per: str) -> str:
    if value is None:
        return "-"
    shown = f"at least {money(value.amount)}" if isinstance(value, AtLeast) else money(value)
    return f"{shown}/h" if per == "hour" else shown


def _survey(one: Found, names: Sequence[str], money: Money) -> list[str]:
    row, release = one.figures, one.release
    label = f"{release.source}, {release.release}, {row.area_title} (licensed)"
    return [label, *(_amount(getattr(row.wages, name), money, row.per) for name in names)]


def _aged(found: Placed, names: Sequence[str]) -> list[list[str]]:
    if found.aged is None:
        return []
    amounts = (getattr(found.aged.reference, name) for name in names)
    return [["aged", *("-" if amount is None else found.forms["money"](amount) for amount in amounts)]]


def _formula(found: Placed) -> str:
    one = found.aged
    if one is None:
        return ""
    simple, compound = f"(1 + {one.rate}% x {one.months} / 12)", f"(1 + {one.rate}%) ^ ({one.months} / 12)"
    power = simple if one.method == "simple" else compound
    return f"aged to {found.forms['day'](one.to)}: figure x {power} = figure x {one.factor:.4f}\n"


def _place(amount: Decimal | None, judge: MarketReference, money: Money) -> str:
    return "-" if amount is None else f"{money(amount)} ({in_words(position(amount, judge))})"


def in_words(at: Position | None) -> str:
    if at is None:
        return "unknown"
    if at.percentile is None:
        return f"below P{at.below}" if at.below else f"above P{at.above}"
    return f"P{at.percentile:.0f}"


def _ratio(one: Band, judge: MarketReference) -> str:
    usual = average(judge)
    return f"{one.midpoint / usual:.2f}" if usual and one.midpoint else "-"
