"""Load the base for the pair engine, on the fast path where that can compute it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generation.errors import ModelError
from generation.heap import bound_shape_caches
from generation.models.base import _cannot_load, load_base
from generation.models.embedded import EMBEDDED, GGUF, Progress, base_id, embedded_model, sha256_of, to_stderr
from generation.models.precision import FAST_PRECISIONS, _dtype, device_precision
from generation.models.provenance import SideProvenance

if TYPE_CHECKING:
    from generation.sides import SideModel


def load_side_model(
    base: str | None = None, *, precision: str | None = None, progress: Progress = to_stderr
) -> tuple[SideModel, Any, SideProvenance]:
    """The base for the pair engine, on the fast path where that can compute it. Raises ModelError.

    Without a precision the embedded model is taken in int4 where the CPU has the product for it: its own 4-bit values,
    at a quarter of the memory traffic. Any other Llama-type model keeps bf16 on a CPU.
    """
    import torch

    bound_shape_caches()
    if precision in (None, *FAST_PRECISIONS) and not torch.cuda.is_available():
        loaded = _load_fast(base or EMBEDDED, precision, progress)
        if loaded:
            return loaded
    from generation.models.general import GeneralModel

    model, tokenizer, provenance = load_base(base, precision=precision, progress=progress)
    return GeneralModel(model), tokenizer, provenance


def _load_fast(base: str, precision: str | None, progress: Progress) -> tuple[SideModel, Any, SideProvenance] | None:
    """None where the fast path cannot compute this model."""
    from generation.llama.weights import has_int4_kernel, load_dense, load_int4
    from generation.models.light_tokenizer import LightTokenizer

    if base != EMBEDDED:
        return None if precision == "int4" else _load_fast_folder(base, precision or device_precision(), progress)
    folder = embedded_model(progress)
    precision = precision or ("int4" if has_int4_kernel() else device_precision())
    progress(f"loading {base_id(base)} in {precision}")
    model = load_int4(folder, folder / GGUF) if precision == "int4" else load_dense(folder, _dtype(precision))
    file = GGUF if precision == "int4" else "model.safetensors"
    revision = f"sha256:{sha256_of(folder / file)[:16]}"
    return model, LightTokenizer(folder), SideProvenance(base_id(base), revision, precision, "fast")


def _load_fast_folder(base: str, precision: str, progress: Progress) -> tuple[SideModel, Any, SideProvenance] | None:
    from transformers import AutoTokenizer

    from generation.llama.weights import load_dense

    folder = Path(base) if Path(base).is_dir() else _fast_snapshot(base)
    if folder is None or not (folder / "config.json").is_file():
        return None
    progress(f"loading {base_id(base)} in {precision}")
    revision = "local" if folder == Path(base) else folder.name
    try:
        model = load_dense(folder, _dtype(precision))
        tokenizer = AutoTokenizer.from_pretrained(folder)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(_cannot_load(base, error)) from error
    return model and (model, tokenizer, SideProvenance(base, revision, precision, "fast"))


def _fast_snapshot(base: str) -> Path | None:
    """A Hub model's folder, if the fast path can compute it. What cannot be had, transformers explains better."""
    from huggingface_hub import hf_hub_download, snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    from generation.llama.shape import shape_of

    try:
        config = json.loads(Path(hf_hub_download(base, "config.json")).read_text(encoding="utf-8"))
        if shape_of(config) is None:
            return None
        return Path(snapshot_download(base, allow_patterns=["*.json", "*.safetensors", "*.jinja"]))
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError, ValueError):
        return None
