"""What documents are made from, as hashes: enough to see that nothing changed, without reading it."""

import ctypes
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import jdgen
from jdgen.workspace import Workspace

# The names under which WeasyPrint looks for Pango.
PANGO = ("libpango-1.0.so.0", "libpango-1.0-0", "pango-1.0-0", "libpango-1.0.dylib", "libpango-1.0-0.dll")


def digest(*parts: bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def file_digest(path: Path) -> bytes:
    """The hash of a file's content; nothing for a file that is not there."""
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return b""


def files_digest(paths: Iterable[tuple[str, Path]]) -> str:
    """One hash for named files: the same wherever the folder lies."""
    named = sorted(paths)
    return digest(*(part for name, path in named for part in (name.encode(), file_digest(path))))


def everything(workspace: Workspace, options: Iterable[str], also: Iterable[str]) -> str:
    """One hash over all that a build of this workspace could depend on.

    ``also`` are files that only reading ``jdgen.yaml`` tells of, such as the logo: what the build
    before this one has read.
    """
    paths = [("jdgen.yaml", workspace.employer)]
    for kind in ("roles", "templates"):
        for layer, folder in enumerate(workspace.layers(kind)):
            found = (path for path in folder.rglob("*") if path.is_file())
            paths += [(f"{layer}/{kind}/{path.relative_to(folder).as_posix()}", path) for path in found]
    paths += [(f"market/{path.name}", path) for path in workspace.market_files()]
    paths += [(name, workspace.root / name) for name in also]
    return digest(files_digest(paths).encode(), versions().encode(), *(option.encode() for option in options))


@cache
def versions() -> str:
    """jdgen, and what draws its PDFs: a new one may draw them otherwise."""
    return f"jdgen {_own_version()}, weasyprint {_weasyprint_version()}, pango {_pango_version()}"


def _own_version() -> str:
    """By content, since a checkout changes more often than its number; the default employer is part of it."""
    package = Path(jdgen.__file__).parent
    return files_digest(
        (path.relative_to(package).as_posix(), path)
        for path in package.rglob("*")
        if path.suffix in (".py", ".yaml", ".json")
    )


def _weasyprint_version() -> str:
    """From the name of the installed distribution: importing it, or its metadata, costs a build's time."""
    spec = find_spec("weasyprint")
    if spec is None or spec.origin is None:
        return "none"
    site = Path(spec.origin).parent.parent
    found = (path.name for path in site.glob("weasyprint-*.dist-info"))
    return next(found, "unknown").removeprefix("weasyprint-").removesuffix(".dist-info")


def _pango_version() -> str:
    for name in PANGO:
        try:
            version = ctypes.CDLL(name).pango_version
        except (OSError, AttributeError):
            continue
        version.restype = ctypes.c_int
        return str(version())
    return "none"
