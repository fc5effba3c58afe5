"""The tokenizer of a base, and its configuration, without its weights.

transformers imports torch for it; nothing is put on a device. A base on the Hub costs a few small files.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generation.errors import ModelError
from generation.models.embedded import EMBEDDED, Progress, embedded_model, to_stderr

if TYPE_CHECKING:
    from transformers import PretrainedConfig, PreTrainedTokenizerBase

SECONDS = 10.0
"""How long the Hub may take to answer at all."""


def load_tokenizer(base: str, *, progress: Progress = to_stderr) -> PreTrainedTokenizerBase:
    """The tokenizer that `load_base` gives with the model. Raises ModelError."""
    from transformers import AutoTokenizer

    return _loaded(AutoTokenizer.from_pretrained, "tokenizer", base, progress)


def load_config(base: str, *, progress: Progress = to_stderr) -> PretrainedConfig:
    """The base's configuration: its shape. Raises ModelError."""
    from transformers import AutoConfig

    return _loaded(AutoConfig.from_pretrained, "configuration", base, progress)


def load_causal_config(base: str, *, progress: Progress = to_stderr) -> PretrainedConfig:
    """The same of a base that continues text. Raises ModelError for any other: an encoder, an encoder-decoder."""
    config = load_config(base, progress=progress)
    if not is_causal(config):
        raise ModelError(
            f"{base} is a {config.model_type} model, which does not continue text; "
            "pass a causal language model as --base, such as meta-llama/Llama-3.2-1B"
        )
    return config


def is_causal(config: PretrainedConfig) -> bool:
    """By the class its weights were saved from; without one, by what its type is for: BERT has a causal head, too."""
    from transformers.models.auto.modeling_auto import (
        MODEL_FOR_CAUSAL_LM_MAPPING_NAMES,
        MODEL_FOR_MASKED_LM_MAPPING_NAMES,
    )

    if config.architectures:
        return not set(config.architectures).isdisjoint(MODEL_FOR_CAUSAL_LM_MAPPING_NAMES.values())
    kind = config.model_type
    return kind in MODEL_FOR_CAUSAL_LM_MAPPING_NAMES and kind not in MODEL_FOR_MASKED_LM_MAPPING_NAMES


def _loaded(load: Callable[[Any], Any], what: str, base: str, progress: Progress) -> Any:
    from huggingface_hub.errors import HTTPError

    path = embedded_model(progress) if base == EMBEDDED else base
    try:
        if not Path(path).is_dir():
            _ask_hub(base)
        return load(path)
    except (OSError, HTTPError, ValueError, KeyError, ImportError) as error:
        raise ModelError(f"the {what} of {base} cannot be had: {reason(error)}") from error


def _ask_hub(base: str) -> None:
    """Whether the Hub answers, asked once: from_pretrained asks for a minute, with a dozen warnings."""
    from huggingface_hub import get_hf_file_metadata, hf_hub_url, try_to_load_from_cache

    if not isinstance(try_to_load_from_cache(base, "config.json"), str):
        get_hf_file_metadata(hf_hub_url(base, "config.json"), timeout=SECONDS)


def reason(error: Exception) -> str:
    """Why something of a model cannot be loaded, and what to do."""
    from huggingface_hub.errors import GatedRepoError, HFValidationError, RepositoryNotFoundError

    kinds = [
        type(kind) for kind in (error, error.__cause__) if kind
    ]  # transformers puts its own error before the Hub's
    gated = any(issubclass(kind, GatedRepoError) for kind in kinds)
    missing = any(issubclass(kind, (RepositoryNotFoundError, HFValidationError)) for kind in kinds)
    if missing and not gated:  # the text says gated, too
        return "there is neither such a folder nor a model on the Hub that can be read; check --base and HF_TOKEN"
    if gated or "gated" in str(error).lower():
        return "it is gated; accept its licence on its Hub page and set HF_TOKEN to a token that reads it"
    first = (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".:")
    return f"{first}; the first use of a Hub model needs the network, or pass --base with a folder"
