"""How fast jdgen is, as ratios of whole processes, taken in turns: ``python tests/benchmarks/speed.py [RUNS]``.

Each line runs jdgen and what it is compared with one after the other, RUNS times (9 unless said),
and gives the median of both and of their ratio. Nothing passes or fails by it.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BIN = Path(sys.executable).parent
ROOT = Path(__file__).parent.parent.parent
ROLE = "charge-entry-specialist"
IMPORT_CLICK = [sys.executable, "-c", "import click"]


def jdgen(*arguments: str) -> list[str]:
    return [str(BIN / "jdgen"), *arguments]


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - started


def compare(what: str, ours: list[str], theirs: list[str], runs: int) -> None:
    seconds(ours), seconds(theirs)  # caches are warm for both, or for neither
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    mine, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"{what:58} {mine * 1000:7.0f} ms {other * 1000:7.0f} ms   {ratio:5.2f}")


def main(runs: int) -> None:
    folder = Path(tempfile.mkdtemp())
    page = folder / ROLE / "job-posting.html"
    subprocess.run(jdgen("render", ROLE, "-f", "html", "-o", str(folder)), cwd=ROOT, check=True, capture_output=True)
    fonts = {400: "Regular", 700: "Bold"}
    files = {weight: (ROOT / f"templates/_base/fonts/PublicSans-{name}.ttf").as_uri() for weight, name in fonts.items()}
    faces = (f'@font-face{{font-family:"Public Sans";font-weight:{w};src:url("{file}")}}' for w, file in files.items())
    style = folder / "font.css"
    style.write_text("".join(faces), "utf-8")
    weasyprint = [str(BIN / "weasyprint"), "--pdf-variant", "pdf/ua-1", "-s", str(style)]
    out = str(folder / "out")

    print(f"{'what':58} {'jdgen':>10} {'other':>10}   ratio")
    compare("jdgen --help | python -c 'import click'", jdgen("--help"), IMPORT_CLICK, runs)
    all_text = jdgen("render", ROLE, "-f", "html", "-f", "md", "-o", out)
    compare("a role's 10 pages and Markdown | import click", all_text, IMPORT_CLICK, runs)
    one_pdf = jdgen("render", ROLE, "-k", "job-posting", "-f", "pdf", "-o", out)
    compare("one PDF, cold | weasyprint", one_pdf, [*weasyprint, str(page), str(folder / "one.pdf")], runs)
    pages = sorted((folder / ROLE).glob("*.html"))
    loop = " && ".join(f"{' '.join(weasyprint)} {path} {path}.pdf" for path in pages)
    five = jdgen("render", ROLE, "-f", "pdf", "-o", out)
    compare("a role's 5 PDFs | weasyprint, once for each", five, ["sh", "-c", loop], runs)
    nothing = jdgen("build", ROLE, "-f", "html", "-f", "md", "-o", out)
    compare("a build with nothing to do | import click", nothing, IMPORT_CLICK, runs)
    compare("one role checked | import click", jdgen("check", ROLE), IMPORT_CLICK, runs)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
