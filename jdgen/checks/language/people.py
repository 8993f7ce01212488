"""Words about people that are right in one place and wrong in another."""

import re
from collections.abc import Iterator

from jdgen.checks.checked import Checked
from jdgen.checks.fields import Field
from jdgen.checks.rule import Hit, phrases
from jdgen.checks.words import Found, Words

# Alone, not in a pair such as "he or she": pairs have rules of their own.
_PRONOUN = re.compile(
    r"(?<![\w/(])(?<!\bor )(?:he|she|his|hers|him|her|himself|herself)(?![\w/])"
    r"(?! or (?:he|she|his|hers?|him|himself|herself)\b)",
    re.IGNORECASE,
)
PRONOUNS = Words([(["he", "she", "his", "hers", "him", "her", "himself", "herself"], None)])
_NEUTRAL = {"he": "they", "she": "they", "him": "them", "himself": "themselves", "herself": "themselves"}
# At the start of a sentence, so of whoever applies; "adults aged 18 to 25" are those whom the job serves.
_AGES = re.compile(
    r"(?:^|[.;,(] ?)((?:must be |applicants? |candidates? )?(?:age[ds]?|between the ages of):? "
    r"(?:1[89]|[2-6]\d) ?(?:to|and|-|\u2013) ?[2-6]\d)\b(?! ?(?:%|pounds|lbs|hours|minutes|people|miles))",
    re.IGNORECASE,
)
_OF_OTHERS = ("duties", "guide", "scope", "growth", "sources", "works_with")
_OF_APPLICANTS = ("title", "summary", "requirements", "openings[].note", "education")
# Who else the pronoun may stand for: a person with a name, or a patient, a child, a relative.
_SOMEBODY = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Sister|Father|Saint|majesty|honor|founde[rd]\w{0,4}|owner|wom[ae]n|mother|mom|girl|daughter|wife"
    r"|widow|aunt|grandmother|queen|m[ae]n|father|dad|boy|son|brother|husband|grandfather|king)s?\b",
    re.IGNORECASE,
)

CITIZENS = Words(
    [
        (
            [
                *("citizens only", "only citizens", "only us citizens", "only u.s. citizens"),
                *("only united states citizens", "citizenship required", "citizenship is required"),
                *("must be a us citizen", "must be a u.s. citizen", "must be us citizens", "must be u.s. citizens"),
                *("must be an american citizen", "must be a citizen", "must be a united states citizen"),
                *("us citizen required", "u.s. citizen required", "citizens preferred", "citizen preferred"),
                *("green card holders only", "green card only", "green card required", "only green card holders"),
                *("permanent residents only", "usc/gc only", "gc/usc only", "usc and gc only", "usc or gc only"),
                *("h-1b only", "h1b only", "h-1b preferred", "h1b preferred", "only h-1b", "only h1b"),
                *("opt only", "opt preferred", "opt candidates only", "opt/cpt only", "opt and cpt only"),
                *("h-1b candidates preferred", "h1b candidates preferred", "h-1b visa holders only"),
                *("h1b visa holders only", "h-1b holders only", "h1b holders only"),
            ],
            "authorized to work in the United States",
        )
    ],
    ["senior citizens only", "only citizens of", "senior citizens preferred"],
)
_BY_LAW = re.compile(
    r"clearance|\b(?:ITAR|EAR|DoD|CJIS|FAA|TSA|NRC)\b|export control|\blaws?\b|statut|regulation|executive order"
    r"|(?:government|federal|defense) contract|classified|public trust|authoriz",
    re.IGNORECASE,
)

_MOVES = (
    (r"lift (?=\d|up|at|and|or|,|heav|box|over|a min|more|weight)", "moves supplies up to 25 pounds"),
    (r"carry (?=\d|up to|heav|box|load|equip|tool|weight)", "moves supplies up to 25 pounds"),
    (r"(?:stand|sit)(?=,| (?:for|and|or|up to \d|long|all|\d))", "remains in a stationary position"),
    (r"walk(?=,| (?:for|and|or|long|up|around|stairs|all|\d))", "moves about the building"),
    (r"climb(?=,| (?:and|or|lad|stair|pole|up|scaff))", "goes up to the roof"),
    (r"(?:stoop|kneel|crouch|crawl|squat|bend)\b", "gets to the lower shelves"),
    (r"(?:see|hear|talk)(?=,| (?:and|or|well|clear|color|close|normal))", "reads labels, exchanges information"),
    (r"reach (?=over|above|high|shel)", "takes goods from the shelves"),
)
_MOVE = re.compile(
    r"\b(?:able|ability|capable|capacity) (?:to|of) (?:(?:repeatedly|frequently|occasionally|physically|safely) )?"
    rf"(?:{'|'.join(f'({verb})' for verb, _ in _MOVES)})",
    re.IGNORECASE,
)
_BODY = ("requirements", "duties", "physical_demands", "working_conditions", "education")

DETECTOR = Words(
    [(["polygraph", "polygraphs", "lie detector", "lie detectors", "voice stress analysis", "honesty test"], None)],
    [
        *("no polygraph*", "no lie detector*", "polygraph examiner*", "polygraph operator*"),
        *("require or administer a lie detector test*", "polygraph protection act", "never a polygraph"),
    ],
)
# Public agencies and guards are outside the law against lie detectors.
_GUARDS = re.compile(
    r"police|sheriff|deputy|trooper|correction|dispatcher|patrol|marshal|detective|security|firefighter|agent|guard",
    re.IGNORECASE,
)


def age_word(checked: Checked) -> Iterator[Hit]:
    return _of_applicants(checked, "age-word")


def able_bodied(checked: Checked) -> Iterator[Hit]:
    return _of_applicants(checked, "able-bodied")


def family_status(checked: Checked) -> Iterator[Hit]:
    return _of_applicants(checked, "family-status")


def native_speaker(checked: Checked) -> Iterator[Hit]:
    return _of_applicants(checked, "native-speaker")


def sex_preference(checked: Checked) -> Iterator[Hit]:
    return _of_applicants(checked, "sex-preference")


def _of_applicants(checked: Checked, rule: str) -> Iterator[Hit]:
    """Words of whoever applies; in duties they are of the people whom the job serves."""
    for field, found in checked.texts.find(phrases(rule)):
        if _is_read(field) and not field.name.startswith(_OF_OTHERS):
            yield Hit(field.path, found=found)


def lone_pronoun(checked: Checked) -> Iterator[Hit]:
    for field, _ in checked.texts.find(PRONOUNS):
        found = tuple(_pronouns(field.text)) if _is_read(field) else ()
        if found and not _SOMEBODY.search(field.text):
            yield Hit(field.path, found=found)


def _pronouns(text: str) -> Iterator[Found]:
    """Not in capitals: HIS is a hospital's information system."""
    for one in _PRONOUN.finditer(text):
        if not one[0].isupper():
            yield Found(one.start(), one.end(), one[0], _NEUTRAL.get(one[0].casefold(), "their"))


def age_range(checked: Checked) -> Iterator[Hit]:
    for field in checked.fields:
        if field.name.startswith(_OF_APPLICANTS) and (one := _AGES.search(field.text)):
            yield Hit(field.path, found=(Found(one.start(1), one.end(1), one[1], None),))


def citizens_only(checked: Checked) -> Iterator[Hit]:
    for field, found in checked.texts.find(CITIZENS):
        if _is_read(field) and not _BY_LAW.search(field.text):
            yield Hit(field.path, found=found)


def physical_verb(checked: Checked) -> Iterator[Hit]:
    for field in checked.fields:
        if not field.name.startswith(_BODY) or "accommodation" in field.text.casefold():
            continue
        if moves := tuple(_found(one) for one in _MOVE.finditer(field.text)):
            yield Hit(field.path, found=moves)


def _found(match: re.Match[str]) -> Found:
    assert match.lastindex is not None
    return Found(match.start(), match.end(), match[0].rstrip(" ,"), _MOVES[match.lastindex - 1][1])


def lie_detector(checked: Checked) -> Iterator[Hit]:
    soc = checked.role.occupation.soc if checked.role.occupation else ""
    if soc.startswith("33-") or _GUARDS.search(checked.role.title):
        return
    for field, found in checked.texts.find(DETECTOR):
        if _is_read(field) and not field.name.startswith(_OF_OTHERS):
            yield Hit(field.path, found=found)


def _is_read(field: Field) -> bool:
    """By applicants, or out to them."""
    return field.public or field.within("screening")
