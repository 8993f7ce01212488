"""Watching a workspace: what it reads, and nothing that it writes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

from jdgen.errors import CannotMake
from jdgen.workspace import Workspace

SETTLED = 50
"""Milliseconds without a change after which a burst of them is over."""
READ = ("roles", "templates", "market")


def changes(workspace: Workspace, stop: Event, logo: Callable[[], str | None] = lambda: None) -> Iterator[None]:
    """Yields after each burst of changes to what documents are made from: roles, templates, figures, the employer.

    ``logo`` says which file that is now. Raises CannotMake without watchfiles.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise CannotMake("watchfiles is not installed: pip install 'jdgen[publish]'") from None

    folders = tuple(workspace.root / name for name in READ)

    def read(_: object, name: str) -> bool:
        path = Path(name)
        hidden = path.name.startswith(".") or path.name.endswith(("~", ".swp"))
        files = (workspace.employer, workspace.root / (logo() or workspace.employer))
        return not hidden and (path in files or any(path.is_relative_to(folder) for folder in folders))

    for _ in watch(workspace.root, watch_filter=read, step=SETTLED, stop_event=stop, raise_interrupt=False):
        yield None
