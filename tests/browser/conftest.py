"""A headless Chromium and two pages to drive: the real app as its own process, and one in this process with fakes.

Every page watches itself: a request that leaves this machine or an error on the console fails the test that caused it.
With SCREENSHOTS=folder the tests leave their pictures there.
"""

import asyncio
import os
import shutil
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from evaluation.assets import SHIPPED_RUN
from evaluation.problems.sources import load_problems
from evaluation.runs.format import open_run
from tests.waiting import PATIENCE as SECONDS

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 1000 * SECONDS
"""The patience of all tests, in milliseconds."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark the tests of this folder `browser`, and those that use the real app `model`, too."""
    for item in items:
        if item.path.is_relative_to(FOLDER):
            item.add_marker("browser")
            if "app" in item.fixturenames:
                item.add_marker("model")


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser):
    """Opens an address in a fresh profile: open_page(url, width=1440, dark=False)."""
    contexts, troubles = [], []

    def visit(url, *, width=1440, height=900, dark=False, expect_errors=False, wait_for=".pane.adapted"):
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: troubles.append(request.url) if leaves_machine(request.url) else None)
        if not expect_errors:
            page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(url)
        page.wait_for_selector(wait_for)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert troubles == []


def leaves_machine(url):
    """Whether a request goes to another machine."""
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1"


@pytest.fixture(scope="session")
def app():
    """The address of the real app: `python app.py` on a free port, with the embedded model, adapter and problems."""
    with run_app() as address:
        yield address


@contextmanager
def run_app(*flags, **environment):
    """Run the real app as its own process and give its address."""
    command = [sys.executable, "app.py", "--port", str(find_free_port()), *flags]
    options = {"cwd": ROOT, "env": os.environ | environment, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **options) as process:
        try:
            line = process.stdout.readline()
            yield line.split()[-1] if line else pytest.fail(f"app.py ended with {process.wait()}")
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def first_id():
    """The id of the problem that a fresh page opens with, a stored pair that shows what the page is for."""
    from ui.runs.stored import Stored, pick_first_problem

    return pick_first_problem(load_problems("embedded:test"), Stored.of(SHIPPED_RUN)).problem_id


@pytest.fixture(scope="session")
def endless_id():
    """The id of a problem on which the base model writes to the limit, so that there is time to stop it."""
    pairs = open_run(SHIPPED_RUN).pairs.values()
    return next(pair.problem_id for pair in pairs if pair.sides["base"].finish == "length")


@pytest.fixture
def serve():
    """Serves a page with fakes from this process: serve(engine, judge, problems, stored) gives its address.

    serve.stops[address]() ends it before the test does.
    """
    from ui.compare.handlers import ComparePage
    from ui.compare.live.comparison import Live
    from ui.engine import EngineSlot
    from ui.page import build_page, launch
    from ui.results.handlers import ResultsPage
    from ui.runs.stored_runs import StoredRuns
    from ui.training.handlers import TrainingPage

    stops = {}

    def start(load, judge, problems, stored, *, waiting=30, banner="", training=None, **options):
        slot = EngineSlot(load)
        compare = ComparePage(problems, stored, Live(slot, judge), **options)
        runs = options.get("runs")
        results = ResultsPage(compare, runs) if isinstance(runs, StoredRuns) else None
        tabs = {"results": results, "training": TrainingPage(training) if training else None}
        page = build_page(compare, slot, isolation="full", banner=banner, **tabs)
        slot.start()
        port = find_free_port()
        address = f"http://127.0.0.1:{port}"
        stops[address] = launch(page, "127.0.0.1", port, waiting=waiting)
        return address

    start.stops = stops
    yield start
    for stop in stops.values():
        stop()


def run_in_own_loop(coroutine):
    """Run it to its end in another thread, because Playwright keeps a loop of its own in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


def find_free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def shot():
    """Keeps a picture if SCREENSHOTS names a folder: shot(page, name)."""
    folder = os.environ.get("SCREENSHOTS")

    def take(page, name, *, whole=False):
        if folder:
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=whole)

    return take
