"""The employer's equal-opportunity statement beside the characteristics that the law protects."""

from collections.abc import Iterator

from jdgen.checks.checked import Setting
from jdgen.checks.finding import Level
from jdgen.checks.reach import named
from jdgen.checks.rule import Hit, hit
from jdgen.checks.words import Words
from jdgen.places.laws import protected
from jdgen.places.sections import Protected

RARELY_NAMED = ("citizenship", "military-service")
"""Protected like the others, and left out of many good statements."""
OPEN_END = ("any other", "other characteristic*", "other status", "other basis", "other legally protected")


def equal_opportunity_incomplete(setting: Setting) -> Iterator[Hit]:
    """Characteristics that federal law protects and the statement does not name."""
    employer = setting.employer.model
    if not employer.equal_opportunity or not employer.locale.endswith("_US"):
        return
    listed = [one.entry for one in protected(("US",), setting.on) if not one.entry.who]
    missing = [one for one in listed if not _names(employer.equal_opportunity, one)]
    if missing:
        rarely_named = all(one.id in RARELY_NAMED for one in missing)
        level: Level | None = "notice" if rarely_named else None
        yield hit("equal_opportunity", level=level, missing=named(one.name for one in missing))


def equal_opportunity_closed(setting: Setting) -> Iterator[Hit]:
    """A list that ends: states and cities protect more than federal law does."""
    employer = setting.employer.model
    statement = employer.equal_opportunity if employer.locale.endswith("_US") else None
    if statement and not any(Words([(OPEN_END, None)]).find(statement)):
        yield hit("equal_opportunity")


def _names(statement: str, one: Protected) -> bool:
    words = list(one.words or (one.name,))
    return any(Words([(words, None)]).find(statement))
