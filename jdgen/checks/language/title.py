"""What a job's title holds beside the name of the job."""

import re
from collections.abc import Iterator

from jdgen.checks.checked import Checked
from jdgen.checks.finding import Level
from jdgen.checks.rule import Hit, hit
from jdgen.checks.words import Found

LETTERS, MOST_LETTERS, WORDS = 60, 80, 6

_CODE = re.compile(
    r"\b(?:req|requisition|job|ref|posting)(?: ?(?:id|no|number|code))?\.?[ #:-]{1,3}\d{2,12}"
    r"|# ?\d{2,12}|\b[A-Z]{2,5}-\d{4,10}\b|\bR\d{5,10}\b|\(\d{4,10}\)",
    re.IGNORECASE,
)
_PAY = re.compile(r"[$€£] ?\d[\d,.]{0,10}[kK]?|\b\d{2,3}k\b|/ ?(?:hr|hour|yr)\b|\b(?:per|an) hour\b", re.IGNORECASE)
_CALL = re.compile(
    r"\burgent(?:ly)?\b(?! care)|\b(?:now hiring|hiring now|immediate(?:ly)? (?:start|opening|hire|hiring|need)s?"
    r"|apply (?:now|today)|wanted|needed|hot job|must see|start (?:asap|today|now))\b|!|\*\*|~|★|☆|►|✨"
    r"|[\U0001F300-\U0001FAFF\u2600-\u27BF]",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"\b(?:I{2,3}|IV|VI{0,2}|L[1-9]|Sr\.?|Jr\.?|Level [1-9IV]{1,3})(?![\w.])|\b(?:Sr|Jr)\.")
_HOURS = re.compile(
    r"[-\u2013\u2014(,|/] ?((?:1st|2nd|3rd|first|second|third|day|night|evening|weekend|swing|overnight) shift"
    r"|nights|days|evenings|weekends|full[- ]time|part[- ]time|prn|per[- ]diem|remote|hybrid|on[- ]?site|work from home"
    r"|wfh)\b",
    re.IGNORECASE,
)


def title_code(checked: Checked) -> Iterator[Hit]:
    return _first(_CODE, checked.role.title)


def title_pay(checked: Checked) -> Iterator[Hit]:
    return _first(_PAY, checked.role.title)


def title_shouting(checked: Checked) -> Iterator[Hit]:
    title = checked.role.title
    if title.isupper() and any(len(word) > 5 for word in re.findall(r"[A-Z]{1,60}", title)):
        yield Hit(("title",), found=(_whole(title),))
    else:
        yield from _first(_CALL, title)


def title_level(checked: Checked) -> Iterator[Hit]:
    return _first(_LEVEL, checked.role.title)


def title_place(checked: Checked) -> Iterator[Hit]:
    title = checked.role.title
    cities = (place.city for opening in checked.role.openings for place in opening.places)
    named = (re.search(rf"(?<!\w){re.escape(city)}(?!\w)", title) for city in cities)
    for one in (_HOURS.search(title), *named):
        if one:
            yield Hit(("title",), found=(_found(one),))
            return


def title_length(checked: Checked) -> Iterator[Hit]:
    title = checked.role.title
    words = len([word for word in title.split() if word.strip("-\u2013\u2014|/&")])
    if len(title) > LETTERS or words > WORDS:
        level: Level | None = "warning" if len(title) > MOST_LETTERS else None
        yield hit("title", level=level, words=words, letters=len(title))


def _first(pattern: re.Pattern[str], title: str) -> Iterator[Hit]:
    if one := pattern.search(title):
        yield Hit(("title",), found=(_found(one),))


def _found(one: re.Match[str]) -> Found:
    group = one.lastindex or 0
    return Found(one.start(group), one.end(group), one[group].strip(), None)


def _whole(title: str) -> Found:
    return Found(0, len(title), title, None)
