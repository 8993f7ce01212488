"""What the law said of these comparisons, and on which day that was read."""

from functools import cache
from pathlib import Path

from jdgen.load import load_model
from jdgen.model.base import Date, Id, Line, Model
from jdgen.workspace import Workspace


class Status(Model):
    id: Id
    title: Line
    text: Line
    source: Line
    verified: Date
    """The day on which it was last looked into."""
    sure: bool = True
    """False where it may have changed by that day, and no source said so."""


class _File(Model):
    lines: tuple[Status, ...]


@cache
def status() -> tuple[Status, ...]:
    return load_model(Workspace(Path()), Path(__file__).with_suffix(".yaml"), _File, {}).lines
