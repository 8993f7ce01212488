"""A finding: the input works, and something in it should be better."""

from dataclasses import dataclass, field
from typing import Literal

from jdgen.errors import Mark, excerpt, printable

Level = Literal["error", "warning", "notice"]
LEVELS: tuple[Level, ...] = ("notice", "warning", "error")


@dataclass(frozen=True, order=True)
class Finding:
    mark: Mark
    level: Level
    rule: str
    message: str
    path: str = ""
    """Dotted, to the value."""
    end: Mark | None = field(default=None, compare=False)
    """After the last character, where a stretch of text was found."""
    why: str = field(default="", compare=False)
    source: str = field(default="", compare=False)
    write: str = field(default="", compare=False)
    """What to write instead."""
    excerpt: str = field(default="", compare=False)
    fixes: tuple["Fix", ...] = field(default=(), compare=False)
    start: Mark | None = field(default=None, compare=False)
    """Where the whole value starts: a comment there speaks for all of it."""

    def __str__(self) -> str:
        """In one line."""
        where = f"{self.path}: " if self.path else ""
        return printable(f"{self.mark}: {self.level}[{self.rule}]: {where}{self.message}")

    def in_full(self) -> str:
        """With the line of the file, what to write, and on what authority."""
        width = self.end.column - self.mark.column if self.end and self.end.line == self.mark.line else 1
        rows = [str(self), *(excerpt(self.mark, self.excerpt, width) if self.excerpt.strip() else ())]
        rows += [printable(f"  write: {self.write}")] if self.write else []
        rows += [printable(f"  why: {self.why} ({self.source})")] if self.why else []
        return "\n".join(rows)


@dataclass(frozen=True, order=True)
class Fix:
    """``new`` in place of ``old`` from ``mark`` to ``end``, in one file."""

    mark: Mark
    end: Mark
    old: str
    new: str
