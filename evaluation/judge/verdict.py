"""Where a verdict is named: from how a test's process ended and what it printed to one word and its reason.

Compares outputs with expected ones, in this process. Runs nothing: which tests run, and which run twice, is decided in
judging.py.
"""

from __future__ import annotations

import signal
from dataclasses import dataclass
from enum import Enum

from evaluation.judge import compare
from evaluation.problems.schema import Problem, TestCase
from evaluation.sandbox.job import Outcome
from evaluation.sandbox.sandbox import Limits

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
    """What became of one test of one program."""

    verdict: Verdict
    cpu_seconds: float
    wall_seconds: float
    memory_mb: float
    """Peak resident memory, including the interpreter's: 12 MB, or 37 MB with the unusual modules."""
    stdout: str
    """What the program printed; for a call-based problem the returned value as JSON."""
    stderr: str
    """What it wrote to stderr; for a call-based problem also what it printed."""
    detail: str
    """The first difference, or the error's last line."""


class CaseJudge:
    """Names the verdicts of one problem's tests under given limits."""

    def __init__(self, problem: Problem, limits: Limits) -> None:
        self._limits = limits
        self._is_call = bool(problem.fn_name)
        self._lenient = problem.lenient
        self._wrapped = self._is_call and compare.are_wrapped([test.expected for test in problem.tests])

    def name_verdict(self, outcome: Outcome, test: TestCase, *, compile_error: str) -> CaseResult:
        """Return the result of a test whose process ended so. `compile_error` says why the program has no code."""
        stdout, stderr = _decode(outcome.stdout), _decode(outcome.stderr)
        if self._is_call:
            stdout, stderr = "", stdout + stderr
        failure = _explain_failure(outcome, self._limits, compile_error)
        if failure:
            verdict, detail = failure
        elif self._is_call:
            verdict, detail, stdout = self._judge_value(outcome.value, test)
        else:
            verdict, detail = _judge_difference(compare.compare_text(test.expected, stdout, lenient=self._lenient))
        return CaseResult(
            verdict=verdict,
            cpu_seconds=outcome.cpu_seconds,
            wall_seconds=outcome.wall_seconds,
            memory_mb=outcome.memory_bytes / 2**20,
            stdout=stdout,
            stderr=stderr,
            detail=detail,
        )

    def _judge_value(self, data: bytes, test: TestCase) -> tuple[Verdict, str, str]:
        """Return verdict, detail and the value to show for a call."""
        text = _decode(data)
        if not text:
            return Verdict.WRONG_ANSWER, "no value was returned", ""
        try:
            answer = compare.decode_value(text)
            value, driver = answer["value"], str(answer["driver"])
        except (ValueError, KeyError, TypeError) as error:
            return Verdict.WRONG_ANSWER, f"the returned value cannot be read: {error}", text
        verdict, detail = _judge_difference(
            compare.compare_value(test.expected, value, wrapped=self._wrapped, lenient=self._lenient)
        )
        note = f"the program's own driver code failed: {driver}" if driver else ""
        return verdict, "; ".join(filter(None, (detail, note))), compare.encode_value(value)


def _judge_difference(difference: compare.Difference | None) -> tuple[Verdict, str]:
    return (Verdict.WRONG_ANSWER, str(difference)) if difference else (Verdict.ACCEPTED, "")


def _explain_failure(outcome: Outcome, limits: Limits, compile_error: str) -> tuple[Verdict, str] | None:
    """Return the verdict of a test that did not end well, with the reason; None when the output decides."""
    if outcome.ended == "failed":
        return Verdict.JUDGE_ERROR, "the sandbox's fork server died twice on this test"
    if not outcome.confined:
        return Verdict.JUDGE_ERROR, _last_line(outcome.stderr) or "the sandbox could not confine the program"
    if not outcome.compiled:
        return Verdict.COMPILE_ERROR, compile_error or f"compiling went over the limit: {outcome.ended}"
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
    return None


def _signal_name(number: int) -> str:
    names = {member.value: member.name for member in signal.Signals}
    return names.get(number, f"signal {number}")


def _last_line(data: bytes) -> str:
    lines = _decode(data).strip().splitlines()
    return lines[-1] if lines else ""


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")
