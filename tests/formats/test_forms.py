"""Forms: filled in by other programs, and all of it is there again."""

import io
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

import page as judge
import pikepdf
import pypdf
import pytest
from pikepdf.form import Form
from pypdf.generic import NameObject, TextStringObject

from jdgen.build.some import some_documents
from jdgen.load import load_one
from jdgen.screening.plan import PANEL, plan_of, stamp, stamp_in
from jdgen.workspace import Workspace

Make = Callable[..., Workspace]
Forms = Callable[..., dict[str, bytes]]

ROLE = """\
title: Baker
summary: Bakes bread.
duties:
  - {id: bake, name: Bake, text: Bake the bread., essential: true}
requirements:
  - {id: early, text: Comfort with early hours}
screening:
  knock_outs:
    - {id: nights, question: "Can you work at night?", reason: Bread is baked at night.}
  criteria:
    - id: year
      requirement: early
      stage: resume
      look_for: A year of **bread**
      anchors: {at_1: No bread, at_3: Some bread, at_5: 'Bread & "rye"'}
    - {id: dawn, requirement: early, stage: interview, look_for: Cheer, ask: How do you wake?}
    - {id: loaf, requirement: early, stage: exercise, look_for: A loaf, exercise: loaf}
  exercises:
    - id: loaf
      title: A loaf
      minutes: 30
      instructions: Bake a loaf.
      tasks:
        - {id: said, text: What did you do?, lines: 4}
        - {id: plan, text: Plan the night., columns: [Hour, Step], rows: 2}
      key: {dated: 2026-10-01}
"""

KINDS = ("screening-checklist", "interview-kit", "exercise")
ABOUT = ["candidate", "name", "opening", "rater", "date"]
TYPED = "Zoë fand — 面包 in Łódź.\nZweite Zeile: 3 < 4 & 5.\n" + "Sehr lange Notiz, Wort für Wort. " * 150
MULTILINE = 1 << 12


@pytest.fixture
def forms(make: Make) -> Forms:
    """The baker's documents of these kinds, by the kind."""

    def forms(format_: str = "pdf", kinds: tuple[str, ...] = KINDS, role: str = ROLE) -> dict[str, bytes]:
        made = some_documents(make({"roles/baker.yaml": role}), "baker", kinds, (format_,), None, (), only_one=False)
        return {path.split("/")[1].split(".")[0]: data for path, data in made}

    return forms


def widgets(data: bytes) -> Iterator[Any]:
    """Every field, sheet by sheet, in the order in which the sheet holds them."""
    for sheet in pypdf.PdfReader(io.BytesIO(data)).pages:
        yield from (one.get_object() for one in sheet.get("/Annots", ()) if one.get_object()["/Subtype"] == "/Widget")


def boxes(kind: str, criterion: str) -> list[str]:
    return [f"{kind}-{criterion}-{number}" for number in range(1, 6)]


def test_the_fields_are_those_of_the_plan_in_reading_order(forms: Forms) -> None:
    named = {kind: [one["/T"] for one in widgets(data)] for kind, data in forms().items()}
    decision = ["decision-go-on", "decision-hold", "decision-stop", "reason"]
    assert named["screening-checklist"] == [
        *ABOUT,
        *("knock-out-nights-yes", "knock-out-nights-no"),
        *("evidence-year", *boxes("rating", "year")),
        *("evidence-loaf", *boxes("rating", "loaf")),
        *decision,
    ]
    sheet = [*ABOUT, "evidence-dawn", *boxes("rating", "dawn")]
    assert named["interview-kit"] == ["note-dawn", *sheet, *(PANEL + name for name in (*sheet, *decision))]
    cells = [f"answer-loaf-plan-{row}-{column}" for row in (1, 2) for column in (1, 2)]
    assert named["exercise"] == ["candidate", "date", "answer-loaf-said", *cells]


def test_the_forms_of_a_plan_hold_all_that_it_reads_back(forms: Forms, make: Make) -> None:
    made = forms()
    plan = plan_of(load_one(make({"roles/baker.yaml": ROLE}), "baker").model)
    assert plan is not None
    named = {one["/T"] for kind in ("screening-checklist", "interview-kit") for one in widgets(made[kind])}
    assert set(plan.fields()) <= named


def test_every_field_can_be_told_from_the_others_by_its_name_and_by_ear(forms: Forms) -> None:
    for kind, data in forms().items():
        found = list(widgets(data))
        names, spoken = ([str(one[key]) for one in found] for key in ("/T", "/TU"))
        assert len(set(names)) == len(names) > 5, kind
        assert len(set(spoken)) == len(spoken), kind
        assert not any("." in name for name in names)
        assert all(re.match("[A-Z]", name) for name in spoken)
    spoken = {one["/T"]: one["/TU"] for one in widgets(forms()["screening-checklist"])}
    assert spoken["rating-year-4"] == "Rating 4 of 5: year"
    assert spoken["rating-year-5"] == 'Rating 5 of 5: year. Bread & "rye"'
    assert spoken["knock-out-nights-no"] == "No: Can you work at night?"


def test_ratings_are_boxes_of_their_own_and_notes_take_many_lines(forms: Forms) -> None:
    kinds = {one["/T"]: (one["/FT"], one.get("/Ff", 0)) for data in forms().values() for one in widgets(data)}
    assert {kind for name, kind in kinds.items() if "rating-" in name} == {("/Btn", 0)}
    assert {kind for name, kind in kinds.items() if re.search("evidence|note|reason|said", name)} == {
        ("/Tx", MULTILINE)
    }


def in_reading_order(element: Any) -> Iterator[str]:
    """The names of the fields as the tags of a sheet hold them."""
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, list) else [kids]:
        inside = kid.get_object()
        if isinstance(inside, dict):
            if inside.get("/Type") == "/OBJR":
                yield str(inside["/Obj"].get_object().get("/T"))
            else:
                yield from in_reading_order(inside)


def test_tab_order_is_reading_order(forms: Forms) -> None:
    for data in forms().values():
        reader = pypdf.PdfReader(io.BytesIO(data))
        assert {sheet["/Tabs"] for sheet in reader.pages} == {"/S"}
        tagged = [name for name in in_reading_order(reader.root_object["/StructTreeRoot"]) if name != "None"]
        assert tagged == [one["/T"] for one in widgets(data)]


def test_what_draws_a_filled_field_is_in_the_form(forms: Forms) -> None:
    for data in forms().values():
        form = pypdf.PdfReader(io.BytesIO(data)).root_object["/AcroForm"]
        looks = {str(form["/DA"]), *(str(one["/DA"]) for one in widgets(data) if "/DA" in one)}
        fonts = form["/DR"]["/Font"]
        assert "/ZaDb" in fonts
        for look in looks:
            font, size = re.search(r"(/\w+) ([\d.]+) Tf", look).groups()  # type: ignore[union-attr]
            assert "/FontFile2" in fonts[font]["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert float(size) >= 8
            assert " gs" not in look


def filled_by_pypdf(data: bytes, values: dict[str, str | bool]) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for sheet in writer.pages:
        for widget in (one.get_object() for one in sheet.get("/Annots", ())):
            value = values.get(widget.get("/T"))
            if isinstance(value, str):
                widget[NameObject("/V")] = TextStringObject(value)
            elif value:
                widget[NameObject("/V")] = widget[NameObject("/AS")] = NameObject("/on")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def filled_by_pikepdf(data: bytes, values: dict[str, str | bool]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = Form(pdf)
        for name, value in values.items():
            if isinstance(value, str):
                form[name].value = value
            else:
                form[name].checked = value
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


def typed_into(field: Any) -> str:
    """A field of one line takes no line breaks."""
    return TYPED if field.get("/Ff", 0) & MULTILINE else TYPED.replace("\n", " ")


@pytest.mark.parametrize("fill", [filled_by_pypdf, filled_by_pikepdf])
def test_what_goes_in_comes_out(fill: Callable[..., bytes], forms: Forms) -> None:
    for kind, data in forms().items():
        given = {one["/T"]: one["/FT"] == "/Btn" or typed_into(one) for one in widgets(data)}
        seen = {one["/T"]: one["/V"] == "/on" or one["/V"] for one in widgets(fill(data, given))}
        assert seen == given, kind


@pytest.mark.parametrize("fill", [filled_by_pypdf, filled_by_pikepdf])
def test_a_filled_form_still_says_what_it_is_of(fill: Callable[..., bytes], forms: Forms, make: Make) -> None:
    made = forms()
    wanted = stamp(load_one(make({"roles/baker.yaml": ROLE}), "baker").model)
    for kind in ("screening-checklist", "interview-kit"):
        said = pypdf.PdfReader(io.BytesIO(fill(made[kind], {"candidate": "7"}))).metadata
        assert stamp_in({name: str(value) for name, value in (said or {}).items()}) == wanted


def test_a_page_says_what_it_is_of(forms: Forms, make: Make, read_html: Callable[[str], Any]) -> None:
    wanted = stamp(load_one(make({"roles/baker.yaml": ROLE}), "baker").model)
    for kind, data in forms("html").items():
        metas = [dict(value) for tag, value in read_html(data.decode()) if tag == "meta"]
        said = stamp_in({one["name"]: one["content"] for one in metas if "name" in one})
        assert said == ({} if kind == "exercise" else wanted)


def test_a_form_for_the_candidate_says_nothing_of_the_plan(forms: Forms) -> None:
    data = forms()["exercise"]
    assert stamp_in({name: str(value) for name, value in pypdf.PdfReader(io.BytesIO(data)).metadata.items()}) == {}
    assert b"jdgen-" not in data
    assert b"jdgen-" not in forms("html")["exercise"]


def test_a_page_lets_nothing_run_but_its_own_script_and_nothing_leave(forms: Forms) -> None:
    for data in forms("html").values():
        page = data.decode()
        (script,) = re.findall("(?s)<script>(.*?)</script>", page)
        (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', page)
        allowed = b64encode(sha256(script.encode()).digest()).decode()
        assert policy.startswith(f"default-src 'none'; script-src 'sha256-{allowed}';")
        assert "connect-src" not in policy
        assert "form-action 'none'" in policy


@pytest.mark.parametrize("kind", ["job-posting", "job-description", "exercise-key", "role-guide"])
def test_what_is_no_form_has_no_field_no_script_and_no_stamp(kind: str, forms: Forms) -> None:
    sheet, page = forms("pdf", (kind,))[kind], forms("html", (kind,))[kind].decode()
    reader = pypdf.PdfReader(io.BytesIO(sheet))
    assert "/AcroForm" not in reader.root_object
    assert not {name for name in reader.metadata if "jdgen" in name.lower()}
    assert not re.search("<(script|input|textarea)|Content-Security-Policy|jdgen-|textarea {", page)


def test_a_checklist_without_a_plan_is_a_sheet_that_says_so(forms: Forms) -> None:
    made = forms("pdf", KINDS, ROLE.split("screening:")[0])
    assert set(made) == {"screening-checklist", "interview-kit"}
    for data in made.values():
        assert list(widgets(data)) == []
        assert judge.validate_pdf_bytes(data, profile="ua1").is_compliant
