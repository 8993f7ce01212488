"""Files together: of one role, in order, with what is wrong beside each record; and nothing is left behind."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from jdgen.errors import InvalidInput
from jdgen.screening.plan import Plan, load_plan
from jdgen.screening.read import FileRead, read
from jdgen.screening.read.file import MAX_BYTES, files_of
from jdgen.screening.record import Rated, Record
from jdgen.workspace import Workspace

Reads = Callable[..., list[FileRead]]
Save = Callable[..., Path]

ABOUT = {"candidate": "C-014", "rater": "R. Example"}


@pytest.fixture
def save(tmp_path: Path, plan: Plan, page: Callable[..., str]) -> Save:
    """A saved page with these fields, in a folder of its own."""

    def save(name: str, filled: dict[str, str | bool] | None = None, like: Plan = plan) -> Path:
        path = tmp_path / "filled" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(page(like, ABOUT if filled is None else filled), "utf-8")
        return path

    return save


def faults(record: Record) -> list[str]:
    return [f"{fault.criterion}: {fault.message}".removeprefix(": ") for fault in record.faults]


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"candidate": ""}, "no candidate number: write the number or mark that stands for the candidate"),
        ({"candidate": "", "name": "Ana"}, "no candidate number: write the number or mark that stands for"),
        ({"rater": " "}, "no rater: write who rated"),
        ({"rating-figures-1": True}, "figures: a 1 needs its evidence: write what was seen or heard"),
        ({"rating-figures-5": True}, "figures: a 5 needs its evidence"),
        ({"rating-figures-2": True, "rating-figures-3": True}, "figures: two ratings are ticked: 2 and 3"),
        ({"knock-out-hours-yes": True, "knock-out-hours-no": True}, "hours: yes and no are both ticked"),
        ({"decision-go-on": True, "decision-stop": True}, "two decisions are ticked"),
    ],
)
def test_what_a_person_has_to_put_right_stands_beside_the_record(
    save: Save, reads: Reads, filled: dict[str, str | bool], said: str
) -> None:
    (content,) = reads(save("one.html", {**ABOUT, **filled}))
    (record,) = content.records
    (fault,) = faults(record)
    assert fault.startswith(said)


def test_an_empty_form_has_one_fault(save: Save, reads: Reads) -> None:
    (content,) = reads(save("one.html", {}))
    assert faults(content.records[0]) == ["nothing is filled in"]


@pytest.mark.parametrize("rating", [2, 3, 4])
def test_a_rating_in_between_needs_no_evidence(save: Save, reads: Reads, rating: int) -> None:
    (content,) = reads(save("one.html", {**ABOUT, f"rating-figures-{rating}": True}))
    assert content.records[0].ratings == {"figures": Rated(rating)}
    assert content.records[0].faults == ()


def test_two_ratings_are_none_and_an_answer_not_given_is_not_made_up(save: Save, reads: Reads) -> None:
    filled = {**ABOUT, "rating-figures-2": True, "rating-figures-3": True, "knock-out-hours-no": True}
    (content,) = reads(save("one.html", {**filled, "knock-out-hours-yes": True}))
    (record,) = content.records
    assert record.ratings == {"figures": Rated(None)}
    assert record.knock_outs == {"hours": "", "travel": ""}
    assert record.decision == ""


def test_the_same_rater_twice_is_a_fault_of_the_later_file(save: Save, reads: Reads) -> None:
    first = save("1.html", {**ABOUT, "rating-figures-3": True, "rating-sums-3": True})
    again = save("2.html", {"candidate": "c-014", "rater": "r.  EXAMPLE", "rating-figures-4": True})
    other_rater = save("3.html", {**ABOUT, "rater": "S. Example", "rating-figures-4": True})
    other_candidate = save("4.html", {**ABOUT, "candidate": "C-015", "rating-figures-4": True})
    other_criterion = save("5.html", {**ABOUT, "evidence-phone-tact": "Calm."})
    records = [content.records[0] for content in reads(first, again, other_rater, other_candidate, other_criterion)]
    assert records[1].faults[0].place == str(first)
    assert [faults(record) for record in records] == [
        [],
        ["figures: rated by the same rater before"],
        [],
        [],
        [],
    ]
    assert records[1].ratings == {"figures": Rated(4)}


def test_a_form_of_an_older_plan_is_kept_and_marked(workspace: Workspace, save: Save, reads: Reads) -> None:
    path = save("old.html", {**ABOUT, "rating-figures-4": True, "rating-sums-2": True, "knock-out-travel-no": True})
    role = workspace.root / "roles/biller.yaml"
    changed = role.read_text("utf-8").replace("id: sums,", "id: addition,").replace("{id: travel,", "{id: trips,")
    role.write_text(changed, "utf-8")
    (content,) = reads(path)
    (record,) = content.records
    assert not record.current
    assert record.ratings == {"figures": Rated(4), "sums": Rated(2)}
    assert record.knock_outs == {"hours": "", "trips": "", "travel": "no"}
    assert faults(record) == [
        "travel: is not a question of the role's plan",
        "sums: is not a criterion of the role's plan",
    ]


def test_a_form_of_another_role_is_told_and_the_others_are_read(workspace: Workspace, save: Save, reads: Reads) -> None:
    (workspace.root / "roles/baker.yaml").write_bytes((workspace.root / "roles/biller.yaml").read_bytes())
    other = load_plan(workspace, "baker")
    paths = [save("1.html"), save("2.html", like=other), save("3.html")]
    first, second, third = reads(*paths)
    assert len(first.records) == len(third.records) == 1
    said = f"{paths[1]}: error: is for the role 'baker', not for 'biller'\n  hint: read the forms of each role"
    assert str(second.problems[0]).startswith(said)
    assert [len(content.records) for content in reads(*paths, role="baker")] == [0, 1, 0]


def test_a_role_that_is_not_here_is_a_problem_of_its_file_alone(plan: Plan, save: Save, reads: Reads) -> None:
    strange = save("1.html", like=replace(plan, role="../../etc/passwd"))
    unknown = save("2.html", like=replace(plan, role="bilger"))
    contents = reads(strange, unknown, save("3.html"))
    assert [len(content.records) for content in contents] == [0, 0, 1]
    assert "1.html: error: is for the role '../../etc/passwd': no role is called" in str(contents[0].problems[0])
    assert "hint: did you mean `biller`?" in str(contents[1].problems[0])


def test_a_role_that_is_named_has_to_be_one_with_a_plan(make: Callable[..., Workspace], reads: Reads) -> None:
    make()
    with pytest.raises(InvalidInput, match=r"roles/baker\.yaml: error: has no knock-outs and no criteria"):
        reads(role="baker")
    with pytest.raises(InvalidInput, match="no role is called 'cook'"):
        reads(role="cook")


def test_what_cannot_be_opened_is_told_and_the_others_are_read(tmp_path: Path, save: Save, reads: Reads) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "loop.pdf").symlink_to("loop.pdf")
    (tmp_path / "gone.pdf").symlink_to("nowhere.pdf")
    (tmp_path / "null.pdf").symlink_to("/dev/zero")
    with open(tmp_path / "large.pdf", "wb") as file:
        file.truncate(MAX_BYTES + 1)
    good = save("good.html")
    (tmp_path / "linked.html").symlink_to(good)
    names = ["empty", "pipe.pdf", "loop.pdf", "gone.pdf", "null.pdf", "large.pdf", "none.pdf"]
    *bad, last = reads(*(tmp_path / name for name in names), good)
    assert [str(one.problems[0]).partition("error: ")[2].partition("\n")[0] for one in bad] == [
        "holds no files",
        "is not a file",
        "cannot be read: too many levels of symbolic links",
        "cannot be read: no such file or directory",
        "is not a file",
        "is larger than 32 MiB",
        "cannot be read: no such file or directory",
    ]
    assert all(str(one.problems[0]).startswith(f"{tmp_path / name}: ") for one, name in zip(bad, names, strict=True))
    assert [record.candidate for record in last.records] == ["C-014"]
    assert len(reads(tmp_path / "linked.html")[0].records) == 1


def test_a_folder_stands_for_the_files_in_it(tmp_path: Path, save: Save) -> None:
    second, first = save("b.html"), save("a.html")
    save(".hidden.html")
    (tmp_path / "filled/more").mkdir()
    other = tmp_path / "other.pdf"
    assert files_of([other, tmp_path / "filled"]) == [other, first, second]


def test_many_files_come_in_order_whatever_is_between_them(tmp_path: Path, save: Save, reads: Reads) -> None:
    paths = [save(f"{number:03}.html", {**ABOUT, "candidate": str(number)}) for number in range(60)]
    for number in (0, 17, 59):
        paths[number].write_bytes(b"%PDF-1.7 and no more")
    contents = reads(*paths)
    assert [content.file for content in contents] == [*map(str, paths)]
    assert [record.candidate for content in contents for record in content.records] == [
        str(number) for number in range(60) if number not in (0, 17, 59)
    ]
    assert [index for index, content in enumerate(contents) if content.problems] == [0, 17, 59]


def test_a_file_that_ends_its_reader_is_told_and_the_others_are_read(
    save: Save, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a machine that runs out of memory ends a process."""
    paths = [save(f"{number:03}.html", {**ABOUT, "candidate": str(number)}) for number in range(40)]
    paths[21].write_bytes(b"%PDF-1.7")
    monkeypatch.setattr(pypdf.PdfReader, "__init__", lambda *arguments, **options: os._exit(9))
    contents = reads(*paths)
    assert [len(content.records) for content in contents] == [1] * 21 + [0] + [1] * 18
    assert "021.html: error: the process that read it did not survive" in str(contents[21].problems[0])


def test_only_some_files_are_in_flight(workspace: Workspace, save: Save) -> None:
    """The next are read when records are taken: removed before, they are not found."""
    paths = [save(f"{number:03}.html", {**ABOUT, "candidate": str(number)}) for number in range(400)]
    contents = read(paths, lambda name: load_plan(workspace, name))[1]
    assert next(contents).records
    for path in paths[200:]:
        path.unlink()
    rest = [*contents]
    assert [bool(content.records) for content in rest[:199]] == [True] * 199
    assert not any(content.records for content in rest[-200:])


def test_nothing_is_read_without_a_file(reads: Reads) -> None:
    assert reads() == []
