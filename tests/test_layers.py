"""The rooms of the house, held by reading the code: who may import whom, print, exit and write."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import jdgen
from jdgen.cli import COMMANDS
from jdgen.cli.pay import COMMANDS as PAY_COMMANDS

PACKAGE = Path(jdgen.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = ["errors", "model", "workspace", "load", "places", "pay", "screening", "documents"]
ROOMS += ["render", "formats", "checks", "build", "publish", "cli"]
"""Ground first: a room may import those before it, and its own modules."""
STRANGERS = {frozenset({"pay", "screening"})}
"""Neighbours that do not know each other."""
AT_HOME = {"openpyxl": "load", "jinja2": "render", "markupsafe": "render", "weasyprint": "formats", "rich": "cli"}
AT_HOME |= {"lxml": "publish", "PIL": "publish", "watchfiles": "build"}
"""The one room that knows each of these libraries."""
ORDERS_WRITING = {"build", "publish", "cli"}
"""The rooms that may call ``workspace.write``."""
TOUCH_THE_DISK = {
    "workspace": "documents, whole or not at all",
    "render.compiled": "Jinja's cache for the user",
    "publish.staging": "a site, whole or not at all",
}
SPEAKS_OR_ENDS = r"print|input|exit|quit|SystemExit|click\..*|(sys|os)\.(_?exit|std\w+\..*)"
HEAVY = {"pydantic", "jinja2", "weasyprint", "rich", "openpyxl", "lxml", "PIL", "watchfiles"}


def name_of(path: Path) -> str:
    """``load.yaml`` for ``jdgen/load/yaml.py``; nothing for the package itself."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").removesuffix(".")


def room_of(path: Path) -> str:
    room = name_of(path).split(".")[0]
    return "cli" if room == "__main__" else room


def tree_of(path: Path) -> ast.AST:
    return ast.parse(path.read_text("utf-8"))


def imports(tree: ast.AST) -> Iterator[str]:
    """The dotted names of what is imported, wherever it stands; a name out of a package counts as its module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute here"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with its name as written: ``print``, ``sys.exit``, ``path.write_text``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def breaches(path: Path, tree: ast.AST) -> Iterator[str]:
    """What a module does that its room may not do."""
    room = room_of(path)
    for name in imports(tree):
        library, _, rest = name.partition(".")
        other = rest.split(".")[0]
        if library == "jdgen" and other in ROOMS and other != room:
            if not room or ROOMS.index(other) > ROOMS.index(room):
                yield f"imports {other}, which is above it"
            if {room, other} in STRANGERS:
                yield f"imports {other}, which it does not know"
        if AT_HOME.get(library, room) != room:
            yield f"imports {library}, which only {AT_HOME[library]} knows"
        if name == "jdgen.workspace.write" and room not in ORDERS_WRITING:
            yield "orders writing"
    for name, call in calls(tree):
        if room != "cli" and re.fullmatch(SPEAKS_OR_ENDS, name):
            yield f"calls {name}"
        if name.endswith("workspace.write") and room not in ORDERS_WRITING:
            yield "orders writing"
        if name_of(path) not in TOUCH_THE_DISK and writes(name, call):
            yield f"writes: {ast.unparse(call)}"


def writes(name: str, call: ast.Call) -> bool:
    """Whether a call changes the disk: by its method, or by a mode that is not for reading."""
    last = name.rpartition(".")[2]
    if last == "open":
        modes = [word.value for word in call.keywords if word.arg == "mode"]
        modes += call.args[0 if "." in name else 1 :][:1]
        texts = [str(mode.value) for mode in modes if isinstance(mode, ast.Constant)]
        return any(re.fullmatch("[rbtU]*[wax+][wbt+]*", text) for text in texts)
    on_paths = {"write_text", "write_bytes", "mkdir", "touch", "unlink", "rmdir", "symlink_to", "hardlink_to"}
    in_modules = r"(shutil|tempfile)\..*|os\.(write|mk\w+|makedirs|remove|rename|replace|unlink|rmdir|link|symlink)"
    return last in on_paths or (name != "shutil.which" and re.fullmatch(in_modules, name) is not None)


def test_every_module_stands_in_a_room() -> None:
    assert {room_of(path) for path in MODULES} - {""} <= set(ROOMS)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_does_what_its_room_may(path: Path) -> None:
    assert list(breaches(path, tree_of(path))) == []


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("model/role.py", "from jdgen.load.yaml import parse"),
        ("model/role.py", "def late():\n    from jdgen import formats"),
        ("__init__.py", "import jdgen.errors"),
        ("pay/market.py", "from jdgen.screening import plan"),
        ("screening/plan.py", "from jdgen.pay.bands import band"),
        ("documents/view.py", "from jinja2 import Environment"),
        ("formats/md.py", "from markupsafe import escape"),
        ("build/run.py", "import weasyprint.urls"),
        ("build/run.py", "from rich.progress import Progress"),
        ("checks/__init__.py", "print(1)"),
        ("build/run.py", "import sys\nsys.exit(3)"),
        ("build/run.py", "raise SystemExit(3)"),
        ("build/run.py", "import sys\nsys.stderr.write('working')"),
        ("load/starter.py", "from jdgen.workspace import write"),
        ("load/starter.py", "from jdgen import workspace\nworkspace.write(path, b'')"),
        ("load/starter.py", "path.write_text('')"),
        ("load/starter.py", "open(path, 'wb')"),
        ("load/starter.py", "path.open(mode='a')"),
        ("build/record.py", "os.replace(a, b)"),
        ("cli/new.py", "path.parent.mkdir()"),
    ],
)
def test_a_breach_would_be_seen(module: str, code: str) -> None:
    assert list(breaches(PACKAGE / module, ast.parse(code)))


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("build/run.py", "from jdgen.workspace import write\nfrom jdgen.load import load_roles\nwrite(path, b'')"),
        ("load/yaml.py", "import jdgen\nfrom jdgen.load.text import Text\nopen(path).read()\nopen(path, 'rb')"),
        ("cli/new.py", "import sys\nprint(1)\nsys.exit(1)"),
        ("workspace.py", "open(part, 'wb')"),
    ],
)
def test_what_a_room_may_do_is_no_breach(module: str, code: str) -> None:
    assert list(breaches(PACKAGE / module, ast.parse(code))) == []


def imported_by(folder: Path, *arguments: str) -> set[str]:
    """The libraries that a command imports when it runs on its own."""
    command = [sys.executable, "-X", "importtime", "-m", "jdgen", *arguments]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    names = re.findall(r"^import time:.*\| +([\w.]+)$", run.stderr, re.MULTILINE)
    return {name.partition(".")[0] for name in names}


HELPS = [["--version"], ["--help"], *([name, "--help"] for name in COMMANDS)]
HELPS += [["pay", name, "--help"] for name in PAY_COMMANDS]


@pytest.mark.parametrize("arguments", HELPS, ids=" ".join)
def test_help_imports_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    found = imported_by(tmp_path, *arguments)
    assert "click" in found
    assert found & HEAVY == set()


def test_a_build_with_nothing_to_do_imports_nothing_heavy(tmp_path: Path) -> None:
    imported_by(tmp_path, "init")
    assert {"pydantic", "jinja2"} <= imported_by(tmp_path, "build", "-f", "md")
    assert imported_by(tmp_path, "build", "-f", "md") & HEAVY == set()


def test_pages_and_markdown_are_made_without_weasyprint(tmp_path: Path) -> None:
    imported_by(tmp_path, "init")
    assert "weasyprint" not in imported_by(tmp_path, "build", "-f", "html", "-f", "md")
