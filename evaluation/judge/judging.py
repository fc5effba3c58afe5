"""Judge one program against the tests of one problem: which tests run, which run twice, and when judging ends.

Expected outputs stay in this process and never reach the one that runs the program. Runs no code itself (that is
sandbox/) and names no verdict (verdict.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from evaluation.judge.compare import encode_value
from evaluation.judge.judgement import Judgement
from evaluation.judge.verdict import LIMITS_EXCEEDED, CaseJudge, CaseResult, Verdict
from evaluation.problems.schema import Problem, TestCase
from evaluation.sandbox.job import Job, Outcome, ProgramImage
from evaluation.sandbox.sandbox import DEFAULT_LIMITS, Limits, Sandbox

if TYPE_CHECKING:  # a type and no more: how a program is cut out of a completion decides no verdict (see digest.py)
    from evaluation.judge.program import Program


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
    With `confirm_time_limits` a test that timed out is run once more alone before it counts, and all others wait for
    that. `cancelled` is asked every 0.05 s; once it answers True the running tests are killed and the judgement holds
    what was known by then (`complete` is False). An exception of `on_case` does the same and is passed on.
    """
    judging = _Judging(
        source=program if isinstance(program, str) else program.source,
        problem=problem,
        sandbox=sandbox,
        limits=limits,
        stop_on_failure=stop_on_failure,
        confirm_time_limits=confirm_time_limits,
        on_case=on_case or (lambda index, case: None),
        cancelled=cancelled,
    )
    judging.run_all()
    return judging.judgement()


@dataclass
class _Judging:
    """One call of judge(): what it was asked for, and what it knows so far."""

    source: str
    problem: Problem
    sandbox: Sandbox
    limits: Limits
    stop_on_failure: bool
    confirm_time_limits: bool
    on_case: Callable[[int, CaseResult], None]
    cancelled: Callable[[], bool]

    def __post_init__(self) -> None:
        self.image = ProgramImage(self.source)
        self.case_judge = CaseJudge(self.problem, self.limits)
        self.cases: dict[int, CaseResult] = {}
        self.shared_case: CaseResult | None = None
        """The result of every test that has none yet, once the last one decides them all."""
        self.failed = False
        """Whether a test has failed, even if only by a time limit that is still to be confirmed."""

    def run_all(self) -> None:
        """Run rounds of tests: one, or another when a time limit stopped the first and was not confirmed."""
        missing = list(range(len(self.problem.tests)))
        while missing and not (self.failed and self.stop_on_failure):
            self._confirm(sorted(self._run_round(missing)))
            if self.shared_case and not self.cancelled():
                self._give_to_the_rest(self.shared_case)
            still_missing = [index for index in missing if index not in self.cases]
            if still_missing == missing:  # cancelled
                return
            missing = still_missing

    def _run_round(self, indices: list[int]) -> list[int]:
        """Run these tests; return those that timed out, whose results are not final yet."""
        timed_out: list[int] = []
        for index, case in self._run(indices, alone=False):
            if case.verdict is Verdict.TIME_LIMIT:
                timed_out.append(index)
                self.failed, self.cases[index] = True, case
            else:
                self._finalise(index, case)
            if self.shared_case:
                break
        return timed_out

    def _confirm(self, timed_out: list[int]) -> None:
        """Run each of these tests once more, alone, since a busy machine may be to blame for its time limit.

        The first test that times out again ends this: the program has failed and the machine is not to blame, and
        everybody else waits while a test runs alone.
        """
        in_doubt = self.confirm_time_limits
        for index in timed_out:
            case = self.cases[index]
            if in_doubt:
                for _, case in self._run([index], alone=True):
                    in_doubt = case.verdict is not Verdict.TIME_LIMIT
            self._finalise(index, case)
        self.failed = any(case.verdict is not Verdict.ACCEPTED for case in self.cases.values())

    def _finalise(self, index: int, case: CaseResult) -> None:
        self.cases[index] = case
        self.failed |= case.verdict is not Verdict.ACCEPTED
        self.on_case(index, case)

    def _give_to_the_rest(self, case: CaseResult) -> None:
        for index in range(len(self.problem.tests)):
            if index not in self.cases:
                self._finalise(index, replace(case, cpu_seconds=0.0, wall_seconds=0.0))

    def _find_shared_case(self, outcome: Outcome, case: CaseResult) -> CaseResult | None:
        """Return the result of all tests without one, if this test decides it.

        A program that does not compile never does. One that goes over a limit before it has read any input always does.
        """
        if self.image.error:
            return case
        if outcome.unread and case.verdict in LIMITS_EXCEEDED:
            return replace(case, detail=f"{case.detail}; not run for this test: its input is not read before that")
        return None

    def _run(self, indices: list[int], *, alone: bool) -> Iterator[tuple[int, CaseResult]]:
        for number, outcome in self.sandbox.run(self._make_jobs(indices, alone), cancelled=self.cancelled, alone=alone):
            index = indices[number]
            test, error = self.problem.tests[index], self.image.error
            case = self.case_judge.name_verdict(outcome, test, compile_error=error)
            self.shared_case = self._find_shared_case(outcome, case)
            yield index, case

    def _make_jobs(self, indices: list[int], alone: bool) -> Iterator[Job]:
        for index in indices:
            if self.failed and self.stop_on_failure and not alone:
                return
            yield self._make_job(self.problem.tests[index])

    def _make_job(self, test: TestCase) -> Job:
        return Job(
            program=self.image,
            stdin=_encode_arguments(test.input)
            if self.problem.fn_name
            else test.input.encode("utf-8", "surrogatepass"),
            function=self.problem.fn_name,
            cpu_seconds=self.limits.cpu_seconds,
            wall_seconds=self.limits.wall_seconds,
            memory_bytes=self.limits.memory_mb * 2**20,
            output_bytes=self.limits.output_bytes,
        )

    def judgement(self) -> Judgement:
        """Return what is known now. After a stop it ends with the first test that failed."""
        numbers = sorted(self.cases)
        if self.stop_on_failure:
            failures = (number for number in numbers if self.cases[number].verdict is not Verdict.ACCEPTED)
            numbers = numbers[: next(failures, len(self.problem.tests)) + 1]
        complete = len(numbers) == len(self.problem.tests)
        cases = tuple(self.cases[number] for number in numbers)
        return Judgement(self.problem.problem_id, cases, tuple(self._notes(len(cases))), complete, tuple(numbers))

    def _notes(self, tests_run: int) -> Iterator[str]:
        if not self.problem.tests:
            yield "the problem has no tests"
        if tests_run < len(self.problem.tests):
            yield f"{tests_run} of {len(self.problem.tests)} tests were run"
        if self.problem.lenient:
            yield f"lenient: {self.problem.lenient.value} are accepted in any order"
        yield from self.image.rewrites


def _encode_arguments(values: list[Any]) -> bytes:
    return encode_value(values).encode()
