"""Looking for words in a text, in time that grows in line with it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_BETWEEN = r"(?:\s|-|\u2010|\u2011)"
_BLANK = r"(?:-|\u2010|\u2011|\s{1,8})"
"""Between the words of a phrase: a hyphen, or a few blanks; a bound keeps long runs of blanks cheap."""
_LETTER = r"[^\W_]"


@dataclass(frozen=True)
class Found:
    start: int
    end: int
    text: str
    write: str | None


class Words:
    """Whole words in any case; ``*`` stands for the rest of a word, ``#`` for a number."""

    def __init__(self, wanted: Sequence[tuple[Sequence[str], str | None]], unless: Sequence[str] = ()) -> None:
        self._writes = [write for words, write in wanted for _ in words]
        listed = [word for words, _ in wanted for word in words]
        # The longest first: of "young" and "young person" the phrase is told.
        order = sorted(range(len(listed)), key=lambda index: -len(listed[index]))
        self._writes = [self._writes[index] for index in order]
        self._pattern = _compiled([f"({as_pattern(listed[index])})" for index in order])
        self._unless = _compiled([as_pattern(one) for one in unless]) if unless else None

    def find(self, text: str) -> Iterator[Found]:
        spared: list[tuple[int, int]] | None = None
        for found in self._pattern.finditer(text):
            if self._unless and spared is None:
                spared = [one.span() for one in self._unless.finditer(text)]
            if any(start <= found.start() and found.end() <= end for start, end in spared or ()):
                continue
            assert found.lastindex is not None
            yield Found(found.start(), found.end(), found[0], self._writes[found.lastindex - 1])


def as_pattern(words: str) -> str:
    """A phrase as a regular expression without groups."""
    parts = []
    for word in words.split():
        escaped = re.escape(word).replace(r"\*", rf"{_LETTER}{{0,40}}").replace(r"\#", r"\d{1,6}")
        parts.append(escaped)
    return _BLANK.join(parts)


def _compiled(alternatives: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{'|'.join(alternatives)})(?![\w])", re.IGNORECASE)
