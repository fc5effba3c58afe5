"""In which order examples are trained on: drawn anew for each epoch from the seed and the epoch alone.

So a resumed epoch goes on with the very batches that were left of it, however they are drawn. Wraps the sampler that
the Trainer has chosen; knows nothing of lengths and batches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import torch
from torch.utils.data import Sampler


class EpochOrder(Sampler[int]):
    """The order of another sampler, which must draw from torch's global generator or from none.

    `epoch` is asked when an order is drawn: accelerate tells a sampler its epoch, but not where several processes skip
    the batches that a checkpoint has seen.
    """

    def __init__(self, sampler: Sampler[int], *, seed: int, epoch: Callable[[], int]) -> None:
        self._sampler, self._seed, self._epoch = sampler, seed, epoch

    def __iter__(self) -> Iterator[int]:
        with torch.random.fork_rng(devices=[]):
            # Two seeds next to each other share no epoch's order.
            torch.manual_seed(self._seed * 1_000_003 + self._epoch())
            order = list(self._sampler)
        return iter(order)

    def __len__(self) -> int:
        return len(self._sampler)
