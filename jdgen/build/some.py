"""Some documents of one role, without a record: what ``render`` asks for."""

from collections.abc import Iterator, Sequence

from jdgen.build.making import Maker, Task, plan
from jdgen.documents.kinds import choose_kinds
from jdgen.errors import InvalidInput, Mark, Problem, did_you_mean
from jdgen.load import load_employer, load_one
from jdgen.model.role import Role
from jdgen.workspace import Workspace


def some_documents(
    workspace: Workspace,
    role: str,
    kinds: Sequence[str],
    formats: Sequence[str],
    opening: str | None,
    settings: Sequence[str],
    *,
    only_one: bool,
) -> Iterator[tuple[str, bytes]]:
    """Each document's path and bytes; ``opening`` is an id, ``all``, or None for the role's own."""
    model = load_one(workspace, role, settings).model
    maker = Maker(workspace, load_employer(workspace, settings))
    tasks = [task for task in plan(choose_kinds(workspace, kinds), [model], formats) if _wanted(task, opening)]
    tasks = [task for task in tasks if maker.has_template(task)]
    if not tasks:
        raise InvalidInput([_no_document(model, opening)])
    if only_one and len(tasks) > 1:
        listed = ", ".join(task.path for task in tasks[:4])
        message = f"takes one document, and these are {len(tasks)}: {listed}"
        hint = "name one kind and one format, as in -k job-posting -f html"
        raise InvalidInput([Problem(Mark("-o -"), message, hint=hint)])
    return ((task.path, maker.make(task)) for task in tasks)


def _wanted(task: Task, opening: str | None) -> bool:
    own = task.subject.opening
    if opening is None or own is None:
        return own is None and opening is None
    return opening in ("all", own.id)


def _no_document(role: Role, opening: str | None) -> Problem:
    known = [one.id for one in role.openings]
    if opening is None or opening in known or opening == "all":
        hint = "`jdgen list kinds` shows what there is"
        return Problem(Mark(role.id), "no document fits what was asked for", hint=hint)
    hint = did_you_mean(opening, known) or f"known: {', '.join(known) or 'this role has none'}"
    return Problem(Mark("--opening"), f"{role.id} has no opening {opening!r}", hint=hint)
