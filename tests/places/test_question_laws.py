"""What may not be asked where, what a posting there has to say, and whom the law protects."""

from datetime import date, timedelta

import pytest

from jdgen.places.dated import NEVER_BINDS, Law
from jdgen.places.facts import jurisdiction, shipped_ids
from jdgen.places.laws import Known, posting_laws, protected, question_laws, statements
from jdgen.places.sections import PostingStatement, QuestionLaw

NOVEMBER = date(2026, 11, 23)
DAY = timedelta(days=1)


def question(name: str, topic: str, on: date = NOVEMBER) -> QuestionLaw:
    (found,) = [one.entry for one in question_laws([name], on).in_force if one.entry.topic == topic]
    return found


def statement(name: str, id: str, on: date = NOVEMBER) -> PostingStatement:
    (found,) = [one.entry for one in statements([name], on).in_force if one.entry.id == id]
    return found


def where(topic: str, *, sure: bool) -> str:
    """The places that forbid it, outside the federal list."""
    held = question_laws(shipped_ids(), NOVEMBER).in_force
    ids = {one.id for one in held if one.entry.topic == topic and one.entry.sure is sure} - {"US"}
    return " ".join(sorted(id.removeprefix("US-") for id in ids))


STATES = "CA CO CT DC DE HI IL MA MD ME MN NJ NV NY NY-NYC"
CITIES = "OH-CINCINNATI OH-CLEVELAND OH-COLUMBUS OH-TOLEDO OR PR RI VA VT WA"


@pytest.mark.parametrize(
    ("topic", "sure", "unsure"),
    [
        (
            "pay-history",
            f"AL CA-BC CA-PE {STATES} {CITIES}",
            "CA-SANFRANCISCO IT LT MI MO-KANSASCITY MT NC NY-ALBANYCO PA PA-PHILADELPHIA SK",
        ),
        (
            "criminal-record",
            "CA-LACOUNTY PA-PHILADELPHIA WA",
            "CA CA-LOSANGELES CA-SANFRANCISCO CO CT DC HI IL MA MD ME MN NJ NM NY-NYC OR RI VT",
        ),
        ("credit", "CA CO CT DC HI IL IL-CHICAGO MD NV NY NY-NYC OR PA-PHILADELPHIA VT WA", ""),
        ("driving-licence", "CA WA", ""),
        ("age-or-graduation-date", "CO OR", "CA CT DE MN PA"),
        ("employment-status", "DC NJ NY-NYC OR", "IL-CHICAGO"),
        ("social-media", "", "CA IL NY"),
        ("polygraph", "MA", ""),
        ("height-or-weight", "", "MI NY-NYC"),
        ("marijuana", "", "CA MN NJ NY WA"),
        ("ai-notice", "IL NY-NYC", "IL"),
        ("ai-tools", "CA", ""),
        ("canadian-experience", "CA-ON", ""),
    ],
)
def test_where_a_question_is_unlawful(topic: str, sure: str, unsure: str) -> None:
    assert where(topic, sure=True) == " ".join(sorted(sure.split()))
    assert where(topic, sure=False) == unsure


def test_every_question_says_what_to_do_instead() -> None:
    held = question_laws(shipped_ids(), NOVEMBER)
    assert all(one.entry.instead for one in (*held.in_force, *held.ahead))


def test_the_federal_list_tells_what_is_forbidden_from_what_is_unwise() -> None:
    federal = question_laws(["US"], NOVEMBER).in_force
    assert {one.entry.topic for one in federal if one.entry.weight == "forbidden"} == {
        "birthplace-or-nationality",
        "citizenship",
        "disability",
        "genetic-information",
        "medical-exam",
        "polygraph",
        "pregnancy",
        "union",
        "visa",
        "workers-compensation",
    }
    assert question("US", "pay-history").weight == "unwise"
    assert (question("US", "age-or-graduation-date").weight, question("US", "disability").employees) == ("evidence", 15)


@pytest.mark.parametrize(
    ("topic", "touched", "places"),
    [
        ("driving-licence", "posting", "US-CA US-WA"),
        ("employment-status", "posting", "US-IL-CHICAGO US-NJ US-OR"),
        ("employment-status", "posting question", "US US-DC US-NY-NYC"),
        ("pay-history", "practice", "US-AL"),
        ("criminal-record", "posting", "US-CA-LACOUNTY US-CA-LOSANGELES US-CA-SANFRANCISCO US-CO US-NJ US-NY-NYC"),
        ("criminal-record", "practice", "US-PA-PHILADELPHIA"),
    ],
)
def test_a_law_on_postings_is_told_from_one_on_questions_and_one_on_practice(
    topic: str, touched: str, places: str
) -> None:
    held = [one for one in question_laws(shipped_ids(), NOVEMBER).in_force if one.entry.topic == topic]
    assert " ".join(one.id for one in held if " ".join(one.entry.touches) == touched) == places


def dated() -> list[tuple[str, Law]]:
    """The entries of these sections with a first or a last day."""
    files = [known for name in shipped_ids() if (known := jurisdiction(name))]
    both: list[tuple[str, Law]] = [
        (known.id, law) for known in files for law in (*known.question_laws, *known.posting_statements)
    ]
    return [(id, law) for id, law in both if law.status not in NEVER_BINDS and (law.since or law.until)]


def held(id: str, on: date) -> list[Law]:
    known: list[Known[QuestionLaw] | Known[PostingStatement]] = [
        *question_laws([id], on).in_force,
        *statements([id], on).in_force,
    ]
    return [one.entry for one in known]


@pytest.mark.parametrize(("id", "law"), dated(), ids=lambda part: part if isinstance(part, str) else "")
def test_a_duty_holds_from_its_first_day_through_its_last(id: str, law: Law) -> None:
    if law.since:
        assert law not in held(id, law.since - DAY)
        assert law in held(id, law.since)
    if law.until:
        assert law in held(id, law.until)
        assert law not in held(id, law.until + DAY)


def test_washington_frees_small_employers_half_a_year_later() -> None:
    def told(on: date) -> list[tuple[int | None, int | None, str | None]]:
        records = [one.entry for one in question_laws(["US-WA"], on).in_force if one.entry.topic == "criminal-record"]
        return sorted((law.employees, law.employees_most, law.asked_when) for law in records)

    offer = "After a conditional offer."
    assert told(date(2026, 6, 30)) == [(1, None, None)]
    assert told(date(2026, 7, 1)) == [(1, 14, None), (15, None, offer)]
    assert told(date(2026, 12, 31)) == told(date(2026, 7, 1))
    assert told(date(2027, 1, 1)) == [(1, 14, offer), (15, None, offer)]


def test_colorados_law_on_ai_is_ahead_and_the_one_before_it_was_never_enforced() -> None:
    before, after = (question_laws(["US-CO"], day) for day in (date(2026, 12, 31), date(2027, 1, 1)))
    assert [(one.entry.topic, one.entry.starts) for one in before.ahead] == [("ai-notice", date(2027, 1, 1))]
    assert [(one.entry.source, one.entry.status) for one in before.undecided] == [("Colorado SB 24-205", "stayed")]
    assert (after.ahead, after.undecided) == ((), ())
    assert "SB 26-189" in question("US-CO", "ai-notice", date(2027, 1, 1)).source


@pytest.mark.parametrize(
    ("name", "topic", "employees"),
    [
        ("US-CA", "criminal-record", 5),
        ("US-CA-LACOUNTY", "criminal-record", 5),
        ("US-CA-LOSANGELES", "criminal-record", 10),
        ("US-CA-SANFRANCISCO", "criminal-record", 5),
        ("US-PA-PHILADELPHIA", "criminal-record", 1),
        ("US-NY-NYC", "criminal-record", 4),
        ("US-CO", "criminal-record", 1),
        ("US-NJ", "criminal-record", 15),
        ("US-CA", "ai-tools", 5),
        ("CA-ON", "canadian-experience", 25),
        ("US", "age-or-graduation-date", 20),
        ("US", "citizenship", 4),
        ("US-MD", "criminal-record", None),
    ],
)
def test_from_how_many_employees_a_question_is_covered(name: str, topic: str, employees: int | None) -> None:
    assert question(name, topic).employees == employees


def test_los_angeles_county_forbids_a_phrase_that_sounds_much_like_one_it_allows() -> None:
    county = question("US-CA-LACOUNTY", "criminal-record")
    assert "Must pass background check" in county.wording_forbidden
    assert county.wording_allowed == ("Background check required",)
    assert [one.entry.id for one in statements(["US-CA-LACOUNTY"], NOVEMBER).in_force] == [
        "fair-chance",
        "material-duties",
        "law-that-bars",
    ]


def test_the_lie_detector_notice_is_given_word_for_word_and_belongs_on_the_application() -> None:
    notice = statement("US-MA", "lie-detector")
    assert notice.text == (
        "It is unlawful in Massachusetts to require or administer a lie detector test as a condition of employment or "
        "continued employment. An employer who violates this law shall be subject to criminal penalties and civil "
        "liability."
    )
    assert (notice.prescribed, notice.where, notice.sure) == (True, ("application",), True)
    held = statements(shipped_ids(), NOVEMBER).in_force
    assert [one.id for one in held if one.entry.prescribed] == ["US-MA"]


def test_federal_contractors_state_two_things_and_no_longer_a_third() -> None:
    contracts = {one.entry.id: one.entry.contract_at_least for one in statements(["US"], NOVEMBER).in_force}
    assert contracts["federal-contractor-disability"] == 20_000
    assert contracts["federal-contractor-veterans"] == 200_000
    assert "federal-contractor-equal-opportunity" not in contracts
    assert statement("US", "federal-contractor-equal-opportunity", date(2025, 1, 20)).status == "superseded"


def test_what_must_not_stand_in_a_posting() -> None:
    held = statements(shipped_ids(), NOVEMBER).in_force
    told = {one.entry.id for one in held if not one.entry.must}
    assert told == {"affirmative-action-phrase", "background-check-disclosure"}


def test_the_places_whose_postings_or_applications_need_a_statement() -> None:
    held = statements(shipped_ids(), NOVEMBER)
    told = {(one.id, one.entry.id) for one in held.in_force if one.id != "US"}
    assert told == {
        ("US-CA", "privacy-notice"),
        ("US-CA-LACOUNTY", "fair-chance"),
        ("US-CA-LACOUNTY", "material-duties"),
        ("US-CA-LACOUNTY", "law-that-bars"),
        ("US-CA-LOSANGELES", "fair-chance"),
        ("US-CA-SANFRANCISCO", "fair-chance"),
        ("US-MA", "lie-detector"),
        ("US-MD", "polygraph"),
        ("US-ME", "surveillance"),
        ("US-NY-NYC", "decision-tool"),
        ("US-IL", "ai-use"),
        ("US-IL", "video-interview"),
    }
    assert [(one.id, one.entry.id) for one in held.ahead] == [("US-CO", "ai-use")]
    assert {(one.id, one.entry.id) for one in held.undecided} == {("US-CA", "vacancy-exists"), ("EU", "gender-neutral")}


def test_the_federal_list_of_whom_the_law_protects() -> None:
    federal = {one.entry.id: one.entry.employees for one in protected(["US"]) if not one.entry.who}
    assert federal == {
        "race": 15,
        "color": 15,
        "religion": 15,
        "sex": 15,
        "pregnancy": 15,
        "sexual-orientation": 15,
        "gender-identity": 15,
        "national-origin": 15,
        "age": 20,
        "disability": 15,
        "genetic-information": 15,
        "military-service": 1,
        "citizenship": 4,
    }
    some = {one.entry.id for one in protected(["US"]) if one.entry.who}
    assert {"veteran-status", "marital-status", "hair"} <= some


def test_a_place_adds_to_the_list_from_its_day() -> None:
    ids = ("US-NY", "US-NY-NYC")
    assert protected(ids, date(2023, 11, 25)) == ()
    (added,) = protected(ids, date(2023, 11, 26))
    assert (added.id, added.name, added.entry.id) == ("US-NY-NYC", "New York City", "height-or-weight")
    assert [one.entry.id for one in protected(["US-MI"])] == ["height-or-weight"]


def test_a_jurisdiction_without_a_file_says_nothing_and_one_that_is_named_twice_speaks_once() -> None:
    assert posting_laws(["US-TX"], NOVEMBER).in_force == ()
    assert len(posting_laws(["US-NJ", "US-NJ"], NOVEMBER).in_force) == 1
