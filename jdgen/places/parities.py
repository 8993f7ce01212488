"""Regional price parities: what things cost in a state, where no wage says what work is paid."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from jdgen.load import load_model
from jdgen.model.base import Date, Line, Model, Url
from jdgen.workspace import Workspace

FILE = Path(__file__).parent / "data" / "price-parities.yaml"


class PriceParities(Model):
    source: Line
    url: Url
    published: Date
    states: dict[str, Annotated[Decimal, Field(gt=0)]]
    """By postal abbreviation; 100 is the country."""


@dataclass(frozen=True)
class Parity:
    index: Decimal
    """100 is the country."""
    source: str


def parity(state: str) -> Parity | None:
    """What is known of a state, by its postal abbreviation."""
    known = _shipped()
    return Parity(known.states[state], known.source) if state in known.states else None


@cache
def _shipped() -> PriceParities:
    return load_model(Workspace(Path()), FILE, PriceParities, {})
