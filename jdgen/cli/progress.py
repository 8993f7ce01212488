"""What a build says as it goes: a bar at a terminal, a line a document otherwise."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from jdgen.build.run import Done, Event, Planned

Step = Callable[[Planned | Done], None]


def follow(events: Iterable[Event], *, quiet: bool) -> int:
    """Shows the events and returns the exit code; of wrong input (2) and a failure (3) the input wins."""
    outcomes: Counter[str] = Counter()
    errors: dict[str, int] = {}
    with _shown(quiet) as step:
        for event in events:
            if isinstance(event, (Planned, Done)):
                step(event)
            if isinstance(event, Done):
                outcomes[event.outcome] += 1
            if not isinstance(event, Planned) and event.error:
                errors.setdefault(str(event.error), event.error.exit_code)
    for message in errors:
        click.echo(message, err=True)
    if not quiet:
        click.echo(_summary(outcomes), err=True)
    return min(errors.values(), default=0)


def _summary(outcomes: "Counter[str]") -> str:
    parts = [f"{outcomes['made']} made", f"{outcomes['fresh']} up to date"]
    if outcomes["failed"]:
        parts.append(f"{outcomes['failed']} failed")
    return ", ".join(parts)


@contextmanager
def _shown(quiet: bool) -> Iterator[Step]:
    if quiet:
        yield lambda event: None
    elif sys.stderr.isatty():
        with _bar() as step:
            yield step
    else:
        yield _line


def _line(event: Planned | Done) -> None:
    if isinstance(event, Done) and event.outcome == "made":
        click.echo(f"made {_short(event.path)} ({event.seconds * 1000:.0f} ms)", err=True)
    elif isinstance(event, Done) and event.outcome == "failed":
        click.echo(f"FAILED {_short(event.path)}", err=True)


def _short(path: Path) -> str:
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


@contextmanager
def _bar() -> Iterator[Step]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}")
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def step(event: Planned | Done) -> None:
            if isinstance(event, Planned):
                progress.update(task, total=event.count)
            else:
                progress.update(task, advance=1, description=_short(event.path))

        yield step
