"""Some documents of one role or family, without a record: what ``render`` asks for."""

from collections.abc import Iterator, Sequence

from jdgen.build.making import Maker, Task, plan, plan_families
from jdgen.documents.kinds import Kind, choose_kinds
from jdgen.documents.subject import RoleSubject, families
from jdgen.errors import InvalidInput, Mark, Problem, did_you_mean
from jdgen.load import load_employer, load_one, load_roles
from jdgen.workspace import Workspace


def some_documents(
    workspace: Workspace,
    name: str,
    kinds: Sequence[str],
    formats: Sequence[str],
    opening: str | None,
    settings: Sequence[str],
    *,
    only_one: bool,
) -> Iterator[tuple[str, bytes]]:
    """Each document's path and bytes.

    ``name`` is a role or a family; ``opening`` is an id, ``all``, or None for the role's own.
    """
    chosen = choose_kinds(workspace, kinds)
    openings: list[str] = []
    tasks = _of_family(workspace, name, chosen, formats, settings)
    if not tasks:
        role = load_one(workspace, name, settings).model
        openings = [one.id for one in role.openings]
        tasks = [task for task in plan(chosen, [role], formats) if _wanted(task, opening)]
    maker = Maker(workspace, load_employer(workspace, settings))
    tasks = [task for task in tasks if maker.offers(task)]
    if not tasks:
        raise InvalidInput([_no_document(name, openings, opening)])
    if only_one and len(tasks) > 1:
        listed = ", ".join(task.path for task in tasks[:4])
        message = f"takes one document, and these are {len(tasks)}: {listed}"
        hint = "name one kind and one format, as in -k job-posting -f html"
        raise InvalidInput([Problem(Mark("-o -"), message, hint=hint)])
    return ((task.path, maker.make(task)) for task in tasks)


def _of_family(
    workspace: Workspace, name: str, kinds: Sequence[Kind], formats: Sequence[str], settings: Sequence[str]
) -> list[Task]:
    """The documents of the family of this name; none where a role has the name, or no kind shows families."""
    if workspace.find_role(name) is not None or not any(kind.subject == "family" for kind in kinds):
        return []
    roles, problems = load_roles(workspace, (), settings)
    found = [family for family in families(loaded.model for loaded in roles) if family.family == name]
    if found and problems:
        raise InvalidInput(problems)  # a family is shown whole or not at all
    return [*plan_families(kinds, found, formats)]


def _wanted(task: Task, opening: str | None) -> bool:
    own = task.subject.opening if isinstance(task.subject, RoleSubject) else None
    if opening is None or own is None:
        return own is None and opening is None
    return opening in ("all", own.id)


def _no_document(name: str, known: list[str], opening: str | None) -> Problem:
    if opening is None or opening in known or opening == "all":
        hint = "`jdgen list kinds` shows what there is"
        return Problem(Mark(name), "no document fits what was asked for", hint=hint)
    hint = did_you_mean(opening, known) or f"known: {', '.join(known) or 'this role has none'}"
    return Problem(Mark("--opening"), f"{name} has no opening {opening!r}", hint=hint)
