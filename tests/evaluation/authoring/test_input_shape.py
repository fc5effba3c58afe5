"""The shape of inputs, as it is learned from tests."""

import pytest

from evaluation.authoring.input_shape import InputShape, named_numbers

EDGES = [[[3, 2], [1, 2], [2, 3]], [[2, 1], [1, 2]], [[4, 3], [1, 4], [4, 2], [2, 3]], [[5, 0]]]
"""Lines of a graph: n and m, then m edges."""


def slots(shape: InputShape, tree) -> dict:
    return {path: slot for path, slot, _ in shape.visit(tree)}


def test_rows_that_vary_in_number_share_a_slot_and_the_head_has_its_own():
    shape = InputShape(EDGES, "")
    assert slots(shape, EDGES[2])[(3, 1)] == (1, 1) == slots(shape, EDGES[0])[(1, 1)]
    assert slots(shape, EDGES[2])[(0, 1)] == (0, 1)


def test_arguments_keep_their_places():
    shape = InputShape([[[1, 2], 7], [[3], 8]], "")
    assert slots(shape, [[1, 2], 7]) == {(): (), (0,): (0,), (0, 0): (0, 0), (0, 1): (0, 0), (1,): (1,)}


def test_a_length_is_linked_with_the_number_that_counts_it():
    assert InputShape(EDGES, "").links[()] == {(), (0, 1)}


def test_sides_sums_and_inner_counts_are_fixed():
    grid = [[[2, 3], "abc", "def"], [[1, 2], "ab"], [[3, 1], "a", "b", "c"]]
    assert {(0, 1), (1,)} <= InputShape(grid, "").fixed
    two_parts = [[[1, 1], ["a"], ["b"]], [[2, 1], ["a"], ["a"], ["b"]], [[1, 3], ["a"], ["b"], ["b"], ["b"]]]
    assert {(0, 0), (0, 1), ()} <= InputShape(two_parts, "").fixed
    assert {(0, 0), (0,)} <= InputShape([[[1, 5], [2, 5, 6]], [[3, 1, 2, 3]], [[0]]], "").fixed


def test_numbers_that_stay_below_the_sizes_of_their_test_go_no_higher():
    shape = InputShape(EDGES, "")
    assert shape.range_of((1, 1), list(shape.visit(EDGES[1]))) == (2, 2)
    assert shape.range_of((1, 1), list(shape.visit(EDGES[2]))) == (2, 4)


@pytest.mark.parametrize(
    ("statement", "tree", "allowed"),
    [
        ("", [[1, 1], 5], True),
        ("", [[2, 1], 5], True),
        ("All are different.", [[1, 1], 5], False),
        ("The list is sorted.", [[2, 1], 5], False),
        ("The list is sorted.", [[1, 1], 5], True),
    ],
)
def test_what_all_tests_keep_is_held_where_the_statement_speaks_of_it(statement, tree, allowed):
    assert (
        InputShape([[[1, 2, 4], 5], [[3, 9], 6], [[7], 5], [[4, 5, 6, 7, 9, 10, 12], 5]], statement).allows(tree)
        is allowed
    )


def test_a_permutation_stays_one():
    shape = InputShape([[[2, 1, 3]], [[1]], [[1, 2]], [[4, 2, 3, 1]]], "")
    assert shape.allows([[3, 1, 2]])
    assert not shape.allows([[3, 1, 1]])


def test_numbers_are_read_with_sign_and_power():
    assert named_numbers("1 <= n <= 10^5, -7 to 2**10, in 3-4 ways, a1") == [-7, 1, 3, 4, 1024, 100000]
