"""Load a base model with transformers, on its device and in its precision, and say exactly what was loaded.

A base is `embedded`, a local folder or a Hub id. Does not generate and does not train.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.stderr import Progress, print_to_stderr
from generation.errors import ModelError
from generation.heap import bound_shape_caches
from generation.models.embedded import EMBEDDED, base_id, embedded_model, sha256_of
from generation.models.precision import PRECISIONS, Precision, device_precision, is_precision, torch_dtype
from generation.models.provenance import SideProvenance
from generation.models.tokenizer import explain_load_failure

if TYPE_CHECKING:
    import torch
    from transformers import BitsAndBytesConfig, PreTrainedModel, PreTrainedTokenizerBase


def load_base(
    base: str | None = None,
    *,
    precision: str | None = None,
    compute_dtype: str | None = None,
    progress: Progress = print_to_stderr,
) -> tuple[PreTrainedModel, PreTrainedTokenizerBase, SideProvenance]:
    """The model on its device in eval mode, its tokenizer, and what they are. Raises ModelError.

    `precision` is one of PRECISIONS; by default the one that the device runs best. `compute_dtype` is the precision of
    products with NF4 weights, with the same default.
    """
    bound_shape_caches()
    base = base or EMBEDDED
    precision = precision or device_precision()
    if not is_precision(precision):
        raise ModelError(f"there is no precision {precision!r}; choose one of {', '.join(PRECISIONS)}")
    path = str(embedded_model(progress)) if base == EMBEDDED else base
    progress(f"loading {base_id(base)} in {precision}")
    try:
        model, tokenizer = _from_pretrained(path, precision, compute_dtype)
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise ModelError(f"the model {base} cannot be loaded: {explain_load_failure(error)}") from error
    provenance = SideProvenance(base_id(base), _revision(base, path, model), precision)
    return model.eval(), tokenizer, provenance


def _from_pretrained(
    path: str, precision: Precision, compute_dtype: str | None
) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()  # that of reading weights, a second; a download from the Hub keeps its own
    options: dict[str, Any] = {"dtype": _value_dtype(precision, compute_dtype)}
    if precision == "nf4":
        options["quantization_config"] = _nf4(options["dtype"])
    if torch.cuda.is_available():
        options["device_map"] = {"": torch.cuda.current_device()}
    tokenizer = AutoTokenizer.from_pretrained(path)
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    return AutoModelForCausalLM.from_pretrained(path, **options), tokenizer


def _value_dtype(precision: Precision, compute_dtype: str | None) -> torch.dtype:
    """The type of what is computed: that of the weights, unless these are packed."""
    if precision != "nf4":
        return torch_dtype(precision)
    compute_dtype = compute_dtype or device_precision()
    if not is_precision(compute_dtype) or compute_dtype == "nf4":
        raise ValueError(f"products cannot be computed in {compute_dtype}")
    return torch_dtype(compute_dtype)


def _nf4(compute_dtype: torch.dtype) -> BitsAndBytesConfig:
    """4-bit NormalFloat with double quantisation (Dettmers et al. 2023, "QLoRA", section 3)."""
    from transformers import BitsAndBytesConfig

    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=compute_dtype,
    )


def _revision(base: str, path: str, model: PreTrainedModel) -> str:
    if base == EMBEDDED:
        return f"sha256:{sha256_of(Path(path) / 'model.safetensors')[:16]}"
    return getattr(model.config, "_commit_hash", None) or "local"
