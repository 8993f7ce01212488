"""What a posting must hold where the work may be done: pay, benefits, a deadline, statements."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jdgen.checks.checked import Checked
from jdgen.checks.fields import Field, texts
from jdgen.checks.finding import Level
from jdgen.checks.reach import LED, PEOPLE, Reached, covers, large_enough, live, named, reached
from jdgen.checks.rule import Hit, hit
from jdgen.model.band import Range
from jdgen.model.opening import Opening
from jdgen.pay.zones import hiring_range, zones_of
from jdgen.places.coverage import is_stale, verified
from jdgen.places.facts import jurisdiction
from jdgen.places.laws import Known, posting_laws, statements
from jdgen.places.sections import PostingLaw


@dataclass(frozen=True)
class Duty:
    """A pay-transparency law that covers an opening."""

    law: Known[PostingLaw]
    reached: Reached
    sized: bool
    """The employer is known to be large enough; otherwise it may be."""

    @property
    def sure(self) -> bool:
        doubtful = "reach" in self.law.entry.unsure and self.reached.how in (LED, PEOPLE)
        return self.sized and self.law.entry.sure and not doubtful


def _duties(checked: Checked, opening: Opening, *, ahead: bool = False) -> list[Duty]:
    """What binds the opening on the day, or what is passed and begins later."""
    places = reached(checked, opening)
    known = posting_laws(tuple(places), checked.on)
    found = []
    for law in known.ahead if ahead else known.in_force:
        large = large_enough(law.entry, law.id, checked.employer)
        if large is not False and covers(law.entry, places[law.id].how):
            found.append(Duty(law, places[law.id], large is True))
    return found


def _missing(checked: Checked, what: str, is_there: Callable[[Opening], bool]) -> Iterator[Hit]:
    """One finding an opening: every place that asks for it, with its citation."""
    for index, opening in live(checked):
        if is_there(opening):
            continue
        duties = [duty for duty in _duties(checked, opening) if what in duty.law.entry.posting]
        sure = [duty for duty in duties if duty.sure]
        doubtful = [duty for duty in duties if duty not in sure]
        if sure:
            yield _told(index, sure, None)
        if doubtful:
            yield _told(index, doubtful, "warning")


def _told(index: int, duties: list[Duty], level: Level | None) -> Hit:
    left_out = [duty.law.name for duty in duties if duty.reached.left_out]
    unsized = [duty for duty in duties if not duty.sized]
    note = f"; not open to {named(left_out)}, which does not switch its law off" if left_out else ""
    note += f"; from {max(one.law.entry.employees or 1 for one in unsized)} employees on" if unsized else ""
    places = named(duty.law.name for duty in duties)
    cited = "; ".join(dict.fromkeys(duty.law.entry.source for duty in duties))
    return hit("openings", index, level=level, places=places, cited=cited, note=note)


def _posted(checked: Checked, opening: Opening) -> Range | None:
    zones = zones_of(checked.role, opening, checked.employer.pay.zones, checked.setting.market)
    return hiring_range(checked.role, opening, zones)


def pay_range_missing(checked: Checked) -> Iterator[Hit]:
    yield from _missing(checked, "range", lambda opening: _posted(checked, opening) is not None)


def benefits_missing(checked: Checked) -> Iterator[Hit]:
    listed = bool(checked.role.benefits or checked.employer.benefits)
    yield from _missing(checked, "benefits", lambda opening: listed)


def other_pay_missing(checked: Checked) -> Iterator[Hit]:
    pay = checked.role.pay
    said = bool(pay.other or pay.differentials or pay.bonus)
    yield from _missing(checked, "other-pay", lambda opening: said)


def deadline_missing(checked: Checked) -> Iterator[Hit]:
    yield from _missing(checked, "deadline", lambda opening: opening.closes is not None)


def pay_range_open_ended(checked: Checked) -> Iterator[Hit]:
    for index, opening in live(checked):
        posted = _posted(checked, opening)
        if posted is None or posted.maximum is not None:
            continue
        asks = [duty for duty in _duties(checked, opening) if "range" in duty.law.entry.posting]
        closed = [duty for duty in asks if "closed" in duty.law.entry.range_rules and duty.sure]
        if closed:
            yield _told(index, closed, None)
        elif asks:
            yield _told(index, asks, "warning")


def pay_range_wide(checked: Checked) -> Iterator[Hit]:
    """A proposed limit on the spread: nobody is held to it yet."""
    for index, opening in live(checked):
        posted = _posted(checked, opening)
        if posted is None or posted.maximum is None:
            continue
        places = reached(checked, opening)
        for law in posting_laws(tuple(places), checked.on).undecided:
            limit = law.entry.spread and law.entry.spread.percent_of_minimum
            spread = (posted.maximum - posted.minimum) / posted.minimum
            if limit and spread * 100 > limit:
                source = law.entry.source
                yield hit("openings", index, spread=spread, limit=limit, places=law.name, cited=source)


def law_ahead(checked: Checked) -> Iterator[Hit]:
    """What is passed, begins later and is not met yet."""
    for index, opening in live(checked):
        pay = checked.role.pay
        there = {
            "range": _posted(checked, opening) is not None,
            "benefits": bool(checked.role.benefits or checked.employer.benefits),
            "other-pay": bool(pay.other or pay.differentials or pay.bonus),
            "deadline": opening.closes is not None,
        }
        for duty in _duties(checked, opening, ahead=True):
            law = duty.law.entry
            wanted = [what for what in law.posting if not there.get(what, True)]
            if wanted:
                listed = named(wanted).replace("-", " ")
                place = duty.law.name
                yield hit("openings", index, since=law.starts, wanted=listed, places=place, cited=law.source)


def statement_missing(checked: Checked) -> Iterator[Hit]:
    """A text that a posting in a place must hold, whatever the employer does."""
    public = " ".join(field.text for field in _public(checked)).casefold()
    for index, opening in live(checked):
        places = reached(checked, opening)
        for one in statements(tuple(places), checked.on).in_force:
            entry = one.entry
            if not entry.must or entry.when or entry.where != ("posting",):
                continue
            if large_enough(entry, one.id, checked.employer) is False or _holds(public, entry.text):
                continue
            yield hit("openings", index, places=one.name, text=entry.text.rstrip("."), cited=entry.source)


def _public(checked: Checked) -> Iterator[Field]:
    yield from (field for field in checked.fields if field.public)
    yield from (field for field in texts(checked.setting.employer) if field.public)


def _holds(text: str, statement: str) -> bool:
    """Whether most of the statement's own words are there: in which words it is said is left to the employer."""
    words = {word.strip(".,;:") for word in statement.casefold().split() if len(word) > 6}
    return sum(word in text for word in words) * 2 >= len(words)


def law_not_looked_into(checked: Checked) -> Iterator[Hit]:
    """Facts about an opening's places that nobody has looked into for a year."""
    for index, opening in live(checked):
        known = [one for id in reached(checked, opening) if (one := jurisdiction(id))]
        old = [one for one in known if is_stale(one, checked.on)]
        if old:
            places = named(one.name for one in old)
            yield hit("openings", index, places=places, day=min(map(verified, old)))
