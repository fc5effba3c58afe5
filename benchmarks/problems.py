"""How fast 10,000 problems of APPS's sizes load and are searched, and their memory: `python benchmarks/problems.py`.

The problems are generated: the sizes of statements, solutions and tests follow APPS (1.4 GB in all, nine tenths of it
the tests of a tenth of the problems). Loading runs in a process of its own, so that the peak memory is its own. CPU
seconds are what an idle machine would take; wall time is printed, too. Asserts nothing about time.
"""

from __future__ import annotations

import argparse
import json
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

from benchmarks.machine import describe_machine  # noqa: E402
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


def make_prose(rng: random.Random, characters: int) -> str:
    words: list[str] = []
    while sum(map(len, words)) + len(words) < characters:
        words += rng.choices(WORDS, k=20)
    lines = [" ".join(words[start : start + 12]) for start in range(0, len(words), 12)]
    return "\n".join(lines)[:characters]


def make_tests(rng: random.Random, characters: int) -> dict[str, list[str]]:
    """Tests of about this many characters: a few short ones, then larger ones while there is room."""
    inputs = [f"{rng.randint(1, 99)} {rng.randint(1, 99)}\n" for _ in range(3)]
    while (room := characters - sum(map(len, inputs))) > 100:
        block = " ".join(str(rng.randint(1, 10**6)) for _ in range(min(room, 200_000) // 8 + 1))
        inputs.append(f"{rng.randint(1, 10**5)}\n{block}\n")
    return {"inputs": inputs, "outputs": [f"{rng.randint(0, 10**9)}\n" for _ in inputs]}


def make_row(number: int) -> dict[str, object]:
    """A problem with a statement of 300 to 6,000 characters, 0 to 50 solutions, and 100 bytes to megabytes of tests."""
    rng = random.Random(number)
    large = rng.random() < 0.1
    size = int(rng.lognormvariate(13.6, 0.9)) if large else int(rng.lognormvariate(6.5, 1.2))
    solutions = [
        f"# {make_prose(rng, 200)!r}\nprint({rng.random()})\n" * 3 for _ in range(rng.choice([0, 1, 5, 20, 50]))
    ]
    return {
        "id": number,
        "question": make_prose(rng, int(min(6000, rng.lognormvariate(7.2, 0.6) + 200))),
        "solutions": json.dumps(solutions) if solutions else "",
        "input_output": json.dumps(make_tests(rng, size)),
        "difficulty": ("introductory", "interview", "competition")[number % 3],
        "url": "",
        "starter_code": "",
    }


def write_problems(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps(make_row(number)) + "\n")


def measure_milliseconds(action: Callable[[], object], times: int = 7) -> float:
    """The median CPU time of several calls; all the work is done in this thread."""
    several = []
    for _ in range(times):
        begun = time.process_time()
        action()
        several.append((time.process_time() - begun) * 1000)
    return statistics.median(several)


def search_naively(problems: Sequence[Problem], query: str) -> list[Problem]:
    """The simplest search: put every statement in lower case, at each search."""
    terms = query.lower().split()
    return [p for p in problems if all(term in f"{p.problem_id}\n{p.question}".lower() for term in terms)]


def measure_loading(path: Path) -> None:
    command = [sys.executable, "-c", LOAD, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    count, seconds, cpu, kept, peak, number = map(float, done.stdout.split())
    print(f"{count:,.0f} problems with {number:,.0f} tests, a file of {path.stat().st_size / 1e9:.2f} GB\n")
    print("| loading | |\n|---|---|")
    print(f"| seconds | {seconds:.1f} |\n| CPU seconds | {cpu:.1f} |")
    print(f"| GB resident afterwards | {kept:.2f} |\n| GB resident at the peak | {peak:.2f} |\n")


def measure_searches(path: Path) -> None:
    from ui.compare.picker import Filter, Picker, problem_list

    problems = load_problems(path)
    begun = time.perf_counter()
    picker = Picker(problems)
    built = time.perf_counter() - begun
    print(f"index built in {built:.2f} s\n")
    print("| search for | problems | CPU ms | a naive scan takes | listing, bytes |\n|---|---|---|---|---|")
    for query in QUERIES:
        search = Filter(query)
        matches = picker.find(search)
        own = measure_milliseconds(lambda s=search: picker.find.__wrapped__(s))  # past the cache of the last searches
        scan = measure_milliseconds(lambda q=query: search_naively(problems, q), 3)
        size = len(problem_list(matches, current="", stored=()).encode())
        print(f"| {query or '(nothing)'} | {len(matches):,} | {own:.1f} | {scan / own:.1f} × | {size:,} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--problems", type=int, default=10_000)
    parser.add_argument("--keep", metavar="FILE", type=Path, help="file of the problems; it is made if missing")
    options = parser.parse_args()
    print(f"{describe_machine()}\n")
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "problems.jsonl"
        if not path.exists():
            write_problems(path, options.problems)
        measure_loading(path)
        measure_searches(path)


if __name__ == "__main__":
    main()
