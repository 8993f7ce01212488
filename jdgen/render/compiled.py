"""Compiled templates, kept between runs: compiling the pages of one role takes longer than filling them."""

import hashlib
from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket
from platformdirs import user_cache_path

import jdgen


class CompiledTemplates(FileSystemBytecodeCache):
    """A full disk or a folder that cannot be written costs time, and never a document."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def compiled_templates() -> CompiledTemplates | None:
    """The cache of this version of jdgen, or None where the user has no folder for it."""
    folder = user_cache_path("jdgen", appauthor=False) / f"templates-{jdgen.__version__}-{_code()}"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return CompiledTemplates(str(folder))
    return None


def _code() -> str:
    """A hash of this room's code: it decides how the constants in a template are written."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in modules)).hexdigest()[:12]
