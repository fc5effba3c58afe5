"""Put an adapter into its base's own weights: the merged model needs no peft and is as fast as the base.

The sum W + B A x (lora_alpha / r) is computed in float32 and rounded once, to the precision of the result. Packed
weights are refused: 4 bits would round most of the adapter away. (QLoRA trains beside 4-bit weights and merges into the
full ones.) Does not evaluate the result.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.errors import first_line_of
from evaluation.stderr import Progress, print_to_stderr
from finetune.errors import FolderError
from finetune.publish.new_folder import new_folder
from generation.errors import AdapterError, ModelError
from generation.models.adapter_files import AdapterFiles, read_adapter
from generation.models.base import load_base
from generation.models.embedded import EMBEDDED, EMBEDDED_ID
from generation.models.provenance import SideProvenance
from generation.models.tokenizer import load_config, load_tokenizer

if TYPE_CHECKING:
    import torch
    from peft import PeftModel
    from transformers import PretrainedConfig, PreTrainedModel

BYTES = {"bf16": 2, "fp16": 2, "fp32": 4}
"""Bytes of one weight, in the precisions that the result may have."""
BESIDE_WEIGHTS = 50e6
"""Bytes for tokenizer and configuration; a vocabulary of 128k takes 17 MB of them."""
ORIGIN_FILE = "merge.json"


def merge(
    adapter: str,
    output_dir: Path,
    *,
    base: str | None = None,
    precision: str | None = None,
    progress: Progress = print_to_stderr,
) -> Path:
    """Write merged weights, configuration, tokenizer and their origin (merge.json) to a new folder, and return it.

    `base` defaults to the one that the adapter was trained for, `precision` to that of the base's own weights. Raises
    AdapterError, ModelError, or FolderError; all that can be known then before any weight is loaded.
    """
    files = read_adapter(adapter)
    base = base or (EMBEDDED if files.trained_for == EMBEDDED_ID else files.trained_for)
    config = load_config(base, progress=progress)
    _refuse_packed(config, base)
    precision = precision or own_precision(config)
    with new_folder(output_dir, size=count_parameters(config) * BYTES[precision] + BESIDE_WEIGHTS) as folder:
        model, _, provenance = load_base(base, precision="fp32", progress=progress)
        progress(f"merging {files.name} in fp32, keeping {precision}")
        merged: Any = merge_adapter(model, files)
        _save(merged.to(_dtype(precision)), folder)
        load_tokenizer(base).save_pretrained(folder)
        text = json.dumps(_describe_origin(files, provenance, precision), indent=2)
        (folder / ORIGIN_FILE).write_text(text + "\n", encoding="utf-8")
    return output_dir


def _refuse_packed(config: PretrainedConfig, base: str) -> None:
    packed = getattr(config, "quantization_config", None)
    if packed is not None:
        method = packed.get("quant_method") if isinstance(packed, dict) else getattr(packed, "quant_method", None)
        raise ModelError(
            f"the weights of {base} are quantised ({method or 'in a way it does not name'}) and an adapter cannot be "
            "merged into them without loss; pass --base with the same model in bf16, fp16 or fp32"
        )


def own_precision(config: PretrainedConfig) -> str:
    """The precision of a base's own weights. Configurations that name none date from when float32 was the only one."""
    return {"bfloat16": "bf16", "float16": "fp16"}.get(str(config.dtype).removeprefix("torch."), "fp32")


def count_parameters(config: PretrainedConfig) -> int:
    """The number of weights of a causal model with this configuration, tied ones once. Allocates nothing."""
    import torch
    from transformers import AutoModelForCausalLM

    with torch.device("meta"):
        return sum(parameter.numel() for parameter in AutoModelForCausalLM.from_config(config).parameters())


def merge_adapter(model: PreTrainedModel, adapter: AdapterFiles) -> PreTrainedModel:
    """Put the adapter into the model's weights, in place. Raises AdapterError when it does not fit."""
    try:
        return _attach_adapter(model, adapter).merge_and_unload(safe_merge=True)
    except (ValueError, RuntimeError, KeyError) as error:
        raise AdapterError(
            f"{adapter.name} cannot be merged into {model.config.name_or_path or 'the base'} ({first_line_of(error)}); "
            f"it was trained for {adapter.trained_for}"
        ) from error


def _attach_adapter(model: PreTrainedModel, adapter: AdapterFiles) -> PeftModel:
    from peft import PeftModel
    from peft.tuners.tuners_utils import BaseTuner

    adapted = PeftModel.from_pretrained(model, adapter.folder)
    if not isinstance(adapted.base_model, BaseTuner):
        kind = adapted.peft_config["default"].peft_type
        raise AdapterError(f"{adapter.name} is {kind}: it changes no weights, so there is nothing to merge")
    return adapted


def _save(model: PreTrainedModel, folder: Path) -> None:
    from safetensors import SafetensorError

    try:
        model.save_pretrained(folder)
    except SafetensorError as error:  # its own error for a disk that became full meanwhile
        raise FolderError(f"the merged weights cannot be written ({error}); free some space") from error


def _dtype(precision: str) -> torch.dtype:
    import torch

    return {"bf16": torch.bfloat16, "fp16": torch.float16, "fp32": torch.float32}[precision]


def _describe_origin(adapter: AdapterFiles, base: SideProvenance, precision: str) -> dict[str, Any]:
    return {
        "base": {"model": base.model, "revision": base.revision},
        "adapter": {"name": adapter.name, "sha256": adapter.sha256, "scale": adapter.scale},
        "computed_in": "fp32",
        "precision": precision,
        "versions": {name: version(name) for name in ("torch", "transformers", "peft")},
    }
