"""A posting as search engines read it: the properties that Google lists for a JobPosting, and no others.

https://developers.google.com/search/docs/appearance/structured-data/job-posting (2025-12-18). Everything in it
stands on the page too; pay is the opening's hiring range, never a market figure.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jdgen.documents import shared
from jdgen.documents.kinds import Kind
from jdgen.documents.subject import Given, RoleSubject, Subject
from jdgen.model.opening import Opening, Place
from jdgen.model.role import Role
from jdgen.pay.bands import Shown
from jdgen.places.states import PROVINCES, STATES, letters, province_code, state_code

Properties = Mapping[str, Any]

POSTING = "job-posting"
ENDED = ("filled", "cancelled")
EMPLOYMENT = {
    "full-time": "FULL_TIME",
    "part-time": "PART_TIME",
    "temporary": "TEMPORARY",
    "per-diem": "PER_DIEM",
}
NOTHING_ASKED = "no requirements"
COUNTRIES = {"UNITEDSTATES": "USA", "UNITEDSTATESOFAMERICA": "USA", "USA": "USA", "US": "USA", "CANADA": "Canada"}


def structured_data(kind: Kind, subject: Subject, given: Given) -> Properties | None:
    """A JobPosting without its description; None for what is no posting, or for one that has ended."""
    if kind.id != POSTING or not isinstance(subject, RoleSubject):
        return None
    role, opening = subject.role, subject.opening
    if opening is None or opening.status in ENDED:
        return None
    pay = shared.pay_on_hire(role, given, opening)
    said = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": role.title,
        "identifier": _value(given.employer.name, opening.requisition or subject.reference),
        "datePosted": opening.posted and opening.posted.isoformat(),
        "validThrough": opening.closes and f"{opening.closes.isoformat()}T23:59:59",
        "employmentType": EMPLOYMENT[role.employment.type],
        "hiringOrganization": _without_none(
            {"@type": "Organization", "name": given.employer.name, "sameAs": given.employer.site}
        ),
        **_where(opening),
        "baseSalary": pay and _salary(pay, role.pay.currency, hourly=shared.hourly_first(role)),
        **_experience(role, opening),
        "directApply": shared.apply(role, given.employer, opening).direct,
    }
    return _without_none(said)


def _without_none(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value is not None}


def _value(name: str, value: str) -> Properties:
    return {"@type": "PropertyValue", "name": name, "value": value}


def _where(opening: Opening) -> dict[str, Any]:
    """Places, unless all of the work is done from home; hybrid work is done at a place."""
    from_home = opening.arrangement == "remote" and not opening.days_on_site
    said: dict[str, Any] = {}
    if opening.places and not from_home:
        said["jobLocation"] = _one_or_all([_place(place) for place in opening.places])
    if from_home:
        said["jobLocationType"] = "TELECOMMUTE"
        areas = opening.open_to or [place.state or place.country for place in opening.places]
        said["applicantLocationRequirements"] = _one_or_all([_area(name) for name in areas])
    return said


def _one_or_all(items: list[Properties]) -> Any:
    return items[0] if len(items) == 1 else items


def _place(place: Place) -> Properties:
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.street,
        "addressLocality": place.city,
        "addressRegion": place.state,
        "postalCode": place.postal_code,
        "addressCountry": place.country,
    }
    return {"@type": "Place", "address": _without_none(address)}


def _area(name: str) -> Properties:
    """A state with its country, as Google writes it; a country; or an area as the file names it."""
    if country := COUNTRIES.get(letters(name)):
        return {"@type": "Country", "name": country}
    if code := state_code(name):
        return {"@type": "State", "name": f"{STATES[code]}, USA"}
    if code := province_code(name):
        return {"@type": "State", "name": f"{PROVINCES[code]}, Canada"}
    return {"@type": "AdministrativeArea", "name": name}


def _salary(pay: Shown, currency: str, *, hourly: bool) -> Properties:
    """The amounts that the posting prints first."""
    unit, amounts = "YEAR", pay.yearly
    if hourly:
        unit, amounts = "HOUR", pay.hourly
    elif pay.per == "month":
        unit, amounts = "MONTH", pay.stated
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": unit}
    if amounts.minimum == amounts.maximum:
        value["value"] = _number(amounts.minimum)
    else:
        value["minValue"] = _number(amounts.minimum)
        if amounts.maximum is not None:
            value["maxValue"] = _number(amounts.maximum)
    return {"@type": "MonetaryAmount", "currency": currency, "value": value}


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(round(amount, 2))


def _experience(role: Role, opening: Opening) -> dict[str, Any]:
    """The level's least experience, and the education that the role file names for job boards."""
    level, asked = role.level_of(opening), role.education.credential_category
    months = level and int(level.years[0] * 12)
    said: dict[str, Any] = {}
    if months is not None:
        experience = {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": months}
        said["experienceRequirements"] = experience if months else NOTHING_ASKED
    if asked == NOTHING_ASKED:
        said["educationRequirements"] = asked
    elif asked:
        credential = {"@type": "EducationalOccupationalCredential", "credentialCategory": asked}
        said["educationRequirements"] = credential
        if months is not None and role.education.experience_in_place:
            said["experienceInPlaceOfEducation"] = True
    return said
