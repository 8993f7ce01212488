"""Credentials of medical billing by their right names and issuers, and codes that nobody may print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jdgen.checks.checked import Checked
from jdgen.checks.rule import Hit
from jdgen.checks.words import Found, Words
from jdgen.model.role import Credential

ISSUERS = {
    "AAPC": "AAPC",
    "AHIMA": "American Health Information Management Association (AHIMA)",
    "AMBA": "American Medical Billing Association (AMBA)",
    "NHA": "National Healthcareer Association (NHA)",
    "HFMA": "Healthcare Financial Management Association (HFMA)",
    "AAHAM": "American Association of Healthcare Administrative Management (AAHAM)",
}
_OTHER_NAMES = {"AAPC": "American Academy of Professional Coders"}


@dataclass(frozen=True)
class Known:
    acronym: str
    name: str
    issuer: str


KNOWN = (
    Known("CPC", "Certified Professional Coder", "AAPC"),
    Known("CPC-A", "Certified Professional Coder", "AAPC"),
    Known("CPB", "Certified Professional Biller", "AAPC"),
    Known("COC", "Certified Outpatient Coder", "AAPC"),
    Known("CRC", "Certified Risk Adjustment Coder", "AAPC"),
    Known("CPMA", "Certified Professional Medical Auditor", "AAPC"),
    Known("CCA", "Certified Coding Associate", "AHIMA"),
    Known("CCS", "Certified Coding Specialist", "AHIMA"),
    Known("CCS-P", "Certified Coding Specialist", "AHIMA"),
    Known("RHIT", "Registered Health Information Technician", "AHIMA"),
    Known("CMRS", "Certified Medical Reimbursement Specialist", "AMBA"),
    Known("CBCS", "Certified Billing and Coding Specialist", "NHA"),
    Known("CEHRS", "Certified Electronic Health Records Specialist", "NHA"),
    Known("CRCR", "Certified Revenue Cycle Representative", "HFMA"),
    Known("CRCS", "Certified Revenue Cycle Specialist", "AAHAM"),
)
_BY_ACRONYM = {one.acronym: one for one in KNOWN}
ACRONYMS = Words([([*_BY_ACRONYM], None)])
_ACRONYMS = "|".join(sorted(map(re.escape, _BY_ACRONYM), key=len, reverse=True))

_NAMED = re.compile(rf"\b((?:Certified|Registered)(?: [A-Za-z]{{2,20}}){{1,5}}) \(({_ACRONYMS})\)")
_ISSUED = re.compile(rf"\b({_ACRONYMS})(?: \(| from (?:the )?| by (?:the )?| through (?:the )?)({'|'.join(ISSUERS)})\b")

_BILLING = re.compile(
    r"medical (?:bill|cod)|billing and coding|charge entry|revenue cycle|\b(?:AAPC|AHIMA|AAHAM|HFMA|ICD-10|HCPCS)\b"
    r"|payment posting|medical claim",
    re.IGNORECASE,
)
_BILLERS = ("43-3021", "29-2072")

_ASKED = ("requirements", "education.required", "education.preferred", "education.credentials[].acronym", "screening")
UNKNOWN = Words([(["CHRS"], "CRCS or CRCR"), (["CMBS"], "CBCS or CMRS")])

# Only beside a word that says which codes are meant: anything else with five digits is a ZIP code, a count or pay.
CODES = Words([(["CPT", "E/M", "procedure code*", "category II code*", "category III code*"], None)])
_CODE = re.compile(
    r"(?<!\bICD-10 )\b(?:CPT|E/M|procedure codes?|procedure-codes?|Category III? codes?)\b®?[^.;\d]{0,40}?"
    r"(?<![\w$,.-])(\d{4}[\dFTU])(?![\w,.-]?\d|%|\w)"
    r"(?! (?:\w{1,20} )?(?:visits|charges|claims|encounters|codes|a |per |lines))"
    r"|(?<![\w$,.-])(\d{4}[\dFTU])(?= CPT\b)",
    re.IGNORECASE,
)


def credential_name(checked: Checked) -> Iterator[Hit]:
    billing = _of_billing(checked)
    for index, stated in enumerate(checked.role.education.credentials):
        if (known := _BY_ACRONYM.get(stated.acronym.upper())) and (said := _wrong(stated, known, billing)):
            yield _told(("education", "credentials", index), known, said)
    for field, _ in checked.texts.find(ACRONYMS):
        if field.public or field.within("screening"):
            for found, known in _in_text(field.text, billing):
                yield Hit(field.path, _about(known, found.text), (found,))


def _wrong(stated: Credential, known: Known, billing: bool) -> str | None:
    """What does not fit; the same letters also stand for other trades' credentials, with another issuer."""
    named = _plain(stated.name).startswith(_plain(known.name))
    issued = _is_issuer(stated.issuer, known.issuer)
    if named and not issued:
        return stated.issuer
    if issued and not named:
        return stated.name
    of_another = any(_is_issuer(stated.issuer, issuer) for issuer in ISSUERS)
    return stated.name if not named and (of_another and billing) else None


def _is_issuer(text: str, acronym: str) -> bool:
    full = ISSUERS[acronym].partition(" (")[0]
    return bool(re.search(rf"\b{acronym}\b", text)) or any(
        _plain(name) in _plain(text) for name in (full, _OTHER_NAMES.get(acronym, full))
    )


def _in_text(text: str, billing: bool) -> Iterator[tuple[Found, Known]]:
    """An acronym behind another credential's name, or before another issuer's."""
    for one in _NAMED.finditer(text):
        known = _BY_ACRONYM[one[2]]
        said = _plain(one[1])
        of_another = any(said == _plain(other.name) for other in KNOWN)
        if said != _plain(known.name) and (of_another or billing):
            yield Found(one.start(), one.end(), one[0], None), known
    for one in _ISSUED.finditer(text):
        known = _BY_ACRONYM[one[1]]
        if one[2] != known.issuer:
            yield Found(one.start(), one.end(), one[0], None), known


def _told(path: tuple[str | int, ...], known: Known, said: str) -> Hit:
    return Hit(path, _about(known, said))


def _about(known: Known, said: str) -> tuple[tuple[str, str], ...]:
    return ("said", said), ("acronym", known.acronym), ("name", known.name), ("issuer", ISSUERS[known.issuer])


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.casefold())


def unknown_credential(checked: Checked) -> Iterator[Hit]:
    if not _of_billing(checked):
        return
    for field, named in checked.texts.find(UNKNOWN):
        if field.name.startswith(_ASKED):
            yield Hit(field.path, found=named)


def _of_billing(checked: Checked) -> bool:
    role = checked.role
    if role.occupation and role.occupation.soc in _BILLERS:
        return True
    return any(field.public and _BILLING.search(field.text) for field in checked.fields)


def procedure_code(checked: Checked) -> Iterator[Hit]:
    for field, _ in checked.texts.find(CODES):
        if found := tuple(_codes(field.text)):
            yield Hit(field.path, found=found)


def _codes(text: str) -> Iterator[Found]:
    for one in _CODE.finditer(text):
        group = 1 if one[1] else 2
        yield Found(one.start(group), one.end(group), one[group], None)
