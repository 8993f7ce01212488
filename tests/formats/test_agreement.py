"""A document says the same in every format, however much or little its role says."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from markdown_it import MarkdownIt
from pydantic import BaseModel

Fill = Callable[..., Any]
Documents = Callable[..., dict[str, bytes]]
Said = Callable[[dict[str, bytes]], dict[str, dict[str, set[str]]]]


ALL_OR_NOTHING = ("StatedBand", "Zones")
"""Models of which a single field says nothing."""


def word(number: int) -> str:
    return f"word{number:04}x"


def blank(model: BaseModel) -> BaseModel:
    """The same model with nothing but what it needs."""
    required = {name: getattr(model, name) for name, info in type(model).model_fields.items() if info.is_required()}
    return type(model)(**required)


def with_one(full: BaseModel, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """What is changed in a blank model so that it says one thing, for everything that can be said."""
    for name, info in type(full).model_fields.items():
        value = getattr(full, name)
        if info.is_required() or name == "id":
            continue
        yield f"{path}{name}", {name: value}
        if isinstance(value, BaseModel) and type(value).__name__ not in ALL_OR_NOTHING:
            for inner, changed in with_one(value, f"{path}{name}."):
                yield inner, {name: blank(value).model_copy(update=changed)}


@pytest.fixture
def said(read_html: Callable[[str], list[tuple[str, Any]]]) -> Said:
    """The words and amounts that each document says below its head, by its format, but for the labels in a drawing."""

    def said(made: dict[str, bytes]) -> dict[str, dict[str, set[str]]]:
        found: dict[str, dict[str, set[str]]] = {}
        for path, data in made.items():
            name, _, suffix = path.rpartition(".")
            page = data.decode() if suffix == "html" else str(MarkdownIt("commonmark").render(data.decode()))
            below = page.split("</h1>")[1] if suffix == "html" else page.split("</h1>")[1].partition("</p>")[2]
            text = " ".join(value for tag, value in read_html(re.sub("(?s)<text.*?</text>", "", below)) if not tag)
            marks = re.findall(r"word\d{4}x|\d[\d,.]+\d|[A-Z][a-z]+ \d+, \d{4}", text)
            found.setdefault(name, {})[suffix] = {mark.replace(",", "") for mark in marks}
        return found

    return said


def test_a_full_role_says_the_same_in_html_and_markdown(fill: Fill, documents: Documents, said: Said) -> None:
    for path, found in said(documents(fill(word), wanted=("html", "md"))).items():
        assert found["html"] == found["md"], path
        assert len(found["html"]) > 10, path


def test_whatever_one_thing_a_role_says_it_says_in_html_and_markdown(
    fill: Fill, documents: Documents, said: Said
) -> None:
    full = fill(word)
    differing = {}
    changes = list(with_one(full.role))
    assert {"pay.market", "employment.remote_rules", "record.grade", "guide.day"} <= {name for name, _ in changes}
    for name, change in changes:
        role = blank(full.role).model_copy(update=change)
        sparse = type(full)(role, blank(full.employer), [])
        for path, found in said(documents(sparse, wanted=("html", "md"))).items():
            if found["html"] != found["md"]:
                differing[f"{path} with {name}"] = found["html"] ^ found["md"]
    assert differing == {}


def test_whatever_one_thing_an_employer_says_is_said_in_html_and_markdown(
    fill: Fill, documents: Documents, said: Said
) -> None:
    full = fill(word)
    for name, change in with_one(full.employer):
        if name != "logo":
            employer = blank(full.employer).model_copy(update=change)
            for path, found in said(documents(type(full)(full.role, employer, []), wanted=("html", "md"))).items():
                assert found["html"] == found["md"], f"{path} with {name}"
