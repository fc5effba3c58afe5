"""Sources of problems: a file, a folder, the embedded set, or APPS from the Hub.

A source is `embedded`, `embedded:train|practice|validation|test`, `apps:train`, `apps:test`, a `.jsonl` file in the
APPS schema, or a folder in the original APPS layout (`0000/question.txt`, `input_output.json`, `solutions.json`,
`metadata.json`, `starter_code.py`). All of them give the same Problems for the same rows. Judges nothing.
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
    "PRACTICE",
    "SPLITS",
    "Lenient",
    "OnInvalid",
    "Problem",
    "Skipped",
    "TestCase",
    "find_problem",
    "load_problems",
    "parse_problem",
    "select_judgeable",
]

SPLITS = ("train", "validation", "test")
"""The splits that are written by hand: together they are the source `embedded`."""
PRACTICE = "practice"
"""The generated split, a source of its own: `embedded:practice`."""
LARGE_ROW = 32_768
"""Bytes of a row whose tests stay in the file. In APPS a fifth of the problems are as large, and hold most bytes."""

OnInvalid = Callable[[UserError], None]
"""Called with the error of an invalid entry that is left out."""
Entry = tuple[str, Callable[[], Problem]]
"""Where a problem is stored, and the function that reads it."""


@dataclass
class Skipped:
    """The invalid entries that a command leaves out: all counted, the first ones named. Passed as `on_invalid`."""

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
    """Return all problems of a source, in its order.

    Raises ProblemError when the source does not exist or a problem in it is broken, with its file, line and id. With
    `on_invalid`, that function gets the error of a broken problem, and the problem is left out.
    """
    problems: dict[str, Problem] = {}
    for where, read in _list_entries(source):
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
    """Return the problem with that id. Raises UnknownProblem."""
    for problem in problems:
        if problem.problem_id == str(problem_id):
            return problem
    raise UnknownProblem(f"there is no problem {problem_id!r} among those loaded; pick one from the list")


def select_judgeable(problems: Iterable[Problem], *, on_invalid: OnInvalid | None = None) -> list[Problem]:
    """Return the problems that can be judged: APPS has some without tests.

    Raises ProblemError for a problem without tests. With `on_invalid`, that function gets the error, and the problem is
    left out.
    """
    judgeable = []
    for problem in problems:
        if problem.tests:
            judgeable.append(problem)
            continue
        error = ProblemError(f"{problem.where} (problem {problem.problem_id}): there are no tests to judge by")
        if on_invalid is None:
            raise error
        on_invalid(error)
    return judgeable


def _list_entries(source: str | Path) -> Iterator[Entry]:
    kind, _, part = str(source).partition(":")
    if kind == "embedded":
        return _embedded_entries(part)
    if kind == "apps":
        return _line_entries(fetch_split(part), part)
    path = Path(source)
    if path.is_dir():
        return _folder_entries(path)
    if path.is_file():
        return _line_entries(path)
    raise ProblemError(
        f"there is no problem source {source}; pass embedded, embedded:test, apps:train, apps:test, a .jsonl file or a "
        "folder in the APPS layout"
    )


def _embedded_entries(split: str) -> Iterator[Entry]:
    known = (*SPLITS, PRACTICE)
    if split and split not in known:
        raise ProblemError(f"the embedded set has no split {split!r}; pass one of embedded:{', embedded:'.join(known)}")
    for part in [split] if split else SPLITS:
        yield from _line_entries(EMBEDDED_PROBLEMS / f"{part}.jsonl")


def _line_entries(path: Path, split: str = "") -> Iterator[Entry]:
    """Yield the entries of a .jsonl file. `split` names the split of APPS that it is, if it is one."""
    start = 0
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    where = f"{path}, line {number}"
                    yield where, partial(_read_line, line, where, split, path.absolute(), start)
                start += len(line)
    except OSError as error:
        raise ProblemError(f"{path} cannot be read: {error}; check the file") from error


def _read_line(line: bytes, where: str, split: str, path: Path, start: int) -> Problem:
    problem = _parse_with_difficulty(parse_json(line, where), where, split)
    return _leave_large_tests_in_file(
        problem, len(line), partial(_reread_tests_of_line, path, start, len(line), problem.problem_id)
    )


def _reread_tests_of_line(path: Path, start: int, size: int, problem_id: str) -> Sequence[TestCase]:
    with path.open("rb") as file:
        file.seek(start)
        problem = parse_problem(parse_json(file.read(size), "its line"), "its line")
    if problem.problem_id != problem_id:
        raise ProblemError(f"its line holds problem {problem.problem_id} now")
    return problem.tests


def _folder_entries(path: Path) -> Iterator[Entry]:
    """Yield the entries of the original APPS layout: a folder for each problem, in a folder named after the split."""
    folders = sorted(child for child in path.iterdir() if (child / "question.txt").is_file())
    if not folders:
        raise ProblemError(
            f"{path} holds no problem: a folder with a question.txt for each is expected (0000/question.txt)"
        )
    for folder in folders:
        yield str(folder), partial(_read_folder, folder)


def _read_folder(folder: Path) -> Problem:
    folder = folder.absolute()
    row = _read_row(folder)
    size = sum(len(value) for value in row.values() if isinstance(value, str))
    problem = _parse_with_difficulty(row, str(folder), folder.parent.name)
    return _leave_large_tests_in_file(problem, size, partial(_reread_tests_of_folder, folder))


def _reread_tests_of_folder(folder: Path) -> Sequence[TestCase]:
    return parse_problem(_read_row(folder), str(folder)).tests


def _read_row(folder: Path) -> dict[str, Any]:
    """Read a folder's files as the fields of a row; a file that is absent or empty is an empty field."""
    metadata = parse_json(_read_text(folder / "metadata.json") or "{}", str(folder / "metadata.json"))
    return {
        "problem_id": int(folder.name) if folder.name.isdigit() else folder.name,
        "question": _read_text(folder / "question.txt"),
        "solutions": _read_text(folder / "solutions.json"),
        "input_output": _read_text(folder / "input_output.json"),
        "starter_code": _read_text(folder / "starter_code.py"),
        **{key: metadata[key] for key in ("difficulty", "url") if key in metadata},
    }


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ProblemError(f"{path} cannot be read: {error}; check the file") from error


def _parse_with_difficulty(row: Any, where: str, split: str) -> Problem:
    """Parse a row; where it does not say its difficulty, take the one that its id implies."""
    problem = parse_problem(row, where)
    implied = "" if row.get("difficulty") else difficulty_of(split, problem.problem_id)
    return replace(problem, difficulty=implied) if implied else problem


def _leave_large_tests_in_file(problem: Problem, size: int, read: Callable[[], Sequence[TestCase]]) -> Problem:
    """Return the problem; a large one reads its tests again when they are needed."""
    if size < LARGE_ROW:
        return problem
    return replace(problem, tests=StoredTests(len(problem.tests), read, where=problem.where))
