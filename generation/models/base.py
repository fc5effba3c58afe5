"""Find and load a base model and adapters, and say exactly what was loaded.

A base is `embedded`, a local folder or a Hub id; an adapter is a folder or a Hub repository in peft's format. Chooses
the path (finetune/sides.py) and the precision by device. Does not generate and does not train.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.assets import SHIPPED_ADAPTER
from generation.errors import AdapterError, ModelError
from generation.heap import bound_shape_caches
from generation.models.embedded import GGUF, Progress, embedded_model, sha256_of, to_stderr
from generation.models.tokenizer import reason

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

    from generation.sides import SideModel

EMBEDDED = "embedded"
EMBEDDED_ID = "HuggingFaceTB/SmolLM2-135M-Instruct"
"""The embedded model's name on the Hub, so that an adapter trained on the one loads on the other."""
PRECISIONS = ("fp32", "bf16", "fp16", "nf4")
"""Of the general path. The fast path has fp32 and bf16, and for the embedded model int4: its own 4-bit values."""
FAST_PRECISIONS = ("int4", "bf16", "fp32")


@dataclass(frozen=True)
class SideProvenance:
    """What stands behind one side."""

    model: str
    revision: str
    """The Hub commit, `local` for a folder, or the sha256 of the embedded model's weights."""
    precision: str
    path: str = "general"
    """What computes it: `general` (transformers), `fast` (llama_cpu.py) or `server`."""
    adapter: str = ""
    adapter_sha256: str = ""
    scale: float = 0.0
    """The adapter's own factor, lora_alpha / r; a generation's strength multiplies it."""
    fingerprint: str = ""
    """Hash of the first-step logits on a fixed prompt: equal for two sides means that they are the same model."""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def device_precision() -> str:
    """What the device runs best: fp16 on a GPU without bf16 (T4), bf16 elsewhere, on a CPU too.

    Measured idle on two cores that have no bf16 instructions (benchmarks/generation.py): 68 ms for one token of both
    sides, against 139 in fp32 and 197 in NF4. Decoding reads every weight once a token, and bf16 halves that.
    """
    import torch

    if torch.cuda.is_available() and torch.cuda.get_device_capability()[0] < 8:
        return "fp16"
    return "bf16"


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


def _dtype(precision: str, compute_dtype: str | None = None) -> torch.dtype:
    import torch

    named = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}
    return named[(compute_dtype or device_precision()) if precision == "nf4" else precision]


def _nf4(compute_dtype: torch.dtype) -> Any:
    """4-bit NormalFloat with double quantisation (Dettmers et al. 2023, "QLoRA", section 3)."""
    from transformers import BitsAndBytesConfig

    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=compute_dtype,
    )


def base_id(base: str) -> str:
    """The name a base goes by in provenance and in an adapter's configuration."""
    return EMBEDDED_ID if base == EMBEDDED else base


def _revision(base: str, path: str, model: PreTrainedModel) -> str:
    if base == EMBEDDED:
        return f"sha256:{sha256_of(Path(path) / 'model.safetensors')[:16]}"
    return getattr(model.config, "_commit_hash", None) or "local"


def _cannot_load(base: str, error: Exception) -> str:
    return f"the model {base} cannot be loaded: {reason(error)}"


@dataclass(frozen=True)
class AdapterFiles:
    """An adapter on the disk, checked against its base."""

    folder: Path
    name: str
    sha256: str
    scale: float
    """lora_alpha / r."""
    trained_for: str
    """The base by the name it had in training."""


def find_adapter(adapter: str | None, base: str | None = None) -> AdapterFiles:
    """The adapter's folder (fetched from the Hub when it is a repository). Raises AdapterError when it is none, or when
    it was trained for another base."""
    name = adapter or str(SHIPPED_ADAPTER)
    found, wanted = read_adapter(name), base_id(base or EMBEDDED)
    if _last(found.trained_for) != _last(wanted):
        raise AdapterError(
            f"{name} was trained for {found.trained_for}, not for {wanted}; "
            f"pass --base {found.trained_for} or another --adapter"
        )
    return found


def read_adapter(name: str) -> AdapterFiles:
    """The adapter of a folder or a Hub repository, for whatever base. Raises AdapterError when it is none."""
    folder = Path(name) if Path(name).is_dir() else _from_hub(name)
    try:
        config = json.loads((folder / "adapter_config.json").read_text(encoding="utf-8"))
        weights = next(path for path in (folder / "adapter_model.safetensors",) if path.is_file())
        trained_for, scale = str(config["base_model_name_or_path"]), config.get("lora_alpha", 0) / config.get("r", 1)
    except (OSError, ValueError, StopIteration, KeyError, TypeError) as error:
        raise AdapterError(
            f"{name} is not an adapter: adapter_config.json and adapter_model.safetensors are expected in it; "
            "pass the output folder of `python -m finetune train`, or a Hub repository of a peft adapter"
        ) from error
    return AdapterFiles(folder, _shown(folder, name), sha256_of(weights), scale, trained_for)


def _from_hub(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, allow_patterns=["adapter_*"]))
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError) as error:
        raise AdapterError(
            f"there is no adapter {name}: it is neither a folder here nor a Hub repository that can be read; "
            "check the name, the network and HF_TOKEN"
        ) from error


def _last(name: str) -> str:
    return name.rstrip("/\\").replace("\\", "/").rpartition("/")[2].lower()


def _shown(folder: Path, name: str) -> str:
    """A short name for the page: the shipped adapter is not shown by its path on this machine."""
    return "assets/adapter" if folder == SHIPPED_ADAPTER else os.path.basename(name.rstrip("/")) or name
