"""What a whole posting reads like: hints that one word cannot give."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jdgen.checks.checked import Checked
from jdgen.checks.fields import Field
from jdgen.checks.rule import Hit, hit

GRADE, WORDS_A_SENTENCE, MOST_WORDS = 12, 20, 900
FEWEST_WORDS, FEWEST_SENTENCES = 50, 5
"""Below these a measure says nothing."""
LEAD, ONE_SIDED = 3, 3
"""A posting is one-sided with more than LEAD words more, and at least ONE_SIDED times as many."""

_FILE = Path(__file__).parent.parent / "gender_words.yaml"
_WORD = re.compile(r"[^\W\d_]{1,40}(?:['\u2019-][^\W\d_]{1,40}){0,4}")
_SENTENCE = re.compile(r"[.!?:;](?=\s|$)")
_VOWELS = re.compile(r"[aeiouy]{1,4}")

# What a posting prints, beside its title; its own names of duties are headings.
_PROSE = ("summary", "why", "requirements[].text", "training", "employment.volume", "employment.remote")
_REST = (
    *("employment.equipment", "employment.overtime", "employment.schedule", "benefits", "pay.other", "pay.bonus"),
    *("pay.depends_on", "pay.differentials", "growth[].title", "apply", "reports_to", "duties[].name"),
)

# Letters that people in one trade use and others do not know. What everybody in the trade of a job can be asked
# for by name (CPA, HTML, OSHA) is not among them.
ACRONYMS = {
    "A/R": "accounts receivable",
    "AR": "accounts receivable",
    "ADT": "admission, discharge",
    "COB": "coordination of benefits",
    "CPT": "current procedural terminology",
    "DRG": "diagnosis-related",
    "EDI": "electronic data interchange",
    "EHR": "electronic health record",
    "EMR": "electronic medical record",
    "EOB": "explanation",
    "ERA": "electronic remittance",
    "HCPCS": "healthcare common procedure",
    "ICD-10": "international classification",
    "ICD-10-CM": "international classification",
    "LEIE": "list of excluded",
    "NPI": "national provider identifier",
    "PHI": "protected health information",
    "RCM": "revenue cycle management",
    "KPI": "key performance",
    "KPIs": "key performance",
    "OKR": "objectives and key results",
    "OKRs": "objectives and key results",
    "SLA": "service level agreement",
    "SLAs": "service level agreement",
    "SOP": "standard operating",
    "SOPs": "standard operating",
    "SME": "subject matter expert",
    "SMEs": "subject matter expert",
    "WIP": "work in progress",
    "LTL": "less than truckload",
    "MTSS": "multi-tiered",
    "PBIS": "positive behavioral",
}
_ACRONYM = re.compile(rf"(?<![\w/-])(?:{'|'.join(sorted(map(re.escape, ACRONYMS), key=len, reverse=True))})(?![\w/-])")


def gender_balance(checked: Checked) -> Iterator[Hit]:
    lists = _lists()
    own = {word.casefold() for name in (checked.role.title, *checked.role.also_known_as) for word in _words(name)}
    sides: dict[str, list[str]] = {"masculine": [], "feminine": []}
    used = Counter(word.casefold() for word in _words(" \n ".join(_prose(checked))))
    for word, times in used.items():
        for part in _parts(word, lists):
            side = _side(part, lists)
            if side and part not in own:
                sides[side] += [part] * times
    side, other = sorted(sides, key=lambda name: -len(sides[name]))
    more, fewer = len(sides[side]), len(sides[other])
    if more - fewer > LEAD and more >= ONE_SIDED * fewer:
        words = ", ".join(dict.fromkeys(sides[side]))
        yield hit("title", side=f"{side}-coded", other=f"{other}-coded", more=more, fewer=fewer, words=words)


def _parts(word: str, lists: dict[str, Any]) -> Iterable[str]:
    """The word, or what its hyphens join where no list has it whole."""
    return [word] if "-" not in word or _side(word, lists) else word.split("-")


def _side(word: str, lists: dict[str, Any]) -> str | None:
    if _listed(word, lists["trade"]):
        return None
    return next((side for side in ("masculine", "feminine") if _listed(word, lists[side])), None)


def _listed(word: str, listed: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    exact, stems = listed
    return word in exact or word.startswith(stems)


@cache
def _lists() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """By side: words that are meant exactly, and stems."""
    given = yaml.safe_load(_FILE.read_text("utf-8"))
    texts = {side: " ".join(given[side].values()) for side in ("masculine", "feminine")} | {"trade": given["trade"]}
    return {name: _split(text.split()) for name, text in texts.items()}


def _split(words: list[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    stems = tuple(word[:-1] for word in words if word.endswith("*"))
    return frozenset(word for word in words if not word.endswith("*")), stems


def readability(checked: Checked) -> Iterator[Hit]:
    sentences = [words for words in _sentences(checked) if words]
    words = [word for sentence in sentences for word in sentence]
    if len(words) < FEWEST_WORDS:
        return
    syllables = sum(_syllables(word) for word in words)
    grade = round(0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59)
    if grade > GRADE:
        yield hit("title", grade=grade)


def _syllables(word: str) -> int:
    """About: groups of vowels, without a silent e."""
    plain = word.casefold()
    silent = plain.endswith(("e", "es", "ed")) and not plain.endswith(("le", "ee"))
    return max(1, len(_VOWELS.findall(plain)) - silent)


def long_sentences(checked: Checked) -> Iterator[Hit]:
    sentences = [words for words in _sentences(checked) if words]
    mean = sum(map(len, sentences)) / max(1, len(sentences))
    if len(sentences) >= FEWEST_SENTENCES and mean > WORDS_A_SENTENCE:
        yield hit("title", words=round(mean))


def posting_length(checked: Checked) -> Iterator[Hit]:
    employer = checked.employer
    rest = [field.text for field in checked.fields if field.name.startswith(_REST)]
    benefits = [] if checked.role.benefits else [one.text for one in employer.benefits]
    said = [employer.about or "", employer.equal_opportunity or "", *employer.apply.steps]
    count = sum(len(text.split()) for text in (*_prose(checked), *rest, *benefits, *said))
    if count > MOST_WORDS:
        yield hit("title", words=count)


def unexplained_acronym(checked: Checked) -> Iterator[Hit]:
    posted = "\n".join(_prose(checked))
    everything = "\n".join(field.text for field in checked.fields).casefold()
    credentials = {one.acronym for one in checked.role.education.credentials}
    used = dict.fromkeys(_ACRONYM.findall(posted))
    known = [one for one in used if one in credentials or ACRONYMS[one] in everything or _beside(one, everything)]
    unexplained = [one for one in used if one not in known]
    if unexplained:
        yield hit("title", words=", ".join(unexplained))


def _beside(acronym: str, text: str) -> bool:
    """Whether plain words say what it is: "procedure codes (CPT)" or "CPT (procedure codes)"."""
    return f"({acronym.casefold()})" in text or f"{acronym.casefold()} (" in text


def _prose(checked: Checked) -> list[str]:
    """The sentences of a posting: its own, not what the law or the employer adds."""
    essential = {index for index, duty in enumerate(checked.role.duties) if duty.essential}
    shown = essential or set(range(len(checked.role.duties)))
    fields = [field for field in checked.fields if _is_prose(field, shown)]
    notes = [field.text for field in checked.fields if field.name == "openings[].note"]
    return [field.text for field in fields] + notes[:1]


def _is_prose(field: Field, duties: set[int]) -> bool:
    return field.name in _PROSE or (field.name == "duties[].text" and field.path[1] in duties)


def _sentences(checked: Checked) -> list[list[str]]:
    return [_words(part) for text in _prose(checked) for part in _SENTENCE.split(text)]


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
