"""What the site has shown, and since when: ``published.json`` in the workspace, and the site's own list of files.

The site carries a copy of the first, swapped in with it: a publish that was killed in between is made good from it.
"""

from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field, ValidationError

from jdgen.errors import InvalidInput, Mark, Problem
from jdgen.model.base import Date, Model
from jdgen.publish.records import History, Override
from jdgen.workspace import Workspace

PUBLISHED = "published.json"
SITE = ".jdgen-site.json"


class Shown(Model):
    """An opening that the site has shown."""

    first: Date
    changed: Date
    content: str
    """The key of what it was made from."""
    closed: Date | None = None
    """The first day on which a publish saw that it had ended."""


class Dated(Model):
    """A page, and the day on which it last changed."""

    content: str
    changed: Date


class Published(Model):
    """``serial`` counts the publishes: of two copies, the higher is the newer."""

    version: Literal[1] = 1
    serial: int = 0
    site: str = ""
    openings: dict[str, Shown] = Field(default_factory=dict)
    pages: dict[str, Dated] = Field(default_factory=dict)
    overrides: dict[str, Override] = Field(default_factory=dict)


class Site(Model):
    """A site that jdgen made: what lies in it, and what it was made from."""

    published: Published = Published()
    day: Date | None = None
    files: dict[str, str] = Field(default_factory=dict)
    """The SHA-256 of each file, by its path."""
    keys: dict[str, str] = Field(default_factory=dict)
    """What each bundle of files was made from."""
    postings: dict[str, History] = Field(default_factory=dict)
    """What the records are to hold of each opening that is shown as open."""


M = TypeVar("M", Published, Site)


def read_published(workspace: Workspace, site: Site) -> Published:
    """The workspace's own, or the site's copy where that is newer; raises InvalidInput for a damaged one."""
    path = workspace.root / PUBLISHED
    own = _read(path, workspace.shown(path), Published)
    if site.published.serial > own.serial:
        return site.published.model_copy(update={"overrides": own.overrides})
    return own


def read_site(folder: Path) -> Site:
    """What lies in the folder of a site; raises InvalidInput for a folder with files of somebody else."""
    path = folder / SITE
    taken = folder.exists() and not (folder.is_dir() and not any(folder.iterdir()))
    if taken and not path.is_file():
        hint = "name a new folder, or an empty one: a publish replaces the whole folder"
        raise InvalidInput([Problem(Mark(str(folder)), "is not a site that jdgen made", hint=hint)])
    return _read(path, str(path), Site)


def _read(path: Path, shown: str, model: type[M]) -> M:
    try:
        return model.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return model()
    except OSError as error:
        message, hint = f"cannot be read: {(error.strerror or 'no reason given').lower()}", ""
    except ValidationError:
        message, hint = "is damaged, or of a newer jdgen", "take it back from your backup or from git"
    raise InvalidInput([Problem(Mark(shown), message, hint=hint)])
