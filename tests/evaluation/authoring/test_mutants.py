"""Mutants: one small fault each, no mutant twice, and none equal to the program."""

import ast

import pytest

from evaluation.authoring.mutants import canonical_form, make_mutants

TABLE = [
    ("x = a < b", {"x = a <= b"}),
    ("x = a == b", {"x = a != b"}),
    ("x = a not in b", {"x = a in b"}),
    ("x = a < b <= c", {"x = a <= b <= c", "x = a < b < c"}),
    ("x = a + b", {"x = a - b"}),
    ("x += a", {"x -= a"}),
    ("x = a % b", {"x = a // b"}),
    ("x = a and b", {"x = a or b"}),
    ("x = not a", {"x = not not a"}),
    ("x = 3", {"x = 4", "x = 2"}),
    ("x = -1", {"x = -2", "x = -0"}),
    ("x = True", set()),
    ("x = a if b else c", {"x = a if False else c"}),
    ("if a:\n    f()", {"if False:\n    f()"}),
    ("range(n)", {"range(n + 1)", "range(n - 1)"}),
    ("range(n + 1)", {"range(n - 1)", "range(n + 2)", "range(n + 0)"}),
    ("a[i:]", {"a[i + 1:]", "a[i - 1:]"}),
    ("x = max(a, b)", {"x = min(a, b)"}),
    ("x = 'n: ' + a", set()),
    ("x = f'{a}' * b", set()),
    ("if __name__ == '__main__':\n    f()", set()),
    ("print(input())", set()),
]
REFERENCE = """
n = int(input())
best = 0
for i in range(n):  # each day
    if i % 2 == 0 and i > best:
        best = i
print(best + 1)
"""


@pytest.mark.parametrize(("program", "expected"), TABLE)
def test_each_small_fault_is_made(program, expected):
    assert {mutant.source.strip() for mutant in make_mutants(program)} == expected


def test_a_mutant_says_where_it_differs_and_how():
    by_line = [(mutant.line, mutant.description, mutant.diff) for mutant in make_mutants(REFERENCE)]
    assert (5, "i > best becomes i >= best", ("if i % 2 == 0 and i > best:", "if i % 2 == 0 and i >= best:")) in by_line
    assert [line for line, _, _ in by_line] == sorted(line for line, _, _ in by_line)
    assert by_line[-1] == (7, "1 becomes 0", ("print(best + 1)", "print(best + 0)"))


def test_no_mutant_is_the_program_or_another_mutant():
    same_as = [canonical_form(mutant.source) for mutant in make_mutants(REFERENCE)]
    assert len(set(same_as)) == len(same_as) > 10
    assert canonical_form(REFERENCE) not in same_as


def test_two_faults_that_give_the_same_program_count_once():
    twice = [mutant.source for mutant in make_mutants("x = a[1 - 0:]")]
    assert len(twice) == len(set(twice))
    assert [m.source for m in make_mutants("if False:\n    f()")] == []


def test_a_choice_is_seeded_and_part_of_all():
    everything = make_mutants(REFERENCE)
    chosen = make_mutants(REFERENCE, at_most=5, seed="train/days 1")
    assert chosen == make_mutants(REFERENCE, at_most=5, seed="train/days 1")
    assert len(chosen) == 5 and set(chosen) < set(everything)
    assert chosen != make_mutants(REFERENCE, at_most=5, seed="train/days 2")


def test_layout_and_brackets_make_no_other_program():
    assert canonical_form("x = (a + b)  # sum\n") == canonical_form("x = a + b")
    assert canonical_form("x = a + b") != canonical_form("x = a - b")


def test_every_mutant_compiles():
    assert all(ast.parse(mutant.source) for mutant in make_mutants(REFERENCE))
