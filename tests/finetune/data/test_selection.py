"""The filters: what each of them drops, and that every problem and solution is counted once."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from evaluation.problems.sources import Problem, TestCase, load_problems
from finetune.data.selection import DUPLICATE, FAILS, NOT_PYTHON, select
from finetune.settings.rules import Rules

SAMPLE = Path(__file__).resolve().parents[4] / "shared" / "data" / "apps_sample.jsonl"
GOOD = Problem("good", "Say three.", (TestCase("", "3\n"),), ("print(3)",))
RULES = Rules(question_characters=50, solution_lines=5, solutions_per_problem=2)


def passes(program, problem):
    return "wrong" not in program


def dropped(selection):
    """Numbers of problems and solutions that each filter dropped, without filters that dropped none."""
    counts_by_filter = {
        after.name: (before.problems - after.problems, before.solutions - after.solutions)
        for before, after in pairwise(selection.steps)
    }
    return {name: counts for name, counts in counts_by_filter.items() if any(counts)}


@pytest.mark.parametrize(
    ("changed", "reason", "counts"),
    [
        ({"references": ()}, "no solution", (1, 0)),
        ({"tests": ()}, "no valid example", (1, 1)),
        ({"tests": (TestCase("1\n", " \n"),)}, "no valid example", (1, 1)),
        ({"question": "x" * 50}, "question of 50 characters or more", (1, 1)),
        ({"references": ("x = 1\n" * 5, "\nprint(3)\n" + "\n" * 9)}, "solution of 5 lines or more", (0, 1)),
        ({"references": ("print 3", "print(3)")}, NOT_PYTHON, (0, 1)),
        ({"references": ("print(3)", "print( 3 )  # three\n", "print(1+2)")}, DUPLICATE, (0, 1)),
        ({"references": ("wrong", "print(3)")}, FAILS, (0, 1)),
        ({"references": ("wrong",)}, FAILS, (1, 1)),
        ({"references": ("print(3)", "print(1+2)", "wrong")}, "more than 2 of a problem", (0, 1)),
    ],
)
def test_each_filter_takes_what_it_names_and_nothing_else(changed, reason, counts):
    selection = select([GOOD, replace(GOOD, problem_id="other", **changed)], RULES, check=passes)
    assert dropped(selection) == {reason: counts}
    assert selection.problems[0] == GOOD
    assert selection.steps[-1].problems == len(selection.problems)
    assert selection.steps[-1].solutions == sum(len(p.references) for p in selection.problems)


def test_what_is_just_inside_a_limit_stays():
    edge = replace(GOOD, question="x" * 49, references=("x = 1\n" * 4,))
    assert select([edge], RULES, check=None).problems[0].references == ("x = 1\n" * 3 + "x = 1",)


def test_a_call_based_problem_may_expect_anything_in_its_example():
    call = replace(GOOD, fn_name="f", tests=(TestCase([], ""),))
    assert select([call], RULES, check=passes).problems == (call,)


def test_solutions_are_taught_out_of_the_dialect_of_apps_and_counted():
    dialect = "def __starting_point():\n    print(3)\n__starting_point()"
    selection = select([replace(GOOD, references=(dialect, "print(1+2)\r\n"))], RULES, check=passes)
    first, second = selection.problems[0].references
    assert first.startswith('if __name__ == "__main__":') and second == "print(1+2)"
    assert selection.rewritten == 1


def test_no_more_solutions_are_run_than_are_wanted():
    asked = []

    def check(program, problem):
        asked.append(program)
        return "wrong" not in program

    many = replace(GOOD, references=("wrong", "print(3)", "print(1+2)", "print(2+1)", "wrong(1)"))
    selection = select([many], RULES, check=check)
    assert asked == ["wrong", "print(3)", "print(1+2)"]
    assert dropped(selection) == {FAILS: (0, 1), "more than 2 of a problem": (0, 2)}


def test_without_verification_no_such_filter_is_listed():
    selection = select([replace(GOOD, references=("wrong",))], RULES, check=None)
    assert len(selection.problems) == 1
    assert FAILS not in [step.name for step in selection.steps]


def test_the_order_of_the_source_is_kept_whatever_the_threads_do():
    many = [replace(GOOD, problem_id=str(number)) for number in range(50)]
    assert list(select(many, RULES, check=passes).problems) == many


@pytest.mark.parametrize("name", ["question_characters", "solution_lines", "solutions_per_problem"])
def test_impossible_rules_are_refused(name):
    with pytest.raises(ValueError, match=name):
        Rules(**{name: 0})


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample of APPS is not here")
def test_real_apps_through_the_reference_filters_is_what_counting_by_hand_gives():
    problems = load_problems(SAMPLE)
    selection = select(problems, Rules(), check=None)
    short = [p for p in problems if p.references and p.tests and len(p.question) < 500]
    assert [p.problem_id for p in selection.problems] == [p.problem_id for p in short]
    counts = {step.name: (step.problems, step.solutions) for step in selection.steps}
    assert counts["loaded"] == (60, 322)
    assert (
        counts["question of 500 characters or more"] == (len(short), sum(len(p.references) for p in short)) == (3, 18)
    )
    assert counts["more than 1 of a problem"] == (3, 3)


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample of APPS is not here")
def test_no_taught_solution_of_real_apps_holds_the_dialect():
    taught = select(load_problems(SAMPLE), Rules(question_characters=10**6, solutions_per_problem=99), check=None)
    texts = [reference for problem in taught.problems for reference in problem.references]
    assert len(texts) > 300 and taught.rewritten >= 20
    assert not [text for text in texts if "__starting_point" in text]
    for text in texts:
        compile(text, "solution.py", "exec")
