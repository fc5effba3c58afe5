"""What the adapter changed, token by token: how likely a token was to each side, and how far apart the sides were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

    from generation.sides import Tokenizer

POSITIONS_AT_ONCE = 64
"""Positions whose distributions are in memory at once."""


@dataclass(frozen=True)
class TokenShift:
    """One token of a completion under both sides."""

    text: str
    base: float
    """Log-probability of this token under the base, in nats."""
    adapted: float
    divergence: float
    """KL(adapted, base) of the two distributions at this position, in nats: how much the adapter changed what is
    predicted here, whichever token came (Kullback and Leibler 1951)."""


def compute_shifts(
    base: torch.Tensor, adapted: torch.Tensor, tokens: Sequence[int], tokenizer: Tokenizer
) -> list[TokenShift]:
    """From the logits of shape (tokens, vocabulary) that predict the tokens, under both sides."""
    rows: list[tuple[float, float, float]] = []
    for start in range(0, len(tokens), POSITIONS_AT_ONCE):
        part = slice(start, start + POSITIONS_AT_ONCE)
        rows += _compare(base[part], adapted[part], tokens[part])
    return [TokenShift(text, *row) for text, row in zip(split_text(tokens, tokenizer), rows, strict=True)]


def _compare(base: torch.Tensor, adapted: torch.Tensor, tokens: Sequence[int]) -> list[tuple[float, float, float]]:
    import torch

    chosen = torch.tensor(tokens, device=base.device)[:, None]
    p, q = adapted.float().log_softmax(-1), base.float().log_softmax(-1)
    divergence = (p.exp() * (p - q)).sum(-1).clamp(min=0)  # rounding can give slightly less than 0
    columns = (q.gather(-1, chosen)[:, 0], p.gather(-1, chosen)[:, 0], divergence)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def split_text(tokens: Sequence[int], tokenizer: Tokenizer) -> Iterator[str]:
    """Each token's part of the text, in order. A character of several tokens belongs to the last of them."""
    length = 0
    for end in range(1, len(tokens) + 1):
        text = tokenizer.decode(tokens[:end], skip_special_tokens=False)  # some tokenizers need the tokens before it
        if text.endswith("\ufffd") and end < len(tokens):
            yield ""
            continue
        yield text[length:]
        length = len(text)
