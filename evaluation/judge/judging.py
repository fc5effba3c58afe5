"""Judge one program against the tests of one problem.

Names what happened to each test and compares outputs, in this process: expected outputs never reach the one that runs
the program. Runs no code itself (sandbox.py does) and guesses nothing: lenient comparison is declared by the problem.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from evaluation.judge import compare
from evaluation.judge.program import Program
from evaluation.problems.sources import Problem, TestCase
from evaluation.sandbox.job import Job, Outcome, ProgramImage
from evaluation.sandbox.sandbox import DEFAULT_LIMITS, Limits, Sandbox

MEMORY_EXIT = 96
"""The exit status with which inside/child.py marks an uncaught MemoryError."""


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


LIMITS_EXCEEDED = {Verdict.TIME_LIMIT, Verdict.MEMORY_LIMIT, Verdict.OUTPUT_LIMIT}


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
    """In the order of the tests. Fewer than there are tests when judging was stopped or cancelled (see `numbers`)."""
    notes: tuple[str, ...] = ()
    """What a reader must know: dialect rewrites, lenient comparison, no tests, not all tests run."""
    complete: bool = True
    """Whether every test has a result."""
    numbers: tuple[int, ...] = ()
    """The index of each case's test, counted from 0."""

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
    confirm_time_limits: bool = True,
    on_case: Callable[[int, CaseResult], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Judgement:
    """Run every test and name its verdict.

    `on_case` gets a test's index and result as soon as it is final, in the order in which tests end, in this thread.
    With `stop_on_failure` no test starts after one has failed, and the judgement ends with the first that failed.
    Without `confirm_time_limits` no timed-out test is run once more alone, for which all others wait.
    `cancelled` is asked every 0.05 s; once it answers True the running tests are killed and the judgement holds what
    was known by then (`complete` is False). An exception of `on_case` does the same and is passed on.
    """
    source = program if isinstance(program, str) else program.source
    run = _Judging(source, problem, sandbox, limits, stop_on_failure, on_case or (lambda index, case: None), cancelled)
    run.confirm = confirm_time_limits
    run.run_all()
    return run.judgement()


class _Judging:
    """The state of one call of judge()."""

    def __init__(
        self,
        source: str,
        problem: Problem,
        sandbox: Sandbox,
        limits: Limits,
        stop_on_failure: bool,
        on_case: Callable[[int, CaseResult], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self.problem, self.sandbox, self.limits = problem, sandbox, limits
        self.stop_on_failure, self.on_case, self.cancelled = stop_on_failure, on_case, cancelled
        self.confirm = True
        self.image = ProgramImage(source)
        self.cases: dict[int, CaseResult] = {}
        self.alike: CaseResult | None = None
        """The last result, where it is that of every test that has none."""
        self.failed = False
        """Whether a test has failed, were it only by a time limit that may not be confirmed."""
        self.wrapped = bool(problem.fn_name) and compare.are_wrapped([test.expected for test in problem.tests])

    def run_all(self) -> None:
        """Rounds of tests: one, unless a time limit had stopped it that the second round does not confirm."""
        missing = list(range(len(self.problem.tests)))
        while missing and not (self.failed and self.stop_on_failure):
            self._second_round(sorted(self._round(missing)))
            if self.alike and not self.cancelled():
                self._same_everywhere(self.alike)
            left = [index for index in missing if index not in self.cases]
            if left == missing:  # cancelled
                return
            missing = left

    def _round(self, indices: list[int]) -> list[int]:
        """Run these tests; the ones that timed out, which are not final yet."""
        timed_out: list[int] = []
        for index, case in self._run(indices, alone=False):
            if case.verdict is Verdict.TIME_LIMIT:
                timed_out.append(index)
                self.failed, self.cases[index] = True, case
            else:
                self._final(index, case)
            if self.alike:
                break
        return timed_out

    def _second_round(self, timed_out: list[int]) -> None:
        """A busy machine may have been to blame for a time limit: run the test alone before it counts.

        Until one of a program has timed out twice. Then the program has failed and the machine is not to blame, and
        everybody else waits for such a run.
        """
        doubted = self.confirm
        for index in timed_out:
            case = self.cases[index]
            if doubted:
                for _, case in self._run([index], alone=True):
                    doubted = case.verdict is not Verdict.TIME_LIMIT
            self._final(index, case)
        self.failed = any(case.verdict is not Verdict.ACCEPTED for case in self.cases.values())

    def _final(self, index: int, case: CaseResult) -> None:
        self.cases[index] = case
        self.failed |= case.verdict is not Verdict.ACCEPTED
        self.on_case(index, case)

    def _same_everywhere(self, case: CaseResult) -> None:
        for index in range(len(self.problem.tests)):
            if index not in self.cases:
                self._final(index, replace(case, cpu_seconds=0.0, wall_seconds=0.0))

    def _whatever_the_input(self, outcome: Outcome, case: CaseResult) -> CaseResult | None:
        """The result of all tests that have none, where this one tells it: a program that does not compile never does,
        and one that goes over a limit before it has read any input always does."""
        if self.image.error:
            return case
        if outcome.unread and case.verdict in LIMITS_EXCEEDED:
            return replace(case, detail=f"{case.detail}; not run for this test: its input is not read before that")
        return None

    def _run(self, indices: list[int], *, alone: bool) -> Iterator[tuple[int, CaseResult]]:
        for number, outcome in self.sandbox.run(self._jobs(indices, alone), cancelled=self.cancelled, alone=alone):
            index = indices[number]
            case = case_result(outcome, self.problem.tests[index], self)
            self.alike = self._whatever_the_input(outcome, case)
            yield index, case

    def _jobs(self, indices: list[int], alone: bool) -> Iterator[Job]:
        for index in indices:
            if self.failed and self.stop_on_failure and not alone:
                return
            yield self._job(self.problem.tests[index])

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
        numbers = sorted(self.cases)
        if self.stop_on_failure:
            failures = (number for number in numbers if self.cases[number].verdict is not Verdict.ACCEPTED)
            numbers = numbers[: next(failures, len(self.problem.tests)) + 1]
        complete = len(numbers) == len(self.problem.tests)
        cases = tuple(self.cases[number] for number in numbers)
        return Judgement(self.problem.problem_id, cases, tuple(self._notes(len(cases))), complete, tuple(numbers))

    def _notes(self, judged: int) -> Iterator[str]:
        if not self.problem.tests:
            yield "the problem has no tests"
        if judged < len(self.problem.tests):
            yield f"{judged} of {len(self.problem.tests)} tests were run"
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
    if not text:
        return Verdict.WRONG_ANSWER, "no value was returned", ""
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
    limits = judging.limits
    if outcome.ended == "failed":
        return Verdict.JUDGE_ERROR, "the sandbox's server died twice on this test"
    if not outcome.confined:
        return Verdict.JUDGE_ERROR, _last_line(outcome.stderr) or "the sandbox could not confine the program"
    if not outcome.compiled:
        return Verdict.COMPILE_ERROR, judging.image.error or f"compiling went over the limit: {outcome.ended}"
    if outcome.ended in ("cpu", "wall") or outcome.cpu_seconds > limits.cpu_seconds:
        used = f"{outcome.cpu_seconds:.2f} s of CPU, {outcome.wall_seconds:.2f} s in all"
        return Verdict.TIME_LIMIT, f"{used}; allowed are {limits.cpu_seconds:g} and {limits.wall_seconds:g}"
    if outcome.ended == "memory" or outcome.exit_code == MEMORY_EXIT or outcome.memory_bytes > limits.memory_mb * 2**20:
        return Verdict.MEMORY_LIMIT, f"more than {limits.memory_mb} MB of memory"
    if outcome.ended == "output" or max(len(outcome.stdout), len(outcome.stderr)) > limits.output_bytes:
        return Verdict.OUTPUT_LIMIT, f"more than {limits.output_bytes} bytes of output"
    if outcome.ended == "threads":
        return Verdict.RUNTIME_ERROR, "too many threads"
    if outcome.exit_code < 0:
        return Verdict.RUNTIME_ERROR, f"ended by {_signal_name(-outcome.exit_code)}"
    if outcome.exit_code:
        return Verdict.RUNTIME_ERROR, _last_line(outcome.stderr) or f"exit status {outcome.exit_code}"
    return None, ""


def _signal_name(number: int) -> str:
    known = {member.value: member.name for member in signal.Signals}
    return known.get(number, f"signal {number}")


def _last_line(data: bytes) -> str:
    lines = _text(data).strip().splitlines()
    return lines[-1] if lines else ""


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")
