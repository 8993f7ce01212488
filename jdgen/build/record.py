"""What was built from what, under the output folder; and the manifest that others can check."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jdgen.errors import InvalidInput, Mark, Problem
from jdgen.workspace import write

RECORD = ".jdgen.json"
MANIFEST = "manifest.json"
VERSION = 1


@dataclass
class Record:
    """For each document, by its path: the key that it was made from and the hash of its bytes."""

    documents: dict[str, tuple[str, str]] = field(default_factory=dict)
    request: str = ""
    """The hash of everything that the last whole build depended on."""
    requested: list[str] = field(default_factory=list)
    """What that build was asked for."""
    also: list[str] = field(default_factory=list)
    """Files that it read beside roles and templates, below the workspace."""

    @classmethod
    def read(cls, folder: Path) -> "Record":
        """The record of a folder; one that is missing, damaged or of another version counts as empty."""
        try:
            raw = json.loads((folder / RECORD).read_bytes())
            if raw["version"] != VERSION:
                return cls()
            documents = {str(path): (str(key), str(sha)) for path, (key, sha) in raw["documents"].items()}
            listed = ([str(path) for path in raw[name]] for name in ("requested", "also"))
            return cls(documents, str(raw["request"]), *listed)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return cls()

    def write(self, folder: Path) -> None:
        """The record, and the manifest beside it, where they changed."""
        raw = {
            "version": VERSION,
            "request": self.request,
            "requested": self.requested,
            "also": self.also,
            "documents": self.documents,
        }
        manifest = {"documents": {path: sha for path, (_, sha) in self.documents.items()}}
        for name, content in ((RECORD, raw), (MANIFEST, manifest)):
            _write_json(folder / name, content)

    def is_fresh(self, folder: Path, path: str, key: str) -> bool:
        known = self.documents.get(path)
        return known is not None and known[0] == key and sha256_of(folder / path) == known[1]

    def nothing_to_do(self, folder: Path, request: str) -> bool:
        """Whether the last build was this one, and all that it made is still there."""
        return self.request == request and all(
            path in self.documents and sha256_of(folder / path) == self.documents[path][1] for path in self.requested
        )


def sha256_of(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _write_json(path: Path, content: dict[str, Any]) -> None:
    data = (json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()
    if not path.is_file() or path.read_bytes() != data:
        write(path, data)


def differences(folder: Path) -> dict[str, str]:
    """The documents that are not what the manifest says: ``missing`` or ``changed``."""
    try:
        documents = json.loads((folder / MANIFEST).read_bytes())["documents"]
        wanted = {str(path): str(sha) for path, sha in documents.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        mark, hint = Mark(str(folder / MANIFEST)), "`jdgen build` writes it"
        raise InvalidInput([Problem(mark, "there is no manifest to compare with", hint=hint)]) from None
    found = {path: sha256_of(folder / path) for path in wanted}
    return {
        path: "missing" if found[path] is None else "changed" for path in sorted(wanted) if found[path] != wanted[path]
    }
