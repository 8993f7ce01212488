"""A posting as search engines read it: what Google's page lists, and nothing that the posting does not say."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from jdgen.build.some import some_documents
from jdgen.workspace import Workspace

Make = Callable[..., Workspace]
TOWN = {"city": "Springfield", "state": "IL", "street": "1 Example Street", "postal_code": "62701"}
CHICAGO = {"city": "Chicago", "state": "IL"}
MARKET = [{"id": "bls", "source": "BLS", "release": "2025-05", "area": "US", "median": 48765, "p25": 41234}]


@pytest.fixture
def said(make: Make) -> Callable[..., dict[str, Any]]:
    """The structured data of an opening that says this; ``role`` is more of its role."""

    def said(opening: dict[str, Any] | None = None, **role: Any) -> dict[str, Any]:
        whole = {"id": "town", "arrangement": "onsite", "places": [TOWN]} | (opening or {})
        whole = {name: value for name, value in whole.items() if value is not None}
        text = {
            "title": "Baker",
            "summary": "Bakes bread.",
            "duties": [{"id": "bake", "name": "Bake", "text": "Bake the bread.", "essential": True}],
            "requirements": [{"id": "early", "text": "Comfort with early hours"}],
            "openings": [whole],
        }
        employer = {"name": "Example Ovens", "site": "https://www.example.com"}
        workspace = make({"roles/baker.yaml": json.dumps(text | role), "jdgen.yaml": json.dumps(employer)})
        made = some_documents(workspace, "baker", ("job-posting",), ("jsonld",), "town", (), only_one=True)
        (data,) = (data for _, data in made)
        found: dict[str, Any] = json.loads(data)
        return found

    return said


Said = Callable[..., dict[str, Any]]


def test_a_posting_says_what_google_asks_for(said: Said) -> None:
    found = said({"posted": "2026-11-02", "closes": "2026-12-31", "requisition": "REQ-1"})
    description = found.pop("description")
    assert description.startswith("<p>")
    assert "Bake the bread." in description
    assert found == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Baker",
        "identifier": {"@type": "PropertyValue", "name": "Example Ovens", "value": "REQ-1"},
        "datePosted": "2026-11-02",
        "validThrough": "2026-12-31T23:59:59",
        "employmentType": "FULL_TIME",
        "hiringOrganization": {
            "@type": "Organization",
            "name": "Example Ovens",
            "sameAs": "https://www.example.com",
        },
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "1 Example Street",
                "addressLocality": "Springfield",
                "addressRegion": "IL",
                "postalCode": "62701",
                "addressCountry": "US",
            },
        },
    }


def test_without_a_requisition_its_reference_names_it(said: Said) -> None:
    assert said()["identifier"]["value"] == "baker.town"


def test_an_opening_without_an_end_names_none(said: Said) -> None:
    assert "validThrough" not in said()


def test_several_places_are_a_list(said: Said) -> None:
    found = said({"places": [TOWN, CHICAGO]})["jobLocation"]
    assert [place["address"]["addressLocality"] for place in found] == ["Springfield", "Chicago"]


def test_work_from_home_names_who_may_apply_and_no_place(said: Said) -> None:
    found = said({"arrangement": "remote", "places": None, "open_to": ["IL", "Ontario"]})
    assert found["jobLocationType"] == "TELECOMMUTE"
    assert found["applicantLocationRequirements"] == [
        {"@type": "State", "name": "Illinois, USA"},
        {"@type": "State", "name": "Ontario, Canada"},
    ]
    assert "jobLocation" not in found
    assert "100% remote" in found["description"]


@pytest.mark.parametrize(("named", "country"), [("US", "USA"), ("United States", "USA"), ("Canada", "Canada")])
def test_a_country_is_a_country(said: Said, named: str, country: str) -> None:
    found = said({"arrangement": "remote", "places": None, "open_to": [named]})
    assert found["applicantLocationRequirements"] == {"@type": "Country", "name": country}


def test_hybrid_work_is_done_at_a_place(said: Said) -> None:
    found = said({"arrangement": "hybrid", "days_on_site": "Two days a week", "open_to": ["IL"]})
    assert found["jobLocation"]["address"]["addressLocality"] == "Springfield"
    assert "jobLocationType" not in found
    assert "applicantLocationRequirements" not in found


@pytest.mark.parametrize(
    ("pay", "flsa", "value"),
    [
        ({"hiring_range": [40000, 60000]}, "exempt", {"minValue": 40000, "maxValue": 60000, "unitText": "YEAR"}),
        ({"hiring_range": 52000}, "exempt", {"value": 52000, "unitText": "YEAR"}),
        ({"hiring_range": [52000, None]}, "exempt", {"minValue": 52000, "unitText": "YEAR"}),
        (
            {"hiring_range": [3500, 4000.5], "per": "month"},
            "exempt",
            {"minValue": 3500, "maxValue": 4000.5, "unitText": "MONTH"},
        ),
        (
            {"hiring_range": [20.15, 25], "per": "hour"},
            "non-exempt",
            {"minValue": 20.15, "maxValue": 25, "unitText": "HOUR"},
        ),
        ({"hiring_range": [41600, 52000]}, "non-exempt", {"minValue": 20, "maxValue": 25, "unitText": "HOUR"}),
    ],
)
def test_pay_is_what_the_posting_prints_first(said: Said, pay: Any, flsa: str, value: dict[str, Any]) -> None:
    salary = said(pay=pay | {"market": MARKET}, flsa=flsa)["baseSalary"]
    assert salary["currency"] == "USD"
    assert salary["value"] == {"@type": "QuantitativeValue"} | value


def test_what_the_market_pays_is_never_the_pay(said: Said) -> None:
    found = said(pay={"market": MARKET, "band": [38000, 71234]})
    assert "baseSalary" not in found
    assert not [number for number in ("48765", "48,765", "41234", "41,234", "71,234") if number in json.dumps(found)]


LEVELS = [{"id": "new", "name": "New", "years": [0, 2]}, {"id": "old", "name": "Old", "years": [1.5, 4]}]


def test_experience_is_that_of_the_level_in_months(said: Said) -> None:
    found = said({"level": "old"}, levels=LEVELS)["experienceRequirements"]
    assert found == {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 18}
    assert said({"level": "new"}, levels=LEVELS)["experienceRequirements"] == "no requirements"


def test_education_is_what_the_role_names_for_job_boards(said: Said) -> None:
    found = said(education={"required": "A diploma", "credential_category": "high school"})
    assert found["educationRequirements"] == {
        "@type": "EducationalOccupationalCredential",
        "credentialCategory": "high school",
    }
    assert said(education={"credential_category": "no requirements"})["educationRequirements"] == "no requirements"
    assert "educationRequirements" not in said(education={"required": "A diploma"})


def test_experience_stands_in_for_education_only_where_both_are_said(said: Said) -> None:
    education = {"required": "A diploma", "credential_category": "high school", "experience_in_place": True}
    assert said({"level": "old"}, levels=LEVELS, education=education)["experienceInPlaceOfEducation"] is True
    assert "experienceInPlaceOfEducation" not in said(education=education)


def test_a_short_application_is_said_where_the_employer_says_so(said: Said) -> None:
    assert said({"apply": {"url": "https://www.example.com/apply", "direct": True}})["directApply"] is True
    assert "directApply" not in said({"apply": {"url": "https://www.example.com/apply"}})


@pytest.mark.parametrize(
    ("employed", "wanted"),
    [("full-time", "FULL_TIME"), ("part-time", "PART_TIME"), ("temporary", "TEMPORARY"), ("per-diem", "PER_DIEM")],
)
def test_employment_is_in_googles_words(said: Said, employed: str, wanted: str) -> None:
    assert said(employment={"type": employed})["employmentType"] == wanted


@pytest.mark.parametrize("status", ["filled", "cancelled"])
def test_what_has_ended_has_no_structured_data(said: Said, status: str) -> None:
    with pytest.raises(Exception, match="no document fits"):
        said({"status": status})


def test_a_script_in_a_title_stays_a_text(said: Said) -> None:
    assert said(title="</script><script>alert(1)</script>")["title"] == "</script><script>alert(1)</script>"
