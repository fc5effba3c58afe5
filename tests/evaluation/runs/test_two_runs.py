"""The adapted sides of two runs next to each other."""

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.errors import RunError
from evaluation.runs.format import Run
from evaluation.runs.two_runs import join_adapted_sides, list_differences
from tests.fakes import DOUBLE, PROVENANCE, SQUARE, stored_pair

PAIRS = {problem.problem_id: (stored_pair(problem),) for problem in (DOUBLE, SQUARE)}
FIRST = Run(Path("runs/one"), {"temperature": 0.0, "seed": 0}, PROVENANCE, PAIRS)


def other(**changes):
    return replace(FIRST, folder=Path("runs/two"), **changes)


def test_the_first_adapted_side_stands_in_the_place_of_base():
    pair = PAIRS["double"][0]
    second = other(samples={"double": (replace(pair, sides=dict(reversed(pair.sides.items()))),)})
    both = join_adapted_sides(FIRST, second)
    assert list(both.pairs) == ["double"] and both.folder.name == "one..two"
    assert both.pairs["double"].sides["base"] is pair.sides["adapted"]
    assert both.pairs["double"].outcome == "both"
    assert both.provenance == {"base": PROVENANCE["adapted"], "adapted": PROVENANCE["adapted"]}


def test_what_else_differs_is_said():
    second = other(settings={"temperature": 0.8, "seed": 0}, samples={"double": PAIRS["double"]})
    assert list(list_differences(FIRST, second)) == [
        "temperature: 0.0 and 0.8",
        "problems that only one of them holds, left out here: 1",
    ]
    assert join_adapted_sides(FIRST, second).settings == {"seed": 0}
    assert list(list_differences(FIRST, other())) == []


def test_samples_stand_side_by_side_as_far_as_both_runs_have_them():
    three = tuple(replace(PAIRS["double"][0], sample=number) for number in range(3))
    first, second = (replace(FIRST, samples={"double": three[:count]}) for count in (2, 3))
    both = join_adapted_sides(first, second)
    assert [pair.sample for pair in both.samples["double"]] == [0, 1]
    assert list(list_differences(first, second)) == [
        "samples of a problem that only one of them holds, left out here: 1"
    ]


def test_runs_without_a_common_problem_are_refused():
    with pytest.raises(RunError, match="one and two have no problem in common"):
        join_adapted_sides(FIRST, other(samples={}))
