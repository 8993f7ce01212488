"""Much of it at once: ``python tests/benchmarks/many.py``. Each line is one whole process: seconds and memory.

Two sizes stand beside each other, so that one sees whether the cost grows in line. Nothing passes or fails by the
figures; a run that does not do its work ends the whole.
"""

import csv
import re
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
JDGEN = [sys.executable, "-m", "jdgen"]
OWN_WORD = re.compile(
    r"^( *)- drop:.*(?:\n\1 +.*)*|^( *)credential_category:.*|(?<=[a-z] )[a-z]+(?=\.?$)", re.MULTILINE
)
"""The last word of a line of text; what `drop` names and what has to be one of a few words is passed over whole."""
LETTERS = str.maketrans("0123456789", "abcdefghij")
ROLES = sorted((ROOT / "roles").glob("[!_]*.yaml"))
WAGES = {"A": (35760, 40260, 47170, 56350, 64990), "H": (17.19, 19.36, 22.68, 27.09, 31.25)}


def run(what: str, folder: Path, *arguments: str, says: str) -> None:
    """``says`` is what only a run that has done its work reports; findings are work done, too."""
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    done = subprocess.run([*JDGEN, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    seconds, most = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    if done.returncode not in (0, 1) or says not in done.stdout + done.stderr:
        sys.exit(f"{what}: exit code {done.returncode}, without {says!r}\n{(done.stdout + done.stderr)[-2000:]}")
    memory = f"{most // 1024} MB at most" if most > before else f"no more than {most // 1024} MB"
    print(f"{what:44} {seconds:7.1f} s   {memory}", flush=True)


def roles(folder: Path, count: int) -> None:
    """Variants of those that ship: two thirds of the text are each one's own, as within a family."""
    (folder / "roles").mkdir(parents=True)
    for index in range(count):
        text = ROLES[index % len(ROLES)].read_text("utf-8")
        text = re.sub(r"^title: .*$", f"title: Specialist {index}", text, count=1, flags=re.MULTILINE)
        text = text.replace("requisition: ", f"requisition: {index}-")
        text = OWN_WORD.sub(partial(_with_own, own="q" + str(index).translate(LETTERS)), text)
        (folder / f"roles/role-{index}.yaml").write_text(text, "utf-8")


def _with_own(found: re.Match[str], own: str) -> str:
    return found[0] if found.lastindex else f"{found[0]} {own}"


def staff(path: Path, count: int) -> None:
    with path.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["employee_id", "name", "role", "level", "pay", "per"])
        levels = ("entry", "experienced", "senior")
        rows = (
            [i, f"Person {i}", "charge-entry-specialist", levels[i % 3], 38000 + i % 24000, "year"]
            for i in range(count)
        )
        table.writerows(rows)


def workbook(path: Path, count: int) -> None:
    """In the official layout; one row in a thousand is of an occupation in use."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("national_M2025_dl")
    points = ("PCT10", "PCT25", "MEDIAN", "PCT75", "PCT90")
    names = ["AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE", "OCC_CODE"]
    names += [
        "OCC_TITLE",
        "O_GROUP",
        "TOT_EMP",
        "H_MEAN",
        "A_MEAN",
        *(f"{per}_{point}" for per in "HA" for point in points),
    ]
    sheet.append([*names, "ANNUAL", "HOURLY"])
    for index in range(count):
        soc = "43-3021" if index % 1000 == 0 else f"{11 + index % 40}-{1000 + index % 9000}"
        area = [f"{index:05}", f"Area {index}, IL", "4", "IL", "000000", "Cross-industry", "cross-industry", "1235"]
        sheet.append([*area, soc, "Clerks", "detailed", 100, 23.8, 49490, *WAGES["H"], *WAGES["A"], None, None])
    book.save(path)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([*JDGEN, "init", str(folder / "own")], capture_output=True, check=True)
        for count in (250, 1000):
            roles(folder / str(count), count)
            run(f"check {count:,} roles", folder / str(count), "check", says=f"{count} roles checked")
        for count in (100_000, 400_000):
            workbook(folder / "national_M2025_dl.xlsx", count)
            run(
                f"import a workbook of {count:,} rows",
                folder / "own",
                "pay",
                "import",
                str(folder / "national_M2025_dl.xlsx"),
                says=f"{count // 1000} rows for 1 occupation",
            )
        for count in (50_000, 100_000):
            staff(folder / "staff.csv", count)
            run(
                f"review the pay of {count:,} people",
                folder / "own",
                "pay",
                "review",
                str(folder / "staff.csv"),
                says=f"{count:,} people, {count:,} with a band",
            )


if __name__ == "__main__":
    main()
