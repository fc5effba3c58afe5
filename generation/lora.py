"""A LoRA adapter as plain matrices: read from peft's format, for the paths that apply it themselves.

LoRA adds B A x * lora_alpha / r to the output W x of a linear layer (Hu et al. 2021, "LoRA", section 4.1); rslora
divides by the root of r instead. Adapters that do more (DoRA, trained biases or whole modules) are refused.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generation.errors import AdapterError

if TYPE_CHECKING:
    import torch

ADAPTER_CONFIG_FILE, ADAPTER_WEIGHTS_FILE = "adapter_config.json", "adapter_model.safetensors"
KEY = re.compile(r"^base_model\.model\.(?P<module>.+)\.lora_(?P<matrix>[AB])(\.\w+)?\.weight$")
BEYOND_LORA = ("use_dora", "use_qalora", "modules_to_save", "trainable_token_indices", "lora_bias", "fan_in_fan_out")


@dataclass(frozen=True)
class Matrices:
    """The update of one linear layer: float32 matrices."""

    a: torch.Tensor
    """(r, inputs)."""
    b: torch.Tensor
    """(outputs, r), multiplied by the adapter's scale."""


Lora = Mapping[str, Matrices]
"""By the full name of each linear layer, such as `model.layers.0.self_attn.q_proj`."""


def read_lora(folder: Path) -> Lora:
    """The adapter of a folder in peft's format. Raises AdapterError when it is more than plain LoRA."""
    from safetensors.torch import load_file

    config = json.loads((folder / ADAPTER_CONFIG_FILE).read_text(encoding="utf-8"))
    return lora_of(load_file(folder / ADAPTER_WEIGHTS_FILE), config, folder.name)


def lora_of(state: Mapping[str, torch.Tensor], config: Mapping[str, Any], name: str) -> Lora:
    """The adapter in a peft state dict with its configuration; `name` is for messages. Raises AdapterError."""
    beyond = [option for option in BEYOND_LORA if config.get(option)]
    if config.get("peft_type", "LORA") != "LORA" or config.get("bias", "none") != "none" or beyond:
        kind = ", ".join(beyond) or f"{config.get('peft_type')} with bias {config.get('bias')}"
        raise AdapterError(
            f"the adapter {name} is more than plain LoRA ({kind}); merge it and pass the result as --base"
        )
    halves: dict[str, dict[str, torch.Tensor]] = {}
    for key, value in state.items():
        if not (match := KEY.match(key)):
            raise AdapterError(
                f"the adapter {name} holds {key}, which is not a LoRA matrix; merge it and pass the result as --base"
            )
        halves.setdefault(match["module"], {})[match["matrix"]] = value.float()
    return {module: _matrices(module, half, config, name) for module, half in halves.items()}


def _matrices(module: str, half: Mapping[str, torch.Tensor], config: Mapping[str, Any], name: str) -> Matrices:
    if set(half) != {"A", "B"}:
        raise AdapterError(
            f"the adapter {name} is incomplete: {module} has only lora_{next(iter(half))}; save or download it again"
        )
    rank = half["A"].shape[0]
    alpha = _by_pattern(config.get("alpha_pattern"), module, config["lora_alpha"])
    return Matrices(half["A"], half["B"] * (alpha / (math.sqrt(rank) if config.get("use_rslora") else rank)))


def _by_pattern(patterns: Mapping[str, float] | None, module: str, default: float) -> float:
    """The value for a module. peft's patterns are regular expressions that match the end of a module's name."""
    values = (value for key, value in (patterns or {}).items() if re.match(rf"(.*\.)?({key})$", module))
    return next(values, default)
