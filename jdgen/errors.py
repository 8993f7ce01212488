"""What can go wrong, and how every message to a user is shaped.

JdgenError
    InvalidInput    the input is wrong: holds every problem, each at its place
    CannotMake      the input is right, and this machine cannot make the document
"""

from collections.abc import Sequence
from dataclasses import dataclass

EXCERPT = 100
LISTED = 40
"""How many known names a hint lists."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file; line and column count from 1, and 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """The input is wrong and nothing can be made of it."""

    mark: Mark
    message: str
    field: str = ""
    hint: str = ""
    excerpt: str = ""
    """The line of the file at ``mark``."""

    def __str__(self) -> str:
        head = f"{short(self.field)}: {self.message}" if self.field else self.message
        rows = [printable(f"{self.mark}: error: {head}")]
        if self.excerpt.strip():
            rows += excerpt(self.mark, self.excerpt)
        if self.hint:
            rows.append(printable(f"  hint: {self.hint}"))
        return "\n".join(rows)


def excerpt(mark: Mark, line: str, width: int = 1) -> list[str]:
    """The line and carets under the column; a long line is cut around it."""
    before = min(mark.column - 1, len(line))
    start = max(0, before - EXCERPT // 2) if len(line) >= EXCERPT else 0
    shown = printable(line[start : start + EXCERPT])
    number = f"{mark.line:5}"
    pad = " " * (before - start)
    carets = "^" * max(1, min(width, len(shown) - len(pad)))
    return [f"{number} | {shown}".rstrip(), f"{' ' * len(number)} | {pad}{carets}"]


class JdgenError(Exception):
    """Whatever a user can be told; ``exit_code`` is what the command ends with."""

    exit_code = 2


class InvalidInput(JdgenError):
    """The input is wrong; every problem is shown, in the order of the files."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class CannotMake(JdgenError):
    """The input is right, and this machine cannot make the document (no Pango, a full disk)."""

    exit_code = 3


def did_you_mean(wrong: str, known: Sequence[str]) -> str:
    """A hint with the nearest known name, or nothing where none is near."""
    if len(wrong) > EXCERPT or len(known) > 1000:
        return ""  # looking for the nearest of so many would take seconds
    from difflib import get_close_matches  # only where something is wrong

    near = get_close_matches(wrong, known, n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""


def suggest(wrong: str, known: Sequence[str], none: str = "there is none") -> str:
    """A hint with the nearest known name or with those that there are, and ``none`` where there are none."""
    if not known:
        return none
    more = f" and {len(known) - LISTED} more" if len(known) > LISTED else ""
    return did_you_mean(wrong, known) or f"known: {', '.join(known[:LISTED])}{more}"


def printable(text: str) -> str:
    """The text in one line, without what would move the cursor or colour the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def short(text: str, width: int = EXCERPT) -> str:
    return text if len(text) <= width else text[: width - 3] + "..."
