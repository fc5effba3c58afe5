"""How fast the judge is, next to the usual ways of running a program once for each test: `python benchmarks/judge.py`.

Prints a table; asserts nothing about time. The ratios are taken in the same run and hold on a busy machine too, the
absolute figures only on an idle one. The other ways isolate nothing: they are what the judge's safety is paid against.
"""

from __future__ import annotations

import argparse
import os
import platform
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

from evaluation.judge.judging import judge  # noqa: E402
from evaluation.problems.sources import Problem, TestCase  # noqa: E402
from evaluation.sandbox.modules import USUAL  # noqa: E402
from evaluation.sandbox.sandbox import Limits, Sandbox  # noqa: E402

PROGRAM = "a, b = map(int, input().split())\nprint(a + b)\n"
TICKS = os.sysconf("SC_CLK_TCK")


def sums(count: int) -> Problem:
    return Problem("sums", "", tuple(TestCase(f"{n} {n}\n", f"{2 * n}\n") for n in range(count)))


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def servers(sandbox: Sandbox) -> list[int]:
    return [server.process.pid for slot in sandbox._slots for server in slot.servers.values()]


def cpu_of(pids: list[int]) -> float:
    """CPU seconds of these processes and of the children that they have waited for."""
    fields = (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids)
    return sum(sum(map(int, field[11:15])) for field in fields) / TICKS


def memory_of(pids: list[int]) -> float:
    """Resident MB."""
    pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids)
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def steady(sandbox: Sandbox, tests: int) -> dict[str, float]:
    """Tests a second, CPU of a test in ms: the median of the program's process, and everything together."""
    judge(PROGRAM, sums(50), sandbox=sandbox)  # all servers run
    pids, own = servers(sandbox), time.process_time()
    cpu, memory, problem = cpu_of(pids), memory_of(pids), sums(tests)
    judgements = []
    elapsed = seconds(lambda: judgements.append(judge(PROGRAM, problem, sandbox=sandbox)))
    assert judgements[0].passed
    return {
        "rate": tests / elapsed,
        "median": statistics.median(case.cpu_seconds for case in judgements[0].cases) * 1000,
        "all": (cpu_of(pids) - cpu + time.process_time() - own) / tests * 1000,
        "growth": memory_of(pids) - memory,
    }


def subprocess_rate(command: list[str], tests: int) -> float:
    """Tests a second with a fresh interpreter each, as many at once as there are cores, outputs compared."""

    def run(test: TestCase) -> None:
        done = subprocess.run(command, input=test.input, capture_output=True, text=True, timeout=60)
        assert done.stdout == test.expected

    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        return tests / seconds(lambda: list(pool.map(run, sums(tests).tests)))


def first_verdict() -> float:
    """From nothing to the first verdict, the self-test included."""

    def run() -> None:
        with Sandbox() as sandbox:
            judge(PROGRAM, sums(1), sandbox=sandbox)

    return min(seconds(run) for _ in range(3))


def import_time() -> float:
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


def floor() -> float:
    """CPU ms to fork an interpreter with the server's modules and end the child at once: nothing confined or run."""
    command = [sys.executable, "-s", "-S", "-c", FLOOR, USUAL]
    return min(float(subprocess.run(command, capture_output=True, text=True).stdout) for _ in range(3))


def cancellation(sandbox: Sandbox) -> float:
    """From the wish to stop until the running tests are dead."""
    cancelled, wished = threading.Event(), []

    def wish() -> None:
        wished.append(time.perf_counter())
        cancelled.set()

    threading.Timer(0.3, wish).start()
    judge("while True: pass", sums(4), sandbox=sandbox, limits=Limits(60), cancelled=cancelled.is_set)
    return time.perf_counter() - wished[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tests", type=int, default=1000, help="tests of the steady state")
    tests = parser.parse_args().tests
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file, Sandbox() as sandbox:
        file.write(PROGRAM)
        file.flush()
        found = steady(sandbox, tests)
        bare = subprocess_rate([sys.executable, "-I", "-S", file.name], 150)
        plain = subprocess_rate([sys.executable, file.name], 60)
        fifty = seconds(lambda: [judge(PROGRAM, sums(20), sandbox=sandbox) for _ in range(50)])
        stop, level = cancellation(sandbox), sandbox.level.name
    rows = [
        ("trivial stdin test, steady state", f"{found['rate']:.0f} tests/s", "≥ 600"),
        ("CPU of the program's process, median", f"{found['median']:.2f} ms", "≤ 2"),
        ("CPU of a test, server and judge included", f"{found['all']:.2f} ms", ""),
        ("CPU of os.fork and exit alone, same modules", f"{floor():.2f} ms", ""),
        ("against a fresh python -I -S a test", f"{found['rate'] / bare:.1f} × ({bare:.0f} tests/s)", "≥ 4 ×"),
        ("against subprocess.run([python, file])", f"{found['rate'] / plain:.1f} × ({plain:.0f} tests/s)", "≥ 12 ×"),
        ("50 problems × 20 tests", f"{fifty:.2f} s", "≤ 2.5 s"),
        ("start to the first verdict", f"{first_verdict():.2f} s", "≤ 0.4 s"),
        ("import evaluation.judge.judging", f"{import_time():.2f} s", "≤ 0.3 s"),
        ("stop wished to all killed", f"{stop:.2f} s", "≤ 0.2 s"),
        (f"servers' memory after {tests} tests", f"{found['growth']:+.1f} MB", "flat"),
    ]
    load = os.getloadavg()[0]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}, isolation {level}\n")
    print("| measure | found | reach |\n|---|---|---|")
    for row in rows:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
