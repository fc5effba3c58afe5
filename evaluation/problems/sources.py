"""Sources of problems: a file, a folder, the embedded set, or APPS from the Hub.

A source is `embedded`, `embedded:train|validation|test`, `apps:train`, `apps:test`, a `.jsonl` file in the APPS schema,
or a folder in the original APPS layout (`0000/question.txt`, `input_output.json`, `solutions.json`, `metadata.json`,
`starter_code.py`). All of them give the same Problems for the same rows. Does not judge anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from evaluation.assets import EMBEDDED_PROBLEMS
from evaluation.errors import ProblemError, UnknownProblem, UserError
from evaluation.problems.hub import fetch_split
from evaluation.problems.lazy_tests import StoredTests
from evaluation.problems.schema import (
    DIFFICULTIES,
    Lenient,
    Problem,
    TestCase,
    difficulty_of,
    parse_json,
    parse_problem,
)

__all__ = [
    "DIFFICULTIES",
    "SPLITS",
    "Lenient",
    "OnInvalid",
    "Problem",
    "Skipped",
    "TestCase",
    "find_problem",
    "load_problems",
    "parse_problem",
    "with_tests",
]

SPLITS = ("train", "validation", "test")
LARGE_ROW = 32_768
"""Bytes of a row from which on its tests stay in the file: in APPS they are a fifth of the problems and most bytes."""

OnInvalid = Callable[[UserError], None]
"""What an invalid entry is told to, where it does not end the whole."""
Entry = tuple[str, Callable[[], Problem]]
"""Where a problem stands, and what reads it."""


@dataclass
class Skipped:
    """The invalid entries that a command passes over: all counted, the first ones named. Goes in as `on_invalid`."""

    count: int = 0
    named: list[str] = field(default_factory=list)

    NAMED = 5

    def __call__(self, error: UserError) -> None:
        self.count += 1
        if len(self.named) < self.NAMED:
            self.named.append(str(error))

    def __str__(self) -> str:
        more = [f"and {self.count - len(self.named):,} more"] if self.count > len(self.named) else []
        noun = "entry was" if self.count == 1 else "entries were"
        return "\n  ".join([f"{self.count:,} invalid {noun} skipped:", *self.named, *more])


def load_problems(source: str | Path, *, on_invalid: OnInvalid | None = None) -> list[Problem]:
    """All problems of a source, in its order.

    Raises ProblemError when the source does not exist or a problem in it is broken, naming file, line and id. With
    `on_invalid` a broken problem is told to it and left out instead.
    """
    problems: dict[str, Problem] = {}
    for where, read in _entries(source):
        try:
            problem = read()
            if problem.problem_id in problems:
                raise ProblemError(f"{where}: the problem id {problem.problem_id} occurs twice; ids must be unique")
            problems[problem.problem_id] = problem
        except ProblemError as error:
            if on_invalid is None:
                raise
            on_invalid(error)
    return list(problems.values())


def find_problem(problems: Iterable[Problem], problem_id: str) -> Problem:
    """The problem of that id; raises UnknownProblem."""
    for problem in problems:
        if problem.problem_id == str(problem_id):
            return problem
    raise UnknownProblem(f"there is no problem {problem_id!r} among those loaded; pick one from the list")


def with_tests(problems: Iterable[Problem], *, on_invalid: OnInvalid | None = None) -> list[Problem]:
    """The problems that can be judged. APPS has some without tests; raises ProblemError, or tells `on_invalid`."""
    kept = []
    for problem in problems:
        if problem.tests:
            kept.append(problem)
            continue
        error = ProblemError(f"{problem.where} (problem {problem.problem_id}): there are no tests to judge by")
        if on_invalid is None:
            raise error
        on_invalid(error)
    return kept


def _entries(source: str | Path) -> Iterator[Entry]:
    kind, _, part = str(source).partition(":")
    if kind == "embedded":
        return _embedded(part)
    if kind == "apps":
        return _lines(fetch_split(part), part)
    path = Path(source)
    if path.is_dir():
        return _folders(path)
    if path.is_file():
        return _lines(path)
    raise ProblemError(
        f"there is no problem source {source}; pass embedded, embedded:test, apps:train, apps:test, a .jsonl file or a "
        "folder in the APPS layout"
    )


def _embedded(split: str) -> Iterator[Entry]:
    if split and split not in SPLITS:
        raise ProblemError(
            f"the embedded set has no split {split!r}; pass one of embedded:{', embedded:'.join(SPLITS)}"
        )
    for part in [split] if split else SPLITS:
        yield from _lines(EMBEDDED_PROBLEMS / f"{part}.jsonl")


def _lines(path: Path, split: str = "") -> Iterator[Entry]:
    """A .jsonl file; `split` is that of APPS when it is one."""
    start = 0
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    where = f"{path}, line {number}"
                    yield where, partial(_problem_of_line, line, where, split, path.absolute(), start)
                start += len(line)
    except OSError as error:
        raise ProblemError(f"{path} cannot be read: {error}; check the file") from error


def _problem_of_line(line: bytes, where: str, split: str, path: Path, start: int) -> Problem:
    problem = _problem(parse_json(line, where), where, split)
    return _keeping_little(problem, len(line), partial(_tests_of_line, path, start, len(line), problem.problem_id))


def _tests_of_line(path: Path, start: int, size: int, problem_id: str) -> Sequence[TestCase]:
    with path.open("rb") as file:
        file.seek(start)
        problem = parse_problem(parse_json(file.read(size), "its line"), "its line")
    if problem.problem_id != problem_id:
        raise ProblemError(f"its line holds problem {problem.problem_id} now")
    return problem.tests


def _folders(path: Path) -> Iterator[Entry]:
    """The original APPS layout: a folder for each problem, in a folder named after the split."""
    folders = sorted(child for child in path.iterdir() if (child / "question.txt").is_file())
    if not folders:
        raise ProblemError(
            f"{path} holds no problem: a folder with a question.txt for each is expected (0000/question.txt)"
        )
    for folder in folders:
        yield str(folder), partial(_problem_of_folder, folder)


def _problem_of_folder(folder: Path) -> Problem:
    folder = folder.absolute()
    row = _row_of_folder(folder)
    size = sum(len(value) for value in row.values() if isinstance(value, str))
    problem = _problem(row, str(folder), folder.parent.name)
    return _keeping_little(problem, size, partial(_tests_of_folder, folder))


def _tests_of_folder(folder: Path) -> Sequence[TestCase]:
    return parse_problem(_row_of_folder(folder), str(folder)).tests


def _row_of_folder(folder: Path) -> dict[str, Any]:
    """A file that is absent or empty is an empty field."""
    metadata = parse_json(_text(folder / "metadata.json") or "{}", str(folder / "metadata.json"))
    return {
        "problem_id": int(folder.name) if folder.name.isdigit() else folder.name,
        "question": _text(folder / "question.txt"),
        "solutions": _text(folder / "solutions.json"),
        "input_output": _text(folder / "input_output.json"),
        "starter_code": _text(folder / "starter_code.py"),
        **{key: metadata[key] for key in ("difficulty", "url") if key in metadata},
    }


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ProblemError(f"{path} cannot be read: {error}; check the file") from error


def _problem(row: Any, where: str, split: str) -> Problem:
    """A row's problem; where its difficulty is not said, the one that its id tells."""
    problem = parse_problem(row, where)
    told = "" if row.get("difficulty") else difficulty_of(split, problem.problem_id)
    return replace(problem, difficulty=told) if told else problem


def _keeping_little(problem: Problem, size: int, read: Callable[[], Sequence[TestCase]]) -> Problem:
    if size < LARGE_ROW:
        return problem
    return replace(problem, tests=StoredTests(len(problem.tests), read, where=problem.where))
