"""What the pair engine asks of a model and of its tokenizer: next-token logits for rows that belong to sides.

Two models answer: LlamaCpu (llama/decode_cpu.py: Llama-type models on a CPU) and GeneralModel (models/general.py:
whatever transformers loads). Sampling and the end of a text are decided elsewhere, in decode.py and completion.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

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
        """Read a prompt for each row, once a batch.

        Returns the logits of each row's last `last` positions, float32 of shape (rows, last, vocabulary). With `last`
        above 1 all prompts must have the same length.
        """
        ...

    def step(self, tokens: Sequence[int]) -> torch.Tensor:
        """Append a token to each row. Returns the logits of what follows, float32 of shape (rows, vocabulary)."""
        ...

    def drop(self, row: int) -> None:
        """Take a row out; the last row takes its place."""
        ...


class SideModel(Protocol):
    """A base model with any number of adapters beside it."""

    context: int
    """Tokens of prompt and completion together."""
    eos: frozenset[int]
    """Tokens that end a text; Llama 3.2 has several."""

    def add_adapter(self, name: str, lora: Lora) -> None:
        """Put an adapter beside the base; it replaces an earlier one of that name. Raises AdapterError."""
        ...

    def batch(self, rows: int, length: int) -> Batch:
        """Room for `rows` rows of at most `length` tokens each."""
        ...


class Tokenizer(Protocol):
    """The part of transformers' tokenizers that is used here; LightTokenizer has the same names."""

    @property
    def chat_template(self) -> Any: ...
    def __call__(self, text: str, *, add_special_tokens: bool = True) -> Mapping[str, Any]: ...
    def decode(self, ids: Any, /, *, skip_special_tokens: bool = False) -> Any: ...
    def apply_chat_template(
        self, messages: Any, /, *, tokenize: bool = False, add_generation_prompt: bool = False
    ) -> Any: ...
