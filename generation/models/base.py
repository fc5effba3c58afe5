"""Find and load a base model and adapters, and say exactly what was loaded.

A base is `embedded`, a local folder or a Hub id; an adapter is a folder or a Hub repository in peft's format. Chooses
the path (finetune/sides.py) and the precision by device. Does not generate and does not train.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from generation.errors import ModelError
from generation.heap import bound_shape_caches
from generation.models.embedded import EMBEDDED, Progress, base_id, embedded_model, sha256_of, to_stderr
from generation.models.precision import PRECISIONS, _dtype, _nf4, device_precision
from generation.models.provenance import SideProvenance
from generation.models.tokenizer import reason

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase


def load_base(
    base: str | None = None,
    *,
    precision: str | None = None,
    compute_dtype: str | None = None,
    progress: Progress = to_stderr,
) -> tuple[PreTrainedModel, PreTrainedTokenizerBase, SideProvenance]:
    """The model on its device in eval mode, its tokenizer, and what they are. Raises ModelError.

    `compute_dtype` is what NF4 weights are multiplied in; without it, what the device runs best.
    """
    bound_shape_caches()
    base = base or EMBEDDED
    precision = precision or device_precision()
    if precision not in PRECISIONS:
        raise ModelError(f"there is no precision {precision!r}; choose one of {', '.join(PRECISIONS)}")
    path = str(embedded_model(progress)) if base == EMBEDDED else base
    progress(f"loading {base_id(base)} in {precision}")
    try:
        model, tokenizer = _from_pretrained(path, precision, _dtype(precision, compute_dtype))
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise ModelError(_cannot_load(base, error)) from error
    provenance = SideProvenance(base_id(base), _revision(base, path, model), precision)
    return model.eval(), tokenizer, provenance


def _from_pretrained(path: str, precision: str, dtype: torch.dtype) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()  # of reading weights, a second; a download from the Hub keeps its own
    options: dict[str, Any] = {"dtype": dtype}
    if precision == "nf4":
        options["quantization_config"] = _nf4(dtype)
    if torch.cuda.is_available():
        options["device_map"] = {"": torch.cuda.current_device()}
    tokenizer = AutoTokenizer.from_pretrained(path)
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    return AutoModelForCausalLM.from_pretrained(path, **options), tokenizer


def _revision(base: str, path: str, model: PreTrainedModel) -> str:
    if base == EMBEDDED:
        return f"sha256:{sha256_of(Path(path) / 'model.safetensors')[:16]}"
    return getattr(model.config, "_commit_hash", None) or "local"


def _cannot_load(base: str, error: Exception) -> str:
    return f"the model {base} cannot be loaded: {reason(error)}"
