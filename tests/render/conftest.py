"""Pages of a small role, made from templates of the test's own."""

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from jdgen.documents import view
from jdgen.documents.kinds import choose_kinds
from jdgen.documents.subject import Given, RoleSubject
from jdgen.load import load_employer, load_one
from jdgen.model.market import Market
from jdgen.render import Renderer, Source
from jdgen.workspace import Workspace


@pytest.fixture
def page(make: Callable[..., Workspace], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The body that a template of the workspace gives for the baker; the kind is public unless said."""

    monkeypatch.chdir(tmp_path)

    def page(template: str | bytes, source: Source = "html", kind: str = "job-posting", **files: str | bytes) -> str:
        others = {f"templates/{name}.j2": text for name, text in files.items()}
        make()
        workspace = make({f"templates/{kind}/page.{source}.j2": template} | others)
        (found,) = choose_kinds(workspace, [kind])
        seen = view(
            found, RoleSubject(load_one(workspace, "baker").model), Given(load_employer(workspace).model, Market)
        )
        return Renderer(workspace).render(seen, kind, source)

    return page


@pytest.fixture
def read() -> Callable[[str], list[Any]]:
    """A piece of HTML as a list of texts and ``(tag, attributes)``, with texts side by side in one."""

    class Reader(HTMLParser):
        found: list[Any]

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found.append((tag, dict(attrs)))

        def handle_endtag(self, tag: str) -> None:
            self.found.append((f"/{tag}", {}))

        def handle_data(self, data: str) -> None:
            if self.found and isinstance(self.found[-1], str):
                data = self.found.pop() + data
            self.found.append(data)

    def read(html: str) -> list[Any]:
        reader = Reader()
        reader.found = []
        reader.feed(html)
        reader.close()
        return reader.found

    return read
