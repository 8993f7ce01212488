"""Screening questions as people write them, lawful and not: what the screening rules say, or that they are silent."""

from collections.abc import Callable
from datetime import date

import pytest
import yaml

from jdgen.checks import check
from jdgen.checks.rule import rules
from jdgen.workspace import Workspace

Make = Callable[..., Workspace]

TODAY = date(2026, 11, 23)
OF_QUESTIONS = {rule.id for rule in rules() if rule.file.group == "screening"}

UNLAWFUL_OR_UNWISE = [
    ("Please tell us how old you are and give your date of birth.", "question-age"),
    ("Do you plan to retire in the next ten years?", "question-age"),
    ("What year did you graduate, and from which school?", "question-graduation-year"),
    ("Do you have a physical or mental condition that would keep you from sitting all day?", "question-disability"),
    ("Are you currently taking any prescription drugs that make you drowsy?", "question-disability"),
    ("How many sick days did you take at your last job?", "question-disability"),
    ("Do you have back problems?", "question-disability"),
    ("Have you ever received workers\u2019 comp?", "question-injury-claims"),
    ("Have you been injured at work in the last five years?", "question-injury-claims"),
    ("Will you take a physical before we make an offer?", "question-medical-exam"),
    ("Has anyone in your family ever had cancer or heart disease?", "question-genetics"),
    ("Are you currently pregnant?", "question-pregnancy"),
    ("Are you planning on having children in the next two years?", "question-pregnancy"),
    ("Do you have reliable childcare for evening shifts?", "question-family"),
    ("What does your husband do for a living?", "question-family"),
    ("Does your faith allow you to work on Saturdays?", "question-religion"),
    ("You have a lovely accent. Where are you originally from?", "question-origin"),
    ("Is English your first language, or did you learn it later?", "question-origin"),
    ("Are you a US citizen?", "question-citizenship"),
    ("Do you identify as male or female?", "question-race-or-sex"),
    ("Have you ever been arrested for, or charged with a felony?", "question-arrests"),
    ("Would you join a union if one were formed here?", "question-union"),
    ("Would you be willing to take a lie detector test?", "question-polygraph"),
    ("What type of discharge did you receive from the Navy?", "question-military-discharge"),
    ("Upload a recent photo to complete your profile.", "question-photo"),
    ("What clubs or organizations do you belong to outside work?", "question-clubs"),
    ("Enter the last four digits of your Social Security number.", "question-social-security-number"),
    ("How tall are you, and can you reach the top shelf?", "question-height-weight"),
    ("Do you have at least 3 years of charge entry experience?", "knock-out-years"),
    ("Did you graduate high school?", "knock-out-diploma"),
    ("Are you proficient in eClinicalWorks?", "knock-out-brand"),
    ("Can you type 60 wpm?", "knock-out-typing"),
    ("Do you have a reliable car for the commute?", "knock-out-commute"),
    ("Is your desired salary under 45,000 a year?", "knock-out-pay"),
    ("Have you been unemployed for more than six months?", "knock-out-gap"),
    ("Would your last team call you a good culture fit?", "culture-fit"),
]
LAWFUL = [
    "Are you legally authorized to work in the United States?",
    "Will you need sponsorship for an employment visa, now or in the future?",
    "Are you at least 21 years old, as state law asks of people who serve alcohol?",
    "Are you 18 years of age or older?",
    "The shift runs from 2:00 p.m. to 10:30 p.m. Can you work it, with or without an accommodation?",
    "Can you do the essential duties of this job, with or without reasonable accommodation?",
    "Do you need an accommodation for the interview or the exercise?",
    "Can you work Saturdays and Sundays when the schedule says so?",
    "Can you be at the Springfield office by 8:00 a.m.?",
    "Do you have a high school diploma, a GED, or work that shows the same skills?",
    "Have you worked with Epic, athenaOne or a comparable system?",
    "Do you hold an active registered nurse license in Ohio, or a compact license?",
    "Do you hold a commercial driver's license, class A?",
    "Have you cared for pregnant patients or newborns?",
    "Have you worked with children who have a disability?",
    "Which medications have you given by injection, and in which settings?",
    "Have you billed workers' compensation or auto claims?",
    "How do you tell a chronic illness from an acute one in the notes?",
    "A patient asks that a chaplain of her religion be called. What do you do?",
    "A patient's family history of cancer is missing from the note. Whom do you ask?",
    "Before you share anything, you ask for a name and date of birth. What else?",
    "A caller wants to know why her husband's bill is not on her account. How do you begin?",
    "How do you enter an account that is 120 days old?",
    "Have you prepared payroll under a union contract?",
    "Do you speak Spanish well enough to explain a bill by phone?",
    "Which professional associations do you follow to stay current?",
    "Show us photographs of two cakes that you have decorated.",
    "Have you coded from a discharge summary?",
    "How do you record a resident's height and weight?",
    "Somebody asks for a coworker's Social Security number by e-mail. What do you do?",
    "Tell us about experience that fits this job, paid or unpaid, whenever it was.",
    "Are you currently employed by this hospital, in any department?",
    "Can you travel to the Peoria clinic about twice a month?",
    "Have you supervised a team, formally or as a lead?",
    "Do you understand that the offer depends on a check of the lists of excluded people?",
]


def found(make: Make, question: str, field: str) -> set[str]:
    """The screening rules that find something in a question, put to everybody or in a call."""
    anchors = {"at_1": "None", "at_3": "One", "at_5": "Two"}
    asked = {"id": "one", "requirement": "people", "stage": "phone", "look_for": "One", "anchors": anchors}
    plan = {
        "question": {"knock_outs": [{"id": "one", "question": question, "reason": "It decides."}]},
        "ask": {"criteria": [asked | {"ask": question}]},
    }[field]
    role = {
        "title": "Clerk",
        "summary": "Keeps the counter.",
        "duties": [{"id": "serve", "name": "Serve", "text": "Serve people.", "essential": "true"}],
        "requirements": [{"id": "people", "text": "Experience with people"}],
        "screening": plan,
    }
    report = check(make(clerk=yaml.dump(role, allow_unicode=True)), (), (), TODAY)
    assert report.problems == ()
    return {finding.rule for finding in report.findings} & OF_QUESTIONS


@pytest.mark.parametrize(("question", "rule"), UNLAWFUL_OR_UNWISE)
def test_a_question_that_should_not_be_asked_is_found_once(make: Make, question: str, rule: str) -> None:
    assert found(make, question, "question") == {rule}


@pytest.mark.parametrize("question", LAWFUL)
@pytest.mark.parametrize("field", ["question", "ask"])
def test_a_lawful_question_is_let_stand(make: Make, question: str, field: str) -> None:
    assert found(make, question, field) == set()


@pytest.mark.parametrize(("question", "rule"), [one for one in UNLAWFUL_OR_UNWISE if one[1].startswith("question-")])
def test_an_unlawful_question_is_found_in_a_call_as_well(make: Make, question: str, rule: str) -> None:
    assert found(make, question, "ask") == {rule}
