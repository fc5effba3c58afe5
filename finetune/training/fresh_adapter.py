"""A fresh LoRA adapter on a frozen base, ready to be trained."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from finetune.settings.fast_path import trains_fast
from finetune.settings.presets import Preset
from finetune.training.llama.model import compute_fast
from generation.models.embedded import base_id

if TYPE_CHECKING:
    from peft import PeftModel
    from transformers import PreTrainedModel


def add_adapter(model: PreTrainedModel, preset: Preset) -> PeftModel:
    """Add the preset's adapter. Its weights are float32 whatever the base's precision; torch's generator draws them."""
    from peft import LoraConfig, PeftModel, get_peft_model, prepare_model_for_kbit_training

    settings = asdict(preset.lora) | {"target_modules": list(preset.lora.target_modules)}
    is_fast = trains_fast(model.config.to_dict(), preset.lora.target_modules)
    with warnings.catch_warnings():  # peft calls transformers by names that end with version 6
        warnings.filterwarnings("ignore", ".*gradient_checkpointing", FutureWarning)
        if preset.precision == "nf4":
            _keep_nf4_trainable(model)
            if not is_fast:  # embeddings and head in float32, and checkpointing: the fast path needs neither
                model = prepare_model_for_kbit_training(model, gradient_checkpointing_kwargs={"use_reentrant": False})
        adapted = get_peft_model(model, LoraConfig(task_type="CAUSAL_LM", **settings))
    assert isinstance(adapted, PeftModel)
    adapted.peft_config["default"].base_model_name_or_path = base_id(preset.base)
    if is_fast:
        compute_fast(adapted)
    return adapted


def _keep_nf4_trainable(model: PreTrainedModel) -> None:
    """Keep bitsandbytes from repacking NF4 weights on a CPU at the first forward pass without gradients.

    After that no gradient would reach LoRA.
    """
    modules: Iterable[Any] = model.modules()
    for module in modules:
        if hasattr(module, "support_avx512bf16_for_cpu"):
            module.support_avx512bf16_for_cpu = False
