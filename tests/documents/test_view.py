"""A view shows what its audience may see, and nothing of it can be changed."""

import pickle
import typing
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from pydantic import BaseModel

from jdgen.documents.view import View, canonical, hides, names, project
from jdgen.model.band import Range, StatedBand
from jdgen.model.base import is_public
from jdgen.model.employer import Employer
from jdgen.model.opening import Opening
from jdgen.model.pay import Bonus, Grade, Pay, PayStep
from jdgen.model.policy import Ageing, PayPolicy, SurveySource, Zone, Zones
from jdgen.model.role import Duty, Level, Role
from jdgen.model.screening import Screening


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model, and all that its fields are made of."""
    yield model
    waiting = [info.annotation for info in model.model_fields.values()]
    while waiting:
        annotation = waiting.pop()
        waiting += typing.get_args(annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield from models(annotation)


MODELS = sorted({*models(Role), *models(Employer)}, key=lambda model: model.__name__)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_public_sees_the_fields_that_are_marked_public(model: type[BaseModel]) -> None:
    public = [name for name, info in model.model_fields.items() if is_public(info)]
    blank = model.model_construct(**dict.fromkeys(model.model_fields))
    assert list(names(project(blank, "public"))) == public
    assert list(names(project(blank, "internal"))) == list(model.model_fields)


def test_some_fields_are_internal_for_certain() -> None:
    hidden = {
        Role: {"family", "record", "measures", "working_conditions", "physical_demands", "screening"},
        Pay: {"band", "grades", "rounding", "surveys", "approved_by", "note"},
        Level: {"band", "grade", "steps"},
        Bonus: {"target"},
        Opening: {"headcount", "reason", "budget_code", "hiring_manager", "recruiter", "remarks", "led_from"}
        | {"legal_hold"},
        Employer: {"head_count", "pay", "publish", "checks"},
    }
    for model, fields in hidden.items():
        assert {name for name, info in model.model_fields.items() if not is_public(info)} == fields
    for model in (Screening, PayPolicy, Zones, Zone, Ageing, SurveySource, StatedBand, Grade, PayStep):
        assert not any(is_public(info) for info in model.model_fields.values())


def test_what_is_inside_is_cut_down_too() -> None:
    inner = Range(minimum=Decimal(1), maximum=Decimal(2))
    pay = Pay(hiring_range=inner, band=StatedBand(minimum=Decimal(1), maximum=Decimal(2)))
    seen = project({"pay": (pay,)}, "public")[0][1][0]
    assert seen.hiring_range.minimum == 1
    assert hides(seen, "band")
    assert not hides(seen, "hiring_range")
    assert not hides(seen, "nonsense")
    with pytest.raises(AttributeError):
        seen.band  # noqa: B018


def test_a_field_of_any_name_is_a_field() -> None:
    view = View({"items": 1, "keys": 2, "values": 3})
    assert (view.items, view.keys, view.values) == (1, 2, 3)


def test_a_view_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="frozen"):
        View({"a": 1}).a = 2


def test_a_view_travels_between_processes() -> None:
    view = project(Duty(id="bake", name="Bake", text="Bake bread.", time=Decimal(5)), "public")
    copy = pickle.loads(pickle.dumps(view))
    assert canonical(copy) == canonical(view)
    assert hides(copy, "time")


def test_the_same_values_give_the_same_bytes_in_any_order() -> None:
    one = View({"a": Decimal("1.50"), "b": View({"c": date(2026, 1, 5), "d": ("x", None)})})
    other = View({"b": View({"d": ("x", None), "c": date(2026, 1, 5)}), "a": Decimal("1.50")})
    assert canonical(one) == canonical(other)
    assert canonical(one) != canonical(View({"a": Decimal("1.51")}))


def test_what_the_bytes_could_not_tell_apart_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        canonical(View({"a": object()}))
