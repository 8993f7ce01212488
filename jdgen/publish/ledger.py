"""What the site has shown, and since when: ``published.json`` in the workspace, and the site's own list of files.

The site's list is served with the site, so it holds nothing but names and hashes. What a publish is about to
remember is noted in the workspace before the site is swapped in: killed in between, the next publish makes it good.
"""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field, ValidationError

from jdgen.errors import InvalidInput, Mark, Problem
from jdgen.model.base import Date, Model
from jdgen.publish.records import History, Override
from jdgen.workspace import Workspace

PUBLISHED = "published.json"
NOTED = ".jdgen-publish.json"
SITE = ".jdgen-site.json"
FROM_BACKUP = "take it back from your backup or from git"
ANEW = "move the folder away and publish anew: the workspace remembers what was shown"


class Shown(Model):
    """An opening that the site has shown."""

    first: Date
    closed: Date | None = None
    """The first day on which a publish saw that it had ended."""


class Dated(Model):
    """A page, and the day on which it last changed."""

    content: str
    """A hash of what it says."""
    changed: Date


def dated(before: Dated | None, content: str, today: date) -> Dated:
    return before if before and before.content == content else Dated(content=content, changed=today)


class Published(Model):
    """``serial`` counts the publishes."""

    version: Literal[1] = 1
    serial: int = 0
    site: str = ""
    openings: dict[str, Shown] = Field(default_factory=dict)
    pages: dict[str, Dated] = Field(default_factory=dict)
    overrides: dict[str, Override] = Field(default_factory=dict)


class Site(Model):
    """A site that jdgen made: what lies in it, and what it was made from."""

    serial: int = 0
    files: dict[str, str] = Field(default_factory=dict)
    """The SHA-256 of each file, by its path."""
    keys: dict[str, str] = Field(default_factory=dict)
    """What each bundle of files was made from."""


class Noted(Model):
    """What is to be remembered as soon as a site stands: the one whose list has this SHA-256."""

    site: str
    published: Published
    histories: tuple[History, ...] = ()


M = TypeVar("M", Published, Site, Noted)


def read_published(workspace: Workspace, target: Path) -> Published:
    """As the workspace remembers it, or as the last publish was about to; raises InvalidInput for a damaged one."""
    due = read_due(workspace, target)
    return due.published if due else _remembered(workspace)


def read_due(workspace: Workspace, target: Path) -> Noted | None:
    """What a publish has left to remember that was killed after its site was swapped in."""
    path = workspace.root / NOTED
    noted = _read(path, workspace.shown(path), Noted(site="", published=Published()), FROM_BACKUP)
    if noted.published.serial <= _remembered(workspace).serial:
        return None
    try:
        stands = sha256((target / SITE).read_bytes()).hexdigest()
    except OSError:
        return None
    return noted if stands == noted.site else None


def _remembered(workspace: Workspace) -> Published:
    path = workspace.root / PUBLISHED
    return _read(path, workspace.shown(path), Published(), FROM_BACKUP)


def read_site(folder: Path) -> Site:
    """What lies in the folder of a site; raises InvalidInput for a folder with files of somebody else."""
    path = folder / SITE
    taken = folder.exists() and not (folder.is_dir() and not any(folder.iterdir()))
    if taken and not path.is_file():
        hint = "name a new folder, or an empty one: a publish replaces the whole folder"
        raise InvalidInput([Problem(Mark(str(folder)), "is not a site that jdgen made", hint=hint)])
    return _read(path, str(path), Site(), ANEW)


def _read(path: Path, shown: str, none: M, hint: str) -> M:
    """``none`` where there is no such file."""
    try:
        return type(none).model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return none
    except OSError as error:
        message, hint = f"cannot be read: {(error.strerror or 'no reason given').lower()}", ""
    except ValidationError:
        message = "is damaged, or of a newer jdgen"
    raise InvalidInput([Problem(Mark(shown), message, hint=hint)])
