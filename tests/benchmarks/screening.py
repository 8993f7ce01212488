"""Many filled forms read back: ``python tests/benchmarks/screening.py``. Each line is one whole process.

The form is a role's screening checklist. Two sizes stand beside each other, so that one sees whether rate and
memory stay as they are. Nothing passes or fails by it, but a run that goes wrong ends it.
"""

import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from io import BytesIO
from pathlib import Path

import pypdf
from pypdf.generic import NameObject, TextStringObject

ROOT = Path(__file__).parent.parent.parent
JDGEN = [sys.executable, "-m", "jdgen"]
ROLE = "charge-entry-specialist"
NOTE = "Named the source of the charge, and what was checked before it went on. " * 4
FIRST = "C000000"
"""The number of the form that the others are made from: theirs are as long."""
V, AS = NameObject("/V"), NameObject("/AS")


def form(folder: Path) -> bytes:
    command = [*JDGEN, "render", ROLE, "-k", "screening-checklist", "-f", "pdf", "-o", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return (folder / ROLE / "screening-checklist.pdf").read_bytes()


def filled(blank: bytes) -> bytes:
    """Every text is filled in, and the third box of every scale ticked."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(blank))
    for reference in writer.root_object["/AcroForm"]["/Fields"]:  # type: ignore[index, union-attr]
        field = reference.get_object()
        name = field["/T"]
        if field["/FT"] == "/Tx":
            about = {"candidate": FIRST, "rater": "R. Example", "date": "2 Nov"}
            field[V] = TextStringObject(about.get(name, NOTE))
        elif name.endswith(("-3", "-yes", "-go-on")):
            field[V] = field[AS] = NameObject("/on")
    data = BytesIO()
    writer.write(data)
    return data.getvalue()


def memory(pid: int) -> int:
    """What a process and those that it started hold now, in kB; what they share counts once."""
    total = 0
    for process in [pid, *children(pid)]:
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue  # it has ended
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total


def children(pid: int) -> list[int]:
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [one for child in map(int, found) for one in (child, *children(child))]


def processor() -> float:
    """Seconds that processes of ours have used: on a machine that others use too, they say more than the clock."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(what: str, count: int, *arguments: str) -> None:
    started, most, used = time.perf_counter(), 0, processor()
    with subprocess.Popen([*JDGEN, *arguments], cwd=ROOT, stderr=subprocess.PIPE) as process:
        said: list[bytes] = []
        listening = threading.Thread(target=lambda: said.append(process.stderr.read()))  # type: ignore[union-attr]
        listening.start()
        while process.poll() is None:
            most = max(most, memory(process.pid))
            time.sleep(0.5)
        listening.join()
    seconds = time.perf_counter() - started
    if process.returncode:
        raise SystemExit(f"{what} ended with {process.returncode}: {b''.join(said).decode()}")
    shown = f"{most // 1024} MB at most in all" if most else "memory unknown"
    each = (processor() - used) / count * 1000
    print(
        f"{what:36} {seconds:7.1f} s {count / seconds:5.0f} a second {each:5.0f} ms of a core each   {shown}",
        flush=True,
    )


def main() -> None:
    print(f"{os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one = filled(form(folder))
        assert one.count(FIRST.encode()) == 1
        print(f"a form of {len(one) // 1024} kB")
        for count in (1000, 5000):
            forms = folder / str(count)
            forms.mkdir()
            for number in range(count):
                (forms / f"{number:05}.pdf").write_bytes(one.replace(FIRST.encode(), b"C%06d" % number))
            for output_format in ("text", "csv"):
                output = str(folder / f"records-{count}.{output_format}")
                read = ["screen", "read", str(forms), "--output-format", output_format, "-o", output]
                run(f"read {count:,} filled forms as {output_format}", count, *read)


if __name__ == "__main__":
    main()
