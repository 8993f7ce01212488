"""What is internal stays inside: no public document of any kind or format shows a trace of it."""

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel

from jdgen import formats
from jdgen.build.some import some_documents
from jdgen.documents.kinds import kinds
from jdgen.model.base import is_public
from jdgen.workspace import Workspace

Fill = Callable[..., Any]
Documents = Callable[..., dict[str, bytes]]


PATTERNED = {"employer.pay.surveys[].release", "employer.pay.surveys[].currency"}
"""Texts of a form that takes no mark of ours."""

STANDING_FOR_EACH_OTHER = {
    ("StatedBand", name)
    for name in ("minimum", "midpoint", "maximum", "spread_over_minimum", "spread_around_midpoint", "share")
} | {("Differential", "amount"), ("Differential", "percent")}
"""Each is filled in one entry, and left out in another."""


def canary(number: int) -> str:
    return f"canary{number:04}x"


def traces(value: object) -> list[str]:
    """How a value could show: as it is, or as a document writes numbers and dates."""
    if isinstance(value, datetime.date):
        return [value.isoformat(), f"{value:%B} {value.day}, {value.year}".replace(" ", "")]
    if isinstance(value, int | Decimal):
        plain = f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, Decimal) else str(value)
        return [plain]
    return re.findall(r"canary\d{4}x", str(value)) or [str(value)]


def tellable(leaf: Any) -> bool:
    """Whether a value, found in a document, can be nothing but itself: 30 minutes could be 30 pixels."""
    if leaf.path in PATTERNED:
        return False
    return not isinstance(leaf.value, int | Decimal) or len(re.sub(r"\D", "", traces(leaf.value)[0])) > 3


def shows(text: str, value: object) -> bool:
    """Whether a text without white space and without separators of thousands holds a trace of a value."""
    digits = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    if isinstance(value, int | Decimal):
        return any(re.search(rf"(?<![\d.]){re.escape(trace)}(?!\d)", digits) for trace in traces(value))
    return any(trace in text for trace in traces(value))


@pytest.fixture
def said(read_pdf: Callable[[bytes], list[str]], pdf_objects: Callable[[bytes], str]) -> Callable[[str, bytes], str]:
    """All that a document says, drawn or not, without white space."""

    def said(path: str, data: bytes) -> str:
        text = "".join(read_pdf(data)) + pdf_objects(data) if path.endswith(".pdf") else data.decode()
        return re.sub(r"\s", "", text)

    return said


def walked(model: BaseModel) -> Iterator[BaseModel]:
    """A model and the models in it."""
    yield model
    for name in type(model).model_fields:
        value = getattr(model, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from walked(item)


def test_a_filled_role_has_a_value_in_every_field(fill: Fill) -> None:
    filled = fill(canary)
    models = [*walked(filled.role), *walked(filled.employer)]
    assert len(models) > 50
    names = [(model, name) for model in models for name in type(model).model_fields]
    full = {(type(model).__name__, name) for model, name in names if getattr(model, name)}
    empty = {(type(model).__name__, name) for model, name in names if not getattr(model, name)}
    assert empty == {("Duty", "essential"), *STANDING_FOR_EACH_OTHER}
    assert full >= STANDING_FOR_EACH_OTHER


def test_most_internal_values_can_be_told_from_all_others(fill: Fill) -> None:
    internal = [leaf for leaf in fill(canary).leaves if not leaf.public]
    values = [leaf.value for leaf in internal]
    assert len(set(values)) == len(values) > 60
    assert {type(value) for value in values} == {str, int, Decimal, datetime.date}
    assert {leaf.path for leaf in internal if isinstance(leaf.value, str) and "canary" not in leaf.value} == PATTERNED
    assert sum(map(tellable, internal)) > 90


PAY = {
    "employer.pay.zones.table[]": {"id", "factor", "areas[]"},
    "employer.pay.ageing": {"rate", "plan_year"},
    "employer.pay.surveys[]": {"id", "source", "area", "columns", "jobs"},
    "employer.pay": {"staff_columns"},
    "employer": {"checks"},
    "role.pay": {"rounding", "approved_by", "note"},
    "role.pay.band": {"minimum", "maximum"},
    "role.pay.grades[]": {"id", "name", "band.midpoint", "band.spread_over_minimum"},
    "role.pay.surveys[]": {"id", "source", "release", "area", "p25", "median", "p75", "note"},
    "role.pay.bonus": {"target"},
    "role.levels[]": {"grade", "band.maximum", "band.spread_around_midpoint", "band.share[]"},
    "role.levels[].steps[]": {"id", "name", "amount"},
}


def test_how_an_employer_pays_is_internal_and_would_be_seen(fill: Fill) -> None:
    found = {leaf.path for leaf in fill(canary).leaves if not leaf.public and tellable(leaf)}
    wanted = {f"{path}.{name}" for path, names in PAY.items() for name in names}
    assert wanted - found == set()


def test_no_public_document_shows_an_internal_value(
    fill: Fill, documents: Documents, said: Callable[[str, bytes], str]
) -> None:
    filled = fill(canary)
    made = documents(filled, "public")
    assert {path.rpartition("/")[2].partition(".")[2] for path in made} == {
        formats.get(name).suffix for name in formats.names()
    }
    public = [leaf for leaf in filled.leaves if leaf.public]
    for path, data in made.items():
        text = said(path, data)
        hidden = [leaf for leaf in filled.leaves if not leaf.public and tellable(leaf)]
        assert [leaf for leaf in hidden if shows(text, leaf.value)] == [], path
        assert sum(shows(text, leaf.value) for leaf in public) > 25, path


def test_internal_documents_show_most_internal_values(
    fill: Fill, documents: Documents, said: Callable[[str, bytes], str]
) -> None:
    filled = fill(canary)
    made = documents(filled, "internal", wanted=("html",))
    text = "".join(said(path, data) for path, data in made.items())
    shown = [leaf for leaf in filled.leaves if not leaf.public and shows(text, leaf.value)]
    assert {type(leaf.value) for leaf in shown} >= {datetime.date, Decimal}
    assert len({leaf.path for leaf in shown}) > 40


def with_internals_of(shown: BaseModel, hidden: BaseModel) -> BaseModel:
    """The public fields of the first model and the internal ones of the second, all the way down."""
    changed: dict[str, Any] = {}
    for name, info in type(shown).model_fields.items():
        mine, theirs = getattr(shown, name), getattr(hidden, name)
        if not is_public(info):
            changed[name] = theirs
        elif isinstance(mine, BaseModel):
            changed[name] = with_internals_of(mine, theirs)
        elif isinstance(mine, tuple) and isinstance(mine[0], BaseModel):
            changed[name] = tuple(map(with_internals_of, mine, theirs))
    return shown.model_copy(update=changed)


def test_what_is_internal_changes_nothing_in_a_public_document(fill: Fill, documents: Documents) -> None:
    one, other = fill(canary), fill(lambda number: f"other{number:04}y", start=200)
    role, employer = with_internals_of(one.role, other.role), with_internals_of(one.employer, other.employer)
    mixed = replace(one, role=role, employer=employer)
    assert mixed.role.pay.hiring_range == one.role.pay.hiring_range
    assert mixed.role.pay.band == other.role.pay.band
    assert documents(mixed, "public") == documents(one, "public")
    assert documents(mixed, "internal", wanted=("md",)) != documents(one, "internal", wanted=("md",))


ZONED = """\
title: Baker
summary: Bakes bread.
duties:
  - {id: bake, name: Bake, text: Bake the bread., essential: true}
requirements:
  - {id: early, text: Comfort with early hours}
levels:
  - {id: new, name: New, years: [0, 2], grade: Secret II, hiring_range: [40000, 50000]}
pay:
  hiring_range: [40000, 60000]
  rounding: 100
  grades: [{id: secret, name: Secret II, band: [38000, 61234]}]
openings:
  - {id: town, level: new, arrangement: onsite, places: [{city: Harbour Town, state: ME, country: US}]}
"""


def test_a_posting_shows_the_pay_of_its_place_and_not_how_it_came_about(
    make: Callable[..., Workspace], said: Callable[[str, bytes], str]
) -> None:
    policy = "pay: {zones: {by: table, table: [{id: secret-coast, factor: 1.0937, areas: [Harbour Town]}]}}\n"
    workspace = make({"roles/baker.yaml": ZONED, "jdgen.yaml": f"name: Example Ovens\n{policy}"})
    wanted = ("baker", ("job-posting", "role-guide", "salary-band"), tuple(formats.names()), "all", ())
    made = {path: said(path, data) for path, data in some_documents(workspace, *wanted, only_one=False)}
    postings = [text for path, text in made.items() if "/town/job-posting." in path]
    assert len(postings) == len(formats.names())
    for text in postings:
        assert "$43,700to$54,700" in text  # 43,748 and 54,685
        assert not re.search("1.0937|(?i:secret|zone)|38,000|61,234|41,600|67,000", text)
    made = {path: said(path, data) for path, data in some_documents(workspace, *wanted[:3], None, (), only_one=False)}
    assert all("1.094" in text for path, text in made.items() if "salary-band." in path)


def test_every_kind_is_public_or_internal(make: Callable[..., Workspace]) -> None:
    assert {kind.audience for kind in kinds(make())} == {"public", "internal"}
