"""The parts of the page, opened as the options say: problems, models, judge, runs, reviews, training."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from evaluation.assets import SHIPPED_ADAPTER, SHIPPED_RUN
from evaluation.errors import IsolationError, ReviewsError, RunError, UserError
from evaluation.judge.judging import judge
from evaluation.problems.schema import Problem
from evaluation.problems.sources import Skipped, load_problems
from evaluation.reviews.push import ReviewPush
from evaluation.reviews.store import ReviewStore
from evaluation.sandbox.sandbox import Sandbox
from evaluation.stderr import print_to_stderr
from finetune.folder.record import LOG_FILE
from generation.engine import PairEngine
from generation.load_pair import load_pair_generator
from generation.models.adapter_files import find_adapter
from generation.models.contestants import further_contestants
from generation.server.pair import check_server, load_server_pair
from ui.compare.handlers import ComparePage
from ui.compare.links import Setup
from ui.compare.live.judging import Judge
from ui.options import REVIEWS, Options
from ui.review.handlers import ReviewPage
from ui.runs.stored_runs import StoredRuns


class OpenedJudge(NamedTuple):
    """What runs programs, and what the page says about it."""

    judge: Judge | None
    """None if programs cannot be isolated."""
    isolation: str
    """The level in one word."""
    banner: str
    """Why isolation is not full; empty if it is."""


def open_problems(options: Options) -> list[Problem]:
    """All problems of the source. Raises UserError if there are none, or if one is broken and may not be skipped."""
    skipped = Skipped()
    problems = load_problems(options.problems, on_invalid=skipped if options.skip_invalid else None)
    if skipped.count:
        print_to_stderr(str(skipped))
    if not problems:
        raise UserError(f"{options.problems} holds no problem; pass another --problems")
    return problems


def open_judge(stack: ExitStack, sandbox: Callable[[], Sandbox]) -> OpenedJudge:
    """Open the sandbox; the stack closes it."""
    try:
        opened = stack.enter_context(sandbox())
    except IsolationError as error:
        return OpenedJudge(None, "missing", f"No program is run here: {error}.")
    level = opened.level
    banner = "" if level.is_full else f"Isolation is {level.name}; {level.description}."
    return OpenedJudge(partial(judge, sandbox=opened), level.name, banner)


def check_models(options: Options) -> Setup:
    """What the options name as models. Raises UserError now, rather than after the model has loaded."""
    setup = Setup(options.problems, options.base or "", options.adapter or "")
    if options.server:
        check_server(options.server, base=options.base, adapter=options.adapter)
        if options.contestant:
            raise UserError("a server has two sides, by name; pass --contestant without --server")
        return replace(setup, server=True)
    if options.base or options.adapter:
        find_adapter(options.adapter, options.base)
    further = further_contestants(options.contestant, adapter=options.adapter, base=options.base)
    return replace(setup, adapters=further)


def load_engine(options: Options, further: Mapping[str, str], report: Callable[[str], None]) -> PairEngine:
    """Load the engine; its steps go to the page and to stderr."""

    def progress(step: str) -> None:
        report(step)
        print_to_stderr(step)

    if options.server:
        names = {"base": options.base, "adapter": options.adapter, "tokenizer": options.tokenizer}
        return load_server_pair(options.server, **names, progress=progress)
    return load_pair_generator(options.base, options.adapter, further=further, progress=progress)


def open_runs(options: Options) -> StoredRuns:
    """The shipped run and the owner's. A run that cannot be read is reported on the page.

    Raises RunError if the owner's folder does not exist.
    """
    folder = Path(options.runs) if options.runs else None
    if folder and not folder.is_dir():
        raise RunError(f"there is no folder {folder}; pass --runs with the folder that holds your runs")
    return StoredRuns(*([SHIPPED_RUN] if options.shows_shipped_run else []), folder=folder)


def open_reviews(options: Options, compare: ComparePage, stack: ExitStack) -> ReviewPage:
    """The Review tab and the store of its votes.

    Raises ReviewsError if a store that the options name cannot be used; without the default one the tab takes no votes.
    """
    try:
        store = ReviewStore(options.reviews or REVIEWS)
    except ReviewsError as error:
        if options.reviews or options.reviews_dataset:
            raise
        return ReviewPage(compare.runs, compare.picker.get, None, trouble=str(error))
    stack.callback(store.close)
    if options.reviews_dataset:
        stack.enter_context(ReviewPush(store, options.reviews_dataset))
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # how a Space ends; the stack then sends the last votes
    is_temporary = os.environ.get("SPACE_ID") and not options.reviews_dataset
    trouble = "Votes are kept until this Space restarts." if is_temporary else ""
    return ReviewPage(compare.runs, compare.picker.get, store, trouble=trouble)


def find_training_folder(options: Options) -> Path | None:
    """The folder that the owner named, or the adapter's if it holds the log of its training; else None."""
    if options.training:
        return Path(options.training)
    if options.server or (options.base and not options.adapter):
        return None
    adapter = Path(options.adapter or SHIPPED_ADAPTER)
    return adapter if (adapter / LOG_FILE).is_file() else None
