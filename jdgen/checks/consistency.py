"""What does not fit together: dates, statuses, requisitions, hours."""

from collections.abc import Iterator
from decimal import Decimal

from jdgen.checks.checked import CLOSED, Checked
from jdgen.checks.rule import Hit, Where, hit
from jdgen.model.opening import Opening
from jdgen.places.states import state_code

OLD_YEARS = 2
FULL_TIME = 30
"""Hours a week from which federal law counts somebody as full-time."""
USUAL_WEEK = 40

_COUNTRY = ("US", "USA", "U.S.", "UNITED STATES", "THE UNITED STATES", "UNITED STATES OF AMERICA")
_PROVINCES = {
    *("ALBERTA", "BRITISH COLUMBIA", "MANITOBA", "NEW BRUNSWICK", "NEWFOUNDLAND AND LABRADOR", "NOVA SCOTIA"),
    *("ONTARIO", "PRINCE EDWARD ISLAND", "QUEBEC", "QUÉBEC", "SASKATCHEWAN", "YUKON", "NUNAVUT"),
    "NORTHWEST TERRITORIES",
}


def live(checked: Checked) -> Iterator[tuple[int, Opening]]:
    """The openings that people can apply to, or soon can."""
    for index, opening in enumerate(checked.role.openings):
        if opening.status == "posted" and not (opening.closes and opening.closes < checked.on):
            yield index, opening


def opening_closed(checked: Checked) -> Iterator[Hit]:
    for index, opening in enumerate(checked.role.openings):
        if opening.status == "posted" and opening.closes and opening.closes < checked.on:
            yield hit("openings", index, "closes", closes=opening.closes)


def opening_in_the_future(checked: Checked) -> Iterator[Hit]:
    for index, opening in enumerate(checked.role.openings):
        if opening.status == "posted" and opening.posted and opening.posted > checked.on:
            yield hit("openings", index, "posted")


def ended_before_posted(checked: Checked) -> Iterator[Hit]:
    for index, opening in enumerate(checked.role.openings):
        if opening.status in CLOSED and opening.posted and opening.posted > checked.on:
            yield hit("openings", index, "status", status=opening.status, posted=opening.posted)


def starts_before_closes(checked: Checked) -> Iterator[Hit]:
    for index, opening in live(checked):
        if opening.starts and opening.closes and opening.starts < opening.closes:
            yield hit("openings", index, "starts", closes=opening.closes)


def repeated_requisition(checked: Checked) -> Iterator[Hit]:
    known = checked.setting.requisitions
    for index, opening in enumerate(checked.role.openings):
        mine = f"{checked.role.id}.{opening.id}"
        if opening.requisition and opening.status not in CLOSED:
            others = [one for one in known.get(opening.requisition, ()) if one != mine]
            if others:
                yield hit("openings", index, "requisition", number=opening.requisition, other=others[0])


def old_revision(checked: Checked) -> Iterator[Hit]:
    revised = checked.role.revised
    if revised and (checked.on - revised).days > OLD_YEARS * 365 + 1:
        yield hit("revised", revised=revised)


def review_overdue(checked: Checked) -> Iterator[Hit]:
    due = checked.role.record.review_by
    if due and due < checked.on:
        yield hit("record", "review_by", due=due)


def open_to_states(checked: Checked) -> Iterator[Hit]:
    """What stands twice, and in the US what is no state: no law can be looked up for it."""
    for index, opening in enumerate(checked.role.openings):
        if opening.arrangement != "remote" or any(place.country != "US" for place in opening.places):
            continue
        seen: dict[str, str] = {}
        for place, name in enumerate(opening.open_to):
            code = state_code(name) or (None if _outside(name) else "")
            path = ("openings", index, "open_to", place)
            if code == "":
                yield hit(*path, name=name, what="is no state that jdgen knows, so no state's rules are looked up")
            elif code and code in seen:
                yield hit(*path, name=name, what=f"is the same state as {seen[code]}")
            elif code:
                seen[code] = name


def _outside(name: str) -> bool:
    """Whether a whole country or a place abroad is meant."""
    from babel import Locale

    plain = name.strip().upper()
    abroad = {country.upper() for country in Locale("en").territories.values()}
    return plain in _COUNTRY or plain in abroad or plain in _PROVINCES


def flsa_missing(checked: Checked) -> Iterator[Hit]:
    """The US law's status, where pay is given: documents print overtime by it."""
    role = checked.role
    countries = {place.country for opening in role.openings for place in opening.places}
    abroad = bool(countries) and "US" not in countries
    stated = role.pay.hiring_range or role.pay.band or any(one.band or one.hiring_range for one in role.levels)
    if role.flsa is None and stated and role.pay.currency == "USD" and not abroad:
        yield hit("flsa")


def hours_and_type(checked: Checked) -> Iterator[Hit]:
    """What openings say of their own counts; the role's own hours where one says nothing, or there is none."""
    role = checked.role
    kind = role.employment.type
    weeks: list[tuple[Where, Decimal]] = [
        (("openings", index, "hours_per_week"), one.hours_per_week)
        for index, one in enumerate(role.openings)
        if one.hours_per_week
    ]
    if len(weeks) < max(len(role.openings), 1):
        weeks.append((("employment", "hours_per_week"), role.employment.hours_per_week))
    for path, hours in weeks:
        if (kind == "full-time" and hours < FULL_TIME) or (kind == "part-time" and hours >= USUAL_WEEK):
            yield hit(*path, type=kind, hours=f"{hours.normalize():f}")


def remote_with_days_on_site(checked: Checked) -> Iterator[Hit]:
    for index, opening in enumerate(checked.role.openings):
        if opening.arrangement == "remote" and opening.days_on_site:
            yield hit("openings", index, "days_on_site")
