"""Which stored pair a fresh page opens with."""

from dataclasses import replace

import pytest

from tests.fakes import DOUBLE, SQUARE, stored_pair
from ui.runs.stored import Stored, pick_first_problem


def with_cases(pair, side, cases):
    """The pair whose side has that many results, all as its first one."""
    result = pair.sides[side]
    judgement = replace(result.judgement, cases=cases)
    return replace(pair, sides={**pair.sides, side: replace(result, judgement=judgement)})


def pairs(**accepted):
    """One pair for each problem; the adapted side passes the given number of four tests, the base none."""
    whole = stored_pair(DOUBLE)
    right, wrong = (whole.sides[side].judgement.cases[0] for side in ("adapted", "base"))
    return {
        name: with_cases(replace(whole, problem_id=name), "adapted", (right,) * count + (wrong,) * (4 - count))
        for name, count in accepted.items()
    }


@pytest.mark.parametrize(
    ("accepted", "opened"),
    [
        ({"double": 1, "square": 3}, "square"),
        ({"double": 3, "square": 1}, "double"),
        ({"double": 3, "square": 4}, "square"),
        ({"double": 0, "square": 0}, "double"),
        ({"square": 0}, "square"),
        ({}, "double"),
    ],
)
def test_a_fresh_page_opens_with_the_pair_that_tells_most(accepted, opened):
    assert pick_first_problem([DOUBLE, SQUARE], Stored(pairs(**accepted))).problem_id == opened


def test_a_pair_that_only_one_side_passes_comes_before_any_other():
    only_base = stored_pair(DOUBLE)
    base, adapted = only_base.sides["base"], only_base.sides["adapted"]
    only_base = replace(only_base, sides={"base": adapted, "adapted": base})
    stored = Stored({"double": only_base} | pairs(square=3))
    assert pick_first_problem([SQUARE, DOUBLE], stored).problem_id == "double"
