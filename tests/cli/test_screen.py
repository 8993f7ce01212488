"""``jdgen screen``: the plan out as a spreadsheet, and what was filled in back, as records."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import load_workbook  # type: ignore[import-untyped]

from jdgen.workspace import Workspace

Run = Callable[..., Result]

BILLER = """\
title: Biller
summary: Sends bills.
duties:
  - {id: bill, name: Bill, text: Send the bills., essential: true}
requirements:
  - {id: care, text: Care with figures, need: required}
screening:
  knock_outs:
    - {id: hours, question: Can you start at 7:30?, reason: The desk opens then.}
  criteria:
    - {id: figures, requirement: care, stage: resume, look_for: Figures that agree.}
    - {id: sums, requirement: care, stage: exercise, look_for: All sums right.}
"""
ROWS = [
    ["C-1", "Ana Example", "", "R. Example", "2 Nov", "Yes", "4", "", "2", "=1+1", "Go on", "Fits."],
    ["C-2", "Bo Example", "", "R. Example", "2 Nov", "No", "5", "", "", "", "", ""],
]


@pytest.fixture
def filled(make: Callable[..., Workspace], jdgen: Run, tmp_path: Path) -> Path:
    """The sheet of a role as CSV, with two candidates."""
    make(biller=BILLER)
    path = tmp_path / "ratings.csv"
    headings = jdgen("screen", "sheet", "biller", "-o", "-").output
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(headings)
        csv.writer(file).writerows(ROWS)
    return path


def test_a_sheet_is_written_as_workbook_or_csv(make: Callable[..., Workspace], jdgen: Run, tmp_path: Path) -> None:
    make(biller=BILLER)
    assert jdgen("screen", "sheet", "biller", "-o", "to/ratings.XLSX").stderr == "made to/ratings.XLSX\n"
    jdgen("screen", "sheet", "biller", "-o", "ratings.csv")
    first = [cell.value for cell in load_workbook(tmp_path / "to/ratings.XLSX").worksheets[0][1]]
    assert (tmp_path / "ratings.csv").read_text("utf-8-sig") == ",".join(
        f'"{one}"' if "," in one else one for one in first
    ) + "\n"
    assert jdgen("screen", "sheet", "biller", "-o", "-").stdout_bytes == (tmp_path / "ratings.csv").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biller", "-o", "ratings.pdf"], "'ratings.pdf' ends neither in .xlsx nor in .csv"),
        (["biller"], "Missing option '-o'"),
        (["baker", "-o", "-"], "roles: error: no role is called 'baker'"),
    ],
)
def test_what_cannot_be_a_sheet_is_told(
    make: Callable[..., Workspace], jdgen: Run, arguments: list[str], said: str
) -> None:
    make(biller=BILLER)
    result = jdgen("screen", "sheet", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_records_show_as_text_with_their_faults(jdgen: Run, filled: Path) -> None:
    result = jdgen("screen", "read", filled.name)
    version = filled.read_text("utf-8-sig").partition("plan ")[2][:12]
    assert result.stdout == (
        f"Candidate C-1: rated by R. Example, 2 Nov, plan {version}\n"
        "  ratings.csv, row 2\n"
        "  hours: Yes\n"
        "  figures: 4\n"
        "  sums: 2  =1+1\n"
        "  Go on: Fits.\n"
        "\n"
        f"Candidate C-2: rated by R. Example, 2 Nov, plan {version}\n"
        "  ratings.csv, row 3\n"
        "  hours: No\n"
        "  figures: 5\n"
        "  fault: figures: a 5 needs its evidence: write what was seen or heard\n"
        "\n"
    )
    assert result.stderr == "2 records, 1 fault\n"
    assert result.exit_code == 1


@pytest.mark.parametrize("output_format", ["text", "json", "csv"])
def test_names_show_only_when_asked_for(jdgen: Run, filled: Path, output_format: str) -> None:
    without = jdgen("screen", "read", filled.name, "--output-format", output_format).stdout
    assert "Ana" not in without
    assert "C-1" in without
    assert "Ana Example" in jdgen("screen", "read", filled.name, "--names", "--output-format", output_format).stdout


def test_records_as_json(jdgen: Run, filled: Path) -> None:
    first, second = json.loads(jdgen("screen", "read", filled.name, "--output-format", "json").stdout)
    assert first["ratings"] == {"figures": {"rating": 4, "evidence": ""}, "sums": {"rating": 2, "evidence": "=1+1"}}
    assert (first["knock_outs"], first["decision"], first["row"]) == ({"hours": "yes"}, "go-on", 2)
    assert second["faults"] == [
        {"message": "a 5 needs its evidence: write what was seen or heard", "criterion": "figures", "place": ""}
    ]


def test_records_as_csv_with_no_formula_in_them(jdgen: Run, filled: Path, tmp_path: Path) -> None:
    jdgen("screen", "read", filled.name, "--output-format", "csv", "-o", "to/records.csv")
    first, second = csv.DictReader(StringIO((tmp_path / "to/records.csv").read_text("utf-8-sig")))
    assert (first["candidate"], first["rating-sums"], first["evidence-sums"]) == ("C-1", "2", "'=1+1")
    assert (second["rating-figures"], second["rating-sums"]) == ("5", "")
    assert second["faults"] == "figures: a 5 needs its evidence: write what was seen or heard"


def test_the_same_records_go_to_a_file_and_to_standard_output(jdgen: Run, filled: Path, tmp_path: Path) -> None:
    for output_format in ("text", "json", "csv"):
        arguments = ["screen", "read", filled.name, "--output-format", output_format]
        assert jdgen(*arguments, "-o", "records").stdout == ""
        assert (tmp_path / "records").read_bytes() == jdgen(*arguments).stdout_bytes


def test_what_an_older_plan_asked_stays_in_the_table(jdgen: Run, filled: Path, tmp_path: Path) -> None:
    role = tmp_path / "roles/biller.yaml"
    role.write_text(role.read_text("utf-8").replace("id: sums,", "id: addition,"), "utf-8")
    first, _ = csv.DictReader(StringIO(jdgen("screen", "read", filled.name, "--output-format", "csv").stdout))
    assert (first["current"], first["not-in-plan"], first["rating-addition"]) == ("False", "sums: 2  =1+1", "")
    assert ", not the plan of today\n" in jdgen("screen", "read", filled.name).stdout


def test_what_cannot_be_read_is_told_and_the_others_are_printed(jdgen: Run, filled: Path, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 cut off")
    result = jdgen("screen", "read", "scan.pdf", filled.name, "nowhere.pdf")
    assert result.exit_code == 2
    assert result.stdout.count("Candidate ") == 2
    assert "scan.pdf: error: is damaged, or not a PDF after all" in result.stderr
    assert "nowhere.pdf: error: cannot be read: no such file or directory\n" in result.stderr


def test_a_folder_is_read_without_what_is_hidden(jdgen: Run, filled: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    filled.rename(tmp_path / "in/ratings.csv")
    (tmp_path / "in/.DS_Store").write_bytes(bytes(9))
    assert jdgen("screen", "read", "in").exit_code == 1
    assert jdgen("screen", "read", "in", "--role", "baker").exit_code == 2


def test_no_file_is_left_where_the_role_is_none(jdgen: Run, filled: Path, tmp_path: Path) -> None:
    assert jdgen("screen", "read", filled.name, "--role", "cook", "-o", "records").exit_code == 2
    assert not (tmp_path / "records").exists()


WATCH = """
import os, sys

def watch(event, arguments):
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & writing:
        os.write(2, f"wrote {arguments[0]}\\n".encode())
    elif event in ("os.rename", "os.link", "os.symlink", "subprocess.Popen", "socket.connect"):
        os.write(2, f"wrote {arguments}\\n".encode())

sys.addaudithook(watch)
from jdgen.cli import main
main(sys.argv[1:])
"""


def test_nothing_of_a_candidate_goes_anywhere_but_to_the_file_asked_for(filled: Path, tmp_path: Path) -> None:
    """Every opening of a file to write is watched, in the processes that it starts too."""
    lots = [tmp_path / f"in/{number}.csv" for number in range(20)]
    (tmp_path / "in").mkdir()
    for path in lots:
        path.write_bytes(filled.read_bytes())
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {"HOME": str(elsewhere), "TMPDIR": str(elsewhere), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", WATCH, "screen", "read", "in", "-o", "records.txt"]
    run = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    wrote = [line for line in run.stderr.splitlines() if line.startswith("wrote ") and line != "wrote /dev/null"]
    assert run.returncode == 1
    assert len(wrote) == 2
    assert all(".records.txt." in line for line in wrote)
    assert (tmp_path / "records.txt").read_text("utf-8").count("Candidate C-") == 40
    assert list(elsewhere.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "elsewhere",
        "in",
        "ratings.csv",
        "records.txt",
        "roles",
    ]
