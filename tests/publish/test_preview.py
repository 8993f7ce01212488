"""The preview: for one person, on one machine, live."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import jdgen
from jdgen.build.watching import changes
from jdgen.publish.preview.pages import Pages
from jdgen.publish.preview.server import Server, State

Shop = Any
Answer = tuple[int, str]
Get = Callable[..., Answer]


@pytest.fixture
def state(shop: Shop) -> State:
    def load() -> Pages:
        return Pages.of(shop.workspace, "http://127.0.0.1", date(2026, 11, 23))

    state = State(load)
    state.reload()
    return state


@pytest.fixture
def get(state: State) -> Iterator[Get]:
    """Asks the preview for an address, as any program could."""
    listening = Server(state, 0)
    thread = threading.Thread(target=listening.serve_forever)
    thread.start()

    def get(path: str, host: str | None = "localhost", *, port: bool = True) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", listening.server_port, timeout=20)
        connection.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
        if host is not None:
            connection.putheader("Host", f"{host}:{listening.server_port}" if port else host)
        connection.endheaders()
        response = connection.getresponse()
        said = response.status, response.read().decode("utf-8", "replace")
        connection.close()
        return said

    yield get
    listening.shutdown()
    listening.server_close()
    thread.join()


def test_the_site_the_documents_and_the_fields_are_shown(get: Get) -> None:
    assert "Jobs at Example Ovens" in get("/")[1]
    assert '"JobPosting"' in get("/openings/baker/town.html")[1]
    assert get("/openings/baker/town.pdf")[1].startswith("%PDF")
    assert "/documents/baker/job-description.html" in get("/documents/")[1]
    assert "Job description" in get("/documents/baker/job-description.html")[1]
    fields = get("/fields/baker.town.html")[1]
    assert 'data-copy="pay-minimum"' in fields
    assert '<pre id="pay-maximum" aria-labelledby="pay-maximum-label">60000</pre>' in fields
    assert get("/openings/baker/nowhere.html")[0] == 404


def test_nothing_is_written(get: Get, shop: Shop) -> None:
    before = shop.files(".")
    get("/")
    get("/openings/baker/town.pdf")
    assert shop.files(".") == before


FOREIGN = [
    "evil.example",
    "localhost.evil.com",
    "evil.com:localhost",
    "127.0.0.1.evil.com",
    "[::1]",
    "0.0.0.0",
    "",
    None,
]


@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_host_is_refused(get: Get, host: str | None) -> None:
    for path in ("/", "/preview/events", "/preview/live.js"):
        assert get(path, host) == (403, "this preview answers on localhost only\n")
        assert get(path, host, port=False)[0] == 403


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_this_machine_is_answered_with_and_without_a_port(get: Get, host: str) -> None:
    assert get("/preview/live.js", host)[0] == get("/preview/live.js", host, port=False)[0] == 200


def test_it_listens_on_loopback_only(state: State) -> None:
    with Server(state, 0) as listening:
        assert listening.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "path",
    [
        "/../jdgen.yaml",
        "/../../../../etc/passwd",
        "/%2e%2e/jdgen.yaml",
        "/..%2fjdgen.yaml",
        "/openings/%2e%2e/%2e%2e/roles/baker.yaml",
        "//etc/passwd",
        "/roles/baker.yaml",
        "/jdgen.yaml%00.html",
        "http://evil.example/etc/passwd",
    ],
)
def test_no_path_leads_to_a_file(get: Get, path: str) -> None:
    code, said = get(path)
    assert code == 404
    assert not [word for word in ("root:", "equal_opportunity", '"title"') if word in said]


def test_a_problem_is_shown_with_its_line_while_the_last_good_version_stays(get: Get, state: State, shop: Shop) -> None:
    good = (shop.root / "roles/baker.yaml").read_text()
    (shop.root / "roles/baker.yaml").write_text("title: Cook\nsummary: [", "utf-8")
    state.reload()
    said = get("/openings/baker/town.html")[1]
    assert "roles/baker.yaml:2:" in said
    assert "<h1>Baker</h1>" in said
    (shop.root / "jdgen.yaml").write_text("name: [<b>", "utf-8")
    state.reload()
    said = get("/")[1]
    assert "jdgen.yaml:1:" in said
    assert "<b>" not in said
    assert "Jobs at Example Ovens" in said
    shop.say()
    (shop.root / "roles/baker.yaml").write_text(good.replace("Baker", "Cook"), "utf-8")
    state.reload()
    said = get("/openings/baker/town.html")[1]
    assert "<h1>Cook</h1>" in said
    assert 'role="alert"' not in said


def test_what_cannot_be_read_from_the_start_is_shown_and_heals(get: Get, state: State, shop: Shop) -> None:
    state.pages = None
    (shop.root / "jdgen.yaml").write_text("name: [", "utf-8")
    state.reload()
    assert "jdgen.yaml:1:" in get("/")[1]
    shop.say()
    state.reload()
    assert "Jobs at Example Ovens" in get("/")[1]


def test_an_opening_that_the_checker_leaves_out_is_named_on_the_page(get: Get, state: State, shop: Shop) -> None:
    shop.say({}, {"id": "dark", "places": [{"city": "Denver", "state": "CO"}]}, pay={})
    state.reload()
    said = get("/")[1]
    assert "left out: baker.dark" in said
    assert "error[pay-range-missing]" in said
    assert "openings/baker/town.html" in said


def test_a_template_that_is_wrong_is_told_on_the_page_that_needs_it(get: Get, state: State, shop: Shop) -> None:
    own = shop.root / "templates/job-description/page.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text("{{ nonsense }}", "utf-8")
    state.reload()
    assert "templates/job-description/page.html.j2:1" in get("/documents/baker/job-description.html")[1]
    assert "Jobs at Example Ovens" in get("/")[1]


class Watched:
    """How often a watcher told of a change."""

    def __init__(self, shop: Shop) -> None:
        self.stop, self.told = threading.Event(), threading.Semaphore(0)
        self.thread = threading.Thread(target=self._watch, args=(shop,))
        self.thread.start()

    def _watch(self, shop: Shop) -> None:
        for _ in changes(shop.workspace, self.stop, lambda: "logo.png"):
            self.told.release()

    def hears(self, seconds: float = 20) -> bool:
        return self.told.acquire(timeout=seconds)

    def quiet(self) -> None:
        while self.hears(0.5):
            pass


@pytest.fixture
def watched(shop: Shop) -> Iterator[Watched]:
    watched = Watched(shop)
    for number in range(100):  # until the system watches
        (shop.root / "roles/first.txt").write_text(str(number), "utf-8")
        if watched.hears(0.2):
            break
    watched.quiet()
    yield watched
    watched.stop.set()
    watched.thread.join()


def test_a_save_by_renaming_a_new_role_and_a_deleted_one_are_heard(shop: Shop, watched: Watched) -> None:
    part = shop.root / "roles/.baker.yaml.part"
    part.write_text((shop.root / "roles/baker.yaml").read_text(), "utf-8")
    os.replace(part, shop.root / "roles/baker.yaml")
    assert watched.hears()
    watched.quiet()
    shop.say(name="cook")
    assert watched.hears()
    watched.quiet()
    (shop.root / "roles/cook.yaml").unlink()
    assert watched.hears()
    watched.quiet()
    for name in ("jdgen.yaml", "logo.png"):
        watched.quiet()
        (shop.root / name).write_text("name: Other Ovens", "utf-8")
        assert watched.hears()


def test_a_burst_is_heard_as_few_changes(shop: Shop, watched: Watched) -> None:
    for number in range(200):
        (shop.root / "roles/baker.yaml").write_text(f"title: {number}", "utf-8")
    assert watched.hears()
    heard = 1
    while watched.hears(1):
        heard += 1
    assert heard < 40


def test_what_jdgen_writes_itself_is_not_heard(shop: Shop, watched: Watched) -> None:
    shop.run()
    (shop.root / "output").mkdir()
    (shop.root / "output/a.html").write_text("a", "utf-8")
    (shop.root / "roles/.baker.yaml.swp").write_text("a", "utf-8")
    assert not watched.hears(1)


def previewed(shop: Shop, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-u", "-m", "jdgen", "preview", "-w", str(shop.root), *options]
    environment = os.environ | {"PYTHONPATH": str(Path(jdgen.__file__).parent.parent)}
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)


def test_ctrl_c_ends_it_without_a_word(shop: Shop) -> None:
    process = previewed(shop, "--port", "0")
    assert process.stderr
    assert process.stderr.readline().startswith("the site: http://localhost:")
    assert [process.stderr.readline() for _ in range(2)][1] == "Ctrl-C ends it\n"
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=20)
    assert "Traceback" not in rest
    assert process.returncode in (0, 1, 130)


def test_a_port_that_is_taken_is_told(shop: Shop) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = previewed(shop, "--port", str(taken.getsockname()[1]))
        _, said = process.communicate(timeout=60)
    assert process.returncode == 3
    assert "cannot be used: address already in use; `--port 0` takes a free one" in said
