"""An edited program, or one with an input of one's own, in the sandbox: a trial that is never mixed into any score.

Checks what comes from a browser, runs it, and gives what is known as a series. Closing the series kills the tests.
Knows nothing of Gradio.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from typing import Any

from evaluation.errors import UserError
from evaluation.judge.compare import decode_value
from evaluation.judge.program import Program
from evaluation.judge.verdict import CaseResult
from evaluation.problems.sources import Problem, TestCase
from ui.compare.live.comparison import BROKE, UPDATE_SECONDS, Judge
from ui.runs.screen import Case

log = logging.getLogger(__name__)

MAX_PROGRAM = 100_000
MAX_INPUT = 1_000_000
"""Characters. A page is no place to run what is larger than any test of APPS."""
A_LIST = "a JSON list, such as [3, [1, 2]]"
NOT_HERE = "no program is run here; the header says why"


@dataclass(frozen=True)
class Trial:
    """How far a trial has come."""

    problem: Problem
    """With the tests that are run: the problem's own, or one of the visitor's."""
    cases: tuple[Case | None, ...] = ()
    notes: tuple[str, ...] = ()
    own_input: bool = False
    """Nothing is expected of the output."""
    busy: bool = True
    failure: str = ""

    @property
    def accepted(self) -> int:
        return sum(case is not None and case.accepted for case in self.cases)


def checked_program(program: Any) -> Program:
    """Raises UserError."""
    if not isinstance(program, str) or not program.strip():
        raise UserError("there is no program to run; take one of the sides' or write one")
    if len(program) > MAX_PROGRAM:
        raise UserError(f"the program has {len(program):,} characters; at most {MAX_PROGRAM:,} are run here")
    return Program(program)


def with_own_input(problem: Problem, text: Any) -> Problem:
    """The problem with one test of the visitor's: stdin as it is, or the arguments of a call as a JSON list."""
    if not isinstance(text, str) or len(text) > MAX_INPUT:
        raise UserError(f"an input must be a text of at most {MAX_INPUT:,} characters")
    return replace(problem, tests=(TestCase(_arguments(text) if problem.fn_name else text, ""),))


def _arguments(text: str) -> list[Any]:
    try:
        values = decode_value(text)
    except ValueError as error:
        raise UserError(
            f"the arguments cannot be read ({error}); write them as a JSON list, such as [3, [1, 2]]"
        ) from None
    if not isinstance(values, list):
        raise UserError("the arguments must be a JSON list, such as [3, [1, 2]]")
    return values


def run_trial(judge: Judge | None, problem: Problem, program: Program, *, own_input: bool = False) -> Iterator[Trial]:
    """The trial as results come in; the last one is not busy, and says what failed where something did."""
    trial = Trial(problem, (None,) * len(problem.tests), own_input=own_input)
    if judge is None or not problem.tests:
        yield replace(trial, busy=False, failure=NOT_HERE if judge is None else "the problem has no tests to run")
        return
    yield trial
    try:
        with closing(_results(judge, trial, program)) as known:
            for trial in known:
                yield trial
    except Exception as error:
        log.exception("a trial of problem %s failed", problem.problem_id)
        yield replace(trial, busy=False, failure=BROKE.format(type(error).__name__))


def _results(judge: Judge, trial: Trial, program: Program) -> Iterator[Trial]:
    results: SimpleQueue[tuple[int, Case]] = SimpleQueue()
    stop = threading.Event()

    def told(number: int, result: CaseResult) -> None:
        results.put((number, Case.of(result)))

    with ThreadPoolExecutor(1, thread_name_prefix="trial") as pool:
        try:
            job = pool.submit(judge, program, trial.problem, on_case=told, cancelled=stop.is_set)
            while not job.done():
                trial = _drained(trial, results)
                yield trial
            judgement = job.result()
            yield replace(trial, cases=tuple(map(Case.of, judgement.cases)), notes=judgement.notes, busy=False)
        finally:
            stop.set()


def _drained(trial: Trial, results: SimpleQueue[tuple[int, Case]]) -> Trial:
    cases, until = list(trial.cases), time.monotonic() + UPDATE_SECONDS
    while (left := until - time.monotonic()) > 0:
        try:
            number, case = results.get(timeout=left)
        except Empty:
            break
        cases[number] = case
    return replace(trial, cases=tuple(cases))
