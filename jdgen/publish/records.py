"""What was posted, as it looked, and from when to when. Nothing here deletes anything."""

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
    """One wording of a posting; ``files`` are the names of its parts under ``records/files``, by format, and of the
    style sheet that its page had."""

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


def record(workspace: Workspace, history: History) -> None:
    if history != read_history(workspace, history.opening):
        write(_path(workspace, history.opening), encode(history))


def with_shown(versions: tuple[Version, ...], new: Version, *, still: bool) -> tuple[Version, ...]:
    """With what is shown now; ``still`` says that the site has shown the opening until now.

    What has stood there unchanged gets a later last day. What comes back after it was gone is a version of its own,
    so that no day is claimed on which it was not shown.
    """
    places = [at for at, one in enumerate(versions) if (one.channel, one.url) == (new.channel, new.url)]
    last = versions[places[-1]] if places else None
    if last is None or not still or (last.files, last.override) != (new.files, new.override):
        return (*versions, new)
    longer = last.model_copy(update={"last_shown": max(last.last_shown, new.last_shown)})
    return (*versions[: places[-1]], longer, *versions[places[-1] + 1 :])


def _path(workspace: Workspace, reference: str) -> Path:
    return workspace.root / FOLDER / f"{reference}.json"
