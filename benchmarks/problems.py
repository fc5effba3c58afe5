"""How long 10,000 problems of APPS's sizes take to load, what they hold in memory, and how fast a search is.

    python benchmarks/problems.py [--problems N] [--keep FILE]

The problems are generated: the sizes of statements, solutions and tests follow APPS (1.4 GB in all, nine tenths of it
the tests of a tenth of the problems). Loading runs in a process of its own, so that its peak is that of nothing else.
Prints tables; asserts nothing about time. CPU seconds are what an idle machine would take; wall time is told too.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from evaluation.problems.sources import Problem, load_problems  # noqa: E402

WORDS = [
    word
    for line in (
        "array string number sequence graph tree vertex edge query integer minimum maximum sum path interval digit",
        "matrix subset permutation prefix suffix parity divisor prime length position order move player token colour",
        "bracket row column cell distance weight cost budget shop city road friend game round card coin",
    )
    for word in line.split()
]
QUERIES = ("", "prime divisor", "4711", "the shortest road between two friends", "zebra", "e", "city 9")
LOAD = """
import resource, sys, time
from evaluation.problems.sources import load_problems
before = time.perf_counter()
problems = load_problems(sys.argv[1])
seconds = time.perf_counter() - before
cpu = time.process_time()
with open("/proc/self/status") as status:
    kept = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(len(problems), seconds, cpu, kept / 1e6, peak / 1e6, sum(len(problem.tests) for problem in problems))
"""


def prose(rng: random.Random, characters: int) -> str:
    words: list[str] = []
    while sum(map(len, words)) + len(words) < characters:
        words += rng.choices(WORDS, k=20)
    lines = [" ".join(words[start : start + 12]) for start in range(0, len(words), 12)]
    return "\n".join(lines)[:characters]


def tests(rng: random.Random, characters: int) -> dict[str, list[str]]:
    """About so many characters of tests: a few short ones, and larger ones while there is room."""
    inputs = [f"{rng.randint(1, 99)} {rng.randint(1, 99)}\n" for _ in range(3)]
    while (room := characters - sum(map(len, inputs))) > 100:
        block = " ".join(str(rng.randint(1, 10**6)) for _ in range(min(room, 200_000) // 8 + 1))
        inputs.append(f"{rng.randint(1, 10**5)}\n{block}\n")
    return {"inputs": inputs, "outputs": [f"{rng.randint(0, 10**9)}\n" for _ in inputs]}


def row(number: int) -> dict[str, object]:
    """Statements of 300 to 6,000 characters, 1 to 50 solutions, and tests from 100 bytes to megabytes."""
    rng = random.Random(number)
    large = rng.random() < 0.1
    size = int(rng.lognormvariate(13.6, 0.9)) if large else int(rng.lognormvariate(6.5, 1.2))
    solutions = [f"# {prose(rng, 200)!r}\nprint({rng.random()})\n" * 3 for _ in range(rng.choice([0, 1, 5, 20, 50]))]
    return {
        "id": number,
        "question": prose(rng, int(min(6000, rng.lognormvariate(7.2, 0.6) + 200))),
        "solutions": json.dumps(solutions) if solutions else "",
        "input_output": json.dumps(tests(rng, size)),
        "difficulty": ("introductory", "interview", "competition")[number % 3],
        "url": "",
        "starter_code": "",
    }


def write(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps(row(number)) + "\n")


def milliseconds(action: Callable[[], object], times: int = 7) -> float:
    """CPU time, the median of several: all of it is computed in this thread."""
    found = []
    for _ in range(times):
        begun = time.process_time()
        action()
        found.append((time.process_time() - begun) * 1000)
    return statistics.median(found)


def naive(problems: Sequence[Problem], query: str) -> list[Problem]:
    """What one writes first: every statement in lower case, at each search."""
    terms = query.lower().split()
    return [p for p in problems if all(term in f"{p.problem_id}\n{p.question}".lower() for term in terms)]


def loading(path: Path) -> None:
    command = [sys.executable, "-c", LOAD, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    count, seconds, cpu, kept, peak, number = map(float, done.stdout.split())
    print(f"{count:,.0f} problems with {number:,.0f} tests, a file of {path.stat().st_size / 1e9:.2f} GB\n")
    print("| loading | found | reach |\n|---|---|---|")
    print(f"| seconds | {seconds:.1f} | ≤ 10 |\n| CPU seconds | {cpu:.1f} | |")
    print(f"| GB resident afterwards | {kept:.2f} | ≤ 1.5 |")
    print(f"| GB resident at the peak | {peak:.2f} | ≤ 1.5 |\n")


def searching(path: Path) -> None:
    from ui.compare.picker import Filter, Picker, problem_list

    problems = load_problems(path)
    begun = time.perf_counter()
    picker = Picker(problems)
    built = time.perf_counter() - begun
    print(f"index built in {built:.2f} s\n")
    print("| search for | found | CPU ms | against a naive scan | listing, bytes |\n|---|---|---|---|---|")
    for query in QUERIES:
        wanted = Filter(query)
        found = picker.find(wanted)
        own = milliseconds(lambda w=wanted: picker.find.__wrapped__(w))  # past the memory of the last searches
        scan = milliseconds(lambda q=query: naive(problems, q), 3)
        size = len(problem_list(found, current="", stored=()).encode())
        print(f"| {query or '(nothing)'} | {len(found):,} | {own:.1f} | {scan / own:.1f} × | {size:,} |")
    print("\nreach: ≤ 50 ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--problems", type=int, default=10_000)
    parser.add_argument("--keep", metavar="FILE", type=Path, help="where the generated file is kept and found again")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "problems.jsonl"
        if not path.exists():
            write(path, options.problems)
        loading(path)
        searching(path)


if __name__ == "__main__":
    main()
