"""What a Llama-type model's config.json says, and whether the fast path (llama_cpu.py) can compute such a model."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class LlamaShape:
    """What a Llama-type config.json says."""

    layers: int
    hidden: int
    heads: int
    kv_heads: int
    head_size: int
    context: int
    epsilon: float
    eos: frozenset[int]
    inverse_frequencies: tuple[float, ...]
    """Of the rotary embedding, one for each pair of a head's values."""

    @property
    def groups(self) -> int:
        """Query heads that share a key head."""
        return self.heads // self.kv_heads


def shape_of(config: Mapping[str, Any]) -> LlamaShape | None:
    """None when the model is not one that this path computes."""
    rope = {"rope_theta": config.get("rope_theta", 10000.0)} | dict(config.get("rope_scaling") or {})
    rope |= config.get("rope_parameters") or {}
    kind = rope.get("rope_type", rope.get("type", "default"))
    unusual = config.get("attention_bias") or config.get("mlp_bias") or config.get("hidden_act", "silu") != "silu"
    if config.get("model_type") != "llama" or unusual or kind not in ("default", "llama3"):
        return None
    heads, eos = config["num_attention_heads"], config.get("eos_token_id")
    size = config.get("head_dim") or config["hidden_size"] // heads
    return LlamaShape(
        layers=config["num_hidden_layers"],
        hidden=config["hidden_size"],
        heads=heads,
        kv_heads=config.get("num_key_value_heads") or heads,
        head_size=size,
        context=config["max_position_embeddings"],
        epsilon=config["rms_norm_eps"],
        eos=frozenset(eos if isinstance(eos, list) else [] if eos is None else [eos]),
        inverse_frequencies=tuple(_stretched(rope["rope_theta"] ** (-2 * i / size), rope) for i in range(size // 2)),
    )


def _stretched(frequency: float, rope: Mapping[str, Any]) -> float:
    """Llama 3.1 and later: low frequencies are divided by a factor, high ones kept, those between interpolated."""
    if rope.get("rope_type", rope.get("type")) != "llama3":
        return frequency
    low, high, factor = rope["low_freq_factor"], rope["high_freq_factor"], rope["factor"]
    turns = rope["original_max_position_embeddings"] * frequency / (2 * math.pi)
    share = min(1.0, max(0.0, (turns - low) / (high - low)))
    return frequency * (share + (1 - share) / factor)
