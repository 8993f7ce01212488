"""Three published sites, as they are on a server: real nginx, under a sub-path, on a free port of loopback."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest
from variety import EARLIER, TODAY, bare, empty, full

NGINX = """\
daemon off;
user root;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
worker_processes 1;
events {{ worker_connections 512; }}
http {{
  access_log off;
  log_not_found off;
  include /etc/nginx/mime.types;
  types {{ application/ld+json jsonld; }}
  default_type application/octet-stream;
  charset utf-8;
  charset_types text/plain text/xml application/json application/ld+json;
  gzip on;
  gzip_types text/css text/plain text/xml application/javascript application/json image/svg+xml;
  client_body_temp_path {folder}/temp;
  proxy_temp_path {folder}/temp;
  fastcgi_temp_path {folder}/temp;
  uwsgi_temp_path {folder}/temp;
  scgi_temp_path {folder}/temp;
  server {{
    listen 127.0.0.1:{port};
    root {folder};
    absolute_redirect off;
    location / {{ expires 10m; }}
    error_page 404 /full/jobs/404.html;
  }}
}}
"""


@dataclass(frozen=True)
class Sites:
    """Below ``folder``, NAME/jobs for each; ``host`` serves it."""

    folder: Path
    host: str

    @property
    def pages(self) -> list[Path]:
        return sorted(path for path in self.folder.rglob("*.html") if not path.name.endswith(".fragment.html"))

    def of(self, name: str, pattern: str = "*") -> list[Path]:
        """The pages of one site, by a pattern of their paths."""
        return [path for path in self.pages if fnmatch(str(path), str(self.folder / name / "jobs" / pattern))]

    @property
    def openings(self) -> list[Path]:
        """The pages of those that are open."""
        return [path for path in self.pages if path.with_suffix(".jsonld").exists()]

    def url(self, path: Path) -> str:
        """The address that the page says it has."""
        return f"{self.host}/{path.relative_to(self.folder)}".removesuffix("index.html")


def published(workspace: Path, target: Path, base: str, day: str, *more: str) -> None:
    """By the command, as people do it; some openings of the variety are left out."""
    command = [sys.executable, "-m", "jdgen", "publish", str(target), "-w", str(workspace), "--base-url", base]
    done = subprocess.run([*command, "--as-of", day, "-q", *more], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 3), done.stderr


@pytest.fixture(scope="session")
def sites(program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    work, folder, port = tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("www"), free_port()
    host = f"http://127.0.0.1:{port}"
    target = folder / "full/jobs"
    full(work / "full", ended=False)
    decided = ("--override", "unpaid.allowed", "--because", "Counsel has looked at it", "--by", "Ada Example")
    published(work / "full", target, f"{host}/full/jobs", EARLIER, *decided)
    full(work / "full", ended=True)
    published(work / "full", target, f"{host}/full/jobs", TODAY)
    for name, write in (("bare", bare), ("empty", empty)):
        write(work / name)
        published(work / name, folder / name / "jobs", f"{host}/{name}/jobs", TODAY)
    with served(program("nginx"), folder, port):
        yield Sites(folder, host)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def served(nginx: str, folder: Path, port: int) -> Iterator[None]:
    """In the foreground, for as long as the block lasts."""
    configuration, errors = folder / "nginx.conf", folder / "error.log"
    configuration.write_text(NGINX.format(folder=folder, port=port), "utf-8")
    process = subprocess.Popen([nginx, "-p", folder, "-e", errors, "-c", configuration])
    try:
        deadline = time.monotonic() + 20
        while not _answers(f"http://127.0.0.1:{port}/nginx.conf"):
            assert process.poll() is None, errors.read_text("utf-8")
            assert time.monotonic() < deadline, errors.read_text("utf-8")
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(20)


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=1).close()
    except OSError:
        return False
    return True
