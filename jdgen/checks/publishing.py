"""What job boards and Google for Jobs refuse, or show further down."""

from collections.abc import Iterator

from jdgen.checks.checked import Checked, Setting
from jdgen.checks.consistency import live
from jdgen.checks.rule import Hit, hit
from jdgen.documents.palette import palette
from jdgen.documents.shared import apply
from jdgen.model.opening import Opening, Place
from jdgen.places.states import STATES, state_code

FEWEST_WORDS = 100


def no_way_to_apply(checked: Checked) -> Iterator[Hit]:
    """A posting may ask people to come in person: its steps or its contact say so."""
    for index, opening in live(checked):
        way = apply(checked.role, checked.employer, opening)
        if not (way.url or way.email):
            yield hit("openings", index, level="notice" if way.steps or way.contact else None)


def opening_without_posting_date(checked: Checked) -> Iterator[Hit]:
    for index, opening in live(checked):
        if not opening.posted:
            yield hit("openings", index)


def opening_without_closing_date(checked: Checked) -> Iterator[Hit]:
    for index, opening in live(checked):
        if not opening.closes:
            yield hit("openings", index)


def opening_without_pay(checked: Checked) -> Iterator[Hit]:
    for index, opening in live(checked):
        if not checked.role.hiring_range(opening):
            yield hit("openings", index)


def remote_without_states(checked: Checked) -> Iterator[Hit]:
    for index, opening in live(checked):
        if opening.arrangement == "remote" and not opening.open_to:
            yield hit("openings", index)


def hybrid_without_days(checked: Checked) -> Iterator[Hit]:
    for index, opening in live(checked):
        if opening.arrangement == "hybrid" and not opening.days_on_site:
            yield hit("openings", index)


def place_without_state(checked: Checked) -> Iterator[Hit]:
    for index, place, one in _places(checked):
        if one.country == "US" and not one.state:
            yield hit("openings", index, "places", place, city=one.city)


def state_not_abbreviated(checked: Checked) -> Iterator[Hit]:
    for index, place, one in _places(checked):
        if one.country == "US" and one.state and one.state not in STATES:
            code = state_code(one.state)
            advice = f"write {code}" if code else "it is none that jdgen knows"
            yield hit("openings", index, "places", place, "state", state=one.state, advice=advice)


def place_without_postal_code(checked: Checked) -> Iterator[Hit]:
    """Of an address, that is: most postings name the city alone, and boards take that."""
    for index, place, one in _places(checked):
        if one.street and not one.postal_code:
            yield hit("openings", index, "places", place, place=one.named)


def _places(checked: Checked) -> Iterator[tuple[int, int, Place]]:
    """Where people come to work: the places of openings that are not remote."""
    for index, opening in live(checked):
        if opening.arrangement != "remote":
            yield from ((index, place, one) for place, one in enumerate(opening.places))


def repeated_place(checked: Checked) -> Iterator[Hit]:
    for index, opening in live(checked):
        seen: list[Place] = []
        for place, one in enumerate(opening.places):
            if one in seen:
                yield hit("openings", index, "places", place, place=one.named)
            seen.append(one)


def short_description(checked: Checked) -> Iterator[Hit]:
    for index, opening in live(checked):
        words = _words(checked, opening)
        if words < FEWEST_WORDS:
            yield hit("openings", index, words=words, fewest=FEWEST_WORDS)
            return


def _words(checked: Checked, opening: Opening) -> int:
    """Those that describe the job: boards take name, pay and place from fields of their own."""
    role, employer = checked.role, checked.employer
    texts = [role.summary, role.why, opening.note, role.training, role.employment.volume, employer.about]
    listed = [f"{one.name} {one.text}" for one in role.duties]
    listed += [one.text for one in role.requirements]
    listed += [one.text for one in role.benefits or employer.benefits]
    return sum(len(text.split()) for text in (*texts, *listed) if text)


def employer_without_site(setting: Setting) -> Iterator[Hit]:
    if not setting.employer.model.site:
        yield hit("site")


def brand_color(setting: Setting) -> Iterator[Hit]:
    """A colour that does not stand out from paper is darkened where it carries text."""
    colours = palette(setting.employer.model.brand_color)
    if colours.darkened:
        yield hit("brand_color", color=colours.brand, text=colours.text)
