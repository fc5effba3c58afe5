"""The token loop with a model that counts: who ends when, and that no work is spent on rows that ended."""

import pytest
import torch

from generation.decode import ROWS_AT_ONCE, GenerationSettings, Row, write
from generation.sides import Weighting

VOCABULARY = 50


class Counting:
    """Each row's next token is its last one plus one; remembers how many rows every step had."""

    context, eos = 100, frozenset({40})

    def __init__(self):
        self.steps = []

    def batch(self, rows, length):
        return CountingBatch(self.steps)


class CountingBatch:
    def __init__(self, steps):
        self.steps, self.last = steps, []

    def prefill(self, prompts, rows, *, last=1):
        self.last = [prompt[-1] for prompt in prompts]
        return self._next()[:, None]

    def step(self, tokens):
        self.last = list(tokens)
        return self._next()

    def drop(self, row):
        self.last[row] = self.last[-1]
        self.last.pop()

    def _next(self):
        self.steps.append(len(self.last))
        return torch.nn.functional.one_hot((torch.tensor(self.last) + 1) % VOCABULARY, VOCABULARY).float() * 5


def rows_from(*starts):
    return [Row([start], Weighting()) for start in starts]


def ends_at_a_ten(tokens):
    return tokens[-1] % 10 == 0


def test_each_row_ends_on_its_own_and_is_not_computed_any_more():
    model, rows = Counting(), rows_from(7, 1, 5)
    write(model, rows, GenerationSettings(max_new_tokens=6), ends=ends_at_a_ten)
    assert [row.tokens for row in rows] == [[8, 9, 10], [2, 3, 4, 5, 6, 7], [6, 7, 8, 9, 10]]
    assert [row.finish for row in rows] == ["stop", "length", "stop"]
    assert model.steps == [3, 3, 3, 2, 2, 1]


def test_many_rows_are_written_in_batches():
    model, rows = Counting(), rows_from(*[8] * (ROWS_AT_ONCE + 3))
    write(model, rows, GenerationSettings(), ends=ends_at_a_ten)
    assert all(row.tokens == [9, 10] for row in rows)
    assert model.steps == [ROWS_AT_ONCE] * 2 + [3] * 2


def test_cancelling_ends_within_one_step_and_keeps_what_was_written():
    rows = rows_from(1, 9)
    write(Counting(), rows, GenerationSettings(), ends=ends_at_a_ten, cancelled=lambda: len(rows[0].tokens) == 3)
    assert [row.tokens for row in rows] == [[2, 3, 4], [10]]
    assert [row.finish for row in rows] == ["cancelled", "stop"]


def write_sample(settings, *, sample=0, others=0):
    rows = [*rows_from(*[3] * others), Row([1], Weighting(), sample)]
    write(Counting(), rows, settings, ends=lambda tokens: len(tokens) == 12)
    return rows[-1].tokens


def test_a_sample_depends_on_its_seed_and_number_and_not_on_its_neighbours():
    hot = GenerationSettings(temperature=2.0, seed=1)
    assert write_sample(hot) == write_sample(hot, others=5)
    assert write_sample(hot) != write_sample(hot, sample=1)
    assert write_sample(hot) != write_sample(GenerationSettings(temperature=2.0, seed=2))


def test_the_smallest_nucleus_is_the_greedy_choice():
    assert write_sample(GenerationSettings(temperature=2.0, top_p=0.01)) == list(range(2, 14))


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"max_new_tokens": 0}, "max_new_tokens"),
        ({"max_new_tokens": 5000}, "max_new_tokens"),
        ({"temperature": -0.1}, "temperature"),
        ({"temperature": float("nan")}, "temperature"),
        ({"top_p": 0.0}, "top_p"),
        ({"seed": -1}, "seed"),
        ({"strength": 1.6}, "strength"),
        ({"strength": -0.1}, "strength"),
    ],
)
def test_impossible_settings_are_refused_by_name(values, named):
    with pytest.raises(ValueError, match=named):
        GenerationSettings(**values)
