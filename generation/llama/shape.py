"""Read a Llama-type model's config.json, and tell whether the fast path (decode_cpu.py) can compute the model."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class LlamaShape:
    """The sizes and constants of a Llama-type model."""

    layers: int
    hidden: int
    heads: int
    kv_heads: int
    head_size: int
    context: int
    epsilon: float
    eos: frozenset[int]
    inverse_frequencies: tuple[float, ...]
    """The rotary embedding's, one for each pair of a head's values."""

    @property
    def groups(self) -> int:
        """Query heads that share a key head."""
        return self.heads // self.kv_heads


def shape_of(config: Mapping[str, Any]) -> LlamaShape | None:
    """The shape in a config.json; None when the fast path cannot compute the model."""
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
        inverse_frequencies=tuple(_stretch(rope["rope_theta"] ** (-2 * i / size), rope) for i in range(size // 2)),
    )


def _stretch(frequency: float, rope: Mapping[str, Any]) -> float:
    """As in Llama 3.1 and later: divide low frequencies by a factor, keep high ones, interpolate between them."""
    if rope.get("rope_type", rope.get("type")) != "llama3":
        return frequency
    low, high, factor = rope["low_freq_factor"], rope["high_freq_factor"], rope["factor"]
    turns: float = rope["original_max_position_embeddings"] * frequency / (2 * math.pi)
    share: float = min(1.0, max(0.0, (turns - low) / (high - low)))
    stretched: float = frequency * (share + (1 - share) / factor)
    return stretched
