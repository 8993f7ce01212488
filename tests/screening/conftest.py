"""A small role with a plan, its form as a PDF and as a page, and what a rater fills in."""

from collections.abc import Callable, Mapping
from html import escape
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from jdgen.screening.plan import PLAN, ROLE, Plan, load_plan
from jdgen.screening.read import FileRead, read
from jdgen.screening.record import Record
from jdgen.workspace import Workspace

BILLER = """\
title: Biller
summary: Sends bills.
duties:
  - {id: bill, name: Bill, text: Send the bills., essential: true}
requirements:
  - {id: care, text: Care with figures, need: required}
  - {id: tact, text: Tact, need: preferred}
screening:
  knock_outs:
    - {id: hours, question: Can you start at 7:30?, reason: The desk opens then.}
    - {id: travel, question: Do you travel?, passes: "No", reason: There is no car.}
  criteria:
    - {id: figures, requirement: care, stage: resume, look_for: Figures that agree.}
    - id: phone-tact
      requirement: tact
      stage: phone
      ask: A caller shouts. What do you do?
      look_for: Stays calm.
      anchors: {at_1: Shouts back., at_3: Waits., at_5: "Asks, and helps."}
      weight: 2
      weight_rationale: Half of the day is on the phone.
    - {id: sums, requirement: care, stage: exercise, look_for: All sums right.}
"""
TEXTS = {
    "accents": "Größe, naïve café, Łódź, Åse Ødegård",
    "line breaks": "First line.\n\n  Second, indented.\nThird.",
    "Chinese": "她核对了账单,发现了三处错误。",
    "right to left": "שלום עולם, مرحبا بالعالم (1:30)",
    "emoji": "Calm 🙂 and kind 👩🏽‍💻 \U0001f469\u200d\U0001f680",
    "markup": '<b>5 & 6</b> "quoted" </textarea> %s {{ x }} \\(o\\)',
    "formula": '=HYPERLINK("http://evil.example","x")',
    "5,000 characters": ("Checked every line, and asked twice. " * 140)[:4999] + ".",
}


@pytest.fixture
def workspace(make: Callable[..., Workspace]) -> Workspace:
    return make(biller=BILLER)


@pytest.fixture
def plan(workspace: Workspace) -> Plan:
    return load_plan(workspace, "biller")


@pytest.fixture
def reads(workspace: Workspace) -> Callable[..., list[FileRead]]:
    """What files hold, in order."""

    def reads(*paths: Path, role: str | None = None) -> list[FileRead]:
        return [*read(paths, lambda name: load_plan(workspace, name), role)[1]]

    return reads


@pytest.fixture
def only(reads: Callable[..., list[FileRead]]) -> Callable[[Path], Record]:
    """The one record of a file."""

    def only(path: Path) -> Record:
        (content,) = reads(path)
        assert content.problems == ()
        (record,) = content.records
        return record

    return only


@pytest.fixture
def refusal(reads: Callable[..., list[FileRead]]) -> Callable[[Path], str]:
    """Why a file cannot be read."""

    def refusal(path: Path) -> str:
        (content,) = reads(path, role="biller")
        assert content.records == ()
        return "\n".join(map(str, content.problems))

    return refusal


@pytest.fixture(params=TEXTS.values(), ids=TEXTS)
def text(request: pytest.FixtureRequest) -> str:
    """Each of ``TEXTS``."""
    return str(request.param)


@pytest.fixture(scope="session")
def page() -> Callable[..., str]:
    return _page


@pytest.fixture(scope="session")
def fill() -> Callable[[bytes, Mapping[str, str | bool]], bytes]:
    return _fill


def _page(plan: Plan, filled: Mapping[str, str | bool] | None = None) -> str:
    """A form with every field of the plan, as a browser saves it: answers are attributes and text."""
    filled = filled or {}
    fields = []
    for name in (*plan.fields(), "reason", *(f"panel-{one}" for one in plan.fields())):
        value = filled.get(name, "")
        if name.removeprefix("panel-").startswith(("evidence-", "reason")):
            fields.append(f'<textarea name="{name}" title="{name}">{escape(str(value), quote=False)}</textarea>')
        elif name.removeprefix("panel-").startswith(("rating-", "knock-out-", "decision-")):
            ticked = ' checked=""' if value else ""
            fields.append(f'<input type="checkbox" name="{name}" title="{name}"{ticked}>')
        else:
            fields.append(f'<input type="text" name="{name}" title="{name}" value="{escape(str(value))}">')
    for one in ("go-on", "hold", "stop"):
        ticked = ' checked=""' if filled.get(f"decision-{one}") else ""
        fields.append(f'<input type="checkbox" name="decision-{one}" title="{one}"{ticked}>')
    stamp = f"{ROLE}={plan.role}, {PLAN}={plan.version}"
    head = f'<title>Checklist</title><meta name="keywords" content="{stamp}"><meta name="generator" content="jdgen">'
    head += f'<meta name="{ROLE}" content="{plan.role}"><meta name="{PLAN}" content="{plan.version}">'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{"".join(fields)}</body></html>\n'


@pytest.fixture(scope="session")
def blank() -> Callable[[Plan], bytes]:
    """The empty PDF form of a plan; made once for each."""
    made: dict[str, bytes] = {}

    def blank(plan: Plan) -> bytes:
        from weasyprint import HTML

        if plan.version not in made:
            made[plan.version] = HTML(string=_page(plan)).write_pdf(pdf_forms=True, pdf_variant="pdf/ua-1")
        return made[plan.version]

    return blank


def _fill(form: bytes, filled: Mapping[str, str | bool]) -> bytes:
    """As a program that knows the standard fills a form: values, and the states of boxes."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(form))
    for reference in writer.root_object["/AcroForm"]["/Fields"]:  # type: ignore[index, union-attr]
        field = reference.get_object()
        value = filled.get(field["/T"], "")
        if isinstance(value, bool):
            state = pypdf.generic.NameObject("/on" if value else "/Off")
            field.update({pypdf.generic.NameObject(key): state for key in ("/V", "/AS")})
        elif value:
            field[pypdf.generic.NameObject("/V")] = pypdf.generic.TextStringObject(value)
    data = BytesIO()
    writer.write(data)
    return data.getvalue()
