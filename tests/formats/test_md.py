"""Markdown reads well as plain text."""

from types import SimpleNamespace

import pytest

from jdgen.formats import get


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("# A\n\n\n\n\ntext", "# A\n\ntext\n"),
        ("\n\n# A\n\n", "# A\n"),
        ("a  \nb\t\n\n \t\n\nc", "a\nb\n\nc\n"),
        ("- a\n- b\n", "- a\n- b\n"),
        ("面包", "面包\n"),
    ],
)
def test_one_blank_line_stands_between_blocks(body: str, text: str) -> None:
    assert get("md").encode(SimpleNamespace(body=body)) == text.encode()  # type: ignore[arg-type]
