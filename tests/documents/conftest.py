"""Small roles as text, and what a kind of document shows of them."""

from collections.abc import Callable, Sequence
from functools import partial

import pytest

from jdgen.build.some import some_documents
from jdgen.documents import view
from jdgen.documents.kinds import choose_kinds
from jdgen.documents.subject import Given, RoleSubject
from jdgen.documents.view import View
from jdgen.load import load_employer, load_one
from jdgen.load.market import load_market
from jdgen.workspace import Workspace

BAKER = """\
title: Baker
summary: Bakes bread.
duties:
  - {id: bake, name: Bake, text: Bake the bread., essential: true}
  - {id: sweep, name: Sweep, text: Sweep the floor.}
requirements:
  - {id: early, text: Comfort with early hours}
  - {id: oven, text: Two years at a deck oven, need: preferred, system: recipes}
"""


@pytest.fixture
def baker() -> str:
    return BAKER


@pytest.fixture
def page(make: Callable[..., Workspace]) -> Callable[..., str]:
    """A document of the baker as text."""

    def page(kind: str, format_: str, more: str = "", employer: str = "name: Example Ovens\n") -> str:
        workspace = make({"roles/baker.yaml": BAKER + more, "jdgen.yaml": employer})
        ((_, data),) = some_documents(workspace, "baker", (kind,), (format_,), None, (), only_one=True)
        return data.decode()

    return page


@pytest.fixture
def shown(make: Callable[..., Workspace]) -> Callable[..., View]:
    """What a kind shows of the baker, with ``more`` lines of the role and an employer's own file."""

    def shown(
        kind: str, more: str = "", opening: str | None = None, employer: str = "", settings: Sequence[str] = ()
    ) -> View:
        files = {"roles/baker.yaml": BAKER + more} | ({"jdgen.yaml": employer} if employer else {})
        workspace = make(files)
        role = load_one(workspace, "baker", settings).model
        wanted = next((one for one in role.openings if one.id == opening), None)
        (found,) = choose_kinds(workspace, [kind])
        given = Given(load_employer(workspace).model, partial(load_market, workspace))
        return view(found, RoleSubject(role, wanted), given)

    return shown
