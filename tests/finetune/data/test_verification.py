"""The real sandbox judges each solution once, and again when anything changes that could change the verdict."""

import json
from dataclasses import replace

import pytest

from evaluation.problems.sources import Problem, TestCase
from evaluation.sandbox.sandbox import Limits, Sandbox
from finetune.data.verification import Verifier, verdict_key

DOUBLE = Problem("double", "Double it.", (TestCase("2\n", "4\n"), TestCase("3\n", "6\n")))
RIGHT, WRONG = "print(2 * int(input()))", "print(4)"


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(2, allow_reduced_isolation=True) as box:
        yield box


def test_a_solution_passes_when_every_test_accepts_it(sandbox):
    verifier = Verifier(sandbox)
    assert verifier(RIGHT, DOUBLE) and not verifier(WRONG, DOUBLE)


def test_a_verdict_is_asked_for_once_also_by_a_later_run(sandbox, tmp_path):
    store = tmp_path / "verdicts.jsonl"
    first, second = Verifier(sandbox, store), None
    assert [first(RIGHT, DOUBLE), first(WRONG, DOUBLE), first(RIGHT, DOUBLE)] == [True, False, True]
    second = Verifier(sandbox, store)
    assert [second(RIGHT, DOUBLE), second(WRONG, DOUBLE)] == [True, False]
    assert (first.judged, second.judged) == (2, 0)


def test_a_store_that_a_killed_run_left_half_written_is_read_as_far_as_it_goes(sandbox, tmp_path):
    store = tmp_path / "verdicts.jsonl"
    Verifier(sandbox, store)(RIGHT, DOUBLE)
    whole = store.read_text()
    store.write_text(whole + '["abc", tr\n' + "7\n" + json.dumps(["x"]))
    verifier = Verifier(sandbox, store)
    assert verifier(RIGHT, DOUBLE) and verifier.judged == 0
    assert not verifier(WRONG, DOUBLE)
    assert Verifier(sandbox, store)(WRONG, DOUBLE) is False


@pytest.mark.parametrize(
    "changed",
    [
        {"tests": (*DOUBLE.tests, TestCase("0\n", "0\n"))},
        {"tests": (TestCase("2\n", "5\n"), DOUBLE.tests[1])},
        {"fn_name": "double"},
    ],
)
def test_another_problem_is_another_question(changed):
    assert verdict_key(RIGHT, replace(DOUBLE, **changed), Limits()) != verdict_key(RIGHT, DOUBLE, Limits())


def test_another_limit_is_another_question_and_another_title_is_not():
    key = verdict_key(RIGHT, DOUBLE, Limits())
    assert verdict_key(RIGHT, DOUBLE, Limits(cpu_seconds=1)) != key
    assert verdict_key(RIGHT, replace(DOUBLE, question="Twice."), Limits()) == key


def test_a_key_is_had_for_integers_too_long_for_python_to_print():
    assert verdict_key("x", replace(DOUBLE, fn_name="f", tests=(TestCase([10**5000], 1),)), Limits())
