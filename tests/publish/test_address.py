"""Where a site may stand, and where in it things lie."""

import pytest

from jdgen.errors import InvalidInput
from jdgen.publish.address import base_url, group_path, posting_path, up_from, url


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://careers.example.com", "https://careers.example.com"),
        ("https://careers.example.com/", "https://careers.example.com"),
        ("http://127.0.0.1:8000/jobs/", "http://127.0.0.1:8000/jobs"),
        ("https://example.com/a/b-c_d~e.f", "https://example.com/a/b-c_d~e.f"),
        ("https://xn--bcher-kva.example/jobs", "https://xn--bcher-kva.example/jobs"),
    ],
)
def test_an_address_goes_without_a_slash_at_its_end(typed: str, kept: str) -> None:
    assert base_url(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "careers.example.com",
        "//careers.example.com",
        "ftp://careers.example.com",
        "file:///srv/site",
        "javascript:alert(1)",
        "https://",
        "https://[",
        "https://[::1]/",
        "https://../",
        "https://a..b/",
        "https://-a.example/",
        "https://careers.example.com:0/",
        "https://careers.example.com:99999/",
        "https://careers.example.com:/",
        "https://careers.example.com//jobs",
        "https://careers.example.com/jobs//",
        "https://careers.example.com/../jobs",
        "https://careers.example.com/my jobs",
        "https://careers.example.com/'jobs'",
        'https://careers.example.com/"jobs"',
        "https://careers.example.com/jobs?a=b",
        "https://careers.example.com/jobs#a",
        "https://careers.example.com/jobs\n",
        "https://name:word@careers.example.com/",
        "https://name@careers.example.com/",
        "https://careers.example.com\\jobs",
        "https://bücher.example/",
    ],
)
def test_any_other_address_is_refused_with_how_to_write_it(typed: str) -> None:
    with pytest.raises(InvalidInput, match=r"--base-url: error: .* is no address for a site") as told:
        base_url(typed)
    assert "write it like https://careers.example.com/jobs" in str(told.value)


def test_a_host_in_other_letters_is_told_its_form() -> None:
    with pytest.raises(InvalidInput, match="in ASCII letters"):
        base_url("https://bücher.example/")


def test_an_openings_page_lies_by_its_reference() -> None:
    assert posting_path("baker.night") == "openings/baker/night.html"
    assert up_from("openings/baker/night.html") == "../../"
    assert url("https://example.com/jobs", "roles/index.html") == "https://example.com/jobs/roles/"


def test_a_group_is_called_by_its_name_and_never_by_a_device() -> None:
    assert group_path("places", "Springfield, IL") == "places/springfield-il.html"
    assert group_path("teams", "Con") not in ("teams/con.html", group_path("teams", "Nul"))
    assert group_path("teams", "収") != group_path("teams", "入")
