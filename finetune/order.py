"""In which order examples are trained on: drawn anew for each epoch from the seed and the epoch alone.

So a resumed epoch goes on with the very batches that were left of it, however they are drawn. Wraps the sampler that
the Trainer has chosen; knows nothing of lengths and batches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sized

import torch
from torch.utils.data import Sampler


class EpochOrder(Sampler[int]):
    """The order of another sampler, which must draw from torch's global generator or from none."""

    def __init__(self, sampler: Sampler[int] | Sized, *, seed: int) -> None:
        self._sampler, self._seed = sampler, seed
        self.epoch = 0

    def set_epoch(self, epoch: int) -> None:
        self.epoch = epoch

    def __iter__(self) -> Iterator[int]:
        with torch.random.fork_rng(devices=[]):
            # Two seeds next to each other share no epoch's order.
            torch.manual_seed(self._seed * 1_000_003 + self.epoch)
            order = list(self._sampler)
        return iter(order)

    def __len__(self) -> int:
        return len(self._sampler)
