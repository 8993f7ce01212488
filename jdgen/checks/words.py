"""Looking for words in a text, in time that grows in line with it."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, islice, takewhile
from operator import itemgetter
from typing import Generic, TypeVar

_BLANK = r"(?:-|\u2010|\u2011|\s{1,8})"
"""Between the words of a phrase: a hyphen, or a few blanks; a bound keeps long runs of blanks cheap."""
_LETTER = r"[^\W_]"
_TOKEN = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")

T = TypeVar("T")


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
        self.parts = [_parts(word) for word, _ in self._listed]
        """Of each phrase its whole words, and the starts of those that may go on."""
        self.by_word: dict[str, list[int]] = {}
        """The phrases by the word of theirs that is soonest missed in a text; those without one stand under nothing."""
        for index, (whole, _) in enumerate(self.parts):
            self.by_word.setdefault(whole[0] if whole else "", []).append(index)
        self._pattern = lru_cache(maxsize=256)(self._compiled)

    def find(self, text: str) -> Iterator[Found]:
        for _, found in Texts([(None, text)]).find(self):
            yield from found

    def find_some(self, phrases: tuple[int, ...], text: str) -> Iterator[Found]:
        """Only those of the phrases that may be there: a pattern of few is quick."""
        spared: list[tuple[int, int]] | None = None
        for found in self._pattern(phrases).finditer(text):
            if spared is None:
                spared = [one.span() for one in self._spared.finditer(text)] if self._spared else []
            # Both come in order, and no two that are spared overlap: the last that starts before is the one.
            before = bisect_right(spared, found.start(), key=itemgetter(0)) - 1
            if before >= 0 and found.end() <= spared[before][1]:
                continue
            assert found.lastindex is not None
            yield Found(found.start(), found.end(), found[0], self._listed[phrases[found.lastindex - 1]][1])

    def _compiled(self, phrases: tuple[int, ...]) -> re.Pattern[str]:
        return _whole_words([f"({as_pattern(self._listed[index][0])})" for index in phrases])

    @cached_property
    def _spared(self) -> re.Pattern[str] | None:
        return _whole_words([as_pattern(one) for one in self._unless]) if self._unless else None


class Texts(Generic[T]):
    """Many texts for many rules: each is read once, and looked through only for phrases of which it has all words."""

    def __init__(self, texts: Iterable[tuple[T, str]]) -> None:
        self._texts = list(texts)
        holding: defaultdict[str, set[int]] = defaultdict(set)
        for number, (_, text) in enumerate(self._texts):
            for token in _TOKEN.findall(text.casefold()):
                holding[token].add(number)
            if _DIGIT.search(text):
                holding["#"].add(number)
        self._holding = dict(holding)
        self._in_order = sorted(holding)
        self._all = set(range(len(self._texts)))

    def find(self, words: Words) -> Iterator[tuple[T, tuple[Found, ...]]]:
        """Whose texts hold some of the words, in order, and where."""
        phrases: dict[int, list[int]] = {}
        for word in (words.by_word.keys() & self._holding.keys()) | {""}:
            for index in words.by_word.get(word, ()):
                for number in self._with_all(*words.parts[index]):
                    phrases.setdefault(number, []).append(index)
        for number in sorted(phrases):
            owner, text = self._texts[number]
            if found := tuple(words.find_some(tuple(sorted(phrases[number])), text)):
                yield owner, found

    def _with_all(self, whole: list[str], stems: list[str]) -> Set[int]:
        """The texts that may hold a phrase of these parts."""
        left: Set[int] = self._all
        for numbers in chain(map(self._with, whole), map(self._starting, stems)):
            left = left & numbers
            if not left:
                break
        return left

    def _with(self, word: str) -> Set[int]:
        return self._holding.get(word, frozenset())

    def _starting(self, stem: str) -> set[int]:
        first = bisect_left(self._in_order, stem)
        tokens = takewhile(lambda token: token.startswith(stem), islice(self._in_order, first, None))
        return {number for token in tokens for number in self._holding[token]}


def _parts(phrase: str) -> tuple[list[str], list[str]]:
    """The whole words of a phrase, the longest first, and the starts of those that may go on; ``#`` is any number."""
    whole: list[str] = []
    stems: list[str] = []
    for found in _TOKEN.finditer(phrase.casefold().replace("#", "0")):
        if "#" in phrase[found.start() : found.end()]:
            whole.append("#")
        else:
            listed = stems if phrase[found.end() : found.end() + 1] == "*" else whole
            listed.append(found[0])
    return sorted(whole, key=len, reverse=True), stems


def as_pattern(words: str) -> str:
    """A phrase as a regular expression without groups."""
    parts = []
    for word in words.split():
        escaped = re.escape(word).replace(r"\*", rf"{_LETTER}{{0,40}}").replace(r"\#", r"\d{1,6}")
        parts.append(escaped.replace("'", "['\u2019]"))
    return _BLANK.join(parts)


def _whole_words(alternatives: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{'|'.join(alternatives)})(?![\w])", re.IGNORECASE)
