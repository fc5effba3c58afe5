"""How fast the page is in a real browser: `python benchmarks/page.py`.

The real app's parts (embedded model, adapter, problems, stored run, sandbox) behind headless Chromium on the same
machine. Measures the first paint, the time until the controls work, the opening of a stored pair, a search over 10,000
problems, how far the columns lag behind the engine, and how much the page slows the engine down. Prints medians over
some rounds; asserts nothing about time.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported

from gradio_client import Client  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from benchmarks.machine import describe_machine  # noqa: E402
from evaluation.assets import SHIPPED_RUN  # noqa: E402
from evaluation.judge.judging import judge  # noqa: E402
from evaluation.problems.sources import Problem, load_problems  # noqa: E402
from evaluation.sandbox.sandbox import Sandbox  # noqa: E402
from generation.completion import PairUpdate  # noqa: E402
from generation.decode import GenerationSettings  # noqa: E402
from generation.load_pair import load_pair_generator  # noqa: E402
from generation.prompt import build_prompt  # noqa: E402
from ui.compare.handlers import ComparePage  # noqa: E402
from ui.compare.live.comparison import Live  # noqa: E402
from ui.compare.picker import SHOWN, Filter, Picker  # noqa: E402
from ui.engine import EngineSlot  # noqa: E402
from ui.page import build_page, launch  # noqa: E402
from ui.runs.stored import Stored  # noqa: E402

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
WATCHERS = {"client": "drawn elsewhere", "browser": "drawn on the same cores"}
RECORD = """
window.seen = [];
new MutationObserver(() => {
  const length = document.querySelector('.pane.adapted.writing .listing')?.textContent.length || 0;
  if (length > (window.seen.at(-1)?.[0] || 0)) window.seen.push([length, Date.now() / 1000]);
}).observe(document.querySelector('.panes'), {childList: true, subtree: true, characterData: true});
"""

ANSWERED = """
(() => {
  const list = document.querySelector('.found-box'), before = list.innerHTML;
  window.answered = window.began = 0;
  document.querySelector('.search input').addEventListener('input', () => { began = performance.now(); }, {once: true});
  const look = new MutationObserver(() => {
    if (list.innerHTML === before) return;
    look.disconnect();
    requestAnimationFrame(() => { window.answered = performance.now() - began; });
  });
  look.observe(list, {childList: true, subtree: true, characterData: true});
})()
"""


class TimedEngine:
    """The engine, with a record of when it had how much of the adapted text."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self.lengths: list[tuple[int, float]] = []
        self.last: PairUpdate | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def stream(self, *arguments: Any, **options: Any) -> Iterator[PairUpdate]:
        self.lengths.clear()
        for update in self._engine.stream(*arguments, **options):
            completion = update.completions.get("adapted")
            if completion:
                self.lengths.append((len(completion.text), time.time()))
            self.last = update
            yield update

    def tokens_per_second(self) -> float:
        """Tokens a second of both sides in the last stream."""
        assert self.last is not None
        sides = self.last.completions.values()
        return sum(side.tokens for side in sides) / max(side.seconds for side in sides)


@contextmanager
def serve_page(problems: list[Problem], engine: Any, run_tests: Any) -> Iterator[str]:
    """Serve the page with everything real and give its address."""
    slot = EngineSlot(lambda report: engine)
    page = build_page(
        ComparePage(problems, Stored.of(SHIPPED_RUN), Live(slot, run_tests)), slot, isolation="full", banner=""
    )
    slot.start()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    launch(page, "127.0.0.1", port)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        page.close(verbose=False)


def open_page(browser: Browser, url: str) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.set_default_timeout(60_000)
    page.goto(url)
    page.wait_for_selector(".pane.adapted")
    return page


def measure_opening(browser: Browser, url: str) -> tuple[float, float]:
    """Seconds from the start of the navigation to the first paint, and until Generate can be pressed."""
    page = open_page(browser, url)
    page.wait_for_selector("#generate:not([disabled])")
    ready = page.evaluate("performance.now()") / 1000
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime") / 1000
    page.context.close()
    return paint, ready


def measure_stored_pairs(page: Page, clicks: int) -> list[float]:
    """Seconds from the click on "next problem" until its stored pair is shown."""
    took = []
    for _ in range(clicks):
        before = page.get_attribute("[data-problem]", "data-problem")
        took.append(
            page.evaluate(
                """before => new Promise(done => {
                  const start = performance.now();
                  const look = () => {
                    const now = document.querySelector('[data-problem]')?.dataset.problem;
                    if (now && now !== before && document.querySelector('.outcome .headline'))
                      requestAnimationFrame(() => done((performance.now() - start) / 1000));
                    else requestAnimationFrame(look);
                  };
                  document.querySelector('#next-problem').click();
                  look();
                })""",
                before,
            )
        )
        page.wait_for_timeout(500)
    return took


def choose_searches(problems: list[Problem]) -> list[str]:
    """Ids and words whose last letter changes the list, so that the answer can be seen."""
    picker = Picker(problems)

    def listed(query: str) -> list[str]:
        return [problem.problem_id for problem in picker.find(Filter(query))[:SHOWN]]

    words = sorted({word for problem in problems[:100] for word in re.findall("[a-z]{6,}", problem.question)})
    telling = [word for word in words if listed(word[:-1]) != listed(word)]
    return ["many/77", "many/123", *telling[:: max(1, len(telling) // 6)]]


def measure_searches(page: Page, words: list[str]) -> list[float]:
    """Seconds from the last key of a search until the list shows the answer."""
    took = []
    for word in words:
        page.fill(".search input", word[:-1])
        page.wait_for_timeout(700)
        page.press(".search input", "End")
        page.evaluate(ANSWERED)
        page.keyboard.press(word[-1])
        page.wait_for_function("window.answered")
        took.append(page.evaluate("window.answered") / 1000)
    return took


def measure_streaming(page: Page, engine: TimedEngine) -> tuple[list[float], float]:
    """Seconds that each state of the adapted column lagged behind the engine; tokens/s of both sides."""
    page.evaluate(RECORD)
    page.click("#generate")
    page.wait_for_selector(".state-line.writing")
    while page.locator(".state-line.done").count() == 0:
        page.wait_for_timeout(500)  # wait_for_selector would query the page at every frame
    seen = page.evaluate("window.seen")
    lags = []
    for length, at in seen:
        had = next((when for size, when in engine.lengths if size >= length), None)
        if had is not None:
            lags.append(max(0.0, at - had))
    return lags, engine.tokens_per_second()


def find_longest(problems: list[Problem]) -> Problem:
    """The problem on which both sides wrote most; short texts end before there is a lag to see."""
    pairs = Stored.of(SHIPPED_RUN).pairs
    return max(problems, key=lambda problem: sum(side.tokens for side in pairs[problem.problem_id].sides.values()))


def measure_endpoint(url: str, engine: TimedEngine, problem: Problem) -> float:
    """The same comparison through the endpoint, where no browser draws it: tokens/s of both sides."""
    for _ in Client(url, verbose=False).submit(problem.problem_id, 256, api_name="/compare"):
        pass
    return engine.tokens_per_second()


def measure_engine(engine: TimedEngine, problem: Problem) -> float:
    """Tokens/s of both sides of the engine alone."""
    for _ in engine.stream(build_prompt(problem), GenerationSettings()):
        pass
    return engine.tokens_per_second()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("Chromium was not found; install it, for example with: apt-get install chromium")
    problems = load_problems("embedded:test")
    many = [replace(problems[n % len(problems)], problem_id=f"many/{n}") for n in range(10_000)]
    engine = TimedEngine(load_pair_generator(progress=lambda text: None))
    rows: list[tuple[str, str]] = []
    with ExitStack() as stack:
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=chromium, args=FLAGS)
        run_tests = partial(judge, sandbox=stack.enter_context(Sandbox()))
        url = stack.enter_context(serve_page(problems, engine, run_tests))
        paints = [measure_opening(browser, url) for _ in range(options.rounds)]
        rows.append(("first paint", f"{statistics.median(p for p, _ in paints):.2f} s"))
        rows.append(("controls ready", f"{statistics.median(r for _, r in paints):.2f} s"))
        page = open_page(browser, url)
        page.wait_for_timeout(2000)
        rows.append(("a stored pair opens", f"{statistics.median(measure_stored_pairs(page, options.rounds)):.2f} s"))
        shown = find_longest(problems)
        page = open_page(browser, f"{url}/?problem={shown.problem_id}")
        page.wait_for_timeout(2000)
        measure_engine(engine, shown)
        ratios: dict[str, list[float]] = {"client": [], "browser": []}
        lags = []
        for _ in range(options.rounds):
            before = measure_engine(engine, shown)
            client = measure_endpoint(url, engine, shown)
            between = measure_engine(engine, shown)
            behind, watched = measure_streaming(page, engine)
            after = measure_engine(engine, shown)
            ratios["client"].append(2 * client / (before + between))
            ratios["browser"].append(2 * watched / (between + after))
            lags += behind
        rows.append(("columns behind the engine, at most", f"{max(lags):.2f} s"))
        for watcher, shares in ratios.items():
            share = f"{100 * statistics.median(shares):.0f} %"
            rows.append((f"engine's tokens/s with the page, {WATCHERS[watcher]}", share))
        large = stack.enter_context(serve_page(many, engine, run_tests))
        page = open_page(browser, large)
        page.wait_for_timeout(2000)
        took = measure_searches(page, choose_searches(many))
        rows.append(("search of 10,000 problems", f"{1000 * statistics.median(took):.0f} ms"))
        browser.close()
    table = Table("measure", "result")
    for row in rows:
        table.add_row(*row)
    print(describe_machine())
    Console(highlight=False).print(table)


if __name__ == "__main__":
    main()
