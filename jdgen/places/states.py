"""The states of the US, the District of Columbia and the territories, and Canada's, by postal abbreviation."""

import re
from functools import cache
from unicodedata import normalize

STATES = {
    "AL": "Alabama",
    "AK": "Alaska",
    "AZ": "Arizona",
    "AR": "Arkansas",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DE": "Delaware",
    "DC": "District of Columbia",
    "FL": "Florida",
    "GA": "Georgia",
    "HI": "Hawaii",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "IA": "Iowa",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "ME": "Maine",
    "MD": "Maryland",
    "MA": "Massachusetts",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MS": "Mississippi",
    "MO": "Missouri",
    "MT": "Montana",
    "NE": "Nebraska",
    "NV": "Nevada",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NY": "New York",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VT": "Vermont",
    "VA": "Virginia",
    "WA": "Washington",
    "WV": "West Virginia",
    "WI": "Wisconsin",
    "WY": "Wyoming",
    "AS": "American Samoa",
    "GU": "Guam",
    "MP": "Northern Mariana Islands",
    "PR": "Puerto Rico",
    "VI": "U.S. Virgin Islands",
}

PROVINCES = {
    "AB": "Alberta",
    "BC": "British Columbia",
    "MB": "Manitoba",
    "NB": "New Brunswick",
    "NL": "Newfoundland and Labrador",
    "NS": "Nova Scotia",
    "NT": "Northwest Territories",
    "NU": "Nunavut",
    "ON": "Ontario",
    "PE": "Prince Edward Island",
    "QC": "Quebec",
    "SK": "Saskatchewan",
    "YT": "Yukon",
}
"""Of Canada, with its territories."""

_ALSO = {"Virgin Islands": "VI", "Washington, D.C.": "DC"}


def state_code(text: str) -> str | None:
    """``IL`` for ``IL``, ``US-IL``, ``Illinois`` or ``illinois``; None for what is not a state."""
    return _codes().get(letters(re.sub(r"^\s*US-", "", text, flags=re.IGNORECASE)))


def province_code(text: str) -> str | None:
    """``BC`` for ``BC``, ``CA-BC`` or ``British Columbia``; None for what is not a province of Canada."""
    return _provinces().get(letters(re.sub(r"^\s*CA-", "", text, flags=re.IGNORECASE)))


def letters(text: str) -> str:
    """The letters and digits alone, in capitals and without accents: how ids spell a name."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Z0-9]", "", plain.upper())


@cache
def _codes() -> dict[str, str]:
    return _by_name(STATES) | {letters(name): code for name, code in _ALSO.items()}


@cache
def _provinces() -> dict[str, str]:
    return _by_name(PROVINCES)


def _by_name(names: dict[str, str]) -> dict[str, str]:
    return {code: code for code in names} | {letters(name): code for code, name in names.items()}
