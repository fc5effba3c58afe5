"""How long the Results tab takes to open a run of 5,000 pairs: `python benchmarks/results.py`.

The pairs are those of the shipped run, repeated under other names with some verdicts changed, so that every outcome
occurs. The real page serves them to headless Chromium on the same machine, without a model. Asserts nothing about time.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import socket
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from benchmarks.machine import describe_machine  # noqa: E402
from evaluation.assets import SHIPPED_RUN  # noqa: E402
from evaluation.errors import UserError  # noqa: E402
from evaluation.problems.sources import Problem, load_problems  # noqa: E402
from generation.engine import PairEngine  # noqa: E402
from ui.compare.handlers import ComparePage  # noqa: E402
from ui.compare.live.comparison import Live  # noqa: E402
from ui.engine import EngineSlot  # noqa: E402
from ui.page import build_page, launch  # noqa: E402
from ui.results.handlers import ResultsPage  # noqa: E402
from ui.runs.stored import Stored  # noqa: E402
from ui.runs.stored_runs import StoredRuns  # noqa: E402

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def write_large_run(folder: Path, problems: list[Problem], pairs: int) -> list[Problem]:
    """Write the run and return its problems."""
    chance = random.Random(0)
    rows = [json.loads(line) for line in (SHIPPED_RUN / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]
    known = {problem.problem_id: problem for problem in problems}
    folder.mkdir()
    shutil.copy(SHIPPED_RUN / "run.json", folder)
    made = []
    with (folder / "pairs.jsonl").open("w", encoding="utf-8") as file:
        for number in range(pairs):
            row = json.loads(json.dumps(rows[number % len(rows)]))
            made.append(replace(known[row["problem_id"]], problem_id=f"{row['problem_id']}-{number}"))
            row["problem_id"] = made[-1].problem_id
            for name, share in (("base", 0.2), ("adapted", 0.35)):
                side = row["sides"][name]
                side["chrf"] = round(min(100.0, side["chrf"] * chance.uniform(0.7, 1.4)), 4)
                if chance.random() < share:
                    for case in side["cases"]:
                        case["verdict"] = "accepted"
            file.write(json.dumps(row) + "\n")
    return made


def serve(problems: list[Problem], runs: StoredRuns) -> str:
    def load(report: object) -> PairEngine:
        raise UserError("this benchmark loads no model")

    slot = EngineSlot(load)
    compare = ComparePage(problems, Stored(), Live(slot, None), runs=runs)
    page = build_page(compare, slot, isolation="full", banner="", results=ResultsPage(compare, runs))
    slot.start()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    launch(page, "127.0.0.1", port)
    return f"http://127.0.0.1:{port}"


def measure_opening(page: Page) -> float:
    """Seconds from the click on the tab until the table is shown."""
    began = time.perf_counter()
    page.click("button[role=tab]:has-text('Results')")
    page.wait_for_selector(".problems tbody tr")
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=5000)
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as folder:
        problems = write_large_run(Path(folder) / "large", load_problems("embedded:test"), pairs)
        size = (Path(folder) / "large/pairs.jsonl").stat().st_size
        url = serve(problems, StoredRuns(folder=Path(folder)))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            took = []
            for _ in range(2):
                page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
                page.goto(url)
                page.wait_for_selector(".pane.adapted")
                page.wait_for_timeout(500)
                took.append(measure_opening(page))
            began = time.perf_counter()
            page.click(".bar.outcome-only_base")
            page.wait_for_selector(".wanted")
            filtered = time.perf_counter() - began
            began = time.perf_counter()
            page.locator("a[data-pair]").first.click()
            page.wait_for_selector(".pane.adapted", state="visible")
            shown = time.perf_counter() - began
            browser.close()
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
    print(describe_machine())
    print(f"a run of {pairs:,} pairs, {size / 1e6:.0f} MB")
    for words, value in (
        ("first opening, nothing read yet", f"{took[0]:.2f} s"),
        ("opening by the next visitor", f"{took[1]:.2f} s"),
        ("a filter", f"{filtered:.2f} s"),
        ("a pair on the Compare tab", f"{shown:.2f} s"),
        ("peak memory, beyond the page's own", f"{grown:.0f} MB"),
    ):
        print(f"{words:40} {value:>10}")
    os._exit(0)  # Gradio's threads would keep the process alive


if __name__ == "__main__":
    main()
