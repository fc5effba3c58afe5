"""Run a program that the visitor edited, or any program on the visitor's own input; a trial counts in no score.

Checks what comes from a browser, runs it, and reports its results as a series. Closing the series kills the tests.
Knows nothing of Gradio.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from evaluation.errors import UserError
from evaluation.judge.compare import decode_value
from evaluation.judge.program import Program
from evaluation.problems.schema import Problem, TestCase
from ui.compare.live.failure import explain_failure
from ui.compare.live.judging import Judge, start_jobs
from ui.runs.screen import Case

MAX_PROGRAM = 100_000
MAX_INPUT = 1_000_000
"""Characters. No test of APPS is larger."""
EXAMPLE = "a JSON list, such as [3, [1, 2]]"
NOT_HERE = "no program is run here; the header says why"


@dataclass(frozen=True)
class Trial:
    """The state of a trial."""

    problem: Problem
    """With the tests that are run: the problem's own, or one with the visitor's input."""
    cases: tuple[Case | None, ...] = ()
    """One entry a test, None until it has run."""
    notes: tuple[str, ...] = ()
    own_input: bool = False
    """Whether the input is the visitor's: no output is then right or wrong."""
    busy: bool = True
    failure: str = ""

    @property
    def accepted(self) -> int:
        return sum(case is not None and case.accepted for case in self.cases)


def read_program(program: Any) -> Program:
    """The program in a value from a browser. Raises UserError."""
    if not isinstance(program, str) or not program.strip():
        raise UserError("there is no program to run; take the program of one side or write one")
    if len(program) > MAX_PROGRAM:
        raise UserError(f"the program has {len(program):,} characters; at most {MAX_PROGRAM:,} are run here")
    return Program(program)


def with_own_input(problem: Problem, text: Any) -> Problem:
    """The problem with one test, the visitor's: stdin as it is, or the arguments of a call as a JSON list.

    Raises UserError.
    """
    if not isinstance(text, str) or len(text) > MAX_INPUT:
        raise UserError(f"an input must be a text of at most {MAX_INPUT:,} characters")
    return replace(problem, tests=(TestCase(_read_arguments(text) if problem.fn_name else text, ""),))


def _read_arguments(text: str) -> list[Any]:
    try:
        values = decode_value(text)
    except ValueError as error:
        raise UserError(f"the arguments cannot be read ({error}); write them as {EXAMPLE}") from None
    if not isinstance(values, list):
        raise UserError(f"the arguments must be {EXAMPLE}")
    return values


def run_trial(
    judge: Judge | None, problem: Problem, program: Program, *, own_input: bool = False
) -> Generator[Trial, None, None]:
    """The trial as its results arrive. The last one is not busy, and holds the reason if the trial failed."""
    trial = Trial(problem, (None,) * len(problem.tests), own_input=own_input)
    if judge is None or not problem.tests:
        yield replace(trial, busy=False, failure=NOT_HERE if judge is None else "this problem has no tests to run")
        return
    yield trial
    try:
        with closing(_run_tests(judge, trial, program)) as trials:
            for trial in trials:
                yield trial
    except Exception as error:
        reason = explain_failure(error, f"a trial of problem {problem.problem_id}")
        yield replace(trial, busy=False, failure=reason)


def _run_tests(judge: Judge, trial: Trial, program: Program) -> Generator[Trial, None, None]:
    with start_jobs({"trial": partial(judge, program, trial.problem)}) as jobs:
        for arrivals in jobs.arrivals():
            cases = list(trial.cases)
            for _, number, case in arrivals:
                cases[number] = case
            trial = replace(trial, cases=tuple(cases))
            yield trial
        judgement = jobs.outcomes()["trial"]
        yield replace(trial, cases=tuple(map(Case.of, judgement.cases)), notes=judgement.notes, busy=False)
