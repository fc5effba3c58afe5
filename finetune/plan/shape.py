"""The sizes of a base that decide how much memory and time its training takes, counted without loading weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from finetune.settings.fast_path import READ_TOGETHER, trains_fast
from finetune.settings.presets import Preset
from generation.errors import ModelError

if TYPE_CHECKING:
    from transformers import PretrainedConfig


@dataclass(frozen=True)
class ModelShape:
    """The sizes of a base and of the adapter on it."""

    layers: int
    hidden: int
    vocabulary: int
    matrices: int
    """Weights of the linear layers inside the blocks, which NF4 packs."""
    others: int
    """Weights of embeddings and norms, and of a head that is not tied to the embeddings."""
    adapter: int
    """Weights of the adapter."""
    adapted_inputs: int
    """Input features of the adapted layers of one block."""
    kept_values: int = 0
    """Values that the fast path keeps of a token in one block, in the precision of the products: the inputs of
    attention, SwiGLU and adapted layers. 0 when the fast path does not cover the model."""
    kept_bytes: int = 0
    """Bytes that it keeps besides: the inputs of both norms in fp32, and dropout's masks."""

    @property
    def multiplied_weights(self) -> int:
        """Weights that each token is multiplied with: the blocks and the head."""
        return self.matrices + self.hidden * self.vocabulary


def measure_shape(config: PretrainedConfig, preset: Preset) -> ModelShape:
    """Count the weights of a model with this configuration on torch's meta device, which allocates nothing.

    Raises ModelError when the base has none of the layers that the preset adapts.
    """
    import torch
    from transformers import AutoModelForCausalLM

    with torch.device("meta"):
        model = AutoModelForCausalLM.from_config(config)
    head = model.get_output_embeddings()
    modules = {name: module for name, module in model.named_modules() if module is not head}
    linear = {name: module for name, module in modules.items() if isinstance(module, torch.nn.Linear)}
    matrices = sum(module.weight.numel() for module in linear.values())
    adapted = [module for name, module in linear.items() if name.rpartition(".")[2] in preset.lora.target_modules]
    if not adapted:
        raise ModelError(
            f"{preset.base} has no layer named {' or '.join(preset.lora.target_modules)}; pass --lora_target_modules "
            f"with some of {', '.join(sorted({name.rpartition('.')[2] for name in linear}))}"
        )
    kept_values, kept_bytes = _count_kept(linear, config, preset)
    return ModelShape(
        layers=config.num_hidden_layers,
        hidden=config.hidden_size,
        vocabulary=config.vocab_size,
        matrices=matrices,
        others=sum(parameter.numel() for parameter in model.parameters()) - matrices,
        adapter=sum(preset.lora.r * (module.in_features + module.out_features) for module in adapted),
        adapted_inputs=sum(module.in_features for module in adapted) // config.num_hidden_layers,
        kept_values=kept_values,
        kept_bytes=kept_bytes,
    )


def _count_kept(linear: Mapping[str, Any], config: PretrainedConfig, preset: Preset) -> tuple[int, int]:
    """`kept_values` and `kept_bytes` of ModelShape."""
    if not trains_fast(config.to_dict(), preset.lora.target_modules):
        return 0, 0
    first_block = {name.rpartition(".")[2]: module for name, module in linear.items() if ".layers.0." in name}
    read = sum(first_block[name].out_features for name in (*READ_TOGETHER[0], *READ_TOGETHER[2]))
    adapted = [names[0] for names in READ_TOGETHER if set(names) & set(preset.lora.target_modules)]
    inputs = sum(first_block[name].in_features for name in adapted)
    return read + inputs, 2 * 4 * config.hidden_size + inputs
