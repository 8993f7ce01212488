"""Running the preview: a server, and a watcher that reads the workspace anew."""

import threading
from datetime import date

import click

from jdgen.build.watching import changes
from jdgen.errors import CannotMake
from jdgen.publish.preview.pages import DOCUMENTS, Pages
from jdgen.publish.preview.server import HOST, Server, State
from jdgen.workspace import Workspace


def preview(workspace: Workspace, port: int, today: date) -> None:
    state = State(lambda: Pages.of(workspace, f"http://{HOST}:{port}", today))
    try:
        listening = Server(state, port)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise CannotMake(f"port {port} cannot be used: {reason}; `--port 0` takes a free one") from None
    state.reload()
    address = f"http://localhost:{listening.server_port}/"
    click.echo(f"the site: {address}\nevery document: {address}{DOCUMENTS}/\nCtrl-C ends it", err=True)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    told = _tell(state, "")
    for _ in changes(workspace, threading.Event(), state.logo):
        state.reload()
        told = _tell(state, told)


def _tell(state: State, before: str) -> str:
    if state.problems and state.problems != before:
        click.echo(state.problems, err=True)
    elif before and not state.problems:
        click.echo("all is well again", err=True)
    return state.problems
