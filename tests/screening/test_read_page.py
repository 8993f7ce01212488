"""Pages saved from a browser: what was typed and ticked comes out, and nothing else on the page counts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jdgen.screening.plan import Plan
from jdgen.screening.read import FileRead
from jdgen.screening.record import Rated, Record

Only = Callable[[Path], Record]
Refusal = Callable[[Path], str]
Reads = Callable[..., list[FileRead]]

ABOUT = {"candidate": "C-014", "rater": "R. Example"}


@pytest.fixture
def saved(plan: Plan, tmp_path: Path, page: Callable[..., str]) -> Callable[..., Path]:
    def saved(filled: dict[str, str | bool], **changes: str) -> Path:
        text = page(plan, filled)
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new)
        (tmp_path / "checklist.html").write_text(text, "utf-8")
        return tmp_path / "checklist.html"

    return saved


def test_everything_that_a_rater_fills_in_comes_out(saved: Callable[..., Path], only: Only, plan: Plan) -> None:
    filled = {**ABOUT, "name": 'Ana "A" Example', "knock-out-hours-no": True, "rating-figures-5": True}
    record = only(saved({**filled, "evidence-figures": "All agree.", "decision-hold": True, "reason": "Ask again."}))
    assert (record.role, record.version, record.current) == ("biller", plan.version, True)
    assert (record.candidate, record.name, record.rater) == ("C-014", 'Ana "A" Example', "R. Example")
    assert record.knock_outs == {"hours": "no", "travel": ""}
    assert record.ratings == {"figures": Rated(5, "All agree.")}
    assert (record.decision, record.reason, record.faults) == ("hold", "Ask again.", ())


def test_any_text_comes_out(saved: Callable[..., Path], only: Only, text: str) -> None:
    record = only(saved({**ABOUT, "evidence-figures": text, "name": text.replace("\n", " ")}))
    assert record.ratings == {"figures": Rated(None, text)}
    assert record.name == text.replace("\n", " ")


def test_what_looks_like_markup_in_a_text_area_is_text(
    tmp_path: Path, plan: Plan, page: Callable[..., str], only: Only
) -> None:
    """Browsers read an ``input`` in there as text; so must we, or anybody could tick boxes by writing."""
    text = page(plan, {**ABOUT, "evidence-figures": "MARK"})
    text = text.replace("MARK", '\nSaid <b>5 & 6</b> <input type="checkbox" name="rating-figures-5" checked><br/>')
    (tmp_path / "page.html").write_text(text, "utf-8")
    evidence = 'Said <b>5 & 6</b> <input type="checkbox" name="rating-figures-5" checked><br/>'
    assert only(tmp_path / "page.html").ratings == {"figures": Rated(None, evidence)}


def test_what_stands_in_an_attribute_a_comment_or_a_title_is_no_field(
    tmp_path: Path, plan: Plan, page: Callable[..., str], only: Only
) -> None:
    field = "<input type='checkbox' name='rating-figures-5' checked>"
    text = page(plan, {**ABOUT, "reason": "So."})
    text = text.replace("<body>", f'<body title="{field}"><!-- {field} --><style>{field}</style>')
    text = text.replace("Checklist</title>", f"{field}</title>")
    assert text.count(field) == 4
    (tmp_path / "page.html").write_text(text, "utf-8")
    record = only(tmp_path / "page.html")
    assert (record.ratings, record.reason) == ({}, "So.")


def test_scripts_are_not_run_and_what_they_hold_is_no_answer(
    tmp_path: Path, plan: Plan, page: Callable[..., str], only: Only
) -> None:
    script = '<script>document.write("<input name=\\"reason\\" value=\\"x\\">"); location = "//evil.example"</script>'
    text = page(plan, ABOUT).replace("<body>", f"<body>{script}")
    (tmp_path / "page.html").write_text(text, "utf-8")
    assert only(tmp_path / "page.html").reason == ""


def test_a_panel_has_a_record_of_its_own(saved: Callable[..., Path], reads: Reads) -> None:
    (content,) = reads(saved({**ABOUT, "rating-sums-2": True, "panel-rating-sums-4": True}))
    assert [(one.rater, one.ratings) for one in content.records] == [
        ("R. Example", {"sums": Rated(2)}),
        ("Panel", {"sums": Rated(4)}),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<!doctype html><title>Sign in</title><input name=candidate>", "is a web page, not a form that jdgen made"),
        (b"<html><!-- jdgen-role --><input name=x>", "is a web page, not a form that jdgen made"),
        (b'<html><meta name="jdgen-role" content="biller">', "is a web page, not a form that jdgen made"),
        (b"<html>" + b" " * (5 << 20), "is larger than 4 MiB"),
    ],
)
def test_a_page_that_is_not_ours_is_told(tmp_path: Path, refusal: Refusal, data: bytes, said: str) -> None:
    (tmp_path / "form.pdf").write_bytes(data)
    assert f"form.pdf: error: {said}" in refusal(tmp_path / "form.pdf")
    assert "hint: `jdgen render ROLE -k screening-checklist -f html`" in refusal(tmp_path / "form.pdf")


ENDLESS = [
    "<!--",
    "<![CDATA[",
    "<a b=",
    "&#",
    "&#9",
    "<?",
    "</",
    '<input a="x',
    "<input a='",
    "<textarea a>",
    "<a ",
    "a\t=",
]


@pytest.mark.parametrize("piece", ENDLESS)
def test_pieces_of_markup_without_end_cost_no_more_than_their_length(tmp_path: Path, reads: Reads, piece: str) -> None:
    start = '<html><meta name="jdgen-role" content="biller"><input name="candidate" value="C-1"><input '
    (tmp_path / "page.html").write_text(start + piece * (2_000_000 // len(piece)), "utf-8")
    (content,) = reads(tmp_path / "page.html")
    assert [record.candidate for record in content.records] == ["C-1"]
