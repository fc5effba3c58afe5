"""APPS side by side: a base model and its adapted twin write Python for the same problem, and both programs are judged.

    python app.py [--base MODEL] [--adapter DIR_OR_REPO] [--server URL] [--problems SOURCE] [--runs DIR]
                  [--training DIR] [--port N]

The same values can be given as BASE_MODEL, ADAPTER, SERVER, PROBLEMS, RUNS and TRAINING. Builds the page, starts to
load the model in the background, and serves on this machine only (on every address inside a Hugging Face Space).
"""

from __future__ import annotations

import argparse
import logging
import os
import platform
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported

from evaluation.assets import SHIPPED_ADAPTER, SHIPPED_RUN
from evaluation.errors import IsolationError, ReviewsError, RunError, UserError
from evaluation.judge.judging import judge
from evaluation.problems.sources import Skipped, load_problems
from evaluation.reviews.push import ReviewPush
from evaluation.reviews.store import ReviewStore
from evaluation.sandbox.sandbox import Sandbox
from finetune.folder.record import LOG_FILE
from generation.load_pair import load_pair_generator
from generation.models.adapter_files import find_adapter
from generation.models.contestants import further_contestants
from generation.models.embedded import to_stderr
from generation.server.pair import check_server, load_server_pair
from ui.compare.handlers import ComparePage
from ui.compare.links import Setup
from ui.compare.live.comparison import Judge, Live
from ui.engine import EngineSlot, PairEngine
from ui.page import build_page, launch
from ui.results.handlers import ResultsPage
from ui.review.handlers import ReviewPage
from ui.runs.stored import Stored
from ui.runs.stored_runs import StoredRuns
from ui.training.handlers import TrainingPage

PROBLEMS = "embedded:test"
REVIEWS = "reviews.sqlite"


class PortError(UserError):
    """The port cannot be served on."""


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted. 2, with one line on stderr, when what was asked for cannot be used."""
    options = parse(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        with ExitStack() as stack:
            serve(options, stack)
    except UserError as error:
        print(f"app.py: {error}", file=sys.stderr)
        return 2
    return 0


def parse(arguments: list[str] | None) -> argparse.Namespace:
    env = os.environ.get
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--base", default=env("BASE_MODEL"), help="base model: a Hub id or a folder (default: embedded)"
    )
    parser.add_argument(
        "--adapter", default=env("ADAPTER"), help="adapter: a folder or a Hub id (default: the shipped one)"
    )
    parser.add_argument(
        "--server",
        metavar="URL",
        default=env("SERVER"),
        help="an OpenAI-compatible server that writes instead; --base and --adapter are then two of its model names",
    )
    parser.add_argument(
        "--tokenizer",
        default=env("TOKENIZER"),
        help="with --server, the base's tokenizer: a Hub id or a folder (default: what --base names)",
    )
    parser.add_argument(
        "--problems",
        default=env("PROBLEMS") or PROBLEMS,
        help="embedded:test, apps:test, a .jsonl file in the APPS schema, or a folder in the APPS layout "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--contestant",
        metavar="NAME=DIR_OR_REPO",
        action="append",
        default=[],
        help="a further adapter that may be chosen for a side; may be given several times",
    )
    parser.add_argument(
        "--runs", metavar="DIR", default=env("RUNS"), help="a folder of finished runs, for the Results tab"
    )
    parser.add_argument(
        "--training",
        metavar="DIR",
        default=env("TRAINING"),
        help="the output folder of a training, finished or running, for the Training tab (default: the adapter's)",
    )
    parser.add_argument(
        "--own-programs",
        action=argparse.BooleanOptionalAction,
        default=own_programs_by_default(),
        help="visitors may edit programs and run them (default: yes here, no on a Space; OWN_PROGRAMS=1 or 0 decides)",
    )
    parser.add_argument(
        "--reviews",
        metavar="FILE",
        default=env("REVIEWS"),
        help=f"the database that blind reviews are kept in (default: {REVIEWS}, made by the first vote)",
    )
    parser.add_argument(
        "--reviews-dataset",
        metavar="OWNER/NAME",
        default=env("REVIEWS_DATASET"),
        help="a data set on the Hub that the reviews are also sent to, every five minutes and at the end",
    )
    parser.add_argument("--skip-invalid", action="store_true", help="leave out problems that are broken; count them")
    parser.add_argument("--port", type=int, default=7860, help="port of the page (default: %(default)s)")
    parser.add_argument(
        "--allow-reduced-isolation",
        action="store_true",
        default=None,  # not given: the environment variable ALLOW_REDUCED_ISOLATION decides
        help="run programs even where this host cannot contain them fully; the page says so",
    )
    return parser.parse_args(arguments)


def own_programs_by_default() -> bool:
    """A public page runs what models wrote, and nothing else unless its owner wants that."""
    chosen = os.environ.get("OWN_PROGRAMS", "")
    return chosen == "1" if chosen else not os.environ.get("SPACE_ID")


def serve(options: argparse.Namespace, stack: ExitStack) -> None:
    """Build the page and serve it until interrupted; what is opened is closed with the stack."""
    host = "0.0.0.0" if os.environ.get("SPACE_ID") else "127.0.0.1"
    check_port(host, options.port)
    skipped = Skipped()
    problems = load_problems(options.problems, on_invalid=skipped if options.skip_invalid else None)
    if skipped.count:
        to_stderr(str(skipped))
    if not problems:
        raise UserError(f"{options.problems} holds no problem; pass another --problems")
    setup = check_models(options)
    slot = EngineSlot(partial(load_engine, options, setup.adapters))
    sandbox = partial(Sandbox, allow_reduced_isolation=options.allow_reduced_isolation)
    run_tests, isolation, banner = open_judge(stack, sandbox)
    judged_by = {"isolation": isolation, "python": platform.python_version()}
    live = Live(slot, run_tests, judged_by=judged_by)
    runs = finished_runs(options)
    compare = ComparePage(
        problems,
        runs.get(SHIPPED_RUN.name, Stored()) if shows_shipped(options) else Stored(),
        live,
        setup=setup,
        runs=runs,
        own_programs=options.own_programs,
    )
    review = open_reviews(options, compare, stack)
    page = build_page(
        compare,
        slot,
        isolation=isolation,
        banner=banner,
        results=ResultsPage(compare, runs),
        review=review,
        training=TrainingPage(training_folder(options)),
    )
    slot.start()
    stack.callback(launch(page, host, options.port))
    print(f"APPS side by side: http://{host}:{options.port}", flush=True)
    with suppress(KeyboardInterrupt):
        while True:
            time.sleep(1)


def open_judge(stack: ExitStack, sandbox: Callable[[], Sandbox]) -> tuple[Judge | None, str, str]:
    """The judge, the isolation in a word, and a banner; no judge where programs cannot be confined."""
    try:
        opened = stack.enter_context(sandbox())
    except IsolationError as error:
        return None, "missing", f"No program is run here: {error}."
    level = opened.level
    return (
        partial(judge, sandbox=opened),
        level.name,
        "" if level.is_full else f"Isolation is {level.name}; {level.description}.",
    )


def check_models(options: argparse.Namespace) -> Setup:
    """What is wrong is said here, and not after the model has loaded."""
    named = {"problems": options.problems, "base": options.base or "", "adapter": options.adapter or ""}
    if options.server:
        check_server(options.server, base=options.base, adapter=options.adapter)
        if options.contestant:
            raise UserError("a server has two sides, by name; pass --contestant without --server")
        return Setup(**named, server=True)
    if options.base or options.adapter:
        find_adapter(options.adapter, options.base)
    further = further_contestants(options.contestant, adapter=options.adapter, base=options.base)
    return Setup(**named, adapters=further)


def load_engine(options: argparse.Namespace, further: Mapping[str, str], report: Callable[[str], None]) -> PairEngine:
    """The engine; its steps go to the page and to stderr."""

    def progress(step: str) -> None:
        report(step)
        to_stderr(step)

    if options.server:
        named = {"base": options.base, "adapter": options.adapter, "tokenizer": options.tokenizer}
        return load_server_pair(options.server, **named, progress=progress)
    return load_pair_generator(options.base, options.adapter, further=further, progress=progress)


def check_port(host: str, port: int) -> None:
    """Before anything is loaded. Raises PortError."""
    if not 0 < port < 65536:
        raise PortError(f"{port} is not a port; pass --port with a number from 1 to 65535")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortError(f"port {port} cannot be served on ({error.strerror}); pass another --port") from error


def shows_shipped(options: argparse.Namespace) -> bool:
    """The shipped run is shown for the models and problems it was made with, and for no other."""
    return not (options.server or options.base or options.adapter) and options.problems.startswith("embedded")


def open_reviews(options: argparse.Namespace, compare: ComparePage, stack: ExitStack) -> ReviewPage:
    """The tab, and where its votes go. What the owner named must be usable; without that the page does without."""
    try:
        store = ReviewStore(options.reviews or REVIEWS)
    except ReviewsError as error:
        if options.reviews or options.reviews_dataset:
            raise
        return ReviewPage(compare.runs, compare.picker.get, None, trouble=str(error))
    stack.callback(store.close)
    if options.reviews_dataset:
        stack.enter_context(ReviewPush(store, options.reviews_dataset))
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # a Space ends so; the stack sends the last votes
    fleeting = os.environ.get("SPACE_ID") and not options.reviews_dataset
    trouble = "Votes are kept until this Space restarts." if fleeting else ""
    return ReviewPage(compare.runs, compare.picker.get, store, trouble=trouble)


def finished_runs(options: argparse.Namespace) -> StoredRuns:
    """The shipped run and the owner's. One that cannot be read is said on the page; a folder that is not there here."""
    folder = Path(options.runs) if options.runs else None
    if folder and not folder.is_dir():
        raise RunError(f"there is no folder {folder}; pass --runs with the one that holds your runs")
    return StoredRuns(*([SHIPPED_RUN] if shows_shipped(options) else []), folder=folder)


def training_folder(options: argparse.Namespace) -> Path | None:
    """What the owner named, else what made the adapter; None where that is not known."""
    if options.training:
        return Path(options.training)
    if options.server or (options.base and not options.adapter):
        return None
    adapter = Path(options.adapter or SHIPPED_ADAPTER)
    return adapter if (adapter / LOG_FILE).is_file() else None


if __name__ == "__main__":
    sys.exit(main())
