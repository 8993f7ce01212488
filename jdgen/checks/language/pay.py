"""Pay and benefits in words that say nothing."""

import re
from collections.abc import Iterator

from jdgen.checks.checked import Checked
from jdgen.checks.fields import Field
from jdgen.checks.rule import Hit, phrases
from jdgen.checks.words import Found, Words

# Where pay is spoken of; what somebody is allowed to approve or move is not pay.
_SPOKEN = ("title", "summary", "why", "employment.schedule", "employment.setting", "requirements", "pay.other")
_OF_OPENINGS = ("openings[].note", "openings[].schedule", "apply", "openings[].apply")
_BETWEEN = re.compile(r"[.!?](?=\s|$)|[;\n]")
_PAY = re.compile(
    r"\b(?:pay|pays|paid|salary|salaries|wages?|compensation|rate|earn|earns|hourly|annually|yearly)\b"
    r"|\b(?:per|an|a) (?:hour|hr|year)\b|/ ?(?:hr|hour|yr|year)\b",
    re.IGNORECASE,
)
_ON_TOP = re.compile(
    r"bonus|sign[- ]on|tuition|reimburs|allowance|stipend|match|relocat|per diem|referral|401|contribut|insurance"
    r"|discount|commission|\btips?\b|differential|premium|extra|budget|\bon top\b|overtime|on[- ]call|holiday"
    r"|voucher|scholarship|raise"
    r"|\bmore\b an hour|loan",
    re.IGNORECASE,
)

# What is of pay only where pay is spoken of; the phrases that always are stand in the rule's file.
_LOOSE = Words(
    [
        (
            [
                *("depends on experience", "depending on experience", "based on experience", "doe", "tbd"),
                *("dependent on experience", "commensurate with experience", "commensurate with your experience"),
                *("based on qualifications", "commensurate with qualifications", "to be determined", "negotiable"),
            ],
            "the least and the most expected on hire",
        )
    ]
)

_AMOUNT = r"\$ ?\d[\d,.]{0,12}[kK]?"
_OPEN = re.compile(
    rf"\b(?:up to|starting at|starting from|starts at|starts from|start at|from|as much as|minimum of|at least)"
    rf" {_AMOUNT}(?![\d,.kK])(?! ?(?:to|-|\u2013|\u2014|and|per hour to|an hour to) ?\$?\d)"
    rf"|{_AMOUNT}(?: ?\+|(?: (?:an|per) (?:hour|year)|/hr|/hour)? (?:and|or) (?:up|above|more|higher)\b)",
    re.IGNORECASE,
)

BENEFITS = Words(
    [
        (
            [
                f"{praise} {thing}"
                for praise in ("great", "competitive", "generous", "amazing", "excellent", "awesome", "fantastic")
                for thing in ("benefits", "benefit package", "benefits package", "perks")
            ],
            None,
        )
    ]
)


def vague_pay(checked: Checked) -> Iterator[Hit]:
    if _has_closed_range(checked):
        return
    always = dict(checked.texts.find(phrases("vague-pay")))
    loose = dict(checked.texts.find(_LOOSE))
    for field in filter(_is_spoken, always | loose):
        of_pay = (one for one in loose.get(field, ()) if _is_of_pay(field.text, one.start))
        if found := always.get(field) or tuple(of_pay):
            yield Hit(field.path, found=found)


def _has_closed_range(checked: Checked) -> bool:
    role = checked.role
    ranges = [role.hiring_range(opening) for opening in role.openings] or [role.hiring_range()]
    return all(one is not None and one.maximum is not None for one in ranges)


def _is_of_pay(text: str, at: int) -> bool:
    around = _clause(text, at)
    return "$" in around or bool(_PAY.search(around))


def open_ended_pay(checked: Checked) -> Iterator[Hit]:
    for field in filter(_is_spoken, checked.fields):
        if found := tuple(_opened(field.text)):
            yield Hit(field.path, found=found)


def _opened(text: str) -> Iterator[Found]:
    for one in _OPEN.finditer(text):
        around = _clause(text, one.start())
        if _PAY.search(around) and not _ON_TOP.search(around):
            yield Found(one.start(), one.end(), one[0], "the least and the most")


def vague_benefits(checked: Checked) -> Iterator[Hit]:
    if checked.role.benefits or checked.employer.benefits:
        return
    for field, found in checked.texts.find(BENEFITS):
        if _is_spoken(field):
            yield Hit(field.path, found=found)


def _is_spoken(field: Field) -> bool:
    return field.public and field.name.startswith(_SPOKEN + _OF_OPENINGS)


def _clause(text: str, at: int, reach: int = 160) -> str:
    """The sentence, or the part up to a semicolon, in which ``at`` lies; a long one only near it."""
    start, end = max(0, at - reach), min(len(text), at + reach)
    before = [found.end() for found in _BETWEEN.finditer(text, start, at)]
    after = _BETWEEN.search(text, at, end)
    return text[before[-1] if before else start : after.start() if after else end]
