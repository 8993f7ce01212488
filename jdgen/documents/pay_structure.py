"""The pay structure of a family: its bands in order, how they stand to each other, and the market."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jdgen.documents.chart import Chart, Span, chart
from jdgen.documents.subject import FamilySubject, Given
from jdgen.model.pay import MarketReference
from jdgen.model.role import Role, Source
from jdgen.pay.ageing import Aged, aged
from jdgen.pay.bands import Band
from jdgen.pay.market import has_percentiles, in_period
from jdgen.pay.structure import Step, Structure, irregularities, structure


@dataclass(frozen=True)
class Row:
    """A step of the structure, and the levels that are paid by it."""

    name: str
    band: Band
    overlap: Decimal | None
    gap: Decimal | None
    holders: tuple[str, ...]


@dataclass(frozen=True)
class Occupation:
    """What the country pays for an occupation, by the year and aged where the employer ages."""

    soc: str
    roles: tuple[str, ...]
    reference: MarketReference
    aged: Aged | None


def derived(subject: FamilySubject, given: Given) -> dict[str, Any]:
    found = structure(subject.roles)
    market = _occupations(subject.roles, given)
    return {
        "steps": tuple(_row(step) for step in found.steps),
        "left_out": tuple(one.name for one in (*found.without_band, *found.other_currency)),
        "market": market,
        "noticed": irregularities(found),
        "chart": _chart(found, market) if found.steps else None,
        "aged": next((one.aged for one in market if one.aged), None),
        "sources": _sources(subject.roles),
    }


def _row(step: Step) -> Row:
    return Row(step.name, step.band, step.overlap, step.gap, tuple(one.name for one in step.holders))


def _occupations(roles: tuple[Role, ...], given: Given) -> tuple[Occupation, ...]:
    """By SOC code: the first role's own national figures, else those that are kept."""
    currency = roles[0].pay.currency
    roles = tuple(role for role in roles if role.pay.currency == currency)
    socs = sorted({role.occupation.soc for role in roles if role.occupation})
    found = []
    for soc in socs:
        holders = tuple(role for role in roles if role.occupation and role.occupation.soc == soc)
        own = (one for role in holders for one in role.pay.market if one.occupation == soc and has_percentiles(one))
        kept = given.market.find(soc, currency=currency)
        reference = next(own, None) or (kept.reference() if kept else None)
        if reference is None:
            continue
        yearly = in_period(reference, "year")
        forward = aged(yearly, given.employer.pay.ageing)
        titles = tuple(role.title for role in holders)
        found.append(Occupation(soc, titles, forward.reference if forward else yearly, forward))
    return tuple(found)


def _chart(found: Structure, market: tuple[Occupation, ...]) -> Chart:
    spans = [
        Span(step.name, "", "band", step.band.yearly.minimum, step.band.midpoint, step.band.yearly.maximum)
        for step in found.steps
    ]
    for one in market:
        reference = one.reference
        if reference.p25 and reference.p75:
            of = _and_more(list(one.roles))
            name = f"{reference.source}, {one.soc}"
            spans.append(Span(name, of, "market", reference.p25, reference.median, reference.p75))
    return chart(spans)


def _and_more(names: list[str]) -> str:
    return f"{names[0]} and {len(names) - 1} more" if len(names) > 1 else "".join(names)


def _sources(roles: tuple[Role, ...]) -> tuple[Source, ...]:
    """Those that every role names."""
    shared = set.intersection(*({source.id for source in role.sources} for role in roles))
    return tuple(source for source in roles[0].sources if source.id in shared)
