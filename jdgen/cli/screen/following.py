"""Files as they are read: counted on standard error, with what went wrong said at the end."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from jdgen.errors import Problem
    from jdgen.screening.read import FileRead
    from jdgen.screening.record import Record

OFTEN = 500
"""After how many files a line is said where there is no terminal."""


class Following:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.count = self.faults = 0

    def records(self, files: "Iterable[FileRead]", total: int) -> "Iterator[Record]":
        with _counted(total) as told:
            for number, file in enumerate(files, 1):
                told(number)
                self.problems += file.problems
                self.notes += [f"{file.file}: note: {note}" for note in file.notes]
                for record in file.records:
                    self.count += 1
                    self.faults += len(record.faults)
                    yield record

    def end(self) -> int:
        """Says what went wrong, and gives the exit code."""
        from jdgen.errors import printable

        for line in (*map(printable, self.notes), *map(str, self.problems)):
            click.echo(line, err=True)
        click.echo(f"{_counts(self.count, 'record')}, {_counts(self.faults, 'fault')}", err=True)
        return 2 if self.problems else int(self.faults > 0)


def _counts(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


@contextmanager
def _counted(total: int) -> Iterator[Callable[[int], None]]:
    """Shows how many files were read, unless the records themselves pass by at the terminal."""
    if sys.stdout.isatty() or not sys.stderr.isatty():
        yield lambda done: None if done % OFTEN else click.echo(f"read {done:,} of {total:,} files", err=True)
        return
    from rich.console import Console

    with Console(stderr=True).status("reading") as status:
        yield lambda done: status.update(f"read {done:,} of {total:,} files")
