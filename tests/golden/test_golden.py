"""Every document of two small employers, written down: what a change of a template does shows in the diff.

``pytest tests/golden --update-golden`` writes the files in ``expected`` anew; read them before you commit.
"""

import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import page as judge
import pypdf
import pytest
from pydantic import BaseModel

from jdgen.build.making import Maker, Task, plan, plan_families
from jdgen.checks import check
from jdgen.documents import view
from jdgen.documents.kinds import kinds
from jdgen.documents.subject import families
from jdgen.load import load_employer, readable_roles
from jdgen.model.employer import Employer
from jdgen.model.role import Role
from jdgen.render import Renderer
from jdgen.render.prose import plain
from jdgen.workspace import Workspace

SAMPLES = sorted(path.parent for path in Path(__file__).parent.glob("*/jdgen.yaml"))

sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)


def documents(sample: Path, *formats: str) -> tuple[Maker, list[Task]]:
    workspace = Workspace.open(sample)
    maker = Maker(workspace, load_employer(workspace))
    roles = readable_roles(workspace)
    tasks = plan(kinds(workspace), roles, formats), plan_families(kinds(workspace), families(roles), formats)
    return maker, list(chain(*tasks))


def body(maker: Maker, task: Task) -> str:
    """The page inside its frame, without its script and the blank lines that templates leave."""
    seen = view(task.kind, task.subject, maker.given)
    text = Renderer(maker.workspace).render(seen, task.kind.id, "html")
    text = re.sub("(?s)<script>.*?</script>", "<script></script>", text)
    return re.sub(r"\n\s*\n", "\n", text).strip() + "\n"


@sample
def test_documents_are_as_written_down(sample: Path, golden: Callable[[Path, str], None]) -> None:
    maker, tasks = documents(sample, "html", "md")
    for task in tasks:
        text = body(maker, task) if task.format == "html" else maker.make(task).decode()
        golden(sample / "expected" / task.path, text)
    written = {path.relative_to(sample / "expected") for path in (sample / "expected").rglob("*.*")}
    assert written == {Path(task.path) for task in tasks}, "remove what is made no more"


@pytest.mark.parametrize(("name", "levels"), [("full", ("error", "warning")), ("minimal", ("error",))])
def test_the_samples_give_no_cause_for_complaint(name: str, levels: tuple[str, ...]) -> None:
    """An employer that says nothing but its name is asked for what a posting needs; that is no error."""
    report = check(Workspace.open(Path(__file__).parent / name), (), (), date(2026, 11, 23))
    complaints = [*report.problems, *(one for one in report.findings if one.level in levels)]
    assert [str(complaint) for complaint in complaints] == []


def classes(model: BaseModel) -> Iterator[tuple[type[BaseModel], set[str]]]:
    """Every model in a model, with the fields that were set in it."""
    yield type(model), model.model_fields_set
    for name in model.model_fields_set:
        value = getattr(model, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from classes(item)


def test_the_full_sample_uses_every_field_of_the_model() -> None:
    workspace = Workspace.open(Path(__file__).parent / "full")
    (role,) = readable_roles(workspace)
    used: dict[type[BaseModel], set[str]] = {}
    for model in (role, load_employer(workspace).model):
        for kind, fields in classes(model):
            used[kind] = used.get(kind, set()) | fields
    assert {Role, Employer} <= set(used)
    left_out = [f"{kind.__name__}.{name}" for kind, fields in used.items() for name in set(kind.model_fields) - fields]
    assert left_out == []
    assert {opening.arrangement for opening in role.openings} == {"onsite", "hybrid", "remote"}


def test_the_minimal_sample_says_only_what_must_be_said() -> None:
    workspace = Workspace.open(Path(__file__).parent / "minimal")
    (role,) = readable_roles(workspace)
    required = {name for name, field in Role.model_fields.items() if field.is_required()}
    assert role.model_fields_set == required == {"id", "title", "summary", "duties", "requirements"}
    assert load_employer(workspace).model.model_fields_set == {"name"}


@sample
def test_every_sheet_is_accessible(sample: Path) -> None:
    maker, tasks = documents(sample, "pdf")
    for task in tasks:
        report = judge.validate_pdf_bytes(maker.make(task), profile="ua1")
        assert [f"{task.path}: {failure.message}" for failure in report.failures] == []
        assert report.is_compliant


@sample
def test_every_sheet_about_requirements_holds_all_of_them_in_order(sample: Path) -> None:
    maker, tasks = documents(sample, "pdf")
    kinds_with_all = ("job-posting", "job-description", "role-guide")
    checked = [task for task in tasks if task.kind.id in kinds_with_all]
    assert {task.kind.id for task in checked} == set(kinds_with_all)
    for task in checked:
        sheets = pypdf.PdfReader(io.BytesIO(maker.make(task))).pages
        text = re.sub(r"\s", "", "".join(sheet.extract_text() for sheet in sheets))
        wanted = [re.sub(r"\s", "", plain(one.text)) for one in task.subject.role.requirements]
        places = [text.find(one) for one in wanted]
        assert -1 not in places, task.path
        assert places == sorted(places), task.path
