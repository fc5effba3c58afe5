"""Right programs are accepted however they are written."""

import importlib.util

import pytest

from evaluation.judge.judging import judge
from tests.evaluation.judge.corpus_good import CALLS, DIALECT, NUMPY, SCRIPTS


def report(judgement):
    case = judgement.cases[0]
    return f"{case.verdict.value}: {case.detail}\n{case.stdout[:300]}\n{case.stderr[-600:]}"


@pytest.mark.parametrize("good", SCRIPTS + CALLS, ids=lambda good: good.name)
def test_a_right_program_is_accepted(good, sandbox):
    judgement = judge(good.program, good.problem, sandbox=sandbox)
    assert judgement.passed, report(judgement)


@pytest.mark.skipif(importlib.util.find_spec("numpy") is None, reason="numpy is not installed")
@pytest.mark.parametrize("good", NUMPY, ids=lambda good: good.name)
def test_numpy_is_at_hand_where_it_is_installed(good, sandbox):
    judgement = judge(good.program, good.problem, sandbox=sandbox)
    assert judgement.passed, report(judgement)


@pytest.mark.parametrize("good", DIALECT, ids=lambda good: good.name)
def test_the_dialect_of_the_references_is_accepted(good, sandbox):
    judgement = judge(good.program, good.problem, sandbox=sandbox)
    assert judgement.passed, report(judgement)
