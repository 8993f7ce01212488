"""What was posted, as it looked, and from when to when. Nothing here deletes anything."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from jdgen.errors import InvalidInput, Mark, Problem
from jdgen.model.base import Date, Line, Model, Url
from jdgen.model.opening import Opening
from jdgen.places.jurisdictions import jurisdictions, state_jurisdictions
from jdgen.places.states import state_code
from jdgen.workspace import Workspace, write

FOLDER = "records"
FILES = "files"


class Override(Model):
    """A person's decision to publish an opening in spite of what the checker says."""

    because: Line
    by: Line
    on: Date
    rules: tuple[str, ...] = ()
    """The errors that were known when it was taken; it covers no others."""


class Version(Model):
    """One wording of a posting; ``files`` are the names of its parts under ``records/files``, by format."""

    channel: Line
    url: Url
    first_shown: Date
    last_shown: Date
    files: dict[str, str]
    override: Override | None = None


class History(Model):
    """All that was shown of one opening."""

    opening: Line
    """Its reference: role and opening."""
    title: Line
    jurisdictions: tuple[Line, ...] = ()
    """Whose laws say how long this is kept."""
    legal_hold: bool = False
    versions: tuple[Version, ...] = ()


def stored_name(sha: str, suffix: str) -> str:
    """Where a content is kept: the same once, whatever it was called."""
    return f"{sha[:2]}/{sha}.{suffix}"


def is_stored(workspace: Workspace, name: str) -> bool:
    return (workspace.root / FOLDER / FILES / name).is_file()


def store(workspace: Workspace, name: str, data: bytes) -> None:
    write(workspace.root / FOLDER / FILES / name, data)


def retention_places(opening: Opening) -> tuple[str, ...]:
    """The ids of the jurisdictions where the work is done, or may be done from home."""
    states = (code for name in opening.open_to if (code := state_code(name)))
    found = [id for place in opening.places for id in jurisdictions(place)]
    found += [id for code in states for id in state_jurisdictions(code)]
    return tuple(dict.fromkeys(found))


def encode(state: Model) -> bytes:
    return (state.model_dump_json(indent=1, exclude_defaults=True) + "\n").encode()


def histories(workspace: Workspace) -> list[str]:
    """The references of all openings that have records."""
    return sorted(path.stem for path in (workspace.root / FOLDER).glob("*.json"))


def read_history(workspace: Workspace, reference: str) -> History | None:
    path = _path(workspace, reference)
    try:
        return History.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"cannot be read: {(error.strerror or 'no reason given').lower()}"
    except ValidationError:
        message = "is damaged, or of a newer jdgen"
    hint = "take it back from your backup: what was posted must be kept"
    raise InvalidInput([Problem(Mark(workspace.shown(path)), message, hint=hint)])


def record(workspace: Workspace, shown: History) -> None:
    """Adds what is shown now, or moves the last day on which the same was shown; twice is as good as once."""
    before = read_history(workspace, shown.opening)
    versions = before.versions if before else ()
    for version in shown.versions:
        versions = _with(versions, version)
    after = shown.model_copy(update={"versions": versions})
    if after != before:
        write(_path(workspace, shown.opening), encode(after))


def _with(versions: tuple[Version, ...], new: Version) -> tuple[Version, ...]:
    last = versions[-1] if versions else None
    if last is None or not _same(last, new):
        return (*versions, new)
    days = [last.first_shown, last.last_shown, new.first_shown, new.last_shown]
    return (*versions[:-1], last.model_copy(update={"first_shown": min(days), "last_shown": max(days)}))


def _same(one: Version, other: Version) -> bool:
    return (one.channel, one.url, one.files, one.override) == (other.channel, other.url, other.files, other.override)


def _path(workspace: Workspace, reference: str) -> Path:
    return workspace.root / FOLDER / f"{reference}.json"


def kept_until(history: History, years: Mapping[str, int]) -> date | None:
    """The day until which the last version is kept, by the longest of its jurisdictions; None under a legal hold."""
    if history.legal_hold or not history.versions:
        return None
    most = max((years.get(one, 0) for one in history.jurisdictions), default=0)
    last = max(version.last_shown for version in history.versions)
    try:
        return last.replace(year=last.year + most)
    except ValueError:  # 29 February
        return last.replace(year=last.year + most, month=3, day=1)
