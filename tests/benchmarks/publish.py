"""Career sites of three sizes: ``python tests/benchmarks/publish.py [COUNT...]``. Each line is one whole publish.

Small sites stand beside large ones, so that one sees whether the cost grows in line; then one opening changes, and
the site is published again. The size of the front page, and how soon its search answers a key (where Playwright and
Chromium are installed), are of the largest. Nothing passes or fails by it.
"""

import gzip
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
BASE = "https://careers.example.com/jobs"
KEYS = "medical coder oncology oakton"
TYPED = """async keys => {
  const words = document.querySelector("#words"), took = [];
  for (const key of keys) {
    const start = performance.now();
    words.value += key;
    words.dispatchEvent(new InputEvent("input", {bubbles: true, data: key}));
    document.body.getBoundingClientRect();  // until the list is laid out anew
    took.push(performance.now() - start);
    await new Promise(requestAnimationFrame);
  }
  return took;
}"""


def publish(what: str, workspace: Path, day: str) -> None:
    command = [sys.executable, "-m", "jdgen", "publish", "site", "--base-url", BASE, "--as-of", day]
    started = time.perf_counter()
    done = subprocess.run(command, cwd=workspace, stdout=subprocess.PIPE, text=True, check=True)
    print(f"{what:36} {time.perf_counter() - started:7.1f} s   {done.stdout.splitlines()[-1]}", flush=True)


def measured(count: int, folder: Path) -> Path:
    workspace = folder / str(count)
    subprocess.run([sys.executable, ROOT / "tests/external/site/large.py", workspace, str(count)], check=True)
    publish(f"{count:,} openings", workspace, "2026-12-01")
    publish("the same again", workspace, "2026-12-02")
    role = workspace / "roles/role-3.yaml"
    role.write_text(role.read_text("utf-8").replace("R-00040", "R-90040"), "utf-8")
    publish("one opening changed", workspace, "2026-12-03")
    return workspace / "site/index.html"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        for count in map(int, sys.argv[1:] or ("200", "500", "2000")):
            front = measured(count, Path(name))
        page = front.read_bytes()
        print(f"front page {len(page):,} bytes, compressed {len(gzip.compress(page, 6)):,}")
        if (chromium := shutil.which("chromium")) and find_spec("playwright"):
            searched(front, chromium)


def searched(front: Path, chromium: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox"])
        page = browser.new_page()
        page.goto(front.as_uri())
        took = sorted(page.evaluate(TYPED, KEYS))
        print(f"search: {took[len(took) // 2]:.1f} ms a key in the middle, {took[-1]:.1f} ms at most")
        browser.close()


if __name__ == "__main__":
    main()
