"""Options that mean the same everywhere."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from jdgen import formats

if TYPE_CHECKING:
    from datetime import date

    from jdgen.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])


class WorkspaceFolder(click.ParamType["Workspace"]):
    name = "folder"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> "Workspace":
        from jdgen.workspace import Workspace

        return Workspace.open(Path(value).absolute())


class RoleName(click.ParamType[str]):
    name = "role"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        found = sorted(path.stem for path in Path("roles").glob("[!_]*.yaml"))
        return [click.shell_completion.CompletionItem(n) for n in found if n.startswith(incomplete)]


class Day(click.ParamType["date"]):
    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> "date":
        from datetime import date

        try:
            return date.fromisoformat(value) if value else date.today()
        except ValueError:
            self.fail(f"{value!r} is no day; write it like 2026-11-02", param, ctx)


workspace = click.option(
    "-w",
    "--workspace",
    type=WorkspaceFolder(),
    default=".",
    help="The folder that holds roles/ (by default this one).",
)
kind = click.option("-k", "--kind", "kinds", multiple=True, help="Only this kind of document; may be repeated.")
format_ = click.option(
    "-f",
    "--format",
    "formats",
    type=click.Choice(formats.names()),
    multiple=True,
    default=formats.DEFAULT,
    show_default=True,
    help="Only this format; may be repeated.",
)
settings = click.option(
    "--set", "settings", metavar="PATH=VALUE", multiple=True, help="Say one value over the files: pay.currency=CAD."
)
quiet = click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
report = click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to report."
)
as_of = click.option("--as-of", type=Day(), default="", metavar="DAY", help="The day to go by (by default today).")
fail_on = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "notice"]),
    default="error",
    show_default=True,
    help="End with exit code 1 from this level of finding on.",
)
table = click.option(
    "--output-format",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="How to print the table.",
)
roles = click.argument("roles", nargs=-1, type=RoleName(), metavar="[ROLE]...")
role = click.argument("role", type=RoleName())
