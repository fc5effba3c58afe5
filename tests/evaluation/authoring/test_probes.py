"""Probes: new inputs that look like the tests."""

import pytest

from evaluation.authoring.probes import format_input, make_probes, parse_input
from evaluation.problems.sources import Problem, TestCase


def make_problem(*inputs, statement="", fn_name=None) -> Problem:
    return Problem("p", statement, tuple(TestCase(one, "") for one in inputs), fn_name=fn_name)


def rows(text: str) -> list[list[int]]:
    return [[int(word) for word in line.split()] for line in text.splitlines()]


@pytest.mark.parametrize("text", ["3\n1 2 3\n", "a b\n\n 7\n", "2 2\n#.\n.#\n", "-5 007 x\n", "\n", "0\n"])
def test_an_input_is_read_and_written_without_loss(text):
    assert format_input(parse_input(text)) == text


def test_probes_are_new_differ_and_are_the_same_each_time():
    problem = make_problem("3\n1 2 3\n", "1\n5\n", "4\n9 9 1 1\n")
    probes = make_probes(problem, at_most=20)
    assert len(set(probes)) == 20
    assert not set(probes) & {test.input for test in problem.tests}
    assert probes == make_probes(problem, at_most=20)


def test_a_count_follows_the_list_that_it_counts():
    probes = [rows(text) for text in make_probes(make_problem("3\n1 2 3\n", "1\n5\n", "4\n9 9 1 1\n"), at_most=40)]
    assert all(n == len(numbers) for (n,), numbers in probes)
    assert {n for (n,), _ in probes} > {1, 2}
    assert all(1 <= number <= 9 for _, numbers in probes for number in numbers)


def test_a_count_follows_the_rows_that_it_counts_also_where_there_may_be_none():
    tests = "5 0\n", "4 2\n1 2\n3 4\n", "3 1\n1 3\n", "5 3\n1 2\n2 3\n4 5\n"
    probes = [rows(text) for text in make_probes(make_problem(*tests), at_most=40)]
    assert all(m == len(edges) for (n, m), *edges in probes)
    assert {len(edges) for _, *edges in probes} == {0, 1, 2, 3}


def test_lists_of_one_length_keep_one_length():
    probes = make_probes(make_problem([[1, 2], [3, 4]], [[], []], [[5, 6, 7], [7, 6, 5]], fn_name="f"), at_most=30)
    assert all(len(first) == len(second) for first, second in probes)
    assert {len(first) for first, _ in probes} >= {1, 2}


def test_the_sides_of_a_grid_stay():
    grids = [
        text.splitlines()
        for text in make_probes(make_problem("2 2\n#.\n.#\n", "1 3\n###\n", "3 1\n.\n#\n.\n"), at_most=30)
    ]
    assert all({len(row) for row in grid} == {int(head.split()[1])} for head, *grid in grids)
    assert all(len(grid) == int(head.split()[0]) for head, *grid in grids)


def test_the_order_of_two_numbers_is_kept_when_every_test_has_it():
    probes = [rows(text)[0] for text in make_probes(make_problem("1 4\n", "2 2\n", "3 9\n", "1 9\n"), at_most=30)]
    assert all(low <= high for low, high in probes)
    loose = [rows(text)[0] for text in make_probes(make_problem("1 4\n", "2 2\n", "9 3\n", "1 9\n"), at_most=30)]
    assert any(low > high for low, high in loose)


@pytest.mark.parametrize(
    ("statement", "ties"), [("The numbers are distinct.", False), ("Each number is from 1 to 9.", True)]
)
def test_ties_are_tried_unless_the_statement_and_all_tests_exclude_them(statement, ties):
    probes = make_probes(make_problem([[1, 2, 3]], [[4]], [[9, 7, 5, 1]], statement=statement, fn_name="f"), at_most=40)
    assert any(len(set(numbers)) < len(numbers) for (numbers,) in probes) is ties


def test_numbers_go_beyond_the_tests_only_up_to_the_next_that_the_statement_names():
    tests = [f"{age}\n" for age in (4, 5, 6, 12, 17, 18, 30)]
    within = make_probes(make_problem(*tests), at_most=40)
    assert all(4 <= int(text) <= 30 for text in within)
    beyond = {
        int(text)
        for text in make_probes(make_problem(*tests, statement="65 or more pay 6. Ages: 0 to 120."), at_most=60)
    }
    assert {65, 0} <= beyond and max(beyond) == 65


def test_where_the_tests_are_all_there_is_no_probe_is_left():
    assert make_probes(make_problem(*[[n] for n in range(1, 13)], fn_name="f"), at_most=10) == []


def test_a_problem_without_tests_has_no_probes():
    assert make_probes(make_problem(), at_most=5) == []
