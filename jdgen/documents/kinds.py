"""Kinds of documents: a folder under ``templates/`` with a ``kind.yaml``."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from jdgen.documents.view import Audience
from jdgen.errors import InvalidInput, Mark, Problem, did_you_mean
from jdgen.load import load_model
from jdgen.model.base import Id, Line, Model
from jdgen.workspace import Workspace, shipped


class Kind(Model):
    id: Id
    """The folder's name."""
    title: Line
    about: Line
    audience: Audience
    subject: Literal["role", "opening", "family", "data"]
    """``opening``: one for the role itself as a template, and one for each opening. ``data``: made by a command."""
    order: int = 100
    needs: Literal["exercises"] | None = None
    """What a role's screening must hold for this to be made of the role at all."""
    form: bool = False
    """Whether it can be filled in on a screen, as a web page and as a PDF."""


def kinds(workspace: Workspace) -> list[Kind]:
    """Every kind that the shipped and the workspace's templates offer, in reading order."""
    folders: dict[str, Path] = {}
    for layer in workspace.layers("templates"):
        for path in sorted(layer.glob("*/kind.yaml")):
            folders.setdefault(path.parent.name, path)
    found = [load_model(workspace, path, Kind, {"id": name}) for name, path in folders.items()]
    return sorted(found, key=lambda kind: (kind.order, kind.id))


def choose_kinds(workspace: Workspace, wanted: Sequence[str]) -> list[Kind]:
    """The kinds of these ids, or all of them."""
    known = kinds(workspace)
    ids = [kind.id for kind in known]
    listed = ", ".join(ids)
    problems = [
        Problem(Mark("--kind"), f"there is no kind {name!r}", hint=did_you_mean(name, ids) or f"known: {listed}")
        for name in wanted
        if name not in ids
    ]
    if problems:
        raise InvalidInput(problems)
    return [kind for kind in known if not wanted or kind.id in wanted]


def shipped_files(workspace: Workspace, kind: str) -> list[tuple[Path, bytes]]:
    """A shipped kind's files, with the places in the workspace that they go to; none is written over."""
    known = sorted(path.name for path in shipped("templates").iterdir() if path.is_dir())
    if kind not in known:
        hint = did_you_mean(kind, known) or f"known: {', '.join(known)}"
        raise InvalidInput([Problem(Mark("KIND"), f"no kind {kind!r} ships", hint=hint)])
    target = workspace.root / "templates" / kind
    if target.exists():
        hint = "remove or rename it to start again from the shipped one"
        raise InvalidInput([Problem(Mark(workspace.shown(target)), "exists already", hint=hint)])
    source = shipped("templates") / kind
    return [(target / path.name, path.read_bytes()) for path in sorted(source.iterdir()) if path.is_file()]
