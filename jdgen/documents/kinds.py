"""Kinds of documents: a folder under ``templates/`` with a ``kind.yaml``."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from jdgen.documents.view import Audience
from jdgen.errors import InvalidInput, Mark, Problem, did_you_mean
from jdgen.load import load_model
from jdgen.model.base import Line, Model
from jdgen.workspace import Workspace


class Kind(Model):
    id: Line
    title: Line
    about: Line
    audience: Audience
    subject: Literal["role", "opening"]
    """``opening``: one for the role itself as a template, and one for each opening."""
    order: int = 100


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
    problems = [
        Problem(Mark("--kind"), f"there is no kind {name!r}", hint=did_you_mean(name, ids) or f"known: {', '.join(ids)}")
        for name in wanted
        if name not in ids
    ]
    if problems:
        raise InvalidInput(problems)
    return [kind for kind in known if not wanted or kind.id in wanted]
