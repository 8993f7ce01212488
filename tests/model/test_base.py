"""What every model shares: frozen, closed, and internal unless marked public."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Annotated, Any, get_args

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

import jdgen
from jdgen.model.base import Date, Id, Line, Model, Prose, Public, PublicLine, PublicText, is_id, is_public
from jdgen.model.employer import Employer
from jdgen.model.role import Role


def below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for child in model.__subclasses__():
        yield child
        yield from below(child)


def all_models() -> list[type[BaseModel]]:
    """Every model of the product, whatever module it lives in."""
    for module in pkgutil.walk_packages(jdgen.__path__, "jdgen."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return sorted({model for model in below(BaseModel) if model.__module__.startswith("jdgen.")}, key=str)


MODELS = all_models()

INTERNAL = {
    "Employer": {"head_count", "pay", "publish", "checks"},
    "Role": {"family", "record", "measures", "working_conditions", "physical_demands", "screening"},
    "Employment": {"fte", "remote_rules"},
    "Scope": {"kind", "note"},
    "Duty": {"time"},
    "Requirement": {"reason"},
    "Level": {"band", "grade", "steps"},
    "Pay": {"band", "grades", "rounding", "surveys", "approved_by", "note"},
    "Bonus": {"target"},
    "Opening": {
        "headcount",
        "reason",
        "budget_code",
        "hiring_manager",
        "recruiter",
        "remarks",
        "legal_hold",
        "led_from",
    },
}
"""What a public document never shows, of the models that it shows something of."""


def within(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from within(argument)


def seen_in_public(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The model, and every model that its public fields lead to."""
    yield model
    for field in model.model_fields.values():
        if is_public(field):
            for inner in within(field.annotation):
                yield from seen_in_public(inner)


def test_there_are_models_to_look_at() -> None:
    assert {"Role", "Employer", "Opening", "Kind"} <= {model.__name__ for model in MODELS}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_is_frozen_and_closed(model: type[BaseModel]) -> None:
    assert issubclass(model, Model)
    assert (model.model_config["frozen"], model.model_config["extra"]) == (True, "forbid")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_field_holds_a_list_that_could_be_changed(model: type[BaseModel]) -> None:
    held = [name for name, field in model.model_fields.items() if "list[" in str(field.annotation)]
    assert held == []


def test_a_model_cannot_be_changed_or_given_more() -> None:
    class Oven(Model):
        heat: int

    oven = Oven(heat=220)
    with pytest.raises(ValidationError):
        oven.heat = 240  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Oven(heat=220, brand="Glow")  # type: ignore[call-arg]


def test_of_the_models_that_the_public_sees_what_is_internal_was_meant_to_be() -> None:
    seen = {*seen_in_public(Role), *seen_in_public(Employer)}
    internal = {
        one.__name__: {name for name, field in one.model_fields.items() if not is_public(field)} for one in seen
    }
    assert {name: fields for name, fields in internal.items() if fields} == INTERNAL


def test_screening_surveys_policies_bands_and_records_are_never_seen_in_public() -> None:
    seen = {model.__name__ for model in (*seen_in_public(Role), *seen_in_public(Employer))}
    assert {"Role", "Opening", "Place", "Range", "Benefit", "Differential", "Bonus"} <= seen
    assert seen.isdisjoint({"Screening", "Criterion", "KnockOut", "Survey", "Record", "Measure", "PhysicalDemand"})
    assert seen.isdisjoint({"StatedBand", "Grade", "PayStep"})
    assert seen.isdisjoint({"PayPolicy", "Zones", "Zone", "Ageing", "SurveySource"})


def test_a_field_is_public_where_it_is_marked_inside_or_outside_a_union() -> None:
    class Shown(Model):
        outside: Annotated[int | None, Public]
        inside: Annotated[int, Public] | None
        line: PublicLine
        text: PublicText | None = None
        hidden: int
        optional: Line | None = None

    public = [name for name, field in Shown.model_fields.items() if is_public(field)]
    assert public == ["outside", "inside", "line", "text"]


@pytest.mark.parametrize(
    ("kind", "text", "read"),
    [
        (Line, "  Head\n  Baker ", "Head Baker"),
        (Prose, "  Bakes\n\n**bread** ", "Bakes\n\n**bread**"),
        (Id, "enter-charges-2", "enter-charges-2"),
    ],
)
def test_texts_lose_the_space_around_them(kind: Any, text: str, read: str) -> None:
    assert TypeAdapter(kind).validate_python(text) == read


def test_prose_is_known_from_a_line() -> None:
    assert isinstance(TypeAdapter(Prose).validate_python("Bakes"), Prose)
    assert not isinstance(TypeAdapter(Line).validate_python("Bakes"), Prose)


@pytest.mark.parametrize("kind", [Line, Prose])
@pytest.mark.parametrize("text", ["", "  ", "\n", None, 7, ["a"]])
def test_an_empty_text_is_none(kind: Any, text: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("a", True),
        ("7", True),
        ("enter-charges", True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("", False),
        ("A", False),
        ("a_b", False),
        ("-a", False),
        ("a-", False),
        ("a--b", False),
        ("ä", False),
        ("a\n", False),
        ("a/b", False),
        ("..", False),
    ],
)
def test_an_id_is_small_letters_digits_and_single_dashes(text: str, right: bool) -> None:
    assert is_id(text) is right
    if right:
        assert TypeAdapter(Id).validate_python(text) == text
    else:
        with pytest.raises(ValidationError):
            TypeAdapter(Id).validate_python(text)


NO_DATES = ["2026", "0", "86400", "20261102", "2026-11-2", "2026-11-02T00:00", "2026-02-30", "\u0662026-11-02"]


@pytest.mark.parametrize("text", NO_DATES)
def test_a_date_is_written_in_one_way(text: str) -> None:
    assert TypeAdapter(Date).validate_python("2026-11-02").isoformat() == "2026-11-02"
    with pytest.raises(ValidationError):
        TypeAdapter(Date).validate_python(text)
