"""Roles for these tests: loaded from a text or two, or taken from the folder that states every field."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jdgen.errors import InvalidInput, Problem
from jdgen.load import Loaded, load_one
from jdgen.model.role import Role
from jdgen.workspace import Workspace

GOOD = """\
title: Baker
summary: Bakes bread.
duties:
  - {id: bake, name: Bake, text: Bake the bread.}
requirements:
  - {id: early, text: Comfort with early hours}
"""


@pytest.fixture
def good() -> str:
    """A small right role, to which a test adds lines."""
    return GOOD


@pytest.fixture
def baker(make: Callable[..., Workspace]) -> Callable[..., Loaded[Role]]:
    """Loads ``roles/baker.yaml`` of this text; ``base`` is the text of ``roles/_base.yaml``."""

    def load(text: str, base: str = GOOD, settings: tuple[str, ...] = ()) -> Loaded[Role]:
        return load_one(make({"roles/baker.yaml": text, "roles/_base.yaml": base}), "baker", settings)

    return load


@pytest.fixture
def problems(baker: Callable[..., Loaded[Role]]) -> Callable[..., list[Problem]]:
    """What is wrong with a ``baker``."""

    def told(*texts: str, settings: tuple[str, ...] = ()) -> list[Problem]:
        with pytest.raises(InvalidInput) as error:
            baker(*texts, settings=settings)
        return error.value.problems

    return told


@pytest.fixture(scope="session")
def everything() -> Workspace:
    """A role and an employer that state every field there is."""
    return Workspace.open(Path(__file__).with_name("everything"))
