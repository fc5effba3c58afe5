"""Judge one program against the tests of one problem.

Names what happened to each test and compares outputs, in this process: expected outputs never reach the one that runs
the program. Runs no code itself (sandbox.py does) and guesses nothing: lenient comparison is declared by the problem.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from evaluation import compare
from evaluation.fork_server import Job, Outcome, ProgramImage
from evaluation.problems import Problem, TestCase
from evaluation.program import Program
from evaluation.sandbox import DEFAULT_LIMITS, Limits, Sandbox

MEMORY_EXIT = 96
"""The exit status with which sandbox_child.py marks an uncaught MemoryError."""
CONFIRMED_TIME_LIMITS = 3
"""Timed-out tests are run once more, alone, until so many of one program have timed out twice: then the rest counts."""
CONFINED, COMPILED = 1, 2
"""Stages of an outcome."""


class Verdict(Enum):
    """What happened to one test."""

    ACCEPTED = "accepted"
    WRONG_ANSWER = "wrong_answer"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    RUNTIME_ERROR = "runtime_error"
    COMPILE_ERROR = "compile_error"
    JUDGE_ERROR = "judge_error"
    """The judge itself failed; says nothing about the program."""


@dataclass(frozen=True)
class CaseResult:
    """One test of one program."""

    verdict: Verdict
    cpu_seconds: float
    wall_seconds: float
    memory_mb: float
    """Peak resident memory, the interpreter's 25 MB included."""
    stdout: str
    """What the program printed; of a call-based problem the returned value as JSON."""
    stderr: str
    """What it wrote to stderr; of a call-based problem also what it printed."""
    detail: str
    """The first difference, or the error's last line."""


@dataclass(frozen=True)
class Judgement:
    """All case results of one program on one problem."""

    problem_id: str
    cases: tuple[CaseResult, ...]
    """In the order of the tests. Fewer than there are tests when judging was stopped or cancelled."""
    notes: tuple[str, ...] = ()
    """What a reader must know: dialect rewrites, lenient comparison, no tests, not all tests run."""
    complete: bool = True
    """Whether every test has a result."""

    @property
    def accepted(self) -> int:
        return sum(case.verdict is Verdict.ACCEPTED for case in self.cases)

    @property
    def passed(self) -> bool:
        """Every case accepted, and at least one case."""
        return self.complete and bool(self.cases) and self.accepted == len(self.cases)


def judge(
    program: str | Program,
    problem: Problem,
    *,
    sandbox: Sandbox,
    limits: Limits = DEFAULT_LIMITS,
    stop_on_failure: bool = False,
    on_case: Callable[[int, CaseResult], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Judgement:
    """Run every test and name its verdict.

    `on_case` gets a test's index and result as soon as it is final, in the order in which tests end, in this thread.
    `cancelled` is asked every 0.05 s; once it answers True the running tests are killed and the judgement holds what
    was known by then (`complete` is False). An exception of `on_case` does the same and is passed on.
    """
    run = _Judging(program if isinstance(program, str) else program.source, problem, sandbox, limits, cancelled)
    try:
        run.first_round(stop_on_failure, on_case or (lambda index, case: None))
    finally:
        run.image.close()
    return run.judgement()


class _Judging:
    """The state of one call of judge()."""

    def __init__(
        self, source: str, problem: Problem, sandbox: Sandbox, limits: Limits, cancelled: Callable[[], bool]
    ) -> None:
        self.problem, self.sandbox, self.limits, self.cancelled = problem, sandbox, limits, cancelled
        self.image = ProgramImage(source)
        self.cases: dict[int, CaseResult] = {}
        self.wrapped = bool(problem.fn_name) and compare.are_wrapped([test.expected for test in problem.tests])

    def first_round(self, stop_on_failure: bool, on_case: Callable[[int, CaseResult], None]) -> None:
        """All tests, then those that timed out once more."""
        timed_out: list[int] = []
        for index, case in self._run(range(len(self.problem.tests)), alone=False):
            if case.verdict is Verdict.TIME_LIMIT:
                timed_out.append(index)
                self.cases[index] = case
                if stop_on_failure:
                    break
                continue
            self._final(index, case, on_case)
            if stop_on_failure and case.verdict is not Verdict.ACCEPTED:
                break
        self._second_round(sorted(timed_out), on_case)

    def _second_round(self, timed_out: list[int], on_case: Callable[[int, CaseResult], None]) -> None:
        """A busy machine may have been to blame for a time limit: run the test alone before it counts."""
        confirmed = 0
        for index in timed_out:
            case = self.cases[index]
            if confirmed < CONFIRMED_TIME_LIMITS:
                for _, case in self._run([index], alone=True):
                    confirmed += case.verdict is Verdict.TIME_LIMIT
            self._final(index, case, on_case)

    def _final(self, index: int, case: CaseResult, on_case: Callable[[int, CaseResult], None]) -> None:
        self.cases[index] = case
        on_case(index, case)

    def _run(self, indices: Iterable[int], *, alone: bool):
        indices = list(indices)
        jobs = (self._job(self.problem.tests[index]) for index in indices)
        for number, outcome in self.sandbox.run(jobs, cancelled=self.cancelled, alone=alone):
            index = indices[number]
            yield index, case_result(outcome, self.problem.tests[index], self)

    def _job(self, test: TestCase) -> Job:
        return Job(
            program=self.image,
            stdin=_arguments(test.input) if self.problem.fn_name else test.input.encode("utf-8", "surrogatepass"),
            function=self.problem.fn_name,
            cpu_seconds=self.limits.cpu_seconds,
            wall_seconds=self.limits.wall_seconds,
            memory_bytes=self.limits.memory_mb * 2**20,
            output_bytes=self.limits.output_bytes,
        )

    def judgement(self) -> Judgement:
        complete = len(self.cases) == len(self.problem.tests)
        cases = tuple(self.cases[index] for index in sorted(self.cases))
        return Judgement(self.problem.problem_id, cases, tuple(self._notes(complete)), complete)

    def _notes(self, complete: bool) -> Iterable[str]:
        if not self.problem.tests:
            yield "the problem has no tests"
        if not complete:
            yield f"{len(self.cases)} of {len(self.problem.tests)} tests were run"
        if self.problem.lenient:
            yield f"lenient: {self.problem.lenient.value} are accepted in any order"
        yield from self.image.rewrites


def _arguments(values: list) -> bytes:
    return compare.encode_value(values).encode()


def case_result(outcome: Outcome, test: TestCase, judging: _Judging) -> CaseResult:
    """The verdict on one outcome."""
    verdict, detail = _failure(outcome, judging)
    stdout, stderr = _text(outcome.stdout), _text(outcome.stderr)
    if judging.problem.fn_name:
        stdout, stderr = "", stdout + stderr
        if verdict is None:
            verdict, detail, stdout = _judge_value(outcome.value, test, judging)
    elif verdict is None:
        difference = compare.compare_text(test.expected, stdout, lenient=judging.problem.lenient)
        verdict, detail = _by(difference)
    return CaseResult(
        verdict=verdict,
        cpu_seconds=outcome.cpu_seconds,
        wall_seconds=outcome.wall_seconds,
        memory_mb=outcome.memory_bytes / 2**20,
        stdout=stdout,
        stderr=stderr,
        detail=detail,
    )


def _by(difference: compare.Difference | None) -> tuple[Verdict, str]:
    return (Verdict.WRONG_ANSWER, str(difference)) if difference else (Verdict.ACCEPTED, "")


def _judge_value(data: bytes, test: TestCase, judging: _Judging) -> tuple[Verdict, str, str]:
    """Verdict, detail and shown value of a call."""
    text = _text(data)
    try:
        answer = compare.decode_value(text)
        value, driver = answer["value"], str(answer["driver"])
    except (ValueError, KeyError, TypeError) as error:
        return Verdict.WRONG_ANSWER, f"the returned value cannot be read: {error}", text
    difference = compare.compare_value(test.expected, value, wrapped=judging.wrapped, lenient=judging.problem.lenient)
    verdict, detail = _by(difference)
    note = f"the program's own driver code failed: {driver}" if driver else ""
    return verdict, "; ".join(filter(None, (detail, note))), compare.encode_value(value)


def _failure(outcome: Outcome, judging: _Judging) -> tuple[Verdict | None, str]:
    """The verdict of a test that did not end well, with the reason; (None, "") when the output decides."""
    limits, error = judging.limits, judging.image.error
    if outcome.ended == "failed":
        return Verdict.JUDGE_ERROR, "the sandbox's server died twice on this test"
    if outcome.stage < CONFINED:
        return Verdict.JUDGE_ERROR, _last_line(outcome.stderr) or "the sandbox could not confine the program"
    if outcome.stage < COMPILED:
        return Verdict.COMPILE_ERROR, error or f"compiling went over the limit ({outcome.ended})"
    code = os.waitstatus_to_exitcode(outcome.status)
    if outcome.ended in ("cpu", "wall") or code == -signal.SIGXCPU or outcome.cpu_seconds > limits.cpu_seconds:
        used, limit = f"{outcome.cpu_seconds:.2f} s of CPU", f"{limits.cpu_seconds:g} s"
        return Verdict.TIME_LIMIT, f"{used} and {outcome.wall_seconds:.2f} s in all, allowed are {limit} of CPU"
    if outcome.ended == "memory" or code == MEMORY_EXIT or outcome.memory_bytes > limits.memory_mb * 2**20:
        return Verdict.MEMORY_LIMIT, f"more than {limits.memory_mb} MB of memory"
    if code == -signal.SIGXFSZ or max(map(len, (outcome.stdout, outcome.stderr, outcome.value))) > limits.output_bytes:
        return Verdict.OUTPUT_LIMIT, f"more than {limits.output_bytes} bytes of output"
    if outcome.ended == "threads":
        return Verdict.RUNTIME_ERROR, "too many threads"
    if code < 0:
        return Verdict.RUNTIME_ERROR, f"ended by {signal.Signals(-code).name}"
    if code:
        return Verdict.RUNTIME_ERROR, _last_line(outcome.stderr) or f"exit status {code}"
    return None, ""


def _last_line(data: bytes) -> str:
    lines = _text(data).strip().splitlines()
    return lines[-1] if lines else ""


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")
