"""The score of a problem's tests: killed, equivalent, survived."""

import random
from dataclasses import replace

import pytest

from evaluation.authoring.mutation_score import Score, find_failure, score, score_all, select_agreed
from evaluation.problems.sources import Problem, TestCase, load_problems

FARE = "age = int(input())\nif age < 6:\n    print(0)\nelse:\n    print(9)\n"
AGES = (0, 3, 5, 6, 7, 30, 80, 120)
MUSEUM = Problem(
    "train/museum",
    "Free below 6 years, else 9 coins. Ages: 0 to 120.",
    tuple(TestCase(f"{age}\n", "0\n" if age < 6 else "9\n") for age in AGES),
    references=(FARE, "print(9 * (int(input()) >= 6))\n"),
)
HIGHEST = Problem(
    "train/highest",
    "The largest of 1 to 4 numbers from 0 to 50.",
    tuple(TestCase([list(row)], max(row)) for row in [(3, 1), (4,), (2, 2), (0, 50, 7), (9, 9, 1), (1, 2, 3, 4)]),
    references=(
        "def highest(a):\n    best = a[0]\n    for x in a:\n        best = x if x > best else best\n    return best\n",
        "def highest(a):\n    return sorted(a)[-1]\n",
    ),
    fn_name="highest",
)


def test_good_tests_kill_all_that_is_not_equivalent(sandbox):
    result = score(MUSEUM, sandbox=sandbox, mutants_each=None)
    assert result.made > 10 and result.survivors == ()
    assert result.killed + result.equivalent == result.made
    assert result.rate == 1


def test_tests_that_miss_a_boundary_are_found_with_an_input_that_shows_it(sandbox):
    weak = replace(MUSEUM, tests=tuple(test for test in MUSEUM.tests if test.input not in ("5\n", "6\n")))
    result = score(weak, sandbox=sandbox, mutants_each=None)
    assert result.rate < 0.8
    survivor = next(one for one in result.survivors if one.mutant.description == "age < 6 becomes age <= 6")
    assert survivor.reference == 1
    assert survivor.evidence == "on \"6\\n\": line 1: expected '9', got '0'"
    assert str(survivor).splitlines()[1:3] == ["  - if age < 6:", "  + if age <= 6:"]


def test_an_equivalent_mutant_is_recognised(sandbox):
    result = score(HIGHEST, sandbox=sandbox, mutants_each=None)
    assert result.equivalent == 2  # `x > best` as `x >= best`, and `a[0]` as `a[-1]`
    assert result.survivors == ()


def test_probes_on_which_the_references_fail_or_disagree_are_dropped(sandbox):
    fails_at_0, differs_at_7 = "print(12 // int(input()))", "n = int(input())\nprint(12 // n if 0 < n < 5 else 9)"
    problem = replace(MUSEUM, references=(fails_at_0, differs_at_7))
    probed = select_agreed(problem, ["0\n", "1\n", "4\n", "7\n"], sandbox=sandbox)
    assert [(test.input, test.expected) for test in probed.tests] == [("1\n", "12\n"), ("4\n", "3\n")]


def test_a_mutant_is_not_excused_when_hardly_any_probe_suits_the_references(sandbox):
    random_answers = replace(
        MUSEUM,
        tests=tuple(test for test in MUSEUM.tests if test.expected == "9\n"),
        references=(FARE, "n = int(input())\nprint(9 if n in (6, 7, 30, 80, 120) else -n)\n"),
    )
    result = score(random_answers, sandbox=sandbox, mutants_each=None)
    assert result.equivalent == 0
    assert "too few to call it equivalent" in result.survivors[0].evidence


def test_a_loop_without_end_is_killed_and_a_slow_reference_has_its_time(sandbox):
    slow = "n = int(input())\nfor _ in range(6_000_000): pass\nprint(0 if n < 6 else 9)\n"
    endless = "while True: pass"
    assert find_failure(endless, MUSEUM, reference=FARE, sandbox=sandbox) is not None
    one = replace(MUSEUM, tests=MUSEUM.tests[:1])
    assert find_failure(slow, one, reference=slow, sandbox=sandbox) is None


def test_the_rate_leaves_out_the_equivalent():
    assert Score(10, 6, 2).rate == 0.75
    assert Score(2, 0, 2).rate == 1.0
    assert Score.total([Score(10, 6, 2), Score(4, 4, 0)]) == Score(14, 10, 2)


@pytest.fixture(scope="module")
def sample() -> list[Problem]:
    return random.Random(0).sample(load_problems("embedded"), 12)


@pytest.mark.slow
def test_the_tests_of_a_sample_of_the_embedded_set_kill_nine_of_ten_mutants(sandbox, sample):
    total = Score.total(score_all(sample, sandbox=sandbox, mutants_each=3))
    assert total.made > 50
    assert total.rate >= 0.9, "\n".join(map(str, total.survivors))


@pytest.mark.slow
def test_the_first_test_of_each_alone_would_not(sandbox, sample):
    cut = [replace(problem, tests=problem.tests[:1]) for problem in sample]
    total = Score.total(score_all(cut, sandbox=sandbox, mutants_each=3))
    assert total.killed < 0.9 * total.made
