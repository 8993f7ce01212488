"""Looking for words in a text, in time that grows in line with it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from operator import itemgetter

_BLANK = r"(?:-|\u2010|\u2011|\s{1,8})"
"""Between the words of a phrase: a hyphen, or a few blanks; a bound keeps long runs of blanks cheap."""
_LETTER = r"[^\W_]"
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True)
class Found:
    start: int
    end: int
    text: str
    write: str | None


class Words:
    """Whole words in any case; ``*`` stands for the rest of a word, ``#`` for a number."""

    def __init__(self, wanted: Sequence[tuple[Sequence[str], str | None]], unless: Sequence[str] = ()) -> None:
        listed = [(word, write) for words, write in wanted for word in words]
        # The longest first: of "young" and "young person" the phrase is told.
        self._listed = sorted(listed, key=lambda one: -len(one[0]))
        self._unless = unless
        self._needs = [_needs(word) for word, _ in self._listed]
        anchors = [_anchor(word) for word, _ in self._listed]
        self._anchors = frozenset(anchor for anchor, goes_on in anchors if not goes_on)
        self._stems = tuple({anchor for anchor, goes_on in anchors if goes_on})
        self._pattern = cache(self._compiled)

    def find(self, text: str) -> Iterator[Found]:
        tokens = tokens_of(text)
        if self._anchors.isdisjoint(tokens) and not self._stem_in(tokens):
            return
        # Few phrases have all their words in a text, and only those are made a pattern of.
        candidates = tuple(index for index, needs in enumerate(self._needs) if needs(tokens))
        hits = self._pattern(candidates).finditer(text) if candidates else ()
        spared: list[tuple[int, int]] | None = None
        for found in hits:
            if spared is None:
                spared = [one.span() for one in self._spared.finditer(text)] if self._spared else []
            # Both come in order, and no two that are spared overlap: the last that starts before is the one.
            before = bisect_right(spared, found.start(), key=itemgetter(0)) - 1
            if before >= 0 and found.end() <= spared[before][1]:
                continue
            assert found.lastindex is not None
            yield Found(found.start(), found.end(), found[0], self._listed[candidates[found.lastindex - 1]][1])

    def _stem_in(self, tokens: frozenset[str]) -> bool:
        return bool(self._stems) and any(token.startswith(self._stems) for token in tokens)

    def _compiled(self, candidates: tuple[int, ...]) -> re.Pattern[str]:
        return _whole_words([f"({as_pattern(self._listed[index][0])})" for index in candidates])

    @cached_property
    def _spared(self) -> re.Pattern[str] | None:
        return _whole_words([as_pattern(one) for one in self._unless]) if self._unless else None


@lru_cache(maxsize=20_000)
def tokens_of(text: str) -> frozenset[str]:
    return frozenset(_TOKEN.findall(text.casefold()))


def _parts(phrase: str) -> tuple[list[str], list[str]]:
    """The whole words of a phrase, and the starts of those that may go on; numbers are neither."""
    whole: list[str] = []
    stems: list[str] = []
    for found in _TOKEN.finditer(phrase.casefold().replace("#", "0")):
        if "#" not in phrase[found.start() : found.end()]:
            listed = stems if phrase[found.end() : found.end() + 1] == "*" else whole
            listed.append(found[0])
    return whole, stems


def _anchor(phrase: str) -> tuple[str, bool]:
    """The word by which a phrase is soonest missed in a text, and whether it is only the start of one."""
    whole, stems = _parts(phrase)
    return (max(whole, key=len), False) if whole else (max(stems, key=len, default=""), True)


def _needs(phrase: str) -> Callable[[frozenset[str]], bool]:
    """Whether a text with these tokens may hold the phrase."""
    whole, stems = _parts(phrase)
    words = frozenset(whole)
    if not stems:
        return words.issubset
    return lambda tokens: words <= tokens and all(any(token.startswith(stem) for token in tokens) for stem in stems)


def as_pattern(words: str) -> str:
    """A phrase as a regular expression without groups."""
    parts = []
    for word in words.split():
        escaped = re.escape(word).replace(r"\*", rf"{_LETTER}{{0,40}}").replace(r"\#", r"\d{1,6}")
        parts.append(escaped.replace("'", "['\u2019]"))
    return _BLANK.join(parts)


def _whole_words(alternatives: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{'|'.join(alternatives)})(?![\w])", re.IGNORECASE)
