"""A pay review for other programs: CSV of every person, and JSON of the whole."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from jdgen.cli.tables import csv_bytes, json_number
from jdgen.documents.pay_review import NOTICE
from jdgen.pay.fit import Placed
from jdgen.pay.review import Group, LevelPair, Review, Totals

RATIO = Decimal("0.0001")
"""What ratios are rounded to."""
SHARE = Decimal("0.000001")

Data = dict[str, Any]


def as_csv(found: Review, name: str) -> bytes:
    """A row for each person, in the order of the staff file."""
    return csv_bytes([*next(_people(found))], (row.values() for row in _people(found)))


def as_json(found: Review, name: str) -> bytes:
    """The whole review; ``name`` is what the staff file is called. Amounts are numbers, in the currency beside them."""
    whole = {
        "notice": NOTICE,
        "file": name,
        "people": len(found.people),
        "measured": found.measured,
        "median_compa_ratio": _ratio(found.median_ratio),
        "totals": [*map(_total, found.totals)],
        "standings": [{"standing": one.side, "quarter": one.quarter, "people": one.people} for one in found.standings],
        "compa_ratios": [{"from": one.low, "to_under": one.high, "people": one.people} for one in found.distribution],
        "groups": [*map(_group, found.groups)],
        "compression": _compression(found),
        "zones": [
            {"place": one.place, "factor": one.factor, "basis": one.basis, "because": one.because}
            for one in found.zones
        ],
    }
    # People, of whom there may be many, are a line each, and none is kept.
    head = _json(whole, indent=1).removesuffix("\n}")
    each = ",\n  ".join(map(_json, _people(found)))
    return f'{head},\n "each": [\n  {each}\n ]\n}}\n'.encode("utf-8", "replace")


def _json(data: Data, indent: int | None = None) -> str:
    return json.dumps(data, indent=indent, ensure_ascii=False, default=json_number)


def _people(found: Review) -> Iterator[Data]:
    """Without names where nobody is named."""
    named = any(one.employee.name for one in found.people)
    for one in found.people:
        row = _person(one)
        if not named:
            del row["name"]
        yield row


def _person(one: Placed) -> Data:
    """The band is in the person's own period."""
    employee, job, band, standing = one.employee, one.job, one.band, one.standing
    low, high = (band.minimum, band.maximum) if band else (None, None)
    return {
        "employee_id": employee.employee_id,
        "name": employee.name,
        "role": job.role,
        "title": job.title,
        "level": job.level,
        "place": employee.place,
        "zone_factor": one.factor,
        "currency": job.currency,
        "pay": employee.pay,
        "per": employee.per,
        "band_minimum": low,
        "band_midpoint": (low + high) / 2 if low is not None and high is not None else None,
        "band_maximum": high,
        "hourly_pay": one.hourly,
        "yearly_pay": one.yearly,
        "standing": standing.side if standing else "not measured",
        "quarter": standing.quarter if standing else None,
        "compa_ratio": _ratio(one.compa_ratio),
        "range_penetration": _ratio(standing.penetration if standing else None),
        "yearly_cost_to_minimum": one.cost,
        "supervisor": employee.supervisor,
        "share_of_supervisor_pay": _ratio(one.of_supervisor),
    }


def _total(one: Totals) -> Data:
    return {
        "currency": one.currency,
        "people": one.people,
        "yearly_payroll": one.payroll,
        "below_minimum": one.below,
        "above_maximum": one.above,
        "yearly_cost_to_minimum": one.cost,
        "cost_share_of_payroll": one.cost_share.quantize(SHARE),
    }


def _group(one: Group) -> Data:
    return {
        "role": one.job.role,
        "level": one.job.level,
        "currency": one.job.currency,
        "people": one.people,
        "yearly_band_minimum": one.band.minimum if one.band else None,
        "yearly_band_maximum": one.band.maximum if one.band else None,
        "yearly_median_pay": one.median_pay,
        "median_compa_ratio": _ratio(one.median_ratio),
        "below_minimum": one.below,
        "above_maximum": one.above,
        "yearly_cost_to_minimum": one.cost,
    }


def _compression(found: Review) -> Data:
    return {
        "threshold": found.options.threshold,
        "levels": [*map(_pair, found.pairs)],
        "compared_with_supervisor": found.supervised,
        "close_to_supervisor": _ids(found.close_to_supervisor),
    }


def _pair(one: LevelPair) -> Data:
    return {
        "role": one.lower.role,
        "lower": one.lower.level,
        "higher": one.higher.level,
        "currency": one.lower.currency,
        "lower_median": one.lower_median,
        "higher_median": one.higher_median,
        "ratio": _ratio(one.ratio),
        "close": one.close,
        "overtaking": one.overtaking,
    }


def _ids(people: Iterable[Placed]) -> list[str]:
    return [one.employee.employee_id for one in people]


def _ratio(share: Decimal | None) -> Decimal | None:
    return None if share is None else share.quantize(RATIO)
