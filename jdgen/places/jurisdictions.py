"""Which jurisdictions a place lies in: by the form of its names, whether or not anything is known of them.

Only a county, and a union of countries, needs its file: that says which cities or countries lie in it.
"""

import re
from functools import cache

from jdgen.model.opening import Place
from jdgen.places.facts import jurisdiction, shipped_ids
from jdgen.places.states import letters, province_code, state_code

_BOROUGHS = ("BROOKLYN", "BRONX", "THEBRONX", "MANHATTAN", "QUEENS", "STATENISLAND")
# The city with an abbreviation for an id, and counties; people write them in many ways.
_OTHERWISE = {f"US-NY-{name}": "US-NY-NYC" for name in ("NEWYORK", "NEWYORKCITY", *_BOROUGHS)} | {
    "US-NY-ALBANYCOUNTY": "US-NY-ALBANYCO",
    "US-NY-WESTCHESTERCOUNTY": "US-NY-WESTCHESTER",
    "US-CA-LOSANGELESCOUNTY": "US-CA-LACOUNTY",
}
UNIONS = ("EU",)


def jurisdictions(place: Place) -> tuple[str, ...]:
    """The ids of the country, the state, the county and the city: ``US``, ``US-WA``, ``US-WA-SEATTLE``.

    Cities are told apart in the US only, provinces in Canada; elsewhere the country stands alone, after its union.
    """
    if place.country == "CA":
        province = province_code(place.state or "")
        return ("CA", f"CA-{province}") if province else ("CA",)
    if place.country != "US":
        return (*_unions(place.country), place.country)
    if not place.state:
        return ("US",)
    states = state_jurisdictions(place.state)
    # The district is its own city.
    city = None if states[-1] in ("US", "US-DC") else city_id(states[-1], place.city)
    return (*states, *_counties(states[-1]).get(city, ()), city) if city else states


def state_jurisdictions(state: str) -> tuple[str, ...]:
    """``US``, ``US-IL`` for ``IL`` or ``Illinois``, such as an opening's ``open_to`` names.

    What is not a state keeps its own letters, so that it is seen as unknown and not overlooked.
    """
    code = state_code(state) or letters(state)
    return ("US", f"US-{code}") if code else ("US",)


def city_id(state_id: str, city: str) -> str | None:
    """``US-MN-SAINTPAUL`` for ``US-MN`` and ``St. Paul``; None where no letter can stand in an id."""
    name = letters(re.sub(r"^\s*St\.?\s", "Saint ", city, flags=re.IGNORECASE))
    whole = f"{state_id}-{name}"
    return _OTHERWISE.get(whole, whole) if name else None


def _unions(country: str) -> tuple[str, ...]:
    return tuple(name for name in UNIONS if (known := jurisdiction(name)) and country in known.countries)


@cache
def _counties(state_id: str) -> dict[str, tuple[str, ...]]:
    """The counties of a state by the ids of the cities that their files name."""
    found: dict[str, tuple[str, ...]] = {}
    for name in shipped_ids():
        known = jurisdiction(name) if name.startswith(f"{state_id}-") else None
        for city in known.cities if known else ():
            inside = city_id(state_id, city) or state_id
            found[inside] = (*found.get(inside, ()), name)
    return found
