"""A build: every document that is not fresh is made and written; what fails does not stop the rest."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from jdgen.build.inputs import everything
from jdgen.build.record import Record
from jdgen.errors import JdgenError
from jdgen.formats import DEFAULT
from jdgen.workspace import Workspace, write


@dataclass(frozen=True)
class Request:
    """What a build was asked for; no roles and no kinds mean all of them."""

    roles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    formats: tuple[str, ...] = DEFAULT
    settings: tuple[str, ...] = ()

    def options(self) -> tuple[str, ...]:
        return tuple(repr(part) for part in (self.roles, self.kinds, self.formats, self.settings))


@dataclass(frozen=True)
class Planned:
    count: int


@dataclass(frozen=True)
class Done:
    """One document was made, was fresh, or could not be made."""

    path: Path
    outcome: Literal["made", "fresh", "failed"]
    seconds: float = 0
    error: JdgenError | None = None


@dataclass(frozen=True)
class Wrong:
    """Roles that could not be read, or a record that could not be kept."""

    error: JdgenError


Event = Planned | Done | Wrong


def build(workspace: Workspace, output: Path, request: Request) -> Iterator[Event]:
    """Does the work as it is iterated; the record is kept even where the iteration is broken off."""
    record = Record.read(output)
    whole = everything(workspace, request.options(), record.also)
    if record.nothing_to_do(output, whole):
        yield Planned(len(record.requested))
        yield from (Done(output / path, "fresh") for path in record.requested)
        return
    record.request, requested, clean = "", [], True
    try:
        for event in _make(workspace, output, request, record):
            clean &= not isinstance(event, Wrong) and not (isinstance(event, Done) and event.error)
            if isinstance(event, Done):
                requested.append(event.path.relative_to(output).as_posix())
            yield event
        if clean:
            record.request = everything(workspace, request.options(), record.also)
            record.requested = requested
    finally:
        lost = _kept(record, output)
    if lost:
        yield Wrong(lost)


def _kept(record: Record, output: Path) -> JdgenError | None:
    """Writes the record; what is in the way of it hides no other message."""
    try:
        if record.documents:
            record.write(output)
    except JdgenError as error:
        return error
    return None


def _make(workspace: Workspace, output: Path, request: Request, record: Record) -> Iterator[Event]:
    from jdgen.build.making import Maker, plan, plan_families
    from jdgen.build.record import sha256_of
    from jdgen.documents.kinds import choose_kinds
    from jdgen.documents.subject import families
    from jdgen.errors import InvalidInput
    from jdgen.load import load_employer, load_roles

    employer = load_employer(workspace, request.settings)
    roles, problems = load_roles(workspace, request.roles, request.settings)
    if problems:
        yield Wrong(InvalidInput(problems))
    maker = Maker(workspace, employer)
    record.also = [employer.model.logo] if employer.model.logo else []
    chosen = choose_kinds(workspace, request.kinds)
    models = [loaded.model for loaded in roles]
    tasks = [*plan(chosen, models, request.formats)]
    if not request.roles and not problems:  # a family is shown whole or not at all
        tasks += plan_families(chosen, families(models), request.formats)
    tasks = [task for task in tasks if maker.offers(task)]
    yield Planned(len(tasks))
    for task in tasks:
        started = time.perf_counter()
        path = output / task.path
        try:
            key = maker.key(task)
            if record.is_fresh(output, task.path, key):
                yield Done(path, "fresh")
                continue
            record.documents.pop(task.path, None)
            write(path, maker.make(task))
            record.documents[task.path] = (key, sha256_of(path) or "")
        except JdgenError as error:
            yield Done(path, "failed", error=error)
        else:
            yield Done(path, "made", time.perf_counter() - started)
