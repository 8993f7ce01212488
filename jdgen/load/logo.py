"""The employer's logo as a data URI: it travels inside every document, so nothing is fetched."""

import base64
import re
from pathlib import Path

from jdgen.errors import InvalidInput, Mark, Problem
from jdgen.load import Loaded
from jdgen.model.employer import Employer
from jdgen.workspace import Workspace

MAX_BYTES = 512 * 1024
PNG = b"\x89PNG\r\n\x1a\n"
# What an SVG could reach out with: a reference that is neither a part of itself nor inline data.
OUTSIDE = re.compile(rb"""(?:href\s*=\s*["']|url\(\s*["']?)\s*(?!#|data:)[^\s"')]|@import|<!ENTITY|<script""", re.I)


def logo_file(workspace: Workspace, employer: Employer) -> Path | None:
    return workspace.root / employer.logo if employer.logo else None


def read_logo(workspace: Workspace, loaded: Loaded[Employer]) -> str | None:
    path = logo_file(workspace, loaded.model)
    if path is None:
        return None
    mark = loaded.origin(("logo",))
    if not path.resolve().is_relative_to(workspace.root.resolve()):
        raise _wrong(mark, "points outside the workspace", "copy the file next to jdgen.yaml")
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise _wrong(mark, f"{loaded.model.logo} cannot be read: {reason}", "check the path") from None
    if len(data) > MAX_BYTES:
        raise _wrong(mark, "is larger than 512 KiB", "a logo is shown small: save a smaller copy")
    if data.startswith(PNG):
        return _uri("image/png", data)
    if b"<svg" not in data[:1024]:
        raise _wrong(mark, "is neither PNG nor SVG", "save the logo as a PNG or SVG file")
    if OUTSIDE.search(data):
        raise _wrong(mark, "holds a script or points outside itself", "save a plain SVG, or a PNG")
    return _uri("image/svg+xml", data)


def _uri(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


def _wrong(mark: Mark, message: str, hint: str) -> InvalidInput:
    return InvalidInput([Problem(mark, message, "logo", hint)])
