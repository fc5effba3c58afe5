"""How fast the judge is, next to the usual ways of running a program once for each test: `python benchmarks/judge.py`.

The ratios are taken in the same run and hold on a busy machine, too; the absolute figures only on an idle one. The
other ways isolate nothing, so the comparison shows what isolation costs. Asserts nothing about time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.machine import describe_machine  # noqa: E402
from evaluation.judge.judging import judge  # noqa: E402
from evaluation.problems.sources import Problem, TestCase  # noqa: E402
from evaluation.sandbox.modules import USUAL  # noqa: E402
from evaluation.sandbox.sandbox import Limits, Sandbox  # noqa: E402

PROGRAM = "a, b = map(int, input().split())\nprint(a + b)\n"
TICKS = os.sysconf("SC_CLK_TCK")


def make_sums(count: int) -> Problem:
    return Problem("sums", "", tuple(TestCase(f"{n} {n}\n", f"{2 * n}\n") for n in range(count)))


def measure_seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def find_servers(sandbox: Sandbox) -> list[int]:
    return [server.process.pid for slot in sandbox._slots for server in slot.servers.values()]


def cpu_of(pids: list[int]) -> float:
    """CPU seconds of these processes and of the children that they have waited for."""
    fields = (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids)
    return sum(sum(map(int, field[11:15])) for field in fields) / TICKS


def memory_of(pids: list[int]) -> float:
    """Resident MB."""
    pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids)
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def measure_steady_state(sandbox: Sandbox, tests: int) -> dict[str, float]:
    """Tests a second; CPU ms of a test, in the program's process (median) and in all; MB that fork servers grew."""
    judge(PROGRAM, make_sums(50), sandbox=sandbox)  # starts every fork server
    pids, own = find_servers(sandbox), time.process_time()
    cpu, memory, problem = cpu_of(pids), memory_of(pids), make_sums(tests)
    judgements = []
    elapsed = measure_seconds(lambda: judgements.append(judge(PROGRAM, problem, sandbox=sandbox)))
    assert judgements[0].passed
    return {
        "rate": tests / elapsed,
        "median": statistics.median(case.cpu_seconds for case in judgements[0].cases) * 1000,
        "all": (cpu_of(pids) - cpu + time.process_time() - own) / tests * 1000,
        "growth": memory_of(pids) - memory,
    }


def measure_subprocesses(command: list[str], tests: int) -> float:
    """Tests a second with a new interpreter for each, as many at once as there are cores, outputs compared."""

    def run(test: TestCase) -> None:
        done = subprocess.run(command, input=test.input, capture_output=True, text=True, timeout=60)
        assert done.stdout == test.expected

    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        return tests / measure_seconds(lambda: list(pool.map(run, make_sums(tests).tests)))


def measure_first_verdict() -> float:
    """Seconds from a new sandbox to its first verdict, the self-test included."""

    def run() -> None:
        with Sandbox() as sandbox:
            judge(PROGRAM, make_sums(1), sandbox=sandbox)

    return min(measure_seconds(run) for _ in range(3))


def measure_import() -> float:
    code = "import time; t = time.perf_counter(); import evaluation.judge.judging; print(time.perf_counter() - t)"
    runs = (subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT) for _ in range(3))
    return min(float(run.stdout) for run in runs)


FLOOR = """
import os, resource, sys
for name in sys.argv[1].split():
    __import__(name)
def spent():
    usages = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)
before = spent()
for _ in range(500):
    pid = os.fork()
    if not pid:
        os._exit(0)
    os.waitpid(pid, 0)
print((spent() - before) / 500 * 1000)
"""


def measure_floor() -> float:
    """CPU ms to fork an interpreter with the fork server's modules and end the child at once; it runs nothing."""
    command = [sys.executable, "-s", "-S", "-c", FLOOR, USUAL]
    return min(float(subprocess.run(command, capture_output=True, text=True).stdout) for _ in range(3))


def measure_cancellation(sandbox: Sandbox) -> float:
    """Seconds from the request to stop until the running tests are dead."""
    cancelled, stopped = threading.Event(), []

    def stop() -> None:
        stopped.append(time.perf_counter())
        cancelled.set()

    threading.Timer(0.3, stop).start()
    judge("while True: pass", make_sums(4), sandbox=sandbox, limits=Limits(60), cancelled=cancelled.is_set)
    return time.perf_counter() - stopped[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tests", type=int, default=1000, help="number of tests in the steady state")
    tests = parser.parse_args().tests
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file, Sandbox() as sandbox:
        file.write(PROGRAM)
        file.flush()
        steady = measure_steady_state(sandbox, tests)
        bare = measure_subprocesses([sys.executable, "-I", "-S", file.name], 150)
        plain = measure_subprocesses([sys.executable, file.name], 60)
        fifty = measure_seconds(lambda: [judge(PROGRAM, make_sums(20), sandbox=sandbox) for _ in range(50)])
        stop, level = measure_cancellation(sandbox), sandbox.level.name
    rows = [
        ("trivial stdin test, steady state", f"{steady['rate']:.0f} tests/s"),
        ("CPU of the program's process, median", f"{steady['median']:.2f} ms"),
        ("CPU of a test, fork server and judge included", f"{steady['all']:.2f} ms"),
        ("CPU of os.fork and exit alone, same modules", f"{measure_floor():.2f} ms"),
        ("times as fast as a new python -I -S for each test", f"{steady['rate'] / bare:.1f} × ({bare:.0f} tests/s)"),
        ("times as fast as subprocess.run([python, file])", f"{steady['rate'] / plain:.1f} × ({plain:.0f} tests/s)"),
        ("50 problems × 20 tests", f"{fifty:.2f} s"),
        ("start to the first verdict", f"{measure_first_verdict():.2f} s"),
        ("import evaluation.judge.judging", f"{measure_import():.2f} s"),
        ("from the request to stop until all are dead", f"{stop:.2f} s"),
        (f"fork servers' memory after {tests} tests", f"{steady['growth']:+.1f} MB"),
    ]
    print(f"{describe_machine()}, isolation {level}\n")
    print("| measure | result |\n|---|---|")
    for row in rows:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
