"""A small workspace that is published day by day."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from jdgen.cli import main
from jdgen.publish.plan import Plan, Request, plan
from jdgen.workspace import Workspace

BASE = "https://careers.example.com/jobs"
DAY = date(2026, 11, 23)
EMPLOYER = {
    "name": "Example Ovens",
    "equal_opportunity": "We hire for what the work needs.",
    "accommodation": {"email": "access@example.com"},
    "apply": {"email": "jobs@example.com"},
}
TOWN = {"arrangement": "onsite", "places": [{"city": "Springfield", "state": "IL"}], "posted": "2026-11-02"}


def role(*openings: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A role whose openings give the checker no cause for an error."""
    return {
        "title": "Baker",
        "summary": "Bakes bread.",
        "duties": [{"id": "bake", "name": "Bake", "text": "Bake the bread.", "essential": True}],
        "requirements": [{"id": "early", "text": "Comfort with early hours"}],
        "pay": {"hiring_range": [40000, 60000]},
        "openings": [{"id": "town", **TOWN} | one for one in openings or ({},)],
        **more,
    }


@dataclass
class Shop:
    """A workspace, and what its site and its records hold; each run is a day."""

    root: Path
    day: date = DAY
    employer: dict[str, Any] = field(default_factory=lambda: dict(EMPLOYER))

    def __post_init__(self) -> None:
        self.say()

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def workspace(self) -> Workspace:
        return Workspace.open(self.root)

    def say(self, *openings: dict[str, Any], name: str = "baker", **more: Any) -> None:
        """Writes the role, and the employer."""
        (self.root / "roles").mkdir(exist_ok=True)
        (self.root / "jdgen.yaml").write_text(json.dumps(self.employer, indent=1), "utf-8")
        (self.root / f"roles/{name}.yaml").write_text(json.dumps(role(*openings, **more), indent=1), "utf-8")

    def run(self, *options: str, folder: str = "site", base: str = BASE, code: int = 0) -> str:
        """What a publish says; ``code`` is how it has to end."""
        arguments = [str(self.root / folder), "--base-url", base, "-w", str(self.root), "--as-of", str(self.day)]
        result: Result = CliRunner().invoke(main, ["publish", *arguments, *options])
        assert result.exit_code == code, result.output
        return result.output

    def pass_days(self, days: int = 1) -> None:
        self.day += timedelta(days=days)

    def plan(self, **more: Any) -> Plan:
        return plan(self.workspace, Request(self.site, BASE, self.day, **more))

    def files(self, folder: str = "site") -> dict[str, bytes]:
        found = [path for path in (self.root / folder).rglob("*") if path.is_file()]
        return {path.relative_to(self.root / folder).as_posix(): path.read_bytes() for path in found}

    def page(self, reference: str) -> str | None:
        path = self.site / f"openings/{reference.replace('.', '/')}.html"
        return path.read_text("utf-8") if path.exists() else None

    def read(self, name: str) -> str:
        return (self.site / name).read_text("utf-8")

    def listed(self) -> set[str]:
        """The openings in every list and feed; they agree."""
        found = {one["reference"] for one in json.loads(self.read("jobs.json"))["jobs"]}
        for name in ("index.html", "sitemap.xml", "atom.xml", "indeed.xml"):
            text = self.read(name)
            assert {one for one in found if f"openings/{one.replace('.', '/')}.html" in text} == found, name
            assert text.count("openings/") >= len(found)
        return found

    def record(self, reference: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.root / f"records/{reference}.json").read_text("utf-8"))
        return found

    def days(self, reference: str = "baker.town") -> list[tuple[str, str]]:
        """From when to when each version was shown."""
        return [(one["first_shown"], one["last_shown"]) for one in self.record(reference)["versions"]]

    def is_whole(self) -> bool:
        """Whether the site is what its own list says, no more and no less, and the parts of all records are there."""
        files = self.files()
        wanted = json.loads(files.pop(".jdgen-site.json"))["files"]
        same = {name: sha256(data).hexdigest() for name, data in files.items()} == wanted
        for path in (self.root / "records").glob("*.json"):
            for version in json.loads(path.read_text("utf-8"))["versions"]:
                for name in version["files"].values():
                    data = (self.root / "records/files" / name).read_bytes()
                    same &= name.partition("/")[2].partition(".")[0] == sha256(data).hexdigest()
        return same

    def remains(self) -> list[str]:
        """What a publish that was broken off left lying about."""
        return [path.name for path in self.root.iterdir() if path.name.startswith(".site")]


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


@pytest.fixture
def many(shop: Shop) -> Callable[[int], Shop]:
    """A shop with so many openings."""

    def many(count: int) -> Shop:
        shop.say(*({"id": f"oven-{number}"} for number in range(count)))
        return shop

    return many
