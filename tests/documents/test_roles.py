"""Every role that ships gives every document, in the right length, and quotes no licensed code."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest

from jdgen.build.making import Maker, plan
from jdgen.documents.kinds import kinds
from jdgen.load import load_employer, load_one
from jdgen.workspace import Workspace, shipped

ROLES = sorted(path.stem for path in shipped("roles").glob("[!_]*.yaml"))
PROCEDURE_CODE = re.compile(r"(?<![\w.$,-])(?:\d{5}|\d{4}[FTU]|D\d{4})(?![\w-]|[.,]\d)")
"""The shape of CPT codes and of the D codes of dentistry, which are licensed; other HCPCS codes are public."""


@pytest.fixture
def made() -> Callable[..., dict[str, str]]:
    """The documents of a shipped role as text, by their paths."""
    workspace = Workspace.open(shipped("roles").parent)
    maker = Maker(workspace, load_employer(workspace))

    def made(role: str, *formats: str) -> dict[str, str]:
        tasks = plan(kinds(workspace), [load_one(workspace, role).model], formats)
        return {task.path: maker.make(task).decode() for task in tasks}

    return made


@pytest.mark.parametrize("role", ROLES)
def test_a_shipped_role_gives_every_page_and_its_markdown(role: str, made: Callable[..., dict[str, str]]) -> None:
    documents = made(role, "html", "md")
    model = load_one(Workspace.open(shipped("roles").parent), role).model
    title, typed = model.title, any("None" in text.split() for text in texts(model.model_dump()))
    assert len(documents) >= 10
    for path, text in documents.items():
        assert (f"<h1>{title}</h1>" if path.endswith(".html") else f"# {title}\n") in text
        assert typed or "None" not in re.findall(r"\bNone\b(?!\.)", text)


@pytest.mark.parametrize("role", ROLES)
def test_a_shipped_posting_has_300_to_700_words(role: str, made: Callable[..., dict[str, str]]) -> None:
    postings = {path: text for path, text in made(role, "html").items() if path.endswith("job-posting.html")}
    assert len(postings) > 1
    lengths = {path: len(words(text)) for path, text in postings.items()}
    assert {path: length for path, length in lengths.items() if not 300 <= length <= 700} == {}


def words(page: str) -> list[str]:
    """The words between ``<main>`` and ``</main>``."""
    return unescape(re.sub("<[^>]*>", " ", page.partition("<main>")[2].partition("</main>")[0])).split()


@pytest.mark.parametrize("role", ROLES)
def test_a_shipped_role_quotes_no_procedure_code(role: str) -> None:
    model = load_one(Workspace.open(shipped("roles").parent), role).model
    found = [text for text in texts(model.model_dump()) if PROCEDURE_CODE.search(text)]
    assert found == []


@pytest.mark.parametrize("text", ["Post 99213 at once", "(D0120)", "2028F, 0001T", "modifier for 36415."])
def test_a_procedure_code_would_be_seen(text: str) -> None:
    assert PROCEDURE_CODE.search(text)


@pytest.mark.parametrize(
    "text", ["43-3021", "2025-05", "$40000", "ICD-10-CM", "E11.9", "D51.0", "J3420", "404,060", "10000000", "837P"]
)
def test_other_figures_are_no_procedure_codes(text: str) -> None:
    assert not PROCEDURE_CODE.search(text)


def texts(value: Any) -> Iterator[str]:
    """Every text of a role as data; money is a number there, and no text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | tuple | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)
