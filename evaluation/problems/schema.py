"""The APPS schema: what a problem is, and how a row becomes one.

Reads no files. The schema is that of Hendrycks et al. 2021, "Measuring Coding Challenge Competence With APPS", section
3 and appendix, and what its files really hold: fields that are JSON texts or empty, an `id` for `problem_id`, tests as
texts or lists of lines, integers of any size.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import Any
from urllib.parse import urlsplit

from evaluation.errors import ProblemError

DIFFICULTIES = ("introductory", "interview", "competition")
FIRST_IDS = {
    "train": {"interview": 0, "competition": 2000, "introductory": 2361},
    "test": {"interview": 0, "competition": 3000, "introductory": 4000},
}
"""The first id of each difficulty in the two splits of APPS; each has 5,000 problems, numbered from 0."""
LAST_ID = 4999


class Lenient(Enum):
    """How a problem accepts several right answers: declared in its `input_output` as `"lenient"`, never guessed."""

    LINES = "lines"
    """The lines may come in any order."""
    TOKENS = "tokens"
    """The blank-separated tokens may come in any order."""


@dataclass(frozen=True)
class TestCase:
    """One test: two texts; for a call-based problem the list of arguments and the result, as JSON values."""

    __test__ = False  # the name is the field's; pytest must not collect it

    input: Any
    expected: Any


@dataclass(frozen=True)
class Problem:
    """One APPS problem, decoded."""

    problem_id: str
    question: str
    tests: Sequence[TestCase]
    """A tuple; for a large row a sequence that reads the tests from the file when they are needed."""
    references: tuple[str, ...] = ()
    """Human solutions, as written: some of those in APPS are in its authors' dialect and are not plain scripts."""
    fn_name: str | None = None
    """The function to call; None for a problem that reads stdin and prints."""
    difficulty: str = "introductory"
    url: str = ""
    starter_code: str = ""
    lenient: Lenient | None = None
    family: str = ""
    """The idea behind an embedded problem: no family is in two splits. Empty for other problems."""
    where: str = field(default="", compare=False, repr=False)
    """The file and line, or the folder, that it was read from; for error messages."""

    @property
    def kind(self) -> str:
        """`"call"` when a function is called, `"stdin"` when a script reads and prints."""
        return "call" if self.fn_name else "stdin"

    @property
    def source(self) -> str:
        """Where it comes from: the site of its url (`codeforces`), else the part of its id before the `/`."""
        try:
            host = (urlsplit(self.url).hostname or "").split(".")
        except ValueError:  # not a url
            host = []
        return host[-2] if len(host) > 1 else self.problem_id.partition("/")[0] if "/" in self.problem_id else ""

    @property
    def title(self) -> str:
        """The first line of the statement, for lists."""
        first = next((line.strip() for line in self.question.splitlines() if line.strip()), "")
        return first if len(first) <= 80 else first[:79].rstrip() + "…"


def parse_problem(row: Mapping[str, Any], where: str) -> Problem:
    """Turn one row of the APPS schema into a Problem. Raises ProblemError, which begins with `where`.

    `solutions` and `input_output` may be JSON texts, as on the Hub, or already decoded, or empty.
    """
    if not isinstance(row, Mapping):
        raise ProblemError(f"{where}: a JSON object is expected, got {type(row).__name__}")
    problem_id = row.get("problem_id", row.get("id"))  # the Hub's files say id; the old loading script renamed it
    if problem_id in (None, ""):
        raise ProblemError(f"{where}: the field problem_id is missing")
    place = f"{where} (problem {problem_id})"
    if row.get("question") in (None, ""):
        raise ProblemError(f"{place}: the field question is missing")
    io = _decode_field(row.get("input_output"), {}, Mapping, "input_output", place)
    solutions = _decode_field(row.get("solutions"), [], list, "solutions", place)
    if not all(isinstance(solution, str) for solution in solutions):
        raise ProblemError(f"{place}: solutions must be a list of texts")
    return Problem(
        problem_id=str(problem_id),
        question=str(row["question"]),
        tests=_parse_tests(io, place),
        references=tuple(solutions),
        fn_name=io.get("fn_name") or None,
        difficulty=row.get("difficulty") or "introductory",
        url=row.get("url") or "",
        starter_code=row.get("starter_code") or "",
        lenient=_parse_lenient(io, place),
        family=row.get("family") or "",
        where=where,
    )


def difficulty_of(split: str, problem_id: Any) -> str:
    """Return the difficulty that the id of an APPS problem implies; empty for any other split or id."""
    text = str(problem_id)
    if not (text.isascii() and text.isdigit()) or int(text) > LAST_ID:
        return ""
    started = [name for name, first in FIRST_IDS.get(split, {}).items() if first <= int(text)]
    return started[-1] if started else ""


def parse_json(text: str | bytes, where: str) -> Any:
    """Return the JSON value of a text. Raises ProblemError, which begins with `where`."""
    try:
        with _allow_integers_of_any_size():
            return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProblemError(f"{where} is not valid JSON: {error}") from error


def _parse_tests(io: Mapping[str, Any], where: str) -> tuple[TestCase, ...]:
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
    return tuple(TestCase(_join_lines(i, where), _join_lines(o, where)) for i, o in zip(inputs, outputs, strict=True))


def _join_lines(value: Any, where: str) -> str:
    """Return the text of a stdin test, which APPS writes as one string or as a list of lines."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(str(line) for line in value)
    raise ProblemError(
        f"{where}: a stdin test's input and output must be a text or a list of lines, got {type(value).__name__}"
    )


def _parse_lenient(io: Mapping[str, Any], where: str) -> Lenient | None:
    declared = io.get("lenient")
    if declared is None:
        return None
    try:
        return Lenient(declared)
    except ValueError as error:
        raise ProblemError(f"{where}: lenient must be lines or tokens, got {declared!r}") from error


def _decode_field(value: Any, empty: Any, kind: type, name: str, where: str) -> Any:
    if value in (None, ""):
        return empty
    decoded = parse_json(value, f"{where}: the field {name}") if isinstance(value, str) else value
    if not isinstance(decoded, kind):
        raise ProblemError(f"{where}: {name} must be a JSON {'object' if kind is Mapping else 'list'}")
    return decoded


_DIGITS_LIMIT = threading.RLock()
"""Held while Python's limit for turning text into an integer is off, since all threads share it."""


@contextmanager
def _allow_integers_of_any_size() -> Iterator[None]:
    """Lift Python's limit of 4,300 digits for turning text into an integer; some tests of APPS have longer ones."""
    if not hasattr(sys, "set_int_max_str_digits"):  # before 3.10.7 there is no limit
        yield
        return
    with _DIGITS_LIMIT:
        before = sys.get_int_max_str_digits()
        sys.set_int_max_str_digits(0)
        try:
            yield
        finally:
            sys.set_int_max_str_digits(before)
