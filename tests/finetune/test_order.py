"""The order of training examples: another in each epoch, and the same again whatever was drawn before."""

import torch
from torch.utils.data import RandomSampler
from transformers.trainer_pt_utils import LengthGroupedSampler

from finetune.order import EpochOrder

ROWS = [{"input_ids": [1] * (1 + n * 7 % 30)} for n in range(40)]


def orders(seed, sampler):
    order = EpochOrder(sampler, seed=seed)
    found = []
    for epoch in range(3):
        order.set_epoch(epoch)
        found.append(list(order))
    return found


def test_each_epoch_has_its_order_and_each_seed_too():
    one = orders(1, RandomSampler(ROWS))
    assert all(sorted(order) == list(range(40)) for order in one)
    assert len({tuple(order) for order in one + orders(2, RandomSampler(ROWS))}) == 6


def test_an_order_depends_on_nothing_that_was_drawn_before_and_draws_nothing_itself():
    for sampler in (RandomSampler(ROWS), LengthGroupedSampler(4, dataset=ROWS)):
        one = orders(1, sampler)
        torch.rand(3)
        before = torch.get_rng_state()
        assert orders(1, sampler) == one
        assert torch.equal(torch.get_rng_state(), before)


def test_the_length_is_that_of_what_it_orders():
    assert len(EpochOrder(RandomSampler(ROWS), seed=0)) == 40
