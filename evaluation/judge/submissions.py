"""The files of the judge command: programs to judge, a JSON object on each line, and the lines of its results.

Reads them and names what is wrong with them; judging.py judges.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from evaluation.errors import ProgramsError
from evaluation.judge.case_row import case_as_json
from evaluation.judge.judgement import Judgement
from evaluation.problems.sources import OnInvalid, Problem


@dataclass(frozen=True)
class Submission:
    """One row of the programs file."""

    id: Any
    problem_id: Any
    program: str
    problem: Problem


def read_programs(path: Path, problems: Sequence[Problem], *, on_invalid: OnInvalid | None = None) -> list[Submission]:
    """Return the rows of a programs file, each with its problem. Raises ProgramsError with the file, line and fault.

    With `on_invalid`, that function gets the error of a row that cannot be judged, and the row is left out.
    """
    by_id = {problem.problem_id: problem for problem in problems}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ProgramsError(f"{path} cannot be read: {error}; check --programs") from error
    submissions = []
    for number, line in enumerate(lines, 1):
        try:
            if line.strip():
                submissions.append(_parse_submission(line, f"{path}, line {number}", by_id))
        except ProgramsError as error:
            if on_invalid is None:
                raise
            on_invalid(error)
    return submissions


def _parse_submission(line: str, where: str, by_id: dict[str, Problem]) -> Submission:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ProgramsError(f"{where} is not valid JSON: {error}") from error
    if not isinstance(row, dict) or "problem_id" not in row or not isinstance(row.get("program"), str):
        raise ProgramsError(f'{where}: an object with "problem_id" and the text "program" is expected')
    problem = by_id.get(str(row["problem_id"]))
    if problem is None:
        raise ProgramsError(f"{where}: there is no problem {row['problem_id']!r} among the {len(by_id)} of --problems")
    if not problem.tests:
        raise ProgramsError(f"{where}: problem {problem.problem_id} ({problem.where}) has no tests to judge by")
    return Submission(row.get("id"), row["problem_id"], row["program"], problem)


def result_row(submission: Submission, judgement: Judgement, *, keep_output: bool) -> dict[str, Any]:
    """Return a line of the results."""
    return {
        "id": submission.id,
        "problem_id": submission.problem_id,
        "passed": judgement.passed,
        "cases": [case_as_json(case, keep_output=keep_output) for case in judgement.cases],
    }


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """Open the file for the results, or standard output. A file appears under its name only once it is complete.

    Raises ProgramsError when the file cannot be written.
    """
    if path is None:
        yield sys.stdout
        return
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("w", encoding="utf-8") as file:
            yield file
        partial.replace(path)
    except OSError as error:
        raise ProgramsError(f"{path} cannot be written: {error}; check --out") from error
