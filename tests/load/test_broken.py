"""What a user reads of a file that is wrong: ``broken/<case>.yaml`` and, as it must be told, ``<case>.txt``."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jdgen.errors import InvalidInput
from jdgen.load import load_one
from jdgen.workspace import Workspace

BROKEN = Path(__file__).with_name("broken")
CASES = sorted(path.stem for path in BROKEN.glob("[!_]*.yaml"))
Make = Callable[..., Workspace]


@pytest.fixture
def broken(make: Make) -> Workspace:
    """A workspace whose roles are the cases and their bases."""
    return make({f"roles/{path.name}": path.read_bytes() for path in BROKEN.glob("*.yaml")})


@pytest.mark.parametrize("case", CASES)
def test_a_broken_file_is_reported_word_for_word(
    broken: Workspace, golden: Callable[[Path, str], None], case: str
) -> None:
    with pytest.raises(InvalidInput) as error:
        load_one(broken, case)
    golden(BROKEN / f"{case}.txt", f"{error.value}\n")


def test_every_expected_report_has_its_case() -> None:
    assert sorted(path.stem for path in BROKEN.glob("*.txt")) == CASES
