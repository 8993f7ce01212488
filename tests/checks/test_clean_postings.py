"""The rules against postings of other trades: silent on the good ones, awake on the others, and quick on any text."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import jdgen.checks
from jdgen.checks import Report, check
from jdgen.checks.rule import rules
from jdgen.checks.words import as_pattern
from jdgen.workspace import Workspace

Make = Callable[..., Workspace]

FOLDER = Path(__file__).parent / "postings"
CLEAN = sorted((FOLDER / "clean").glob("*.yaml"))
FAULTY = sorted((FOLDER / "faulty").glob("*.yaml"))
TODAY = date(2026, 11, 23)
MOST_REPEATS = 200
"""How often a part of a pattern may repeat where something can still fail behind it."""


def _checked(make: Make, path: Path) -> Report:
    files = {"jdgen.yaml": (FOLDER / "jdgen.yaml").read_text("utf-8"), f"roles/{path.name}": path.read_text("utf-8")}
    report = check(make(files), (), (), TODAY)
    assert report.problems == (), "\n".join(map(str, report.problems))
    return report


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_a_good_posting_of_any_trade_raises_no_alarm(make: Make, path: Path) -> None:
    found = [str(one) for one in _checked(make, path).findings if one.level != "notice"]
    assert found == []


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_what_is_wrong_in_a_posting_is_found(make: Make, path: Path) -> None:
    wanted = set(path.read_text("utf-8").splitlines()[0].removeprefix("# finds: ").split(", "))
    assert wanted - {one.rule for one in _checked(make, path).findings} == set()


def test_there_are_enough_postings() -> None:
    assert len(CLEAN) >= 15
    assert len(FAULTY) >= 15
    assert {path.read_text("utf-8").splitlines()[0] for path in CLEAN} == {"# finds: nothing"}


def test_every_rule_of_language_is_found_in_a_posting_or_is_a_rare_one() -> None:
    told = {rule for path in FAULTY for rule in path.read_text("utf-8").splitlines()[0].split(": ")[1].split(", ")}
    known = {rule.id for rule in rules() if rule.file.group == "language"}
    assert told <= known
    assert len(known - told) <= 6, known - told


def _patterns() -> Iterator[tuple[str, str]]:
    """Every pattern that the rules look with, by where it stands; words are looked for side by side."""
    for rule in rules():
        phrases = [word for wanted in rule.file.words for word in wanted.words] + list(rule.file.unless)
        if phrases:
            yield rule.id, "|".join(rf"(?:{as_pattern(one)})(?!\w)" for one in phrases)
    for module in pkgutil.walk_packages(jdgen.checks.__path__, "jdgen.checks."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                yield f"{module.name}.{name}", value.pattern


def _slow_parts(parsed: Any, *, last: bool) -> Iterator[str]:
    """Repeats without an end that something can fail behind, or that stand within another repeat."""
    items = list(parsed)
    for position, (code, value) in enumerate(items):
        at_end = last and all(_fewest(item) == 0 for item in items[position + 1 :])
        if code in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
            _, most, inner = value
            if most > MOST_REPEATS and not at_end:
                yield f"repeats without an end before something else: {inner}"
            yield from _slow_parts(inner, last=at_end and most == 1)
        elif code is _constants.SUBPATTERN:
            yield from _slow_parts(value[-1], last=at_end)
        elif code is _constants.BRANCH:
            for branch in value[1]:
                yield from _slow_parts(branch, last=at_end)
        elif code in (_constants.ASSERT, _constants.ASSERT_NOT):
            yield from _slow_parts(value[1], last=False)


def _fewest(item: Any) -> int:
    """The fewest characters of a part; a place such as a word's end counts, since it can fail too."""
    code, value = item
    if code in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        return int(value[0])
    if code is _constants.SUBPATTERN:
        return sum(_fewest(inner) for inner in value[-1])
    return 1


@pytest.mark.parametrize(("where", "pattern"), [pytest.param(*one, id=one[0]) for one in _patterns()])
def test_no_pattern_can_take_more_than_linear_time(where: str, pattern: str) -> None:
    slow = list(_slow_parts(_parser.parse(pattern), last=True))
    assert slow == [], where
