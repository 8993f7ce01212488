"""What a machine needs beyond Python packages, and the line that installs it."""

import ctypes
import os
import shutil
import subprocess
from dataclasses import dataclass

from jdgen.build.inputs import PANGO

HARFBUZZ_SUBSET = ("libharfbuzz-subset.so.0", "libharfbuzz-subset-0", "libharfbuzz-subset.0.dylib")
PANGO_FT2 = ("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll")
BREW_FOLDERS = ("", "/opt/homebrew/lib/", "/usr/local/lib/")

INSTALL = {
    "apt-get": "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "dnf install -y pango harfbuzz",
    "apk": "apk add so:libpango-1.0.so.0 so:libpangoft2-1.0.so.0 so:libharfbuzz-subset.so.0 so:libfontconfig.so.1",
    "brew": "brew install pango",
}
REFRESH = {"apt-get": "apt-get update -qq"}


@dataclass(frozen=True)
class Need:
    name: str
    why: str
    there: bool


def needs() -> list[Need]:
    """What WeasyPrint takes from the system."""
    return [
        Need("Pango", "sets the text of PDFs; without it there are web pages and Markdown only", _any(PANGO)),
        Need("PangoFT2", "gives PDFs their fonts", _any(PANGO_FT2)),
        Need("HarfBuzz subset", "without it PDFs take about three times as long", _any(HARFBUZZ_SUBSET)),
    ]


def _any(names: tuple[str, ...]) -> bool:
    return any(_loads(folder + name) for name in names for folder in BREW_FOLDERS)


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def install_lines() -> list[str]:
    """The commands that install what is missing, for this machine's package manager; none if unknown."""
    manager = next((name for name in INSTALL if shutil.which(name)), None)
    if manager is None:
        return []
    lines = [REFRESH[manager]] if manager in REFRESH else []
    return [_as_administrator(manager, line) for line in (*lines, INSTALL[manager])]


def _as_administrator(manager: str, line: str) -> str:
    needed = manager != "brew" and hasattr(os, "geteuid") and os.geteuid() != 0
    return f"sudo {line}" if needed and shutil.which("sudo") else line


def run(line: str) -> int:
    """The exit code of a command, its output on standard error: standard output is for documents."""
    return subprocess.run(line.split(), stdout=2, check=False).returncode
