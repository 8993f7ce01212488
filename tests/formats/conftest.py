"""Roles with every field filled, by walking the models, and what a reader finds in their documents."""

import base64
import datetime
import io
import re
import types
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from html.parser import HTMLParser
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import pypdf
import pytest
from annotated_types import Le, Lt
from pydantic import BaseModel, ValidationError

from jdgen import formats
from jdgen.build.making import Maker, plan
from jdgen.documents.kinds import Audience, kinds
from jdgen.errors import Mark
from jdgen.load import Loaded
from jdgen.load.yaml import Mapping
from jdgen.model.base import is_public
from jdgen.model.employer import Employer
from jdgen.model.opening import Opening
from jdgen.model.role import Role
from jdgen.model.screening import Exercise, Screening
from jdgen.workspace import Workspace

T = TypeVar("T", bound=BaseModel)

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

SHAPES = (
    "{}",
    "https://www.example.com/{tight}",
    "{tight}@mail.example",
    "someone@mail.example",
    "some-id",
    "en_CA",
    "CAD",
    "CA",
    "#7a1f5c",
    "11-1011",
    "11-1011.00",
    "2025-05",
)
"""What a text field could want, with the text in it where it fits; the first that its model takes is used."""


EITHER_OR = {
    "role.pay.band": (("minimum", "maximum"),),
    "role.pay.grades[].band": (("midpoint", "spread_over_minimum"),),
    "role.levels[].band": (("maximum", "spread_around_midpoint"), ("share",)),
    "role.pay.differentials[]": (("id", "name", "amount", "per", "when"), ("id", "name", "percent", "when")),
}
"""Where some fields of a model stand for others: those that are filled, for one entry of the list after the other."""

TWICE = ("role.levels[]", "role.pay.differentials[]")
"""Lists with two entries, for the fields that stand for each other."""


@dataclass(frozen=True)
class Leaf:
    """One value that a walk put into a model."""

    path: str
    value: Any
    public: bool


@dataclass
class Filling:
    """Fills every field of a model, each with a value that no other field has.

    ``text`` makes the text of a field from its number; numbers and dates rise from field to field,
    so minimum and maximum, percentiles and dates come in order.
    """

    text: Callable[[int], str]
    inside: dict[str, Any] = field(default_factory=dict)
    """Values for fields of these names, such as the id of a requirement that a criterion names."""
    start: int = 0
    leaves: list[Leaf] = field(default_factory=list)
    _count: int = 0
    _made: Counter[str] = field(default_factory=Counter)

    def fill(self, model: type[T], path: str = "", public: bool = True, **given: Any) -> T:
        values = dict(given)
        wanted = EITHER_OR.get(path, (tuple(model.model_fields),))
        self._made[path] += 1
        chosen = wanted[(self._made[path] - 1) % len(wanted)]
        for name, info in model.model_fields.items():
            if name in values or name not in chosen:
                continue
            if name in self.inside:
                values[name] = self.inside[name]
                continue
            where, shown = f"{path}.{name}", public and is_public(info)
            annotation = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
            values[name] = next(value for value in self._values(annotation, where, shown) if _takes(model, name, value))
            self._note(values[name], annotation, where, shown)
        return model.model_validate(values)

    def _values(self, annotation: Any, path: str, public: bool) -> Iterator[Any]:
        bare, limits = _bare(annotation)
        arguments = get_args(bare)
        if get_origin(bare) is Literal:
            yield from arguments
        elif get_origin(bare) is tuple:
            items = arguments
            if arguments[-1] is Ellipsis:
                items = arguments[:1] * (2 if f"{path}[]" in TWICE else 1)
            yield from zip(*(self._values(item, f"{path}[]", public) for item in items), strict=False)
        elif get_origin(bare) is dict:
            keys, values = (self._values(item, path, public) for item in arguments)
            yield from ({key: value} for key in keys for value in values)
        elif issubclass(bare, BaseModel):
            # What the candidate gets is public, though the rest of the screening is not.
            yield self.fill(bare, path, public or bare is Exercise)
        else:
            yield from self._plain(bare, limits)

    def _plain(self, wanted: type, limits: list[Any]) -> Iterator[Any]:
        self._count += 1
        number = self.start + self._count
        text = self.text(number)
        tops = [limit.le if isinstance(limit, Le) else limit.lt for limit in limits if isinstance(limit, Le | Lt)]
        most = min((Decimal(str(top)) for top in tops), default=None)
        if wanted is bool:
            yield True
        elif wanted is datetime.date:
            yield datetime.date(2031, 1, 1) + datetime.timedelta(days=11 * number)
        elif wanted is int:
            yield 1_000_000 + 3 * number if most is None else int(most) - number % 50
        elif wanted is Decimal:
            yield Decimal(200_000 + 137 * number) + Decimal("0.57") if most is None else _share(most, number)
            yield (most or Decimal(1)) - _share(most or Decimal(1), number)
        else:
            yield from (shape.format(text, tight="".join(text.split())) for shape in SHAPES)

    def _note(self, value: Any, annotation: Any, path: str, public: bool) -> None:
        """Remembers a value that can be told from all others; models have noted their own."""
        bare, _ = _bare(annotation)
        if get_origin(bare) is tuple:
            items = get_args(bare)[:1] * len(value) if get_args(bare)[-1] is Ellipsis else get_args(bare)
            for item, kind in zip(value, items, strict=True):
                self._note(item, kind, f"{path}[]", public)
        elif get_origin(bare) is dict:
            for item, kind in (
                (item, kind) for pair in value.items() for item, kind in zip(pair, get_args(bare), strict=True)
            ):
                self._note(item, kind, path, public)
        elif get_origin(bare) is not Literal and bare is not bool and not isinstance(value, BaseModel):
            self.leaves.append(Leaf(path, value, public))


def _share(most: Decimal, number: int) -> Decimal:
    """A part of the most, with enough digits to tell it from all others."""
    part = most * (number % 600 + 250) / 1000
    if most <= 5:
        return part.quantize(Decimal("0.001")) + Decimal("0.0007")
    part = part.quantize(Decimal("0.01"))
    return part + Decimal("0.01") if f"{part}".endswith("0") else part


def _takes(model: type[BaseModel], name: str, value: Any) -> bool:
    try:
        model.model_validate({name: value})
    except ValidationError as error:
        return all(one["loc"][:1] != (name,) for one in error.errors())
    return True


def _bare(annotation: Any) -> tuple[Any, list[Any]]:
    """A type without its marks and without None, and the marks."""
    limits: list[Any] = []
    while get_origin(annotation) in (Annotated, Union, types.UnionType):
        if get_origin(annotation) is Annotated:
            limits += annotation.__metadata__
            limits += [inner for mark in annotation.__metadata__ for inner in getattr(mark, "metadata", ())]
            annotation = annotation.__origin__
        else:
            (annotation,) = (choice for choice in get_args(annotation) if choice is not type(None))
    return annotation, limits


@dataclass(frozen=True)
class Filled:
    role: Role
    employer: Employer
    leaves: list[Leaf]


def screened(screening: Screening, exercise: str) -> Screening:
    """With a question for the interview, and with the exercise that a criterion rates."""
    (first,) = screening.criteria
    asked = first.model_copy(update={"id": "another-criterion", "stage": "interview"})
    exercises = (screening.exercises[0].model_copy(update={"id": exercise}),)
    return screening.model_copy(update={"criteria": (first, asked), "exercises": exercises})


@pytest.fixture
def fill() -> Callable[..., Filled]:
    """A role, with an opening of every arrangement, and its employer; no field of them is empty."""

    def fill(text: Callable[[int], str], start: int = 0, **given: Any) -> Filled:
        names = {name: f"some-{name}" for name in ("requirement", "level", "duty", "system", "exercise")}
        filling = Filling(text, names, start)
        employer = filling.fill(Employer, "employer", systems={"some-system": text(1)}, **given)
        arrangements = get_args(Opening.model_fields["arrangement"].annotation)
        openings = tuple(
            filling.fill(Opening, "role.openings[]", id=f"some-{name}", arrangement=name) for name in arrangements
        )
        role = filling.fill(Role, "role", id="some-role", openings=openings)
        named = {
            f"{name}s": (getattr(role, f"{name}s")[0].model_copy(update={"id": names[name]}),)
            for name in ("requirement", "level")
        }
        named["levels"] += role.levels[1:]
        named["screening"] = screened(role.screening, names["exercise"])
        duty = role.duties[0].model_copy(update={"id": names["duty"]})
        named["duties"] = (duty, duty.model_copy(update={"id": "another-duty", "essential": False}))
        return Filled(role.model_copy(update=named), employer, filling.leaves)

    return fill


@pytest.fixture
def png() -> bytes:
    return PNG


@pytest.fixture
def documents(make: Callable[..., Workspace]) -> Callable[..., dict[str, bytes]]:
    """Every document of a role, by its path: all kinds, subjects and formats unless some are named."""

    def documents(
        filled: Filled,
        audience: Audience | None = None,
        wanted: tuple[str, ...] = (),
    ) -> dict[str, bytes]:
        workspace = make({str(filled.employer.logo): PNG})
        tree = Mapping({}, {}, Mark("jdgen.yaml"))
        maker = Maker(workspace, Loaded(filled.employer, tree, {}))
        some = [kind for kind in kinds(workspace) if audience in (None, kind.audience)]
        tasks = plan(some, [filled.role], wanted or tuple(formats.names()))
        return {task.path: maker.make(task) for task in tasks if maker.offers(task)}

    return documents


class Reader(HTMLParser):
    """What stands in a page: tags with their attributes, and text, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[tuple[str, Any]] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside.append(tag)
        self.events.append((tag, tuple(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            self._inside = self._inside[: len(self._inside) - 1 - self._inside[::-1].index(tag)]
        self.events.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        if self._inside[-1:] not in (["style"], ["script"]):
            self.events.append(("", data))


@pytest.fixture
def read_html() -> Callable[[str], list[tuple[str, Any]]]:
    """A page as a list: ``(tag, attributes)``, ``("", text)`` and ``("/tag", ())``; texts side by side are one."""

    def read(page: str) -> list[tuple[str, Any]]:
        reader = Reader()
        reader.feed(page)
        reader.close()
        events: list[tuple[str, Any]] = []
        for tag, value in reader.events:
            if not tag and events and not events[-1][0]:
                events[-1] = ("", events[-1][1] + value)
            else:
                events.append((tag, value))
        return [(tag, value if tag else squeezed(value)) for tag, value in events if tag or squeezed(value)]

    return read


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture
def read_pdf() -> Callable[[bytes], list[str]]:
    """The text of each sheet, without white space: where a line breaks is no matter of the text."""

    def read(data: bytes) -> list[str]:
        return [re.sub(r"\s", "", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]

    return read


@pytest.fixture
def pdf_objects() -> Callable[[bytes], str]:
    """Everything that a PDF holds besides its drawn text: dictionaries, strings and unpacked streams."""

    def read(data: bytes) -> str:
        reader = pypdf.PdfReader(io.BytesIO(data))
        parts = [str(reader.metadata)]
        for number in range(1, reader.trailer["/Size"]):
            item = reader.get_object(number)
            if isinstance(item, dict) and item.get("/Type") == "/Font":
                continue  # thousands of glyph widths, in which any number can be found
            parts.append(str(item))
            # A font's program, and which glyph stands for which character, are numbers and no text.
            if isinstance(item, pypdf.generic.StreamObject) and "/Length1" not in item:
                content = item.get_data()
                if b"begincmap" not in content:
                    parts += [content.decode("latin-1"), content.decode("utf-16-be", "ignore")]
        return "\n".join(parts)

    return read
