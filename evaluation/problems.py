"""Problems in the APPS schema: what a problem is, and loading one file, folder or named set of them.

A source is `embedded`, `embedded:train|validation|test`, a `.jsonl` file in the APPS schema, or a folder in the
original APPS layout (`0000/question.txt`, `input_output.json`, `solutions.json`, `metadata.json`, `starter_code.py`).
Does not download anything and does not judge anything.

The schema is that of Hendrycks et al. 2021, "Measuring Coding Challenge Competence With APPS", section 3 and appendix.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from evaluation.errors import ProblemError, UnknownProblem

EMBEDDED = Path(__file__).resolve().parent.parent / "assets" / "problems"
SPLITS = ("train", "validation", "test")
DIFFICULTIES = ("introductory", "interview", "competition")


class Lenient(Enum):
    """How a problem accepts several right answers. Declared in its `input_output` as `"lenient"`, never guessed."""

    LINES = "lines"
    """The lines may come in any order."""
    TOKENS = "tokens"
    """The blank-separated tokens may come in any order."""


@dataclass(frozen=True)
class TestCase:
    """One test: two texts, or for a call-based problem the list of arguments and the result, as JSON values."""

    __test__ = False  # the name is the field's; pytest must not collect it

    input: Any
    expected: Any


@dataclass(frozen=True)
class Problem:
    """One APPS problem, decoded."""

    problem_id: str
    question: str
    tests: tuple[TestCase, ...]
    references: tuple[str, ...] = ()
    """Human solutions, as written: some of APPS are in its authors' dialect, not scripts."""
    fn_name: str | None = None
    """The function to call; None for a problem that reads stdin and prints."""
    difficulty: str = "introductory"
    url: str = ""
    starter_code: str = ""
    lenient: Lenient | None = None
    family: str = ""
    """The idea behind an embedded problem: no family stands in two splits. Empty elsewhere."""

    @property
    def kind(self) -> str:
        """`"call"` when a function is called, `"stdin"` when a script reads and prints."""
        return "call" if self.fn_name else "stdin"

    @property
    def title(self) -> str:
        """The first line of the statement, for lists."""
        first = next((line.strip() for line in self.question.splitlines() if line.strip()), "")
        return first if len(first) <= 80 else first[:79].rstrip() + "…"


def load_problems(source: str | Path) -> list[Problem]:
    """All problems of a source, in its order.

    Raises ProblemError when the source does not exist or a problem in it is broken, naming file, line and id.
    """
    name = str(source)
    if name == "embedded" or name.startswith("embedded:"):
        return _load_embedded(name)
    if name.startswith("apps:"):
        raise ProblemError(
            f"the source {name} cannot be read from the Hub yet; download its {name[5:]}.jsonl and pass that file"
        )
    path = Path(source)
    if path.is_dir():
        return _unique(_load_folder(path), path)
    if path.is_file():
        return _unique(_load_jsonl(path), path)
    raise ProblemError(
        f"there is no problem source {name}; pass embedded, embedded:test, a .jsonl file or a folder in the APPS layout"
    )


def find_problem(problems: Iterable[Problem], problem_id: str) -> Problem:
    """The problem of that id; raises UnknownProblem."""
    for problem in problems:
        if problem.problem_id == str(problem_id):
            return problem
    raise UnknownProblem(f"there is no problem {problem_id!r} among those loaded; pick one from the list")


def _load_embedded(name: str) -> list[Problem]:
    _, _, split = name.partition(":")
    if split and split not in SPLITS:
        raise ProblemError(
            f"the embedded set has no split {split!r}; pass one of embedded:{', embedded:'.join(SPLITS)}"
        )
    files = [EMBEDDED / f"{part}.jsonl" for part in ([split] if split else SPLITS)]
    return _unique((problem for file in files for problem in _load_jsonl(file)), EMBEDDED)


def _load_jsonl(path: Path) -> Iterator[Problem]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    where = f"{path}, line {number}"
                    yield parse_problem(_parse_json(line, where), where)
    except (OSError, UnicodeDecodeError) as error:
        raise ProblemError(f"{path} cannot be read: {error}; check the file") from error


def _load_folder(path: Path) -> Iterator[Problem]:
    """The original APPS layout. A file that is absent or empty is an empty field."""
    folders = sorted(child for child in path.iterdir() if (child / "question.txt").is_file())
    if not folders:
        raise ProblemError(
            f"{path} holds no problem: a folder with a question.txt for each is expected (0000/question.txt)"
        )
    for folder in folders:
        metadata = _parse_json(_text(folder / "metadata.json") or "{}", str(folder / "metadata.json"))
        row = {
            "problem_id": int(folder.name) if folder.name.isdigit() else folder.name,
            "question": _text(folder / "question.txt"),
            "solutions": _text(folder / "solutions.json"),
            "input_output": _text(folder / "input_output.json"),
            "starter_code": _text(folder / "starter_code.py"),
            **{key: metadata[key] for key in ("difficulty", "url") if key in metadata},
        }
        yield parse_problem(row, str(folder))


def parse_problem(row: Mapping[str, Any], where: str) -> Problem:
    """One row of the APPS schema as a Problem; `where` names file and line in the error.

    `solutions` and `input_output` may be JSON strings, as on the Hub, or already decoded, or empty.
    """
    if not isinstance(row, Mapping):
        raise ProblemError(f"{where}: a JSON object is expected, got {type(row).__name__}")
    for field in ("problem_id", "question"):
        if row.get(field) in (None, ""):
            raise ProblemError(f"{where}: the field {field} is missing")
    where = f"{where} (problem {row['problem_id']})"
    io = _decoded(row.get("input_output"), {}, Mapping, "input_output", where)
    solutions = _decoded(row.get("solutions"), [], list, "solutions", where)
    if not all(isinstance(solution, str) for solution in solutions):
        raise ProblemError(f"{where}: solutions must be a list of texts")
    return Problem(
        problem_id=str(row["problem_id"]),
        question=str(row["question"]),
        tests=_tests(io, where),
        references=tuple(solutions),
        fn_name=io.get("fn_name") or None,
        difficulty=row.get("difficulty") or "introductory",
        url=row.get("url") or "",
        starter_code=row.get("starter_code") or "",
        lenient=_lenient(io, where),
        family=row.get("family") or "",
    )


def _tests(io: Mapping[str, Any], where: str) -> tuple[TestCase, ...]:
    inputs, outputs = io.get("inputs", []), io.get("outputs", [])
    if not isinstance(inputs, list) or not isinstance(outputs, list):
        raise ProblemError(f"{where}: inputs and outputs must be lists")
    if len(inputs) != len(outputs):
        raise ProblemError(f"{where}: {len(inputs)} inputs stand against {len(outputs)} outputs; each test needs both")
    if io.get("fn_name"):
        for number, arguments in enumerate(inputs, 1):
            if not isinstance(arguments, list):
                raise ProblemError(f"{where}: input {number} of a call-based problem must be the list of arguments")
        return tuple(TestCase(i, o) for i, o in zip(inputs, outputs, strict=True))
    return tuple(TestCase(_joined(i, where), _joined(o, where)) for i, o in zip(inputs, outputs, strict=True))


def _joined(value: Any, where: str) -> str:
    """A stdin test's text: APPS writes it as one string or as a list of lines."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(str(line) for line in value)
    raise ProblemError(
        f"{where}: a stdin test's input and output must be a text or a list of lines, got {type(value).__name__}"
    )


def _lenient(io: Mapping[str, Any], where: str) -> Lenient | None:
    declared = io.get("lenient")
    if declared is None:
        return None
    try:
        return Lenient(declared)
    except ValueError as error:
        raise ProblemError(f"{where}: lenient must be lines or tokens, got {declared!r}") from error


def _decoded(value: Any, empty: Any, kind: type, field: str, where: str) -> Any:
    if value in (None, ""):
        return empty
    decoded = _parse_json(value, f"{where}: the field {field}") if isinstance(value, str) else value
    if not isinstance(decoded, kind):
        raise ProblemError(f"{where}: {field} must be a JSON {'object' if kind is Mapping else 'list'}")
    return decoded


def _parse_json(text: str, where: str) -> Any:
    try:
        with _integers_of_any_size():
            return json.loads(text)
    except ValueError as error:
        raise ProblemError(f"{where} is not valid JSON: {error}") from error


@contextmanager
def _integers_of_any_size() -> Iterator[None]:
    """Some APPS tests hold integers of more than 4,300 digits, Python's limit for text to int."""
    if not hasattr(sys, "set_int_max_str_digits"):  # before 3.10.7 there is no limit
        yield
        return
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


def _unique(problems: Iterable[Problem], source: Path) -> list[Problem]:
    seen: dict[str, Problem] = {}
    for problem in problems:
        if problem.problem_id in seen:
            raise ProblemError(f"{source}: the problem id {problem.problem_id} occurs twice; ids must be unique")
        seen[problem.problem_id] = problem
    return list(seen.values())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ProblemError(f"{path} cannot be read: {error}; check the file") from error
