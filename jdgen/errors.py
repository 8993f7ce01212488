"""What can go wrong, and how every message to a user is shaped.

JdgenError
    InvalidInput    the input is wrong: holds every problem, each at its place
    CannotMake      the input is right, and this machine cannot make the document
"""

from dataclasses import dataclass
from difflib import get_close_matches

EXCERPT = 100


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
        head = f"{self.field}: {self.message}" if self.field else self.message
        rows = [f"{self.mark}: error: {head}"]
        if self.excerpt.strip():
            rows += _excerpt(self.mark, self.excerpt)
        if self.hint:
            rows.append(f"  hint: {self.hint}")
        return "\n".join(rows)


def _excerpt(mark: Mark, line: str) -> list[str]:
    """The line and a caret under the column; a long line is cut around it."""
    start = max(0, mark.column - 1 - EXCERPT // 2) if len(line) > EXCERPT else 0
    shown = "".join(c if c.isprintable() else " " for c in line[start : start + EXCERPT])
    number = f"{mark.line:5}"
    pad = " " * (mark.column - 1 - start)
    return [f"{number} | {shown}".rstrip(), f"{' ' * len(number)} | {pad}^"]


class JdgenError(Exception):
    """Whatever a user can be told; ``exit_code`` is what the command ends with."""

    exit_code = 2


class InvalidInput(JdgenError):
    """The input is wrong; every problem is shown, in the order of the files."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


class CannotMake(JdgenError):
    """The input is right, and this machine cannot make the document (no Pango, a full disk)."""

    exit_code = 3


def did_you_mean(wrong: str, known: list[str] | tuple[str, ...]) -> str:
    """A hint with the nearest known name, or nothing where none is near."""
    near = get_close_matches(wrong, known, n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""
