"""The token loop that every path shares: sample, append, see whether a row has ended, go on with those that have not.

A row's text depends on its prompt, its side and its seed alone, not on what else is in the batch (up to the rounding of
a model's batched products). Knows no tokenizer and streams nothing: generate.py looks at the rows while they grow.
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
"""On two cores the products of 32 rows take eight times as long as those of two; beyond that mostly memory grows."""


@dataclass(frozen=True)
class GenerationSettings:
    """How to decode. The same settings give the same text again."""

    max_new_tokens: int = 256
    temperature: float = 0.0
    """0 is greedy."""
    top_p: float = 1.0
    """Sample from the fewest tokens that hold this share (Holtzman et al. 2020, "The Curious Case of Neural Text
    Degeneration", section 3.1)."""
    seed: int = 0
    """Of both sides: where they agree on a token's probabilities, they agree on the token."""
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
    """One text while it is written. Changed by the thread that computes, read by any."""

    prompt: list[int]
    weighting: Weighting
    sample: int = 0
    """Number of this text among those sampled from the same prompt, side and seed."""
    seed: int = 0
    """Added to the settings' seed: neighbouring seeds can be written in one batch."""
    tokens: list[int] = field(default_factory=list)
    seconds: float = 0.0
    """From the start of its batch's first prompt to its last token."""
    finish: str | None = None
    """None while it is written; then `stop` (it ended by itself), `length` or `cancelled`."""


def write(
    model: SideModel,
    rows: Sequence[Row],
    settings: GenerationSettings,
    *,
    ends: Callable[[list[int]], bool],
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write all rows to their ends. `ends` says of a row's tokens so far whether the last one ended it.

    `cancelled` is asked before every step. The order of the rows is kept within batches, so that rows with the same
    prompt, when neighbours, are read together.
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
        for number in _ended(rows):
            batch.drop(number)
            rows[number] = rows[-1]
            rows.pop()


def _ended(rows: Sequence[Row]) -> Iterator[int]:
    """From the last to the first, since a dropped row's place is taken by the last one."""
    return (number for number in reversed(range(len(rows))) if rows[number].finish)


class Picker:
    """Chooses each row's next token, with a random generator of its own for each."""

    def __init__(self, rows: Sequence[Row], settings: GenerationSettings) -> None:
        self._settings = settings
        self._generators = (
            {id(row): _generator(sample_seed(settings.seed + row.seed, row.sample, row.prompt)) for row in rows}
            if settings.temperature
            else {}
        )

    def __call__(self, logits: torch.Tensor, rows: Sequence[Row]) -> list[int]:
        """A token a row, from logits of shape (rows, vocabulary)."""
        if self._settings.temperature == 0:
            return logits.argmax(-1).tolist()
        weights = _weights(logits.cpu(), self._settings)
        return [
            int(row_weights.multinomial(1, generator=self._generators[id(row)]))
            for row, row_weights in zip(rows, weights, strict=True)
        ]


def sample_seed(seed: int, sample: int, prompt: Sequence[int] | str) -> int:
    """Each sample of each prompt has random numbers of its own, of which both sides take the same: problems stay
    independent, as the intervals over them assume. Below 2^53, which any server's JSON holds."""
    digest = hashlib.sha256(repr((seed, sample, prompt)).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") % 2**53


def _generator(seed: int) -> torch.Generator:
    import torch

    return torch.Generator().manual_seed(seed)


def _weights(logits: torch.Tensor, settings: GenerationSettings) -> torch.Tensor:
    """Probabilities at the temperature, 0 outside the nucleus; rows need not add up to 1."""
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
