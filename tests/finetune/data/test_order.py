"""The order of training examples differs in each epoch and does not depend on other random numbers."""

import torch
from accelerate.data_loader import prepare_data_loader, skip_first_batches
from torch.utils.data import DataLoader, RandomSampler
from transformers.trainer_pt_utils import LengthGroupedSampler

from finetune.data.order import EpochOrder

ROWS = [{"input_ids": [1] * (1 + n * 7 % 30)} for n in range(40)]


def orders(seed, sampler):
    epochs = iter(range(3))
    order = EpochOrder(sampler, seed=seed, epoch=lambda: next(epochs))
    return [list(order) for _ in range(3)]


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
    assert len(EpochOrder(RandomSampler(ROWS), seed=0, epoch=lambda: 0)) == 40


def test_a_process_that_skips_what_a_checkpoint_has_seen_goes_on_in_the_order_of_its_epoch():
    """Through accelerate's own shards and skipping, which does not tell a sampler the epoch."""

    def loader():
        order = EpochOrder(RandomSampler(ROWS), seed=1, epoch=lambda: 1)
        plain = DataLoader([[n] for n in range(40)], batch_size=4, sampler=order, collate_fn=list)
        return prepare_data_loader(plain, num_processes=2, process_index=1, put_on_device=False)

    assert list(skip_first_batches(loader(), 2)) == list(loader())[2:] != []
