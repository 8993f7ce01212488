"""The front door: one file a command. The only room that prints or exits.

Commands are imported when they are asked for, and import what they need when they run, so that
help and completion stay near the speed of a bare ``import click``.
"""

import atexit
import gc
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword
from typing import Any, NoReturn

import click

from jdgen import __version__
from jdgen.errors import CannotMake, JdgenError

COMMANDS = {
    "init": "Make a workspace, with an employer file and an example role.",
    "new": "Write a new role file.",
    "list": "List the roles, kinds, formats or families.",
    "show": "Show a role as jdgen understands it.",
    "render": "Make some documents of one role, now.",
    "build": "Make every document that is not up to date.",
    "verify": "Compare the documents with their manifest.",
    "check": "Report what is wrong in roles, and what could be better.",
    "rules": "List the rules that check goes by, and explain one.",
    "pay": "Bands in order, the market, offers and reviews.",
    "screen": "Checklists as forms: write, read back, compare.",
    "publish": "Make a career site and its feeds, and record what was posted.",
    "preview": "Show the site and every document live, on this machine.",
    "schema": "Print the JSON Schema, for completion in an editor.",
    "eject": "Copy the templates of a kind into the workspace, to change them.",
    "doctor": "Say what this machine lacks, and install it.",
}


# Imports make a hundred thousand objects that stay: looking through them for garbage every 700
# takes a tenth of the time of a short command.
gc.set_threshold(50_000)
# What is left at the end goes with the process; looking through it once more takes another tenth.
atexit.register(gc.freeze)


class Commands(click.Group):
    """Commands of a package, one module each, by name and what each does."""

    def __init__(self, package: str, commands: Mapping[str, str], **options: Any) -> None:
        super().__init__(**options)
        self.package, self.about = package, commands

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self.about]  # `list` is a command of this package

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.about:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"{self.package}.{module}").command
        command.short_help = self.about[cmd_name]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([*self.about.items()])


class FrontDoor(Commands):
    """The one place where what went wrong becomes a message and an exit code."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Standard output may be a full disk."""
        try:
            return super().main(*args, **extra)
        except OSError as error:
            click.echo(f"error: {(error.strerror or str(error)).lower()}", err=True)
            _forget_output()
            finish(CannotMake.exit_code)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except JdgenError as error:
            click.echo(error, err=True)
            ctx.exit(error.exit_code)


@click.group(
    cls=FrontDoor, package=__name__, commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="jdgen")
def main() -> None:
    """One YAML file defines a role. Every hiring document comes from it."""


def _forget_output() -> None:
    """What is left in the buffer has nowhere to go; at the end Python would try once more, and complain."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def finish(code: int) -> NoReturn:
    sys.exit(code)
