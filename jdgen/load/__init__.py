"""YAML files to models: every problem at once, each at its place, with the origin of every value."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from jdgen.errors import InvalidInput, Mark, Problem, suggest
from jdgen.load.explain import dotted, explain, explain_disagreement, leaves, locate
from jdgen.load.merge import merge
from jdgen.load.positions import place
from jdgen.load.settings import apply_settings
from jdgen.load.yaml import MOST, Mapping, Node, Scalar, Text, parse, plain, read
from jdgen.model.base import is_id
from jdgen.model.consistency import disagreements
from jdgen.model.employer import Employer
from jdgen.model.role import Role
from jdgen.workspace import Workspace

T = TypeVar("T", bound=BaseModel)

DEFAULT_EMPLOYER = Path(__file__).with_name("employer.yaml")
OWN_FIELDS = ("id", "openings")
"""What a role never inherits: its name, and what it is being hired for."""
MAX_CHAIN = 20
"""How many files a role may inherit through."""


@dataclass(frozen=True)
class Loaded(Generic[T]):
    """A model, and the tree that it came from."""

    model: T
    tree: Node
    texts: dict[str, Text]
    """The files that it came from, by their names."""

    def origin(self, path: tuple[str | int, ...]) -> Mark:
        return locate(self.tree, path)[1]

    def place(self, path: tuple[str | int, ...], start: int, end: int) -> tuple[Mark, Mark]:
        """Where a stretch of the text at ``path`` starts and ends in its file."""
        node, mark = locate(self.tree, path)
        text = self.texts.get(mark.file)
        return place(node, text, start, end) if isinstance(node, Scalar) and text else (mark, mark)

    def line(self, mark: Mark) -> str:
        """The line of the file at ``mark``; nothing where there is none."""
        text = self.texts.get(mark.file)
        return text.lines[mark.line - 1] if text and 0 < mark.line <= len(text.lines) else ""

    @cached_property
    def origins(self) -> list[tuple[str, str, Mark]]:
        """Every stated value: its dotted path, its text and its place."""
        stated = ((path, leaf) for path, leaf in leaves(self.tree) if path != ("id",))  # the file's own name
        return [(dotted(path), leaf.value or "", leaf.mark) for path, leaf in stated]


def load_roles(
    workspace: Workspace, names: Sequence[str] = (), settings: Iterable[str] = ()
) -> tuple[list[Loaded[Role]], list[Problem]]:
    """The roles that are right, in the order of their names, and the problems of the others."""
    loaded, problems = [], []
    for name, wrong in _names(workspace, names):
        if wrong:
            problems.append(wrong)
            continue
        try:
            loaded.append(load_role(workspace, name, settings))
        except InvalidInput as error:
            problems += error.problems
    problems += [] if names else base_problems(workspace)
    return loaded, told_once(problems)


def told_once(problems: Iterable[Problem]) -> list[Problem]:
    """What several roles inherit is told once, though its place in their lists may differ."""
    in_reverse = sorted(problems, reverse=True)
    once = {(problem.mark, problem.message, _anywhere(problem.field)): problem for problem in in_reverse}
    return sorted(once.values())


def role_names(workspace: Workspace) -> list[str]:
    """The workspace's own roles, right or wrong, by their files' names."""
    return [path.stem for path in workspace.role_files() if not path.stem.startswith("_")]


def _anywhere(field: str) -> str:
    """The field without its positions in lists."""
    return re.sub(r"\[\d+\]", "[]", field)


def load_one(workspace: Workspace, name: str, settings: Iterable[str] = ()) -> Loaded[Role]:
    """One of the workspace's own roles, by its name."""
    loaded, problems = load_roles(workspace, [name], settings)
    if problems:
        raise InvalidInput(problems)
    return loaded[0]


def readable_roles(workspace: Workspace) -> list[Role]:
    """The roles that are right; `jdgen check` tells of the others."""
    return [loaded.model for loaded in load_roles(workspace)[0]]


def load_role(workspace: Workspace, name: str, settings: Iterable[str] = ()) -> Loaded[Role]:
    chain = _Chain(workspace)
    tree = chain.resolve(name)
    tree = apply_settings(tree, [s for s in settings if not s.startswith("employer.")], Role, chain.texts)
    tree = Mapping({**tree.entries, "id": Scalar(name, tree.mark)}, tree.keys, tree.mark)
    role = _validated(Role, tree, chain.texts, chain.problems)
    return Loaded(role, tree, chain.texts)


def load_employer(workspace: Workspace, settings: Iterable[str] = ()) -> Loaded[Employer]:
    """The workspace's employer, or the fictional one where it has no ``jdgen.yaml``."""
    if not os.path.lexists(workspace.employer):
        return default_employer(workspace, settings)
    return _load(workspace, workspace.employer, Employer, _of_employer(settings))


def default_employer(workspace: Workspace, settings: Iterable[str] = ()) -> Loaded[Employer]:
    """The fictional one."""
    return _load(workspace, DEFAULT_EMPLOYER, Employer, _of_employer(settings))


def _of_employer(settings: Iterable[str]) -> list[str]:
    return [s.removeprefix("employer.") for s in settings if s.startswith("employer.")]


def load_model(workspace: Workspace, path: Path, shape: type[T], given: dict[str, str]) -> T:
    """A file without inheritance; ``given`` are fields that its place says."""
    return _load(workspace, path, shape, (), given).model


def _load(
    workspace: Workspace,
    path: Path,
    shape: type[T],
    settings: Iterable[str] = (),
    given: dict[str, str] | None = None,
) -> Loaded[T]:
    shown = workspace.shown(path)
    root, text, problems = parse(read(path, shown), shown)
    texts = {shown: text}
    tree = apply_settings(_a_map(root, text), settings, shape, texts)
    entries = {**tree.entries, **{name: Scalar(value, tree.mark) for name, value in (given or {}).items()}}
    tree = Mapping(entries, tree.keys, tree.mark)
    return Loaded(_validated(shape, tree, texts, problems), tree, texts)


def _validated(shape: type[T], tree: Node, texts: dict[str, Text], problems: list[Problem]) -> T:
    """The model, or every problem: of the text and its merging, of the values, of what does not agree."""
    try:
        model = shape.model_validate(plain(tree))
    except ValidationError as error:
        refused = {problem.mark for problem in problems}
        explained = explain(error, tree, texts, shape, partial=False)
        raise InvalidInput(problems + [problem for problem in explained if problem.mark not in refused]) from None
    found = islice(disagreements(model), MOST) if isinstance(model, Role) else ()
    problems = problems + [explain_disagreement(entry, tree, texts) for entry in found]
    if problems:
        raise InvalidInput(problems)
    return model


def _names(workspace: Workspace, names: Sequence[str]) -> Iterable[tuple[str, Problem | None]]:
    own = {path.stem: path for path in workspace.role_files() if not path.stem.startswith("_")}
    for name in dict.fromkeys(names or own):
        path = own.get(name)
        if path is None:
            hint = suggest(name, list(own), "there is none yet; `jdgen new` writes one")
            yield name, Problem(Mark("roles"), f"no role is called {name!r}", hint=hint)
        elif path.suffix != ".yaml":
            yield name, Problem(Mark(workspace.shown(path)), "ends in .yml", hint="rename it to .yaml")
        elif not is_id(name):
            hint = "the file's name is the role's id: small letters, digits and single dashes"
            yield name, Problem(Mark(workspace.shown(path)), "the file's name is not an id", hint=hint)
        else:
            yield name, None


def base_problems(workspace: Workspace) -> list[Problem]:
    """Bases are checked too, with every field optional."""
    problems = []
    for path in workspace.role_files():
        if path.stem.startswith("_") and path.suffix == ".yaml":
            chain = _Chain(workspace)
            try:
                tree = chain.resolve(path.stem)
                problems += chain.problems
                Role.model_validate(plain(tree))
            except InvalidInput as error:
                problems += error.problems
            except ValidationError as error:
                problems += explain(error, tree, chain.texts, Role, partial=True)
    return problems


def _a_map(root: Node, text: Text) -> Mapping:
    if isinstance(root, Mapping):
        return root
    hint = "start with `title:` and the other fields, each on a line of its own"
    raise InvalidInput([text.problem(root.mark, "holds a list or a text where `name: value` lines belong", hint)])


class _Chain:
    """Reads a role and what it extends, parents first."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.texts: dict[str, Text] = {}
        self.problems: list[Problem] = []

    def resolve(self, name: str, below: tuple[str, ...] = ()) -> Mapping:
        path = self.workspace.find_role(name)
        assert path is not None, name
        shown = self.workspace.shown(path)
        root, text, refused = parse(read(path, shown), shown)
        self.texts[shown] = text
        self.problems += refused
        child = _a_map(root, text)
        parent = self._parent(child, text, (*below, name))
        tree = merge(parent, _without(child, "extends"), Role, self.texts, self.problems)
        assert isinstance(tree, Mapping)
        return tree

    def _parent(self, child: Mapping, text: Text, chain: tuple[str, ...]) -> Mapping | None:
        if "id" in child.entries:
            hint = "the file's name is the role's id; remove this line"
            raise InvalidInput([text.problem(child.keys["id"], "is not a field here", hint, "id")])
        node = child.entries.get("extends")
        if node is None:
            return None
        parent = node.value if isinstance(node, Scalar) else None
        if not parent or not is_id(parent.removeprefix("_")):
            hint = "name one role or base, such as _revenue-cycle, without a folder and without .yaml"
            raise InvalidInput([text.problem(node.mark, "is the name of one role or base", hint, "extends")])
        if parent in chain:
            circle = " -> ".join((*chain[chain.index(parent) :], parent))
            hint = "let one of them stand on its own"
            raise InvalidInput([text.problem(node.mark, f"goes round in a circle: {circle}", hint, "extends")])
        if len(chain) > MAX_CHAIN:
            message = f"inherits through more than {MAX_CHAIN} files"
            raise InvalidInput([text.problem(node.mark, message, "let one of them stand on its own", "extends")])
        if self.workspace.find_role(parent) is None:
            known = sorted({p.stem for folder in self.workspace.layers("roles") for p in folder.glob("*.yaml")})
            hint = suggest(parent, known)
            raise InvalidInput([text.problem(node.mark, f"there is no role or base {parent!r}", hint, "extends")])
        return _without(self.resolve(parent, chain), *OWN_FIELDS)


def _without(tree: Mapping, *names: str) -> Mapping:
    entries = {key: node for key, node in tree.entries.items() if key not in names}
    return Mapping(entries, tree.keys, tree.mark)
