"""Fixes into files, or as a difference to look at."""

import difflib
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from jdgen.checks import Report
    from jdgen.workspace import Workspace

BOM = b"\xef\xbb\xbf"


def fixed(workspace: "Workspace", found: "Report", *, write_them: bool) -> bool:
    """Writes the safe fixes, or shows them; whether there are any. What ships with jdgen is not written to."""
    from jdgen.checks.fixes import fix, safe_fixes
    from jdgen.load.yaml import read
    from jdgen.workspace import write

    any_difference = False
    for file, fixes in safe_fixes(found.findings).items():
        path = workspace.root / file
        if not path.is_file():
            continue
        before = read(path, file)
        after = fix(before, fixes)
        if after == before:
            continue
        any_difference = True
        if write_them:
            mark = BOM if path.read_bytes().startswith(BOM) else b""
            write(path, mark + after.encode())
            click.echo(f"fixed {file}", err=True)
        else:
            old, new = (text.splitlines(keepends=True) for text in (before, after))
            click.echo("".join(difflib.unified_diff(old, new, file, file)), nl=False)
    return any_difference
