"""Which models training computes by its own fast path, and the sizes that decide how much memory this takes.

training/llama computes them, plan/ estimates their memory. Any other model trains as transformers and peft compute it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generation.llama.shape import shape_of

POSITIONS_AT_ONCE = 256
"""Positions whose logits exist at one time: 50 MB of logits at a vocabulary of 49,152."""
READ_TOGETHER = (("q_proj", "k_proj", "v_proj"), ("o_proj",), ("gate_proj", "up_proj"), ("down_proj",))
"""The linear layers of a block, grouped by the input they read."""


def trains_fast(config: Mapping[str, Any], target_modules: Iterable[str]) -> bool:
    """Whether the fast path covers a model with this config.json and plain LoRA on these linear layers."""
    return shape_of(config) is not None and set(target_modules) <= {name for names in READ_TOGETHER for name in names}
