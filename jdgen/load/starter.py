"""A new role file: short, valid, and plain about what still has to be said."""

import json
import re
import unicodedata
from pathlib import Path

from jdgen.errors import InvalidInput, Mark, Problem, short, suggest
from jdgen.load import DEFAULT_EMPLOYER
from jdgen.load.yaml import CONTROL
from jdgen.model.role import MAX_TITLE
from jdgen.workspace import Workspace, shipped

EXAMPLE = "charge-entry-specialist"

PLACEHOLDER = "[to fill:"

_STARTER = """\
# A role: everything is optional but the title, the summary, one duty and one requirement.
# `jdgen schema role` lists every field; `jdgen check` says what is still to fill.
{extends}title: {title}
summary: {summary}
duties:
  - id: first-duty
    name: {duty}
    text: {duty_text}
    essential: true
requirements:
  - id: first-requirement
    text: {requirement}
    need: required
# pay:
#   hiring_range: [40000, 60000]
# openings:
#   - {{id: main-office, places: [{{city: Springfield, state: IL}}], arrangement: onsite, closes: 2030-12-31}}
"""

_CHILD = """\
# Everything that is not said here comes from {parent}.
extends: {parent}
title: {title}
"""


def role_id(title: str) -> str:
    """``Charge Entry Specialist`` becomes ``charge-entry-specialist``; empty where no letter is left."""
    ascii_ = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")[:64].strip("-")


def starter(title: str, answers: dict[str, str], base: str | None = None) -> str:
    """``answers`` by field; what is missing becomes a marked placeholder. A ``base`` gives the rest."""
    asked = {
        "summary": "what the job is for, in one sentence",
        "duty": "the most important duty, in two or three words",
        "duty_text": "what the duty is, in one sentence",
        "requirement": "one thing that the job needs",
    }
    said = {name: answers.get(name) or f"{PLACEHOLDER} {what}]" for name, what in asked.items()}
    extends = f"extends: {base}\n" if base else ""
    return _STARTER.format(
        extends=extends, title=_quoted(title), **{name: _quoted(text) for name, text in said.items()}
    )


def child(title: str, parent: str) -> str:
    return _CHILD.format(title=_quoted(title), parent=parent)


def _quoted(text: str) -> str:
    """Plain where YAML reads it as typed, else in double quotes, which YAML shares with JSON."""
    text = CONTROL.sub(" ", text)
    plain = re.fullmatch(r"[A-Za-z][A-Za-z0-9 ,.'()/-]*", text) and text.lower() not in ("null", "true", "false")
    return text if plain else json.dumps(text, ensure_ascii=False)


def new_role_text(workspace: Workspace, title: str, parent: str | None, answers: dict[str, str]) -> tuple[Path, bytes]:
    """The path and content of a role that does not exist yet."""
    name = role_id(title)
    path = workspace.root / "roles" / f"{name}.yaml"
    if not name:
        raise _wrong("TITLE", f"{short(title)!r} has no letter or digit to name a file by", "give the job's title")
    if len(title) > MAX_TITLE:
        raise _wrong("TITLE", f"is longer than {MAX_TITLE} characters", "make it shorter")
    if path.exists():
        raise _wrong(workspace.shown(path), "exists already", "choose another title, or edit that file")
    known = sorted({file.stem for folder in workspace.layers("roles") for file in folder.glob("*.yaml")})
    if parent and parent not in known:
        raise _wrong("--from", f"there is no role {parent!r}", suggest(parent, known))
    # A base has no summary, no duties of its own, as a rule: they are asked for like those of a new role.
    whole = parent is not None and not parent.startswith("_")
    return path, (child(title, parent) if parent and whole else starter(title, answers, parent)).encode()


def _wrong(where: str, message: str, hint: str) -> InvalidInput:
    return InvalidInput([Problem(Mark(where), message, hint=hint)])


def new_workspace(folder: Path) -> list[tuple[Path, bytes]]:
    """The files of a new workspace; what is there already is never written over."""
    if (folder / "jdgen.yaml").exists() or any((folder / "roles").glob("*.yaml")):
        raise _wrong(str(folder), "is a workspace already", "`jdgen new` adds a role to it")
    example = shipped("roles") / f"{EXAMPLE}.yaml"
    return [
        (folder / "jdgen.yaml", DEFAULT_EMPLOYER.read_bytes()),
        (folder / "roles" / example.name, example.read_bytes()),
        (folder / ".gitignore", b"output/\n.jdgen-publish.json\n"),
    ]
