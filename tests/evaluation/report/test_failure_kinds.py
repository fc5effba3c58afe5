"""Why a side fails is named by its first test that is not accepted."""

import pytest

from evaluation.judge.judgement import Judgement
from evaluation.judge.verdict import CaseResult, Verdict
from evaluation.report.failure_kinds import Kind, failure_kind
from evaluation.runs.format import SideResult


def result(program, *cases):
    judged = tuple(CaseResult(verdict, 0, 0, 0, stdout, "", "") for verdict, stdout in cases)
    return SideResult(program, program, Judgement("p", judged), None, 1, 0.1, "stop")


OK, WRONG, TIME = Verdict.ACCEPTED, Verdict.WRONG_ANSWER, Verdict.TIME_LIMIT


@pytest.mark.parametrize(
    ("program", "cases", "kind"),
    [
        ("print(1)", [(OK, "1"), (OK, "1")], Kind.PASSED),
        ("print(1)", [], Kind.NO_TESTS),
        (" \n", [(WRONG, "")], Kind.NO_PROGRAM),
        ("print(1)", [(OK, "1"), (TIME, ""), (WRONG, "1")], Kind.TIME_LIMIT),
        ("n = int(input('Enter n: '))", [(WRONG, "Enter n: 4")], Kind.PROMPT),
        ('n = input(f"Number {1}: ")', [(WRONG, "Number 1: 4")], Kind.PROMPT),
        ("n = int(input())  # input('Enter n: ')", [(WRONG, "4")], Kind.WRONG_ANSWER),
        ("n = int(input(''))", [(WRONG, "4")], Kind.WRONG_ANSWER),
        ("n = int(input('n: '))", [(Verdict.RUNTIME_ERROR, "n: ")], Kind.RUNTIME_ERROR),
    ],
)
def test_the_kind(program, cases, kind):
    assert failure_kind(result(program, *cases)) is kind


def test_every_verdict_but_accepted_has_a_kind():
    for verdict in Verdict:
        if verdict is not OK:
            assert failure_kind(result("x", (verdict, ""))).value == verdict.value.replace("_", " ")
