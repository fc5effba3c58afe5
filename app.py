"""APPS side by side: a base model and its adapted twin write Python for the same problem, and both programs are judged.

    python app.py [--base MODEL] [--adapter DIR_OR_REPO] [--server URL] [--problems SOURCE] [--runs DIR]
                  [--training DIR] [--port N]

The same values can be given as BASE_MODEL, ADAPTER, SERVER, PROBLEMS, RUNS and TRAINING. Builds the page, starts to
load the model in the background, and serves on this machine only (on every address inside a Hugging Face Space).
"""

from __future__ import annotations

import logging
import os
import platform
import socket
import sys
import time
from contextlib import ExitStack, suppress
from functools import partial

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported

from evaluation.assets import SHIPPED_RUN
from evaluation.errors import UserError
from evaluation.sandbox.sandbox import Sandbox
from ui.compare.handlers import ComparePage
from ui.compare.live.comparison import Live
from ui.engine import EngineSlot
from ui.options import Options, read_options
from ui.page import build_page, launch
from ui.parts import (
    check_models,
    find_training_folder,
    load_engine,
    open_judge,
    open_problems,
    open_reviews,
    open_runs,
)
from ui.results.handlers import ResultsPage
from ui.runs.stored import Stored
from ui.training.handlers import TrainingPage


class PortError(UserError):
    """The page cannot be served on this port."""


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted. Returns 2, after one line on stderr, if an option cannot be used."""
    options = read_options(arguments, description=(__doc__ or "").partition("\n")[0])
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        with ExitStack() as stack:
            serve(options, stack)
    except UserError as error:
        print(f"app.py: {error}", file=sys.stderr)
        return 2
    return 0


def serve(options: Options, stack: ExitStack) -> None:
    """Build the page and serve it until interrupted; the stack closes what was opened."""
    host = "0.0.0.0" if os.environ.get("SPACE_ID") else "127.0.0.1"
    check_port(host, options.port)
    problems = open_problems(options)
    setup = check_models(options)
    slot = EngineSlot(partial(load_engine, options, setup.adapters))
    judge, isolation, banner = open_judge(
        stack, partial(Sandbox, allow_reduced_isolation=options.allow_reduced_isolation)
    )
    live = Live(slot, judge, judged_by={"isolation": isolation, "python": platform.python_version()})
    runs = open_runs(options)
    stored = runs.get(SHIPPED_RUN.name, Stored()) if options.shows_shipped_run else Stored()
    compare = ComparePage(problems, stored, live, setup=setup, runs=runs, own_programs=options.own_programs)
    page = build_page(
        compare,
        slot,
        isolation=isolation,
        banner=banner,
        results=ResultsPage(compare, runs),
        review=open_reviews(options, compare, stack),
        training=TrainingPage(find_training_folder(options)),
    )
    slot.start()
    stack.callback(launch(page, host, options.port))
    print(f"APPS side by side: http://{host}:{options.port}", flush=True)
    with suppress(KeyboardInterrupt):
        while True:
            time.sleep(1)


def check_port(host: str, port: int) -> None:
    """Raise PortError if the page cannot be served on this port; asked before anything is loaded."""
    if not 0 < port < 65536:
        raise PortError(f"{port} is not a port; pass --port with a number from 1 to 65535")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortError(f"port {port} cannot be served on ({error.strerror}); pass another --port") from error


if __name__ == "__main__":
    sys.exit(main())
