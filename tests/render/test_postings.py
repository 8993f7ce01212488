"""What stands on a posting once it is for an opening: nothing that somebody still has to fill."""

from collections.abc import Callable

import pytest
from click.testing import Result

from jdgen.workspace import Workspace

ROLE = """\
title: Baker
summary: Bakes bread.
duties: [{id: bake, name: Bake, text: Bake the bread.}]
requirements: [{id: early, text: Comfort with early hours}]
apply: {APPLY}
openings: [{id: shop, arrangement: onsite, places: [{city: Springfield, state: IL}], closes: 2030-12-31}]
"""


@pytest.mark.parametrize("format_", ["html", "md"])
@pytest.mark.parametrize(
    ("apply", "said"),
    [
        ("{email: jobs@example.com}", "Send your application to"),
        ("{steps: [Come to the shop on any morning.]}", "Apply as described below, by December 31, 2030."),
        ("{send: [resume], contact: 'The baker, 555-0100'}", "Apply with your resume as described below, by"),
    ],
)
def test_a_posting_of_an_opening_holds_no_blank(
    make: Callable[..., Workspace], jdgen: Callable[..., Result], apply: str, said: str, format_: str
) -> None:
    make({"roles/baker.yaml": ROLE.replace("{APPLY}", apply), "jdgen.yaml": "name: Example Ovens\n"})
    page = jdgen("render", "baker", "-k", "job-posting", "--opening", "shop", "-f", format_, "-o", "-").output
    assert said in page
    assert not any(blank in page for blank in ('class="blank"', "[E-mail", "[Lowest"))


def test_the_posting_of_a_role_shows_what_an_opening_would_fill(
    make: Callable[..., Workspace], jdgen: Callable[..., Result]
) -> None:
    make({"roles/baker.yaml": ROLE.replace("{APPLY}", "{steps: [Come in.]}"), "jdgen.yaml": "name: Example Ovens\n"})
    page = jdgen("render", "baker", "-k", "job-posting", "-f", "md", "-o", "-").output
    assert "[E-mail address or application page]" in page
    assert "[Lowest and highest pay expected on hire]" in page
