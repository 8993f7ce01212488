"""What a role asks for and describes: education, years, duties, physical demands."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jdgen.checks.checked import Checked, Setting
from jdgen.checks.consistency import live
from jdgen.checks.fields import Field
from jdgen.checks.finding import Level as Severity
from jdgen.checks.rule import Hit, hit
from jdgen.checks.words import Found, Words
from jdgen.model.role import Level, Role

MOST_REQUIREMENTS = 8
FEWEST_DUTIES, MOST_DUTIES = 3, 12
LIGHT = 10
"""Pounds that an office job may move without a reason."""

OF_CLERKS = re.compile(
    r"\b(?:CPC(?:-A)?|CPB|CBCS|CCA|CCS(?:-P)?|CMRS|CRCR|CRCS|CRCP|CEHRS|RHIT|RHIA|CMAA|CMAS|CPMA|COC"
    r"|[Cc]ertified (?:[Pp]rofessional (?:[Cc]oder|[Bb]iller)|[Bb]illing|[Cc]oding|[Mm]edical|[Rr]evenue)"
    r"|[Cc]ertification (?:in|as|such as)|[Cc]ertificate in (?:medical|billing|coding|office))(?!\w)"
)
"""Credentials of billers and coders: abbreviations in capitals, so case counts."""
_DEGREE = re.compile(
    r"\b(?:bachelor(?:['\u2019]?s)?|master['\u2019]s"
    r"|(?:associate(?:['\u2019]?s)?|college|university|undergraduate|advanced|(?:four|two|4|2)[ -]year) degree"
    r"|degree (?:in|from|required|is required)|B\.?[AS]\.?(?= (?:in|degree|required)))(?!\w)",
    re.IGNORECASE,
)
_DIPLOMA = re.compile(
    r"\bhigh[ -]school (?:diploma|degree|graduat\w{0,6}|education)|\bdiploma (?:is )?required", re.IGNORECASE
)
_EQUIVALENT = re.compile(
    r"equivalen|comparable|combination|in lieu|instead of|in place of|substitut|\bGED\b|HiSET"
    r"|\bor (?:[\w'\u2019-]{1,30},? ){0,6}(?:experience|work|practice)\b|experience (?:can |may |also )?count",
    re.IGNORECASE,
)
_SOFT = re.compile(
    r"prefer|\bplus\b|desir|helpful|welcome|optional|\bnot (?:be )?(?:needed|required|necessary|asked)"
    r"|\bno\b|\bwithout\b|pursuing|enrolled|toward|\bwithin\b|\bwilling|licens|licenc|accredit|or earn",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[A-Za-z0-9)][A-Za-z0-9)])[.;!?](?=\s)")
_LICENSED = re.compile(
    r"\b(?:nurse|RN|teacher|professor|physician|doctor|dentist|pharmacist|therapist|psychologist|counselor|attorney"
    r"|lawyer|engineer|architect|veterinarian|social worker|librarian|chaplain|pastor)\b",
    re.IGNORECASE,
)
_WITH_LICENSE = ("17-", "19-", "21-", "23-", "25-", "29-1")
"""Major groups of occupations in which a law or a licence often asks for the degree."""
_WITHOUT_DEGREE = ("31-", "33-", "35-", "37-", "39-", "41-2", "43-", "45-", "47-", "49-", "51-", "53-")

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_YEARS = re.compile(
    r"(?P<before>\b(?:up to|at most|no more than|under|within|last|past|every|next|less than) (?:the )?)?"
    rf"\b(?P<low>{_NUMBER})\+?(?: ?(?:-|\u2013|to|or) ?(?P<high>{_NUMBER})\+?)?(?: or more)?[ -]years?\b"
    r"(?! (?:old|of age))",
    re.IGNORECASE,
)
_AT_A_DESK = ("43-1", "43-3", "43-6", "43-9")
_MOVING_THINGS = ("43-3071", "43-9051", "43-9071")
"""Tellers with their coin, mail clerks, operators of office machines."""
_POUNDS = re.compile(r"\b(\d{1,3})[ -]?(?:lbs?|pounds?)\b", re.IGNORECASE)
OTHER_DUTIES = Words(
    [(["other duties", "additional duties", "other related duties", "additional related duties"], None)]
)
_OTHER_DUTIES = re.compile(
    r"\b(?:other|additional)(?: related)? duties(?: (?:as|that are|when) \w{1,20}|,? assigned)", re.IGNORECASE
)
_WORDS_BETWEEN = r" (?:[\w'-]{1,20} ){0,3}"
_CHARGES = re.compile(rf"\b(?:enter|post|record)\w{{0,3}}{_WORDS_BETWEEN}charges?\b|\bcharge entry\b", re.IGNORECASE)
_PAYMENTS = re.compile(rf"\bpost\w{{0,3}}{_WORDS_BETWEEN}payments?\b|\bpayment posting\b", re.IGNORECASE)


def clerical(role: Role) -> bool:
    return role.occupation is not None and role.occupation.soc.startswith("43-")


def degree_without_equivalent(checked: Checked) -> Iterator[Hit]:
    soc = checked.role.occupation.soc if checked.role.occupation else ""
    if soc.startswith(_WITH_LICENSE) or (not soc and _LICENSED.search(checked.role.title)):
        return
    level: Severity | None = None if soc.startswith(_WITHOUT_DEGREE) else "notice"
    for field, found in _asked(checked, _DEGREE):
        yield Hit(field.path, found=(found,), level=level)


def diploma_without_equivalent(checked: Checked) -> Iterator[Hit]:
    for field, found in _asked(checked, _DIPLOMA):
        yield Hit(field.path, found=(found,))


def credential_for_clerical_work(checked: Checked) -> Iterator[Hit]:
    if clerical(checked.role):
        for field, found in _asked(checked, OF_CLERKS):
            yield Hit(field.path, found=(found,))


def _asked(checked: Checked, pattern: re.Pattern[str]) -> Iterator[tuple[Field, Found]]:
    """Where what is required names something, and neither an equivalent nor a softer word stands beside it."""
    for field in required(checked):
        for start, clause, following in _clauses(field.text):
            found = pattern.search(clause)
            if found and not _SOFT.search(clause) and not _EQUIVALENT.search(clause + following):
                yield field, Found(start + found.start(), start + found.end(), found[0], None)
                break


def required(checked: Checked) -> Iterator[Field]:
    """What applicants must bring: the required requirements, and the education."""
    needed = {index for index, one in enumerate(checked.role.requirements) if one.need == "required"}
    for field in checked.fields:
        of_need = field.name == "requirements[].text" and field.path[1] in needed
        if of_need or field.name == "education.required":
            yield field


def _clauses(text: str) -> Iterator[tuple[int, str, str]]:
    """Each sentence or part of one, with where it starts and the one that follows."""
    cuts = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    for here, there, after in zip(cuts[:-1], cuts[1:], [*cuts[2:], len(text)], strict=True):
        yield here, text[here:there], text[there:after]


def years_and_level(checked: Checked) -> Iterator[Hit]:
    role = checked.role
    for index, step in enumerate(role.levels):
        most = max((highest for _, highest in _years(step.brings or "")), default=0)
        if step.years[1] is not None and most > step.years[1]:
            yield _too_many_years(("levels", index, "brings"), most, step)
    hired = [level for _, opening in live(checked) if (level := role.level_of(opening))]
    for field in required(checked):
        asked = max((lowest for lowest, _ in _years(field.text)), default=0)
        beyond = [level for level in hired if level.years[1] is not None and asked > level.years[1]]
        for level in beyond[:1]:
            yield _too_many_years(field.path, asked, level)


def _too_many_years(path: tuple[str | int, ...], asked: int, level: Level) -> Hit:
    start, end = level.years
    return hit(*path, asked=asked, step=level.name, years=f"{start:f} to {end:f} years")


def _years(text: str) -> Iterator[tuple[int, int]]:
    """Lowest and highest of each stretch of years that somebody must bring."""
    for found in _YEARS.finditer(text):
        if not found["before"]:
            low = _as_number(found["low"])
            yield low, max(low, _as_number(found["high"] or found["low"]))


def _as_number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS.index(text.lower()) + 1


def too_many_requirements(checked: Checked) -> Iterator[Hit]:
    needed = [index for index, one in enumerate(checked.role.requirements) if one.need == "required"]
    if len(needed) > MOST_REQUIREMENTS:
        yield hit("requirements", needed[MOST_REQUIREMENTS], number=len(needed), most=MOST_REQUIREMENTS)


def number_of_duties(checked: Checked) -> Iterator[Hit]:
    """A posting lists the essential duties, or all where none is marked."""
    duties = checked.role.duties
    shown = sum(duty.essential for duty in duties) or len(duties)
    if shown > MOST_DUTIES:
        yield hit("duties", number=shown, advice=f"keep the {MOST_DUTIES} that matter most, or join some")
    elif shown < FEWEST_DUTIES and any(live(checked)):
        yield hit("duties", number=shown, advice=f"readers cannot see the job behind fewer than {FEWEST_DUTIES}")


def shares_of_time(checked: Checked) -> Iterator[Hit]:
    """Only where some duties have a share: of all of them the sum is looked at when the role loads."""
    shares = [duty.time for duty in checked.role.duties if duty.time is not None]
    missing = len(checked.role.duties) - len(shares)
    if shares and missing:
        total = sum(shares, Decimal(0))
        level: Severity | None = "warning" if total >= 100 else None
        yield hit("duties", level=level, total=f"{total:f}", missing=missing, number=len(checked.role.duties))


def no_essential_duty(checked: Checked) -> Iterator[Hit]:
    if not any(duty.essential for duty in checked.role.duties):
        yield hit("duties")


def no_equal_opportunity_statement(setting: Setting) -> Iterator[Hit]:
    if not setting.employer.model.equal_opportunity:
        yield hit("equal_opportunity")


def no_accommodation_contact(setting: Setting) -> Iterator[Hit]:
    contact = setting.employer.model.accommodation
    if not (contact.email or contact.phone):
        yield hit("accommodation")


def unobserved_demands(checked: Checked) -> Iterator[Hit]:
    """Only where somebody has approved the description and it is in effect."""
    record, demands = checked.role.record, checked.role.physical_demands
    unseen = sum(not (one.observed_by and one.observed_on) for one in demands)
    if unseen and record.approved_by and record.effective and record.effective <= checked.on:
        yield hit("physical_demands", number=unseen, all=len(demands), by=record.approved_by)


def demand_without_duty(checked: Checked) -> Iterator[Hit]:
    essential = {duty.id for duty in checked.role.duties if duty.essential}
    for index, demand in enumerate(checked.role.physical_demands):
        if demand.duty not in essential:
            yield hit("physical_demands", index, "duty" if demand.duty else "text")


def heavy_lifting(checked: Checked) -> Iterator[Hit]:
    role = checked.role
    soc = role.occupation.soc if role.occupation else ""
    if not soc.startswith(_AT_A_DESK) or soc in _MOVING_THINGS:
        return
    seen = {index for index, one in enumerate(role.physical_demands) if one.observed_by and one.observed_on}
    for field in checked.fields:
        if field.name not in ("physical_demands[].text", "working_conditions[]", "requirements[].text"):
            continue
        found = _POUNDS.search(field.text)
        if found and int(found[1]) > LIGHT and not (field.path[0] == "physical_demands" and field.path[1] in seen):
            yield Hit(field.path, found=(Found(*found.span(), found[0], None),))


def repeated_other_duties(checked: Checked) -> Iterator[Hit]:
    near = (field for field, _ in checked.texts.find(OTHER_DUTIES))
    told = [(field, one) for field in near for one in _OTHER_DUTIES.finditer(field.text)]
    for field, found in told[1:2]:
        yield Hit(field.path, (("number", len(told)),), (Found(*found.span(), found[0], None),))


def segregation_of_duties(checked: Checked) -> Iterator[Hit]:
    role = checked.role
    billing = role.family == "revenue-cycle" or (role.occupation and role.occupation.soc == "43-3021")
    guarded = role.scope and role.scope.note and re.search(r"segregat|separat|review", role.scope.note, re.I)
    if not billing or guarded:
        return
    done = [(index, f"{one.name}. {one.text}") for index, one in enumerate(role.duties) if one.essential]
    posting = [index for index, text in done if _PAYMENTS.search(text)]
    if posting and any(_CHARGES.search(text) for _, text in done):
        yield hit("duties", posting[0], "text")
