"""``jdgen new``"""

import sys
from typing import TYPE_CHECKING

import click

from jdgen.cli import options

if TYPE_CHECKING:
    from jdgen.workspace import Workspace

QUESTIONS = {
    "summary": "What is the job for, in one sentence",
    "duty": "The most important duty, in two or three words",
    "duty_text": "What is that duty, in one sentence",
    "requirement": "One thing that the job needs",
}


@click.command
@click.argument("title")
@options.workspace
@click.option("--from", "parent", type=options.RoleName(), help="A role or base to take everything else from.")
def command(title: str, workspace: "Workspace", parent: str | None) -> None:
    """Write a new role file. At a terminal it asks a few questions; an empty answer is filled in later."""
    from jdgen.load.starter import new_role_text
    from jdgen.workspace import write

    asks = parent is None and sys.stdin.isatty()
    answers = {field: _ask(text) for field, text in QUESTIONS.items()} if asks else {}
    path, text = new_role_text(workspace, title, parent, answers)
    write(path, text)
    click.echo(f"made {workspace.shown(path)}; `jdgen check {path.stem}` says what is still to fill", err=True)


def _ask(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False)
    return answer
