"""Living with findings: overruling one, levels of one's own, safe fixes, other formats, texts from elsewhere."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jdgen.workspace import Workspace

Make = Callable[..., Workspace]
Run = Callable[..., Result]

ROLE = """\
title: Clerk
summary: >-  # a comment that stays
  He/she keeps
  the counter.
duties:
  - {id: serve, name: Serve, text: Serve people., essential: true}
requirements:
  - {id: people, text: "Experience with people, whoever he/she is"}
"""
RULE = "gendered-pronoun"


def told(result: Result) -> list[str]:
    return [line for line in result.stdout.splitlines() if f"[{RULE}]" in line]


@pytest.fixture
def clerk(make: Make) -> Callable[[str], None]:
    def clerk(text: str = ROLE, employer: str = "") -> None:
        make({"roles/clerk.yaml": text, "jdgen.yaml": "name: Counter\n" + employer})

    return clerk


def test_a_finding_shows_its_line_what_to_write_and_on_what_authority(jdgen: Run, clerk: Callable[..., None]) -> None:
    clerk()
    assert told(jdgen("check"))[0].startswith("roles/clerk.yaml:3:3: warning[gendered-pronoun]: summary: ")
    assert "    3 |   He/she keeps\n      |   ^^^^^^\n" in jdgen("check").stdout


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# a comment that stays", f"# jdgen: ignore {RULE} because a quotation"),
        ("summary: >-", f"# jdgen: ignore {RULE} because a quotation\nsummary: >-"),
    ],
)
def test_a_person_overrules_a_rule_with_a_reason(
    jdgen: Run, clerk: Callable[..., None], before: str, after: str
) -> None:
    clerk(ROLE.replace(before, after))
    (left,) = told(jdgen("check"))
    assert "requirements[0].text" in left


@pytest.mark.parametrize(
    ("comment", "rule"),
    [
        (f"# jdgen: ignore {RULE}", "ignore-without-reason"),
        ("# jdgen: ignore no-such-rule because of it", "unknown-ignore"),
        ("# jdgen: ignore PAY001 because of it", "unused-ignore"),
    ],
)
def test_a_comment_that_overrules_nothing_is_told(
    jdgen: Run, clerk: Callable[..., None], comment: str, rule: str
) -> None:
    clerk(ROLE.replace("# a comment that stays", comment))
    result = jdgen("check")
    assert "roles/clerk.yaml:2:14: " in result.stdout
    assert f"[{rule}]" in result.stdout
    assert len(told(result)) == 2


def test_the_employer_sets_the_level_of_a_rule(jdgen: Run, clerk: Callable[..., None]) -> None:
    clerk(employer=f"checks: {{{RULE}: error}}\n")
    assert jdgen("check").exit_code == 1
    clerk(employer=f"checks: {{{RULE}: skip}}\n")
    assert told(jdgen("check")) == []


def test_github_annotations_name_file_line_and_column(jdgen: Run, clerk: Callable[..., None]) -> None:
    clerk()
    lines = jdgen("check", "--output-format", "github").stdout.splitlines()
    assert any(
        line.startswith(f"::warning file=roles/clerk.yaml,line=3,col=3,title={RULE}::summary: ") for line in lines
    )


def test_json_has_everything_that_the_text_says(jdgen: Run, clerk: Callable[..., None]) -> None:
    clerk()
    found = [one for one in json.loads(jdgen("check", "--output-format", "json").stdout) if one["rule"] == RULE]
    assert [(one["line"], one["column"], one["end_column"], one["field"]) for one in found] == [
        (3, 3, 9, "summary"),
        (8, 57, 63, "requirements[0].text"),
    ]
    assert all(one["hint"] and one["why"] and one["source"] for one in found)


TEXTS = {
    "posting.md": b"# Clerk\n\nWe look for a clerk. He/she keeps the counter.\n",
    "posting.txt": b"\xef\xbb\xbfClerk\r\n\r\nHe/she keeps the counter.\r\n",
    "posting.html": b"<html><head><title>He/she</title></head>\n<body>\n<p>He/she keeps <b>it</b>.</p></body>",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_was_never_in_jdgen_is_checked(jdgen: Run, make: Make, tmp_path: Path, name: str) -> None:
    make()
    (tmp_path / name).write_bytes(TEXTS[name])
    (found,) = told(jdgen("check", "--text", name))
    assert found.startswith(f"{name}:3:")


def test_a_word_file_is_checked_by_its_paragraphs(jdgen: Run, make: Make, tmp_path: Path) -> None:
    make()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    runs = "<w:r><w:t>He/</w:t></w:r><w:r><w:t>she keeps the counter.</w:t></w:r>"
    body = f"<w:p><w:r><w:t>Clerk</w:t></w:r></w:p><w:p>{runs}</w:p>"
    with zipfile.ZipFile(tmp_path / "posting.docx", "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    (found,) = told(jdgen("check", "--text", "posting.docx"))
    assert found.startswith("posting.docx:2:1: ")


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"\xff\xfe\x00", b"\x00\x01\x02\xff"])
def test_a_file_that_is_no_text_is_told(jdgen: Run, make: Make, tmp_path: Path, data: bytes) -> None:
    make()
    (tmp_path / "posting.docx").write_bytes(data)
    result = jdgen("check", "--text", "posting.docx")
    assert result.exit_code == 2
    assert result.stderr.startswith("posting.docx: error: ")


def test_every_report_says_what_it_is_not(jdgen: Run, clerk: Callable[..., None]) -> None:
    clerk()
    assert "it does not say that a posting is lawful" in jdgen("check").stderr


def test_rules_are_listed_and_one_is_explained(jdgen: Run) -> None:
    assert RULE in jdgen("rules").stdout
    explained = jdgen("rules", RULE).stdout
    assert "Source: " in explained
    assert "Finds:" in explained
    assert "did you mean `gendered-pronoun`?" in jdgen("rules", "gender-pronoun").stderr
    assert "US-CO" in jdgen("rules", "--coverage").stdout


def test_a_comment_in_what_ships_is_not_the_users_to_mend(jdgen: Run, make: Make) -> None:
    child = "extends: charge-entry-specialist\ntitle: Clerk\npay: {market: [{drop: [role-guide]}]}\n"
    make({"roles/clerk.yaml": child})
    assert "unused-ignore" not in jdgen("check").stdout
