"""A rule: one YAML file that says what is wrong, why, on what authority, what to write, and proves itself.

A rule looks for words, or passes on what the pay room notices, or has a small function of its name in the
module of its group.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import Field, model_validator

from jdgen.checks.fields import AREAS
from jdgen.checks.finding import Level
from jdgen.checks.words import Found, Words
from jdgen.load import load_model
from jdgen.model.base import Date, Line, Model, Wrong
from jdgen.pay.noted import Value
from jdgen.workspace import Workspace

FOLDER = Path(__file__).parent / "rules"
GROUPS = ("legal", "pay", "language", "content", "screening", "consistency", "publishing")

Where = tuple[str | int, ...]


class Wanted(Model):
    """Words that a rule looks for, and what to write instead."""

    words: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Whole words; ``*`` stands for the rest of a word, ``#`` for a number, a blank for a blank or a hyphen."""
    write: Line | None = None


class RuleFile(Model):
    id: Line
    group: Literal["legal", "pay", "language", "content", "screening", "consistency", "publishing"]
    level: Level
    title: Line
    """What the rule is about, for the list of rules."""
    message: Line | None = None
    """With ``{word}`` for what was found, or the numbers of the rule's function; the pay room brings its own."""
    why: Line
    source: Line
    verified: Date
    sure: bool = True
    """Without certainty a finding is a warning at most, and says so."""
    looks_at: tuple[Line, ...] = ("public",)
    """Areas or fields for words: ``public``, ``screening``, ``all``, ``title``, ``duties[].text``."""
    words: tuple[Wanted, ...] = ()
    unless: tuple[Line, ...] = ()
    """Phrases in which the words are right."""
    write: Line | None = None
    """What to write instead, where it is the same for all words."""
    subject: Literal["role", "employer"] = "role"
    """What a rule's function is given."""
    fix: bool = False
    """Whether ``write`` can simply take the place of the words."""
    noticed: Line | None = None
    """The id of what the pay room notices."""
    bad: Annotated[tuple[str, ...], Field(min_length=1)]
    """Texts, or pieces of a role file, in which the rule finds something."""
    good: Annotated[tuple[str, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.fix and not all(wanted.write for wanted in self.words):
            raise Wrong("has a fix, and words without anything to write", "give each `words` its `write`")
        if self.message is None and self.noticed is None:
            raise Wrong("has no message", "say what is wrong")
        for area in self.looks_at:
            if not (area in AREAS or re.fullmatch(r"[a-z_.\[\]*]+", area)):
                raise Wrong(f"looks at {area!r}, which is no area and no field", f"known areas: {', '.join(AREAS)}")
        return self


@dataclass(frozen=True)
class Hit:
    """One place where a rule found something."""

    path: Where
    numbers: tuple[tuple[str, Value], ...] = ()
    found: tuple[Found, ...] = ()
    """Stretches of the text at ``path``; the whole value without one."""
    level: Level | None = None
    """Another one than the rule's."""
    message: str | None = None


def hit(*path: str | int, level: Level | None = None, message: str | None = None, **numbers: Value) -> Hit:
    """A value of the role, with the numbers of the message."""
    return Hit(path, tuple(numbers.items()), (), level, message)


@dataclass(frozen=True)
class Rule:
    file: RuleFile
    find: Callable[[Any], Iterable[Hit]] | None
    """For a rule with a function, which may look for the rule's words itself."""

    @property
    def id(self) -> str:
        return self.file.id

    @property
    def only_words(self) -> bool:
        return bool(self.file.words) and self.find is None

    @cached_property
    def pattern(self) -> Words | None:
        listed = [(one.words, one.write) for one in self.file.words]
        return Words(listed, self.file.unless) if listed else None


@cache
def rules() -> tuple[Rule, ...]:
    """All that ship, by group and id."""
    paths = sorted(FOLDER.glob("*/*.yaml"), key=lambda path: (GROUPS.index(path.parent.name), path.stem))
    return tuple(_rule(path) for path in paths)


@cache
def phrases(rule: str) -> Words:
    """The words in a rule's file, for its function."""
    return next(one.pattern for one in rules() if one.id == rule and one.pattern)


def read_rule(path: Path) -> RuleFile:
    given = {"id": path.stem, "group": path.parent.name}
    return load_model(Workspace(Path()), path, RuleFile, given)


def _rule(path: Path) -> Rule:
    # What ships has been read by `read_rule` in a test: here without the places of 150 files.
    entries = yaml.load(path.read_text("utf-8"), getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    file = RuleFile.model_validate({**entries, "id": path.stem, "group": path.parent.name})
    name = f"jdgen.checks.{file.group}"
    find = getattr(import_module(name), file.id.replace("-", "_"), None) if find_spec(name) else None
    assert find or file.words or file.noticed, f"{path}: no words, and no function of its name in {name}"
    return Rule(file, find)
