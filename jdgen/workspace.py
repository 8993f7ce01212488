"""Where things are, the user's before the shipped; and ``write``, the one way to the disk."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jdgen.errors import CannotMake, InvalidInput, Mark, Problem

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """``templates`` or ``roles`` as they ship: inside the wheel when installed, else the checkout's own."""
    checkout = _PACKAGE.parent / name
    bundled = _PACKAGE / "_bundled" / name
    return bundled if bundled.is_dir() else checkout


@dataclass(frozen=True)
class Workspace:
    """A folder with ``roles/``; beside it, each optional, ``jdgen.yaml``, ``market/``, ``templates/``, ``output/``."""

    root: Path

    @classmethod
    def open(cls, root: Path) -> "Workspace":
        roles = root / "roles"
        if not _is_folder(roles):
            hint = "`jdgen init` makes a workspace; `--workspace DIR` names another folder"
            raise InvalidInput([Problem(Mark(str(root)), "there is no `roles` folder here", hint=hint)])
        return cls(root)

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def employer(self) -> Path:
        return self.root / "jdgen.yaml"

    def layers(self, name: str) -> list[Path]:
        """The folders to look through for ``templates`` or ``roles``, the user's first."""
        own, ours = self.root / name, shipped(name)
        same = _is_folder(own) and _is_folder(ours) and own.samefile(ours)
        return [ours] if same else [folder for folder in (own, ours) if _is_folder(folder)]

    def role_files(self) -> list[Path]:
        """The workspace's own files in ``roles/``, bases included, by name; an editor's hidden ones are not."""
        folder = self.root / "roles"
        try:
            found = [path for path in folder.iterdir() if not path.name.startswith(".")]
            return sorted(path for path in found if path.suffix in (".yaml", ".yml"))
        except OSError as error:
            raise _unreadable(folder, error) from None

    def market_files(self) -> list[Path]:
        """What `jdgen pay import` wrote, by name."""
        return sorted((self.root / "market").glob("*.json"))

    def find_role(self, name: str) -> Path | None:
        """The file of a role or base, the workspace's before the shipped; reading says if it is none."""
        candidates = (folder / f"{name}.yaml" for folder in self.layers("roles"))
        return next((path for path in candidates if os.path.lexists(path)), None)

    def find_template(self, name: str) -> Path | None:
        """The file of a template, style sheet or ``kind.yaml``, the workspace's before the shipped."""
        candidates = (folder / name for folder in self.layers("templates"))
        return next((path for path in candidates if os.path.isfile(path)), None)

    def shown(self, path: Path) -> str:
        """What messages call a file: short, and the same on every machine where it can be."""
        for folder in (self.root, Path.cwd()):
            if path.is_relative_to(folder):
                inside = path.relative_to(folder).as_posix()
                return inside if folder == Path.cwd() or self.root.is_absolute() else str(self.root / inside)
        for name, folder in (("roles/", shipped("roles")), ("templates/", shipped("templates")), ("", _PACKAGE)):
            if path.is_relative_to(folder):
                return f"jdgen:{name}{path.relative_to(folder).as_posix()}"
        return str(path)


def _is_folder(path: Path) -> bool:
    # Path.is_dir raises where a folder above cannot be entered, or the name is too long.
    return os.path.isdir(path)


def _unreadable(path: Path, error: OSError) -> InvalidInput:
    return InvalidInput([Problem(Mark(str(path)), f"cannot be read: {(error.strerror or 'no reason given').lower()}")])


def write(path: Path, data: bytes | Iterable[bytes]) -> None:
    """The whole file or none: written beside its place, flushed to the disk, then renamed.

    ``data`` may come piece by piece; what goes wrong while it is made leaves no file either.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")  # its own, should two builds run at once
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(part, "wb") as file:
                file.writelines([data] if isinstance(data, bytes) else data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
        except BaseException:  # Ctrl-C too
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotMake(f"{path}: cannot be written: {(error.strerror or 'no reason given').lower()}") from None
