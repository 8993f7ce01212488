"""A server for one person on one machine: loopback only, nothing from disk, and no foreign host name."""

import re
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from jdgen.errors import JdgenError
from jdgen.publish.preview.pages import Pages, page

HOST = "127.0.0.1"
NAMES = ("localhost", HOST)
EVENTS, SCRIPT = "/preview/events", "/preview/live.js"
LIVE = """\
"use strict";
new EventSource("/preview/events").onmessage = (event) => event.data === "reload" && location.reload();
for (const button of document.querySelectorAll("button[data-copy]"))
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = "Copied";
  });
"""
TYPES = {"jsonld": "application/ld+json", "md": "text/markdown"}
WAIT = 15
"""Seconds after which a line keeps the connection open."""


class State:
    """The last good pages, and what is wrong with the files now."""

    def __init__(self, load: Callable[[], Pages]) -> None:
        self._load = load
        self.pages: Pages | None = None
        self.problems = ""
        self.changed = threading.Condition()
        self.serial = 0
        self._making = threading.Lock()

    def reload(self) -> None:
        """Reads the workspace anew; where that fails, the last good version stays."""
        try:
            pages = self._load()
            if not pages.plan.problems or self.pages is None:
                self.pages = pages
            self.problems = "\n\n".join(map(str, (*pages.plan.problems, *pages.plan.left_out)))
        except JdgenError as error:
            self.problems = str(error)
        with self.changed:
            self.serial += 1
            self.changed.notify_all()

    def logo(self) -> str | None:
        return self.pages.plan.studio.employer.logo if self.pages else None

    def wait(self, seen: int) -> bool:
        """Whether the workspace was read anew after ``seen``, within some seconds."""
        with self.changed:
            return self.changed.wait_for(lambda: self.serial != seen, WAIT)

    def get(self, path: str) -> bytes | None:
        with self._making:
            return self.pages.get(path) if self.pages else None


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, state: State, port: int) -> None:
        """On a port of loopback; 0 takes a free one. Raises OSError where the port is taken."""
        self.state = state
        super().__init__((HOST, port), Handler)


class Handler(BaseHTTPRequestHandler):
    server: "Server"

    def do_GET(self) -> None:
        if re.sub(r":[0-9]+$", "", self.headers.get("Host", "")) not in NAMES:
            self._send(403, b"this preview answers on localhost only\n", "text/plain; charset=utf-8")
        elif self.path == EVENTS:
            self._events()
        elif self.path == SCRIPT:
            self._send(200, LIVE.encode(), "text/javascript; charset=utf-8")
        else:
            self._page(_path(self.path))

    def _page(self, path: str) -> None:
        try:
            data = self.server.state.get(path)
        except JdgenError as error:
            return self._send(200, _live(page("Problems", ""), str(error)), "text/html; charset=utf-8")
        found, data = (200, data) if data is not None else (404, page("Nothing is here", ""))
        kind = _type(path) if found == 200 else "text/html; charset=utf-8"
        self._send(found, _live(data, self.server.state.problems) if kind.startswith("text/html") else data, kind)

    def _events(self) -> None:
        """Says ``reload`` when something changed, for as long as the page is open."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        seen = self.server.state.serial
        try:
            while True:
                changed = self.server.state.wait(seen)
                seen = self.server.state.serial
                self.wfile.write(b"data: reload\n\n" if changed else b": still here\n\n")
                self.wfile.flush()
        except OSError:
            return

    def _send(self, code: int, data: bytes, kind: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


def _path(target: str) -> str:
    """Below the site, whatever was asked for; a folder is its front page."""
    path = normpath("/" + unquote(urlsplit(target).path)).lstrip("/")
    return f"{path}/index.html".lstrip("/") if "." not in path.rpartition("/")[2] else path


def _type(path: str) -> str:
    kind = TYPES.get(path.rpartition(".")[2]) or guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _live(data: bytes, problems: str) -> bytes:
    """The page, with the script that reloads it and, where something is wrong, what and where."""
    from html import escape

    told = f'<pre class="problems" role="alert">{escape(problems)}</pre>' if problems else ""
    text = data.decode("utf-8").replace("<body>", f"<body>{told}", 1)
    return text.replace("</head>", f'<script src="{SCRIPT}" defer></script></head>', 1).encode()
