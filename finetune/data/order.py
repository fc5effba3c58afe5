"""The order in which examples are trained on: drawn anew for each epoch, from the seed and the epoch alone.

A resumed epoch therefore goes on with exactly the batches that it still had to do. Wraps the sampler that the Trainer
has chosen; knows nothing of lengths and batches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import torch
from torch.utils.data import Sampler


class EpochOrder(Sampler[int]):
    """The order of another sampler, which must draw from torch's global generator or from none.

    `epoch` is called when an order is drawn. accelerate does tell a sampler its epoch, but not when several processes
    skip the batches that a checkpoint has seen.
    """

    def __init__(self, sampler: Sampler[int], *, seed: int, epoch: Callable[[], int]) -> None:
        self._sampler, self._seed, self._epoch = sampler, seed, epoch

    def __iter__(self) -> Iterator[int]:
        with torch.random.fork_rng(devices=[]):
            # By this factor two neighbouring seeds have no epoch's order in common.
            torch.manual_seed(self._seed * 1_000_003 + self._epoch())
            order = list(self._sampler)
        return iter(order)

    def __len__(self) -> int:
        return len(self._sampler)  # type: ignore[arg-type]  # Sampler has no length, all that the Trainer chooses have
