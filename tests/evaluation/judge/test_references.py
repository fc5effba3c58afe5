"""Human solutions, as APPS has them, are accepted: the sample beside the repository, where there is one."""

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.judge.judging import judge
from evaluation.problems.sources import Lenient, load_problems

SAMPLE = Path(__file__).parents[4] / "shared" / "data" / "apps_sample.jsonl"

SEVERAL_ANSWERS = {
    "train/5": "the solutions may come in any order",
    "train/24": "the two numbers may come in either order",
    "train/2023": "any permutation that satisfies the constraint",
    "train/2029": "any arrangement on the circle that satisfies the constraint",
    "train/2033": "any two trees that satisfy the constraint",
    "train/2398": "any subset that satisfies the constraint",
}
"""Problems whose statement accepts several answers. Tokens in any order is the declared mode that comes closest."""
BEYOND_ORDER = {("train/2033", 2), ("train/2398", 4), ("train/2398", 5)}
"""References that print another right answer, not the same one in another order: only a checker could tell."""


def references():
    problems = load_problems(SAMPLE) if SAMPLE.is_file() else []
    return [(problem, number) for problem in problems for number in range(len(problem.references))]


@pytest.mark.slow
@pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample of APPS is not here")
def test_references_are_accepted(sandbox):
    refused = []
    for problem, number in references():
        declared = replace(problem, lenient=Lenient.TOKENS if problem.problem_id in SEVERAL_ANSWERS else None)
        judgement = judge(problem.references[number], declared, sandbox=sandbox, stop_on_failure=True)
        if not judgement.passed:
            refused.append((problem.problem_id, number))
    assert set(refused) == BEYOND_ORDER
    assert len(refused) <= 0.01 * len(references())
