"""PDF forms: what is filled in comes out, and what cannot be read is told, whatever bytes come in."""

import logging
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
from pikepdf.form import Form

from jdgen.errors import CannotMake
from jdgen.screening.plan import Plan
from jdgen.screening.read import FileRead, guard
from jdgen.screening.record import Rated, Record

Only = Callable[[Path], Record]
Refusal = Callable[[Path], str]
Reads = Callable[..., list[FileRead]]

ABOUT = {"candidate": "C-014", "rater": "R. Example"}


@pytest.fixture
def form(blank: Callable[[Plan], bytes], plan: Plan) -> bytes:
    return blank(plan)


@pytest.fixture
def saved(form: bytes, tmp_path: Path, fill: Callable[..., bytes]) -> Callable[..., Path]:
    """The form with these fields filled in."""

    def saved(filled: dict[str, str | bool], name: str = "form.pdf") -> Path:
        path = tmp_path / name
        path.write_bytes(fill(form, filled))
        return path

    return saved


@contextmanager
def changed(form: bytes, path: Path, **how: Any) -> Iterator[pikepdf.Pdf]:
    """The form, to be changed and saved."""
    with pikepdf.open(BytesIO(form)) as document:
        yield document
        document.save(path, **how)


def test_everything_that_a_rater_fills_in_comes_out(saved: Callable[..., Path], only: Only, plan: Plan) -> None:
    record = only(
        saved(
            {
                **ABOUT,
                "name": "Ana Example",
                "opening": "springfield",
                "date": "2 Nov",
                "knock-out-hours-yes": True,
                "rating-figures-5": True,
                "evidence-figures": "All 40 agree.",
                "rating-sums-3": True,
                "evidence-phone-tact": "Did not get to it.",
                "decision-go-on": True,
                "reason": "Meets the job's needs.",
            }
        )
    )
    assert (record.role, record.version, record.current, record.row) == ("biller", plan.version, True, None)
    assert (record.candidate, record.name, record.opening) == ("C-014", "Ana Example", "springfield")
    assert (record.rater, record.date) == ("R. Example", "2 Nov")
    assert record.knock_outs == {"hours": "yes", "travel": ""}
    assert record.ratings == {
        "figures": Rated(5, "All 40 agree."),
        "phone-tact": Rated(None, "Did not get to it."),
        "sums": Rated(3),
    }
    assert [*record.ratings] == ["figures", "phone-tact", "sums"]
    assert (record.decision, record.reason, record.faults) == ("go-on", "Meets the job's needs.", ())


def test_any_text_comes_out_of_a_form_that_pypdf_filled(
    form: bytes, tmp_path: Path, only: Only, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "pypdf")  # it has no glyphs for most of the world, and says so
    writer = pypdf.PdfWriter(clone_from=BytesIO(form))
    values = {**ABOUT, "rating-figures-4": "/on", "evidence-figures": text, "reason": text}
    for sheet in writer.pages:
        writer.update_page_form_field_values(sheet, values, auto_regenerate=False)
    writer.write(tmp_path / "form.pdf")
    record = only(tmp_path / "form.pdf")
    assert record.ratings == {"figures": Rated(4, text)}
    assert record.reason == text
    assert record.faults == ()


def test_any_text_comes_out_of_a_form_that_pikepdf_filled(form: bytes, tmp_path: Path, only: Only, text: str) -> None:
    with changed(form, tmp_path / "form.pdf") as document:
        fields = Form(document)
        for name, value in {**ABOUT, "evidence-figures": text, "reason": text}.items():
            fields[name].value = value  # type: ignore[union-attr]
        fields["rating-figures-4"].checked = True  # type: ignore[union-attr]
    record = only(tmp_path / "form.pdf")
    assert record.ratings == {"figures": Rated(4, text)}
    assert record.reason == text
    assert record.faults == ()


def test_a_form_that_was_packed_or_rewritten_reads_the_same(form: bytes, tmp_path: Path, only: Only) -> None:
    packed = {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "compress_streams": True}
    with changed(form, tmp_path / "packed.pdf", **packed) as document:
        Form(document)["candidate"].value = "C-1"  # type: ignore[union-attr]
    assert only(tmp_path / "packed.pdf").candidate == "C-1"


def test_the_stamp_is_found_in_the_keywords_where_a_program_kept_only_those(
    form: bytes, tmp_path: Path, only: Only, plan: Plan
) -> None:
    with changed(form, tmp_path / "form.pdf") as document:
        for key in [key for key in document.docinfo if key != "/Keywords"]:
            del document.docinfo[key]
    assert only(tmp_path / "form.pdf").version == plan.version


def test_a_box_that_holds_one_thing_and_shows_another_is_a_fault(form: bytes, tmp_path: Path, only: Only) -> None:
    with changed(form, tmp_path / "form.pdf") as document:
        fields = {str(field.T): field for field in document.Root.AcroForm.Fields}
        fields["rating-figures-4"].V = pikepdf.Name.on
    record = only(tmp_path / "form.pdf")
    assert record.ratings == {}
    assert "the box rating-figures-4 is neither ticked nor empty" in str(record.faults)


def test_a_panel_has_a_record_of_its_own(saved: Callable[..., Path], reads: Reads) -> None:
    filled = {
        **ABOUT,
        "rating-figures-2": True,
        "panel-rating-figures-1": True,
        "panel-evidence-figures": "Two totals were wrong.",
        "panel-date": "3 Nov",
    }
    (content,) = reads(saved(filled))
    assert [(one.rater, one.candidate, one.date) for one in content.records] == [
        ("R. Example", "C-014", ""),
        ("Panel", "C-014", "3 Nov"),
    ]
    assert content.records[1].ratings == {"figures": Rated(1, "Two totals were wrong.")}
    assert content.records[1].faults == ()


def test_a_sheet_that_only_the_panel_filled_in_is_one_record(saved: Callable[..., Path], only: Only) -> None:
    record = only(saved({"panel-candidate": "C-014", "panel-rating-sums-3": True}))
    assert (record.rater, record.candidate, record.ratings) == ("Panel", "C-014", {"sums": Rated(3)})


def test_scripts_and_files_within_are_left_alone_and_said(
    saved: Callable[..., Path], tmp_path: Path, reads: Reads
) -> None:
    with changed(saved(ABOUT).read_bytes(), tmp_path / "live.pdf") as document:
        script = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript, JS="app.alert('hello'); this.getField('candidate').value='X'"
        )
        document.Root.OpenAction = script
        document.Root.AcroForm.Fields[0].AA = pikepdf.Dictionary(K=script)
        document.attachments["evil.exe"] = b"MZ"
    (content,) = reads(tmp_path / "live.pdf")
    assert [record.candidate for record in content.records] == ["C-014"]
    assert content.notes == (
        "holds a script or an action, which was not run",
        "holds another file, which was not opened",
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["form.pdf", "live.pdf", "roles"]


def test_a_flattened_form_is_told_as_one(saved: Callable[..., Path], tmp_path: Path, refusal: Refusal) -> None:
    with changed(saved(ABOUT).read_bytes(), tmp_path / "flat.pdf") as document:
        document.flatten_annotations()
        for sheet in document.pages:
            del sheet["/Annots"]
        del document.Root.AcroForm
    said = refusal(tmp_path / "flat.pdf")
    assert "flat.pdf: error: is a form that jdgen made, without its fields: it was flattened" in said
    assert "hint: ask for the form as it was filled: saved, not printed to PDF" in said


def test_a_form_that_was_printed_to_pdf_again_is_told(tmp_path: Path, refusal: Refusal) -> None:
    from weasyprint import HTML

    HTML(string="<html lang=en><title>x</title><p>Candidate C-014").write_pdf(tmp_path / "printed.pdf")
    assert "printed.pdf: error: has no fields to read\n  hint: ask for the form as it was filled" in refusal(
        tmp_path / "printed.pdf"
    )


@pytest.mark.parametrize("user", ["", "secret"])
def test_an_encrypted_form_is_told(form: bytes, tmp_path: Path, refusal: Refusal, user: str) -> None:
    with changed(form, tmp_path / "form.pdf", encryption=pikepdf.Encryption(owner="owner", user=user)):
        pass
    assert "form.pdf: error: is protected by a password\n  hint: save it without one" in refusal(tmp_path / "form.pdf")


def test_an_xfa_form_is_told(form: bytes, tmp_path: Path, refusal: Refusal) -> None:
    with changed(form, tmp_path / "form.pdf") as document:
        document.Root.AcroForm.XFA = document.make_stream(b"<xdp/>")
    assert "is an XFA form" in refusal(tmp_path / "form.pdf")


@pytest.mark.parametrize("part", [0.001, 0.3, 0.6, 0.95])
def test_a_truncated_form_never_gives_half_of_its_answers(
    saved: Callable[..., Path], refusal: Refusal, reads: Reads, part: float
) -> None:
    path = saved({**ABOUT, "evidence-figures": "x" * 3000})
    whole = reads(path)[0].records
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    (content,) = reads(path, role="biller")
    assert content.records in ((), whole)
    assert content.records or re.match(r"\S+form\.pdf: error: .+", str(content.problems[0]))


def bare(objects: dict[int, bytes], root: int = 1) -> bytes:
    """A PDF of these objects, as bytes that no library would write."""
    data, places = b"%PDF-1.7\n", {}
    for number, content in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, place)
    return data + b"trailer\n<</Root %d 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (root, max(objects) + 1, start)


CATALOG = b"<</Type /Catalog /AcroForm <</Fields [2 0 R]>>>>"
NAMED = b"<</FT /Tx /T (candidate) /V (C-1)>>"


@pytest.mark.parametrize(
    "objects",
    [
        {1: CATALOG, 2: b"<</T (a) /Kids [2 0 R 3 0 R]>>", 3: b"<</T (b) /Kids [2 0 R]>>"},
        {1: CATALOG, 2: b"3 0 R", 3: b"2 0 R"},
        {1: CATALOG, 2: b"<</T (a) /Kids 2 0 R>>"},
        {1: CATALOG, **{n: b"<</T (a) /Kids [%d 0 R %d 0 R]>>" % (n + 1, n + 1) for n in range(2, 2000)}, 2000: NAMED},
        {1: CATALOG, 2: b"<</T (a) /Kids " + b"[" * 5000 + b"]" * 5000 + b">>"},
        {1: CATALOG, 2: b"<<" * 5000},
        {1: b"<</AcroForm 1 0 R /Fields 1 0 R>>"},
        {1: b"1 0 R"},
        {1: b"[]"},
        {1: b"<</AcroForm 7>>"},
        {1: b"<</AcroForm <</Fields 7>>>>"},
        {1: b"<</AcroForm <</Fields [null 7 (x) /y [] 99 0 R]>>>>"},
    ],
)
def test_trees_of_fields_that_loop_or_never_end_are_told(
    tmp_path: Path, refusal: Refusal, objects: dict[int, bytes]
) -> None:
    path = tmp_path / "loop.pdf"
    path.write_bytes(bare(objects))
    assert "loop.pdf: error: " in refusal(path)


def test_a_loop_hides_no_answer_beside_it(tmp_path: Path, reads: Reads) -> None:
    objects = {1: b"<</AcroForm <</Fields [2 0 R 3 0 R]>>>>", 2: b"<</T (a) /Kids [2 0 R]>>", 3: NAMED}
    (tmp_path / "loop.pdf").write_bytes(bare(objects))
    (content,) = reads(tmp_path / "loop.pdf", role="biller")
    assert [record.candidate for record in content.records] == ["C-1"]
    assert content.notes == ("does not say which plan it was made from",)
    assert not content.records[0].current


def test_a_form_that_lost_a_field_is_not_read_without_it(tmp_path: Path, refusal: Refusal) -> None:
    (tmp_path / "lost.pdf").write_bytes(bare({1: b"<</AcroForm <</Fields [2 0 R 9 0 R]>>>>", 2: NAMED}))
    assert "lost.pdf: error: is damaged: one of its fields cannot be read" in refusal(tmp_path / "lost.pdf")


def test_more_fields_than_a_form_can_have_are_told(tmp_path: Path, refusal: Refusal) -> None:
    fields = b"[" + b"<</FT /Tx /T (x)>>" * 6000 + b"]"
    (tmp_path / "many.pdf").write_bytes(bare({1: b"<</AcroForm <</Fields %s>>>>" % fields}))
    assert "has more than 5,000 fields" in refusal(tmp_path / "many.pdf")


def test_a_stream_that_unpacks_without_end_is_told(tmp_path: Path, refusal: Refusal) -> None:
    bomb = zlib.compress(zlib.compress(bytes(200 << 20)))
    stream = b"<</Length %d /Filter [/FlateDecode /FlateDecode]>>\nstream\n%s\nendstream" % (len(bomb), bomb)
    objects = {1: CATALOG, 2: b"<</FT /Tx /T (candidate) /V 3 0 R>>", 3: stream}
    (tmp_path / "bomb.pdf").write_bytes(bare(objects))
    assert "bomb.pdf: error: is damaged, or not a PDF after all" in refusal(tmp_path / "bomb.pdf")


def test_a_file_that_keeps_its_reader_busy_for_ever_is_told(
    form: bytes, tmp_path: Path, refusal: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stall(self: object, *args: object, **options: object) -> None:
        while True:
            try:
                sum(range(1000))
            except Exception:
                continue

    monkeypatch.setattr(guard, "SECONDS", 0.05)
    monkeypatch.setattr(pypdf.PdfReader, "__init__", stall)
    (tmp_path / "form.pdf").write_bytes(form)
    assert "form.pdf: error: takes too long to read" in refusal(tmp_path / "form.pdf")


def test_damaged_bytes_are_never_a_crash(tmp_path: Path, reads: Reads) -> None:
    """Each byte is changed once; what is then read or told is another matter."""
    objects = {1: CATALOG, 2: NAMED, 3: b"<</Keywords (jdgen-role=biller, jdgen-plan=abc)>>"}
    whole = bare(objects).replace(b"/Size", b"/Info 3 0 R /Size")
    path = tmp_path / "form.pdf"
    for at in range(len(whole)):
        data = bytearray(whole)
        data[at] ^= 0x15
        path.write_bytes(data)
        (content,) = reads(path, role="biller")
        assert bool(content.records) != bool(content.problems)


def test_without_pypdf_the_line_that_installs_it_is_said(
    saved: Callable[..., Path], reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(ABOUT)
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(CannotMake, match=r"pip install 'jdgen\[screen\]'"):
        reads(path)
