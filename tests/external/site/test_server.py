"""The site on real nginx, asked by many at once: a bounded number of requests, and each answer is looked at."""

import http.client
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Sites

pytestmark = pytest.mark.external

READERS, ROUNDS = 16, 6
TYPES = {
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "xml": "text/xml; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "jsonld": "application/ld+json; charset=utf-8",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "css": "text/css",
    "js": "application/javascript",
    "ttf": "application/octet-stream",
}


def answers(host: str, wanted: list[tuple[str, bytes]]) -> Iterator[tuple[int, str, bool]]:
    """Status, type and whether the bytes are those of the file; one reader, who keeps the connection."""
    connection = http.client.HTTPConnection(host.removeprefix("http://"), timeout=60)
    for address, expected in wanted:
        connection.request("GET", address)
        answer = connection.getresponse()
        yield answer.status, answer.headers["Content-Type"], answer.read() == expected
    connection.close()


def test_many_readers_get_every_file_as_it_is(sites: "Sites") -> None:
    folder = sites.folder / "full/jobs"
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    wanted = [(f"/{path.relative_to(sites.folder)}", path.read_bytes()) for path in files] * ROUNDS
    shares = [wanted[reader::READERS] for reader in range(READERS)]
    with ThreadPoolExecutor(READERS) as pool:
        got = Counter(one for share in pool.map(lambda one: list(answers(sites.host, one)), shares) for one in share)
    suffixes = Counter(path.suffix[1:] for path in files)
    assert got == {(200, TYPES[suffix], True): count * ROUNDS for suffix, count in suffixes.items()}
    assert sum(got.values()) > 2500
    assert "[error]" not in (sites.folder / "error.log").read_text("utf-8")


def test_a_job_that_is_gone_says_so_at_any_depth(sites: "Sites") -> None:
    page = (sites.folder / "full/jobs/404.html").read_bytes()
    for address in ("/full/jobs/nowhere", "/full/jobs/openings/a/b/c.html"):
        assert list(answers(sites.host, [(address, page)])) == [(404, TYPES["html"], True)]


def test_nothing_internal_is_served(sites: "Sites") -> None:
    """Who decided to publish an opening in spite of errors, and why, is told to nobody outside."""
    files = [path for path in (sites.folder / "full/jobs").rglob("*") if path.is_file()]
    assert any(path.name.startswith(".") for path in files)
    for path in files:
        assert b"Counsel has looked at it" not in path.read_bytes()
        assert b"Ada Example" not in path.read_bytes()
