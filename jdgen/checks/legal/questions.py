"""Questions and demands that some places forbid before an offer."""

from collections.abc import Iterable, Iterator

from jdgen.checks.checked import Checked
from jdgen.checks.reach import large_enough, live, named, reached
from jdgen.checks.rule import Hit, phrases
from jdgen.checks.words import Words
from jdgen.model.opening import Opening
from jdgen.places.laws import Known, question_laws
from jdgen.places.sections import QuestionLaw

DRIVING = Words([(["drive", "drives", "driving", "deliver*", "travel*"], None)])


def _question(checked: Checked, rule: str, topic: str) -> Iterator[Hit]:
    """A question or a demand that some places forbid: an error where an opening is in one of them."""
    for field, found in checked.texts.find(phrases(rule)):
        # The guide describes an occupation at large, and duties the people served: nobody applies by them.
        posted = field.public and not field.name.startswith(("guide.", "duties[]"))
        if not posted and not field.within("screening"):
            continue
        forbidding = (one for _, opening in live(checked) for one in _forbidding(checked, opening, topic))
        held = [one for one in forbidding if ("posting" if posted else "question") in one.entry.touches]
        sure = [one for one in held if one.entry.sure and one.entry.weight == "forbidden"]
        cited = "; ".join(dict.fromkeys(one.entry.source for one in held))
        where = f"unlawful in {named(one.name for one in held)} ({cited})" if held else "unlawful in many places"
        yield Hit(field.path, (("where", where),), found, "error" if sure else "warning")


def _forbidding(checked: Checked, opening: Opening, topic: str) -> Iterable[Known[QuestionLaw]]:
    places = reached(checked, opening)
    for one in question_laws(tuple(places), checked.on).in_force:
        large = one.id != "US" and large_enough(one.entry, one.id, checked.employer) is not False
        if one.entry.topic == topic and large:
            yield one


def asks_pay_history(checked: Checked) -> Iterator[Hit]:
    yield from _question(checked, "asks-pay-history", "pay-history")


def asks_criminal_record(checked: Checked) -> Iterator[Hit]:
    yield from _question(checked, "asks-criminal-record", "criminal-record")


def asks_credit(checked: Checked) -> Iterator[Hit]:
    yield from _question(checked, "asks-credit", "credit")


def asks_social_media(checked: Checked) -> Iterator[Hit]:
    yield from _question(checked, "asks-social-media", "social-media")


def asks_drivers_license(checked: Checked) -> Iterator[Hit]:
    """Right where driving is an essential duty."""
    essential = {index for index, duty in enumerate(checked.role.duties) if duty.essential}
    driving = (field.path for field, _ in checked.texts.find(DRIVING))
    if any(path[0] == "duties" and path[1] in essential for path in driving):
        return
    yield from _question(checked, "asks-drivers-license", "driving-licence")
