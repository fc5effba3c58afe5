"""Load the base for the pair engine: on the fast path where that can compute it, else with transformers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from evaluation.stderr import Progress, print_to_stderr
from generation.errors import ModelError
from generation.heap import bound_shape_caches
from generation.models.base import load_base
from generation.models.embedded import EMBEDDED, GGUF, base_id, embedded_model, sha256_of
from generation.models.precision import FastPrecision, FloatPrecision, device_precision, is_fast_precision, torch_dtype
from generation.models.provenance import SideProvenance
from generation.models.tokenizer import explain_load_failure

if TYPE_CHECKING:
    from generation.sides import SideModel, Tokenizer


class LoadedSideModel(NamedTuple):
    """A base without adapters, its tokenizer, and what they are."""

    model: SideModel
    tokenizer: Tokenizer
    provenance: SideProvenance


def load_side_model(
    base: str | None = None, *, precision: str | None = None, progress: Progress = print_to_stderr
) -> LoadedSideModel:
    """Load the base (default: the embedded model) for the pair engine. Raises ModelError.

    Without a precision the embedded model is loaded in int4 where the CPU has the product for it: these are its own
    4-bit values, and a quarter of the memory is read. Any other Llama-type model keeps bf16 on a CPU.
    """
    import torch

    bound_shape_caches()
    if not torch.cuda.is_available() and (precision is None or is_fast_precision(precision)):
        loaded = _load_fast(base or EMBEDDED, precision, progress)
        if loaded:
            return loaded
    from generation.models.general import GeneralModel

    model, tokenizer, provenance = load_base(base, precision=precision, progress=progress)
    return LoadedSideModel(GeneralModel(model), tokenizer, provenance)


def _load_fast(base: str, precision: FastPrecision | None, progress: Progress) -> LoadedSideModel | None:
    """None where the fast path cannot compute this model."""
    if base == EMBEDDED:
        return _load_fast_embedded(precision, progress)
    return None if precision == "int4" else _load_fast_folder(base, precision or device_precision(), progress)


def _load_fast_embedded(precision: FastPrecision | None, progress: Progress) -> LoadedSideModel | None:
    from generation.llama.weights import has_int4_kernel, load_dense, load_int4
    from generation.models.light_tokenizer import LightTokenizer

    folder = embedded_model(progress)
    chosen = precision or ("int4" if has_int4_kernel() else device_precision())
    progress(f"loading {base_id(EMBEDDED)} in {chosen}")
    model = load_int4(folder, folder / GGUF) if chosen == "int4" else load_dense(folder, torch_dtype(chosen))
    if model is None:
        return None
    file = GGUF if chosen == "int4" else "model.safetensors"
    revision = f"sha256:{sha256_of(folder / file)[:16]}"
    return LoadedSideModel(model, LightTokenizer(folder), SideProvenance(base_id(EMBEDDED), revision, chosen, "fast"))


def _load_fast_folder(base: str, precision: FloatPrecision, progress: Progress) -> LoadedSideModel | None:
    from transformers import AutoTokenizer

    from generation.llama.weights import load_dense

    folder = Path(base) if Path(base).is_dir() else _fast_snapshot(base)
    if folder is None or not (folder / "config.json").is_file():
        return None
    progress(f"loading {base_id(base)} in {precision}")
    revision = "local" if folder == Path(base) else folder.name
    try:
        model = load_dense(folder, torch_dtype(precision))
        tokenizer = AutoTokenizer.from_pretrained(folder)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the model {base} cannot be loaded: {explain_load_failure(error)}") from error
    return LoadedSideModel(model, tokenizer, SideProvenance(base, revision, precision, "fast")) if model else None


def _fast_snapshot(base: str) -> Path | None:
    """A Hub model's folder, if the fast path can compute it. transformers explains better what cannot be fetched."""
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
