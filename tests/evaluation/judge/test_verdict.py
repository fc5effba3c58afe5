"""Each way in which a test's process can end has its verdict. No program is run here."""

from dataclasses import replace

import pytest

from evaluation.judge.verdict import CaseJudge
from evaluation.problems.schema import Lenient, Problem, TestCase
from evaluation.sandbox.job import Outcome
from evaluation.sandbox.sandbox import Limits

LIMITS = Limits(cpu_seconds=2, memory_mb=64, output_bytes=10)
FINE = Outcome("exit", confined=True, compiled=True, stdout=b"7\n")
SCRIPT = Problem("script", "", (TestCase("", "7\n"),))
CALL = Problem("call", "", (TestCase([], [7]), TestCase([], [8])), fn_name="f")


def name_verdict(outcome, problem=SCRIPT, *, compile_error=""):
    return CaseJudge(problem, LIMITS).name_verdict(outcome, problem.tests[0], compile_error=compile_error)


@pytest.mark.parametrize(
    ("changes", "verdict", "detail"),
    [
        ({}, "accepted", ""),
        ({"stdout": b"8\n"}, "wrong_answer", "line 1: expected '7', got '8'"),
        ({"ended": "failed"}, "judge_error", "the sandbox's fork server died twice on this test"),
        ({"confined": False, "stderr": b"a\nno Landlock\n"}, "judge_error", "no Landlock"),
        ({"compiled": False}, "compile_error", "SyntaxError"),
        ({"ended": "cpu"}, "time_limit", "0.00 s of CPU, 0.00 s in all; allowed are 2 and 6"),
        ({"ended": "wall"}, "time_limit", "0.00 s of CPU, 0.00 s in all; allowed are 2 and 6"),
        ({"cpu_seconds": 2.5}, "time_limit", "2.50 s of CPU, 0.00 s in all; allowed are 2 and 6"),
        ({"ended": "memory"}, "memory_limit", "more than 64 MB of memory"),
        ({"exit_code": 96}, "memory_limit", "more than 64 MB of memory"),
        ({"memory_bytes": 2**27}, "memory_limit", "more than 64 MB of memory"),
        ({"ended": "output"}, "output_limit", "more than 10 bytes of output"),
        ({"stderr": b"x" * 11}, "output_limit", "more than 10 bytes of output"),
        ({"ended": "threads"}, "runtime_error", "too many threads"),
        ({"exit_code": -11}, "runtime_error", "ended by SIGSEGV"),
        ({"exit_code": 1, "stderr": b"\nKeyError\n"}, "runtime_error", "KeyError"),
        ({"exit_code": 3}, "runtime_error", "exit status 3"),
    ],
)
def test_an_outcome_has_its_verdict_and_a_reason(changes, verdict, detail):
    case = name_verdict(replace(FINE, **changes), compile_error="SyntaxError")
    assert (case.verdict.value, case.detail) == (verdict, detail)


def test_an_order_is_ignored_where_the_problem_declares_it():
    problem = replace(SCRIPT, tests=(TestCase("", "1\n2\n"),))
    outcome = replace(FINE, stdout=b"2\n1\n")
    assert name_verdict(outcome, problem).verdict.value == "wrong_answer"
    assert name_verdict(outcome, replace(problem, lenient=Lenient.LINES)).verdict.value == "accepted"


@pytest.mark.parametrize(
    ("value", "verdict", "detail", "shown"),
    [
        (b'{"value": [7], "driver": ""}', "accepted", "", "[7]"),
        (b'{"value": 7, "driver": ""}', "accepted", "", "7"),  # all results of the problem are wrapped
        (b'{"value": 8, "driver": ""}', "wrong_answer", "expected 7, got 8", "8"),
        (b'{"value": 7, "driver": "E"}', "accepted", "the program's own driver code failed: E", "7"),
        (b"", "wrong_answer", "no value was returned", ""),
        (b"[7]", "wrong_answer", "the returned value cannot be read: list indices must be", "[7]"),
    ],
)
def test_a_call_is_judged_by_its_value(value, verdict, detail, shown):
    case = name_verdict(replace(FINE, value=value, stderr=b"!"), CALL)
    assert (case.verdict.value, case.stdout, case.stderr) == (verdict, shown, "7\n!")
    assert case.detail.startswith(detail) and bool(case.detail) == bool(detail)
