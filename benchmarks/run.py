"""What judging adds to a batch run's time, and how its memory grows: `python benchmarks/run.py`.

Embedded model, adapter and test problems, both sides, greedy. Generation alone and the whole run take turns in one
process with one loaded model, so that the ratio also holds on a machine that others use. "What the cores allow" is the
CPU time of generation and judging, spread evenly over the cores, divided by the time of generation alone: where the
model keeps all cores busy, a program that runs into its time limit takes time from it. Memory is that of this process,
the judge and its fork servers together, at each tenth of the run. Asserts nothing about time.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import psutil  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from benchmarks.machine import describe_machine  # noqa: E402
from evaluation.problems.sources import load_problems  # noqa: E402
from evaluation.runs.batch import store_then_show, write_missing  # noqa: E402
from evaluation.runs.folder import RunFolder  # noqa: E402
from evaluation.runs.judge_process import JudgedPair, JudgeProcess  # noqa: E402
from evaluation.runs.workload import Task, Workload, form_batches  # noqa: E402
from generation import processes  # noqa: E402
from generation.decode import GenerationSettings  # noqa: E402
from generation.load_pair import load_pair_generator  # noqa: E402
from generation.prompt import build_prompt  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--problems", type=int, default=100)
    parser.add_argument("--tokens", type=int, default=256)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    tasks = [Task(problem, build_prompt(problem)) for problem in load_problems("embedded:test")[: options.problems]]
    workload = Workload(tuple(tasks), GenerationSettings(max_new_tokens=options.tokens))
    engine = load_pair_generator()
    list(engine.complete([tasks[0].prompt], GenerationSettings(max_new_tokens=4)))  # warm
    alone, whole, writing, judging, memory = [], [], [], [], []
    for _ in range(options.rounds):
        before = cpu_seconds(os.getpid())
        alone.append(measure_generation(workload, engine))
        writing.append(cpu_seconds(os.getpid()) - before)
        seconds, judges, memory = measure_whole_run(workload, engine)
        whole.append(seconds)
        judging.append(judges)
    table = Table(title=f"{len(tasks)} problems, both sides, {options.tokens} tokens")
    for column in ("measure", "result"):
        table.add_column(column)
    ratio = statistics.median(w / a for w, a in zip(whole, alone, strict=True))
    table.add_row("generation alone", f"{statistics.median(alone):.1f} s")
    table.add_row("the whole run", f"{statistics.median(whole):.1f} s")
    table.add_row("whole run / generation alone", f"{ratio:.2f} ×")
    cores = os.cpu_count() or 1
    allowed = statistics.median(max(1, (w + j) / cores / a) for w, j, a in zip(writing, judging, alone, strict=True))
    table.add_row(f"what {cores} cores allow", f"{allowed:.2f} ×")
    both = f"{statistics.median(writing):.0f}, {statistics.median(judging):.0f} s"
    table.add_row("CPU time of generation alone, of judging", both)
    middle, end = memory[len(memory) // 2], memory[-1]
    table.add_row("memory at a tenth, half, end", f"{memory[0]:.0f}, {middle:.0f}, {end:.0f} MB")
    table.add_row("memory, end / half", f"{end / middle:.2f} ×")
    print(describe_machine())
    Console(width=100).print(table)


def measure_generation(workload: Workload, engine: object) -> float:
    """Seconds of the same batches without judging."""
    prompts = [task.prompt for batch in form_batches(workload, engine) for task in batch]
    started = time.perf_counter()
    for _ in engine.complete(prompts, workload.settings):
        pass
    return time.perf_counter() - started


def measure_whole_run(workload: Workload, engine: object) -> tuple[float, float, list[float]]:
    """Seconds, CPU seconds of judging, and memory in MB at each tenth."""
    seen: list[float] = []
    count = 0
    every = max(1, len(workload.tasks) // 10)

    def note_memory(pair: JudgedPair) -> None:
        nonlocal count
        count += 1
        if count % every == 0:
            seen.append(resident_memory())

    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as place, RunFolder(Path(place) / "run", {}) as folder:
        backlog = 4 * engine.together(1)
        with JudgeProcess(
            store_then_show(folder, note_memory), backlog=backlog, workers=(os.cpu_count() or 1) + 1
        ) as judge:
            write_missing(workload, engine, judge, done=set(), team=processes)
            judging = cpu_seconds(judge.pid)
        folder.finish(workload.order())
    return time.perf_counter() - started, judging, seen


def cpu_seconds(pid: int) -> float:
    """CPU seconds of a process; for another process than this one, with its children, also those that have ended."""
    process = psutil.Process(pid)
    family = [process] if pid == os.getpid() else [process, *process.children(recursive=True)]
    return sum(sum(each.cpu_times()[: 2 if each.pid == os.getpid() else 4]) for each in family)


def resident_memory() -> float:
    """Resident MB of this process and of all that it started."""
    own = psutil.Process()
    total = 0
    for process in [own, *own.children(recursive=True)]:
        with contextlib.suppress(psutil.Error):
            total += process.memory_info().rss
    return total / 2**20


if __name__ == "__main__":
    main()
