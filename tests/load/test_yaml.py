"""YAML as text that knows its place: what is read as typed, and what is refused before it can do harm."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from jdgen.errors import InvalidInput, Problem
from jdgen.load import Loaded
from jdgen.load.yaml import MAX_BYTES, MAX_DEPTH, MOST, Mapping, Scalar, parse, plain, read
from jdgen.model.role import Role

Baker = Callable[..., Loaded[Role]]
Problems = Callable[..., list[Problem]]


def value(text: str) -> object:
    """What ``key:`` holds."""
    root, _, problems = parse(f"key: {text}\n", "a.yaml")
    assert not problems
    read_as = plain(root)
    assert isinstance(read_as, dict)
    return read_as["key"]


AS_TYPED = ["no", "No", "on", "ON", "true", "02134", "7:30", "2026-01-05", "1e3", "0x10", "0o17", "1_000", ".inf", "="]


@pytest.mark.parametrize("typed", AS_TYPED)
def test_a_value_stays_what_was_typed(baker: Baker, good: str, typed: str) -> None:
    assert value(typed) == typed
    assert baker(f"{good}why: {typed}\nreports_to: [{typed!r}]\n").model.why == typed


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL", "# a comment"])
def test_null_and_nothing_are_none(baker: Baker, good: str, typed: str) -> None:
    assert value(typed) is None
    assert baker(f"{good}why: {typed}\n").model.why is None


@pytest.mark.parametrize("typed", ["null", "~", "Null"])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_null_in_quotes_is_text(baker: Baker, good: str, typed: str, quote: str) -> None:
    assert value(f"{quote}{typed}{quote}") == typed
    assert baker(f"{good}why: {quote}{typed}{quote}\n").model.why == typed


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: Baker\r\nsummary: Bakes\r\n")
    root, text, _ = parse(read(path, "a.yaml"), "a.yaml")
    assert plain(root) == {"title": "Baker", "summary": "Bakes"}
    assert text.lines[:2] == ("title: Baker", "summary: Bakes")


def test_every_node_knows_its_line_and_column() -> None:
    root, _, _ = parse("# é\u2028title: Baker\r\nlist:\r  - é\n  - {a: b}\n", "a.yaml")
    assert isinstance(root, Mapping)
    assert {key: (mark.line, mark.column) for key, mark in root.keys.items()} == {"title": (2, 1), "list": (3, 1)}
    assert (root.entries["title"].mark.line, root.entries["title"].mark.column) == (2, 8)


DEEP = {
    "brackets": "[" * 200_000,
    "closed brackets": "[" * 100_000 + "]" * 100_000,
    "dashes": "- " * 200_000,
    "maps": "{a: " * 200_000,
    "keys": "? " * 200_000,
    "maps in a value": "title: " + "{a: [" * 100_000,
}


@pytest.mark.parametrize("shape", DEEP)
def test_deep_nesting_is_refused_where_it_starts_to_be_too_deep(problems: Problems, shape: str) -> None:
    (problem,) = problems(DEEP[shape])
    assert problem.message == f"is nested more than {MAX_DEPTH} levels deep"
    assert problem.mark.line == 1
    assert 50 < problem.mark.column < 400


def test_nesting_up_to_the_limit_is_read() -> None:
    root, _, problems = parse("[" * (MAX_DEPTH - 1) + "text" + "]" * (MAX_DEPTH - 1), "a.yaml")
    assert not problems
    depth, node = 1, root
    while not isinstance(node, Scalar):
        (node,) = node.items  # type: ignore[union-attr]
        depth += 1
    assert (depth, node.value) == (MAX_DEPTH, "text")


def test_a_file_of_one_mebibyte_is_read_and_one_byte_more_is_not(baker: Baker, problems: Problems, good: str) -> None:
    text = good + "# "
    text += "x" * (MAX_BYTES - len(text))
    assert baker(text).model.title == "Baker"
    (problem,) = problems(text + "x")
    assert str(problem) == (
        "roles/baker.yaml: error: is larger than 1 MiB\n  hint: a role file is a few kilobytes: is this the right file?"
    )


def test_a_file_of_50_megabytes_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))
    with pytest.raises(InvalidInput, match=r"huge\.yaml: error: is larger than 1 MiB"):
        read(path, "huge.yaml")


MANY = {
    "unknown fields": "".join(f"field-{number}: 1\n" for number in range(50_000)),
    "repeated keys": "title: Baker\n" * 50_000,
    "colons in texts": "reports_to:\n" + "- a: b\n" * 50_000 + "- []\n" * 50_000,
    "empty entries": "requirements:\n" + "-\n" * 200_000,
    "unknown ids": "screening:\n  criteria:\n"
    + "".join(f"  - {{id: i{n}, requirement: r{n}, stage: resume, look_for: x}}\n" for n in range(10_000)),
    "dropped": "extends: _base\nreports_to:\n  - drop: [" + ", ".join(map(str, range(20_000))) + "]\n",
}


@pytest.mark.parametrize("kind", MANY)
def test_a_file_of_problems_is_told_in_part(problems: Problems, good: str, kind: str) -> None:
    told = problems(good + MANY[kind])
    assert len(told) <= MOST + 10


def test_what_is_more_than_can_be_told_is_counted(problems: Problems, good: str) -> None:
    told = problems(good + MANY["unknown fields"])
    assert str(told[0]) == f"roles/baker.yaml: error: has 50000 problems; the first {MOST} are told"
    assert len(told) == MOST + 1


def test_a_key_of_a_mebibyte_is_cut_in_the_message(problems: Problems) -> None:
    key = "k" * 400_000
    told = problems(f"? {key}\n: 1\n? {key}\n: 2\n")
    assert len(told) > 1
    assert max(map(len, map(str, told))) < 1000


@pytest.mark.parametrize(
    ("name", "message"),
    [("nowhere", "cannot be read: no such file or directory"), ("folder", "is not a file"), ("pipe", "is not a file")],
)
def test_what_is_no_file_is_not_read(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InvalidInput) as error:
        read(tmp_path / name, "a.yaml")
    assert str(error.value) == f"a.yaml: error: {message}"


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ufeff", "\ufffe", "\uffff"])
@pytest.mark.parametrize("before", ["", "title: ", "# Bäckerei ☕\n# 面包\r\ntitle: é"])
def test_a_control_character_is_refused_at_its_place(character: str, before: str) -> None:
    with pytest.raises(InvalidInput) as error:
        parse(f"{before}{character}\n", "a.yaml")
    (problem,) = error.value.problems
    assert problem.message == f"holds a control character (U+{ord(character):04X})"
    assert problem.mark.line == before.count("\n") + 1
    assert problem.mark.column == len(before.rpartition("\n")[2]) + 1


@pytest.mark.parametrize("text", ["\t", "\x85", "\xa0", "\u2028", "é", "面", "☕", "\U0001f956"])
def test_letters_of_any_kind_are_read(text: str) -> None:
    assert value(f'"a{text}b"') in (f"a{text}b", "a b")


def test_problems_before_a_mistake_in_the_syntax_are_told_with_it(problems: Problems) -> None:
    told = problems("why: &why Because.\nsummary: [open\n")
    assert [(problem.mark.line, problem.message[:12]) for problem in told] == [(1, "anchors (`&n"), (3, "this is not ")]


@pytest.mark.parametrize(
    "text",
    [
        "**Bread** first",
        "*bread* first",
        "*bread",
        "& cake",
        "&cake",
        "!now",
        "@home",
        "`bread` first",
        "%5",
        "> 3 years",
        "| a",
        "- a",
        ", a",
        "[bread](https://www.example.com)",
        '"Bread" first',
        "'it's'",
        "a: b",
        '"C:\\oven"',
        "[bread",
        "{bread: a: b}",
    ],
)
def test_a_text_that_needs_quotes_is_told_so(problems: Problems, good: str, text: str) -> None:
    told = problems(f"{good}why: {text}\n")
    assert all(problem.mark.line in (7, 8) for problem in told)
    assert any("quotes" in problem.hint for problem in told)


@pytest.mark.parametrize("text", ["duties:\n  - a: b\n   c: d", "a:\n  - b\n c: d", "a:\n  b: c\n d: e", "a: b\n c: d"])
def test_a_line_that_is_out_of_line_is_told_so(problems: Problems, text: str) -> None:
    (problem,) = problems(text)
    assert problem.mark.line == len(text.split("\n"))
    assert "indentation" in problem.hint
