"""A batch run: completions of every problem and sample, judged while the next ones are written, stored in a folder.

Several processes may share a run: each writes and judges its part, the first puts the parts together. The engine and
the team of processes are passed in; this module knows no model and no flag.
"""

from __future__ import annotations

import contextlib
import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from evaluation.errors import UserError
from evaluation.runs.folder import Key, RunFolder
from evaluation.runs.format import FinishedCompletion
from evaluation.runs.judge_process import JudgedPair, JudgeProcess, WrittenPair, WrittenSide
from evaluation.runs.progress import RunProgress
from evaluation.runs.workload import Engine, Settings, Team, Workload, identify_problems, select_share

CHUNK = 64
"""Pairs that a process hands to the first one at a time."""
PACKAGES = ("torch", "transformers", "sacrebleu")
"""Packages whose versions a text or a score may depend on."""


def run_batch(
    workload: Workload[Settings],
    engine: Engine[Settings],
    team: Team,
    *,
    out: Path,
    allow_reduced_isolation: bool | None = None,
) -> None:
    """Write, judge and store the pairs that the folder `out` does not hold yet; every process of the team calls this.

    Raises RunError when the folder belongs to another run or cannot be written, and IsolationError when this host
    cannot contain the programs. Pairs that were stored before stay.
    """
    order = workload.order()
    with _open_for_all(RunFolder(out, describe_run(workload, engine), part=team.index()), team) as folder:
        done = set(team.gather(sorted(folder.done)))
        missing = [key for key in order if key not in done]
        if missing:
            _write_share(workload, engine, team, folder=folder, done=done, allowed=allow_reduced_isolation)
        gather_pairs(folder, team)
        if team.is_main():
            folder.finish(order)
            print(f"{out}: {len(order):,} pairs, {len(missing):,} of them new", file=sys.stderr)
        if team.count() > 1:
            team.any_process(False)  # nobody removes a part before the first process has taken it in
        if not team.is_main():
            folder.remove_part()


def describe_run(workload: Workload[Settings], engine: Engine[Settings]) -> dict[str, Any]:
    """What run.json says of a run: settings, models, problems and versions."""
    selection = {"problems": workload.source, "limit": workload.limit, "samples": workload.samples}
    return {
        "settings": {**selection, **asdict(workload.settings)},
        "provenance": {**engine.provenance, "python": platform.python_version()},
        "problem_set": identify_problems(task.problem for task in workload.tasks),
        "versions": {name: version(name) for name in PACKAGES},
    }


@contextlib.contextmanager
def _open_for_all(folder: RunFolder, team: Team) -> Iterator[RunFolder]:
    """Open the folder in the first process, then in the others.

    When one of them cannot open it all of them end, and only that one says why.
    """
    with contextlib.ExitStack() as stack:
        for turn_of_main in (True, False):
            failure: UserError | None = None
            if team.is_main() is turn_of_main:
                try:
                    stack.enter_context(folder)
                except UserError as error:
                    failure = error
            if team.any_process(failure is not None):
                raise failure or SystemExit(2)
        yield folder


def _write_share(
    workload: Workload[Settings],
    engine: Engine[Settings],
    team: Team,
    *,
    folder: RunFolder,
    done: set[Key],
    allowed: bool | None,
) -> None:
    """Write this process's share with a judge beside it, and show how far it is."""
    share = select_share(workload, engine, done=done, team=team)
    before = len(done) if team.count() == 1 else 0
    total = before + sum(len(workload.missing_samples(task, done)) for task in share)
    progress = RunProgress(total=total, before=before, processes=team.count(), silent=not team.is_main())
    judge = JudgeProcess(
        store_then_show(folder, progress.show_judged),
        backlog=4 * engine.together(workload.samples) * workload.samples,
        workers=_count_judge_workers(),
        allow_reduced_isolation=allowed,
    )
    with progress, judge:
        write_missing(workload, engine, judge, done=done, team=team, on_written=progress.count_written)


def write_missing(
    workload: Workload[Settings],
    engine: Engine[Settings],
    judge: JudgeProcess,
    *,
    done: set[Key],
    team: Team,
    on_written: Callable[[int], None] = lambda pairs: None,
) -> None:
    """Write this process's share and hand it to the judge; return when all of it is judged.

    `on_written` gets the number of pairs that were just written and are about to be judged.
    """
    share = select_share(workload, engine, done=done, team=team)
    prompts = [task.prompt for task in share]
    results = engine.complete(prompts, workload.settings, samples=workload.samples, cancelled=lambda: judge.failed)
    for task, completions in zip(share, results, strict=True):
        missing = workload.missing_samples(task, done)
        on_written(len(missing))
        for sample in missing:
            sides = {side: _as_written_side(samples[sample]) for side, samples in completions.items()}
            judge.judge(WrittenPair(task.problem, sample, sides))
    judge.finish()


def _as_written_side(completion: FinishedCompletion) -> WrittenSide:
    return WrittenSide(completion.text, completion.tokens, completion.seconds, completion.finish or "length")


def gather_pairs(folder: RunFolder, team: Team) -> None:
    """Bring all pairs into the first process's file, also from processes on other machines."""
    if team.count() == 1:
        return
    lines = iter(()) if team.is_main() else folder.own_lines()
    while True:
        chunk = [line for line, _ in zip(lines, range(CHUNK), strict=False)]
        if not team.any_process(bool(chunk)):
            return
        chunks = team.gather(chunk)
        if team.is_main():
            folder.append(chunks)


def store_then_show(folder: RunFolder, show: Callable[[JudgedPair], None]) -> Callable[[JudgedPair], None]:
    """Make what the judge calls with each judged pair: it is stored, then shown."""

    def on_pair(pair: JudgedPair) -> None:
        folder.append([pair.line])
        show(pair)

    return on_pair


def _count_judge_workers() -> int:
    """How many tests run at once: one more than this process's share of the cores."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, cores // int(os.environ.get("LOCAL_WORLD_SIZE", "1"))) + 1
