"""The token loop, shared by the fast and the general path: sample, append, check for the end, go on with the others.

A row's text depends only on its prompt, its side and its seed, not on the other rows of the batch (up to the rounding
of a model's batched products). Knows no tokenizer and streams nothing: pair.py reads the rows while they grow.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generation.sides import SideModel, Weighting

if TYPE_CHECKING:
    import torch

ROWS_AT_ONCE = 32
"""On two cores the products of 32 rows take eight times as long as those of two; with more rows mostly memory grows."""


@dataclass(frozen=True)
class GenerationSettings:
    """How to decode. The same settings give the same text again."""

    max_new_tokens: int = 256
    temperature: float = 0.0
    """0 is greedy."""
    top_p: float = 1.0
    """Sample from the fewest tokens whose probabilities reach this sum (Holtzman et al. 2020, "The Curious Case of
    Neural Text Degeneration", section 3.1)."""
    seed: int = 0
    """The same for both sides: where they agree on a token's probabilities, they choose the same token."""
    strength: float = 1.0
    """Factor on the adapter's own scale; at 0 the adapted side is the base."""

    def __post_init__(self) -> None:
        if not 1 <= self.max_new_tokens <= 4096:
            raise ValueError(f"max_new_tokens must be between 1 and 4096, got {self.max_new_tokens}")
        if not 0 <= self.temperature <= 2:
            raise ValueError(f"temperature must be between 0 and 2, got {self.temperature}")
        if not 0 < self.top_p <= 1:
            raise ValueError(f"top_p must be above 0 and at most 1, got {self.top_p}")
        if not 0 <= self.seed < 2**63:
            raise ValueError(f"seed must be a whole number from 0 to 2^63 - 1, got {self.seed}")
        if not 0 <= self.strength <= 1.5:
            raise ValueError(f"strength must be between 0 and 1.5, got {self.strength}")


@dataclass
class Row:
    """One text while it is being written. The thread that computes changes it; any thread may read it."""

    prompt: list[int]
    weighting: Weighting
    sample: int = 0
    """The number of this text among those with the same prompt, side and seed."""
    seed: int = 0
    """Added to the settings' seed, so that neighbouring seeds can be written in one batch."""
    tokens: list[int] = field(default_factory=list)
    seconds: float = 0.0
    """From the start of its batch's first prompt to its last token."""
    finish: str | None = None
    """None while it is being written; then `stop` (it ended by itself), `length` or `cancelled`."""


def write(
    model: SideModel,
    rows: Sequence[Row],
    settings: GenerationSettings,
    *,
    ends: Callable[[list[int]], bool],
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write all rows to their ends. `ends` tells from a row's tokens whether the last one ended it.

    `cancelled` is asked before every step. Batches keep the order of the rows, so that neighbours with the same prompt
    are read together.
    """
    for start in range(0, len(rows), ROWS_AT_ONCE):
        _write_batch(model, list(rows[start : start + ROWS_AT_ONCE]), settings, ends, cancelled)


def _write_batch(
    model: SideModel,
    rows: list[Row],
    settings: GenerationSettings,
    ends: Callable[[list[int]], bool],
    cancelled: Callable[[], bool],
) -> None:
    started = time.perf_counter()
    pick = Picker(rows, settings)
    batch = model.batch(len(rows), max(len(row.prompt) for row in rows) + settings.max_new_tokens)
    logits = None
    while rows:
        if cancelled():
            for row in rows:
                row.finish = "cancelled"
            return
        if logits is None:
            logits = batch.prefill([row.prompt for row in rows], [row.weighting for row in rows])[:, -1]
        else:
            logits = batch.step([row.tokens[-1] for row in rows])
        elapsed = time.perf_counter() - started
        for row, token in zip(rows, pick(logits, rows), strict=True):
            row.tokens.append(token)
            row.seconds = elapsed
            row.finish = (
                "stop" if ends(row.tokens) else "length" if len(row.tokens) == settings.max_new_tokens else None
            )
        for number in _places_of_ended(rows):
            batch.drop(number)
            rows[number] = rows[-1]
            rows.pop()


def _places_of_ended(rows: Sequence[Row]) -> Iterator[int]:
    """From the last to the first, since the last row takes the place of a dropped one."""
    return (number for number in reversed(range(len(rows))) if rows[number].finish)


class Picker:
    """Chooses the next token of each row. Each row has a random generator of its own."""

    def __init__(self, rows: Sequence[Row], settings: GenerationSettings) -> None:
        self._settings = settings
        self._generators = (
            {id(row): _generator(sample_seed(settings.seed + row.seed, row.sample, row.prompt)) for row in rows}
            if settings.temperature
            else {}
        )

    def __call__(self, logits: torch.Tensor, rows: Sequence[Row]) -> list[int]:
        """One token for each row, from logits of shape (rows, vocabulary)."""
        if self._settings.temperature == 0:
            return logits.argmax(-1).tolist()
        weights = _weights(logits.cpu(), self._settings)
        return [
            int(row_weights.multinomial(1, generator=self._generators[id(row)]))
            for row, row_weights in zip(rows, weights, strict=True)
        ]


def sample_seed(seed: int, sample: int, prompt: Sequence[int] | str) -> int:
    """The seed for one sample of one prompt; below 2^53, which any server's JSON holds.

    Both sides use the same one. No two prompts or samples do, so that problems are independent, which their confidence
    intervals assume.
    """
    digest = hashlib.sha256(repr((seed, sample, prompt)).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") % 2**53


def _generator(seed: int) -> torch.Generator:
    import torch

    return torch.Generator().manual_seed(seed)


def _weights(logits: torch.Tensor, settings: GenerationSettings) -> torch.Tensor:
    """Probabilities at the temperature, with 0 outside the nucleus; rows need not add up to 1."""
    weights = (logits / settings.temperature).softmax(-1)
    if settings.top_p == 1:
        return weights
    ordered, places = weights.sort(descending=True)
    before = ordered.cumsum(-1) - ordered
    return (
        ordered.masked_fill(before >= settings.top_p, 0)
        .new_zeros(weights.shape)
        .scatter(-1, places, ordered.masked_fill(before >= settings.top_p, 0))
    )
