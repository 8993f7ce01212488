"""Safe fixes: only the words themselves change, and never what a person has to decide."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jdgen.workspace import Workspace

Make = Callable[..., Workspace]
Run = Callable[..., Result]

REST = """\
duties:
  - {id: serve, name: Serve, text: Serve people., essential: true}
requirements:
  - {id: people, text: "Shows his or her work"}  # a requirement
"""


def role(summary: str) -> str:
    return f"title: Clerk\n{summary}{REST}"


CASES = {
    "plain": ("summary: Each keeps his or her till.  # kept\n", "summary: Each keeps their till.  # kept\n"),
    "quoted": ("summary: 'It''s his or her till'\n", "summary: 'It''s their till'\n"),
    "double": ('summary: "His/her \\"till\\""\n', 'summary: "Their \\"till\\""\n'),
    "folded": (
        "summary: >-\n  Keeps  his/her\n  till, his/her own.\n",
        "summary: >-\n  Keeps  their\n  till, their own.\n",
    ),
    "flow": ("also_known_as: [his/her clerk]\nsummary: Keeps.\n", "also_known_as: [their clerk]\nsummary: Keeps.\n"),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=list(CASES))
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_only_the_words_change(jdgen: Run, make: Make, tmp_path: Path, before: str, after: str, line_end: str) -> None:
    path = "roles/clerk.yaml"
    make({path: role(before).replace("\n", line_end).encode()})
    result = jdgen("check", "--fix")
    assert f"fixed {path}" in result.stderr
    assert (tmp_path / path).read_bytes() == role(after).replace("\n", line_end).encode()


def test_a_byte_order_mark_stays(jdgen: Run, make: Make, tmp_path: Path) -> None:
    make({"roles/clerk.yaml": b"\xef\xbb\xbf" + role(CASES["plain"][0]).encode()})
    jdgen("check", "--fix")
    assert (tmp_path / "roles/clerk.yaml").read_bytes() == b"\xef\xbb\xbf" + role(CASES["plain"][1]).encode()


def test_a_requirement_is_left_to_a_person(jdgen: Run, make: Make, tmp_path: Path) -> None:
    make({"roles/clerk.yaml": role("summary: Keeps the till.\n")})
    before = (tmp_path / "roles/clerk.yaml").read_bytes()
    result = jdgen("check", "--fix")
    assert "gendered-possessive" in result.stdout
    assert (tmp_path / "roles/clerk.yaml").read_bytes() == before


def test_a_difference_is_shown_and_not_written(jdgen: Run, make: Make, tmp_path: Path) -> None:
    make({"roles/clerk.yaml": role(CASES["plain"][0])})
    before = (tmp_path / "roles/clerk.yaml").read_bytes()
    result = jdgen("check", "--diff")
    assert result.exit_code == 1
    assert "-summary: Each keeps his or her till.  # kept\n+summary: Each keeps their till.  # kept\n" in result.stdout
    assert (tmp_path / "roles/clerk.yaml").read_bytes() == before
    jdgen("check", "--fix")
    assert jdgen("check", "--diff").output == ""


def test_an_inherited_text_is_fixed_where_it_stands(jdgen: Run, make: Make, tmp_path: Path) -> None:
    child = "extends: _base\ntitle: Clerk\n"
    make({"roles/_base.yaml": role(CASES["folded"][0]), "roles/one.yaml": child, "roles/two.yaml": child})
    jdgen("check", "--fix")
    assert (tmp_path / "roles/_base.yaml").read_text("utf-8") == role(CASES["folded"][1])
    assert (tmp_path / "roles/one.yaml").read_text("utf-8") == child


def test_what_ships_is_not_written_to(jdgen: Run, make: Make) -> None:
    make({"roles/clerk.yaml": "extends: charge-entry-specialist\ntitle: Clerk\n"})
    assert "fixed" not in jdgen("check", "--fix").stderr
