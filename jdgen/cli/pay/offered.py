"""An offer as a report."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from jdgen.build.reviewing import read_people
from jdgen.checks import LEVELS
from jdgen.cli.pay.placed import in_words
from jdgen.cli.tables import json_number
from jdgen.errors import InvalidInput, Mark, Problem, suggest
from jdgen.load import load_employer, load_one
from jdgen.load.market import load_market
from jdgen.load.table import money
from jdgen.model.band import Per
from jdgen.model.base import Wrong
from jdgen.model.market import Market
from jdgen.model.opening import Place
from jdgen.model.pay import MarketReference
from jdgen.model.policy import PayPolicy
from jdgen.model.role import Level, Role
from jdgen.pay.ageing import aged
from jdgen.pay.bands import convert, hours_per_year
from jdgen.pay.floors import PlaceFloors, place_floors, role_floors
from jdgen.pay.market import in_period
from jdgen.pay.noted import Forms, sentence
from jdgen.pay.offer import Offer, offer
from jdgen.pay.zones import Zoned, zone
from jdgen.places.states import STATES, state_code
from jdgen.render.numbers import forms
from jdgen.workspace import Workspace


@dataclass(frozen=True)
class Offered:
    offer: Offer
    forms: Forms


def offered(
    workspace: Workspace, name: str, level: str | None, amount: str, per: Per, place: str | None, peers: Path | None
) -> Offered:
    """Raises InvalidInput where the role, the level, the amount or the place cannot be understood."""
    role = load_one(workspace, name).model
    employer = load_employer(workspace).model
    chosen = _level(role, level)
    market = load_market(workspace)
    where = _place(place) if place else None
    found = offer(
        role,
        chosen,
        _amount(amount, role.pay.currency),
        per,
        _zones(employer.pay, where, role, market),
        _floors(role, where),
        _references(role, where, employer.pay, market),
        _peers(workspace, peers, role, chosen) if peers else (),
    )
    if found is None:
        hint = "give the level or the role a `band` or a `hiring_range`"
        raise InvalidInput([Problem(Mark(name), "has no band to compare with", hint=hint)])
    return Offered(found, forms(role.pay.currency, employer.locale))


def _level(role: Role, wanted: str | None) -> Level | None:
    known = [level.id for level in role.levels]
    if wanted is None and not known:
        return None
    found = next((level for level in role.levels if level.id == wanted), None)
    if found is None:
        message = f"{role.id} has no level {wanted!r}" if wanted else f"{role.id} has levels: name one"
        raise InvalidInput([Problem(Mark("--level"), message, hint=suggest(wanted or "", known))])
    return found


def _amount(text: str, currency: str) -> Decimal:
    try:
        return money(text, currency)
    except Wrong as wrong:
        raise InvalidInput([Problem(Mark("--amount"), str(wrong), hint=wrong.hint or "")]) from None


def _place(text: str) -> Place | str:
    """A state, or a city with its state."""
    if code := state_code(text):
        return STATES[code]
    city, comma, state = text.rpartition(",")
    if not comma or not (code := state_code(state)):
        hint = "write it like US-IL, Illinois or 'Springfield, IL'"
        raise InvalidInput([Problem(Mark("--place"), f"{text!r} is no state, and no city with its state", hint=hint)])
    return Place(city=city.strip(), state=code)


def _zones(policy: PayPolicy, where: Place | str | None, role: Role, market: Market) -> tuple[Zoned, ...]:
    return (zone(policy.zones, where, role, market),) if policy.zones and where else ()


def _floors(role: Role, where: Place | str | None) -> tuple[PlaceFloors, ...]:
    """The latest that are known; all of them are in dollars."""
    if role.pay.currency != "USD":
        return ()
    return (place_floors(where, None),) if where else role_floors(None)


def _references(role: Role, where: Place | str | None, policy: PayPolicy, market: Market) -> Sequence[MarketReference]:
    """The country's and the state's figures for the occupation, by the year and aged where the employer ages."""
    if role.occupation is None:
        return ()
    state = where if isinstance(where, str) else where and where.state
    areas = ("US", state) if state else ("US",)
    found = [market.find(role.occupation.soc, area, currency=role.pay.currency) for area in areas]
    yearly = [in_period(one, "year") for each in found if each and (one := each.reference())]
    forward = [(one, aged(one, policy.ageing)) for one in yearly]
    return [later.reference if later else one for one, later in forward]


def _peers(workspace: Workspace, file: Path, role: Role, level: Level | None) -> tuple[Decimal, ...]:
    """Yearly pay of the people of the same role and level."""
    hours = hours_per_year(role.hours_per_week())
    _, staff = read_people(workspace, file, names=False)
    same = (one for one in staff if one.role == role.id)
    wanted = level.id if level else None
    return tuple(convert(one.pay, one.per, "year", hours) for one in same if one.level == wanted)


def exit_code(found: Offered, fail_on: str) -> int:
    counted = LEVELS[LEVELS.index(fail_on) :]
    return int(any(flag.level in counted for flag in found.offer.flags))


def send(found: Offered, output_format: str) -> None:
    if output_format == "json":
        click.echo(json.dumps(_as_data(found), indent=1, ensure_ascii=False, default=json_number))
        return
    for label, value in _lines(found):
        click.echo(f"{label:<14}{value}")
    for flag in found.offer.flags:
        click.echo(f"{flag.level}[{flag.id}]: {sentence(flag.message, flag.numbers, found.forms)}")


def _lines(found: Offered) -> list[tuple[str, str]]:
    one, form = found.offer, found.forms
    stands = one.standing
    lines = [
        ("offer", f"{form['money'](one.yearly)} a year, {form['money'](one.hourly)} an hour ({one.hours:,f} hours)"),
        ("band", f"{one.band.name}: {form['range'](one.band.yearly)} a year"),
    ]
    lines += [("zone", f"{zone.place}: {zone.factor} ({zone.because})") for zone in one.zones]
    if stands.compa_ratio is not None:
        lines.append(("compa-ratio", f"{stands.compa_ratio:.2f} of the midpoint {form['money'](one.band.midpoint)}"))
    if stands.penetration is not None:
        quarter = f", quarter {stands.quarter} of 4" if stands.quarter else ""
        lines.append(("penetration", f"{stands.penetration * 100:.1f}% of the way from minimum to maximum{quarter}"))
    for reference, at in one.market:
        lines.append(("market", f"{in_words(at)} of {reference.source}, {reference.release}, {reference.area}"))
    return lines


def _as_data(found: Offered) -> dict[str, Any]:
    one = found.offer
    stands = one.standing
    return {
        "role": one.role.id,
        "level": one.level.id if one.level else None,
        "currency": one.role.pay.currency,
        "yearly": one.yearly,
        "hourly": one.hourly,
        "hours": one.hours,
        "band": {"minimum": one.band.yearly.minimum, "midpoint": one.band.midpoint, "maximum": one.band.yearly.maximum},
        "zones": [{"place": zone.place, "factor": zone.factor, "because": zone.because} for zone in one.zones],
        "side": stands.side,
        "compa_ratio": stands.compa_ratio,
        "penetration": stands.penetration,
        "quarter": stands.quarter,
        "market": [
            {
                "source": ref.source,
                "release": ref.release,
                "area": ref.area,
                "percentile": at and at.percentile,
                "below": at and at.below,
                "above": at and at.above,
            }
            for ref, at in one.market
        ],
        "peers": one.peers,
        "flags": [
            {"id": flag.id, "level": flag.level, "message": sentence(flag.message, flag.numbers, found.forms)}
            for flag in one.flags
        ],
    }
