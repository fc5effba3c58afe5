"""What the pair engine asks of a model: next-token logits for rows that belong to sides.

Two paths answer: llama_cpu.py (Llama-type models on a CPU) and general_path.py (whatever transformers loads). Decides
nothing: sampling and stopping are decode.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import torch

    from generation.lora import Lora

BASE, ADAPTED = "base", "adapted"


@dataclass(frozen=True)
class Weighting:
    """Which adapter a row goes through, and how strongly."""

    adapter: str | None = None
    """None: the base alone."""
    strength: float = 1.0
    """Factor on the adapter's own scale (lora_alpha / r); at 0 the row is the base's, bit for bit."""


class Batch(Protocol):
    """Rows that are decoded together, with their cache of keys and values."""

    def prefill(self, prompts: Sequence[list[int]], rows: Sequence[Weighting], *, last: int = 1) -> torch.Tensor:
        """Read a prompt a row; logits of its last positions, float32 of shape (rows, last, vocabulary). Once a batch.

        With `last` above 1 all prompts must have one length.
        """
        ...

    def step(self, tokens: Sequence[int]) -> torch.Tensor:
        """One more token a row; logits of what follows, float32 of shape (rows, vocabulary)."""
        ...

    def drop(self, row: int) -> None:
        """Take a row out; the last one takes its place."""
        ...


class SideModel(Protocol):
    """A base model with any number of adapters beside it."""

    context: int
    """Tokens of prompt and completion together."""
    eos: frozenset[int]
    """Tokens that end a text; Llama 3.2 has several."""

    def add_adapter(self, name: str, lora: Lora) -> None:
        """Put an adapter beside the base, or in the place of the one of that name. Raises AdapterError."""
        ...

    def batch(self, rows: int, length: int) -> Batch:
        """Room for so many rows of at most so many tokens each."""
        ...
