"""Load the tokenizer and the configuration of a base, without its weights.

transformers imports torch for it; nothing is put on a device. For a base on the Hub a few small files are downloaded.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from evaluation.errors import first_line_of
from evaluation.stderr import Progress, print_to_stderr
from generation.errors import ModelError
from generation.models.embedded import EMBEDDED, embedded_model

if TYPE_CHECKING:
    from transformers import PretrainedConfig, PreTrainedTokenizerBase

HUB_SECONDS = 10.0
"""How long the Hub may take until it begins to answer."""

T = TypeVar("T")


def load_tokenizer(base: str, *, progress: Progress = print_to_stderr) -> PreTrainedTokenizerBase:
    """The tokenizer that `load_base` returns with the model. Raises ModelError."""
    from transformers import AutoTokenizer

    load: Callable[[str | Path], PreTrainedTokenizerBase] = AutoTokenizer.from_pretrained
    return _load(load, "tokenizer", base, progress)


def load_config(base: str, *, progress: Progress = print_to_stderr) -> PretrainedConfig:
    """The base's configuration, which holds its shape. Raises ModelError."""
    from transformers import AutoConfig

    load: Callable[[str | Path], PretrainedConfig] = AutoConfig.from_pretrained
    return _load(load, "configuration", base, progress)


def load_causal_config(base: str, *, progress: Progress = print_to_stderr) -> PretrainedConfig:
    """The configuration of a base that continues text. Raises ModelError for an encoder or an encoder-decoder."""
    config = load_config(base, progress=progress)
    if not is_causal(config):
        raise ModelError(
            f"{base} is a {config.model_type} model, which does not continue text; "
            "pass a causal language model as --base, such as meta-llama/Llama-3.2-1B"
        )
    return config


def is_causal(config: PretrainedConfig) -> bool:
    """Whether the model continues text.

    Its architectures decide. Where none is named, its type must be a causal one and not a masked one: transformers has
    a causal head for BERT, too.
    """
    from transformers.models.auto.modeling_auto import (
        MODEL_FOR_CAUSAL_LM_MAPPING_NAMES,
        MODEL_FOR_MASKED_LM_MAPPING_NAMES,
    )

    if config.architectures:
        return not set(config.architectures).isdisjoint(MODEL_FOR_CAUSAL_LM_MAPPING_NAMES.values())
    kind = config.model_type
    return kind in MODEL_FOR_CAUSAL_LM_MAPPING_NAMES and kind not in MODEL_FOR_MASKED_LM_MAPPING_NAMES


def _load(load: Callable[[str | Path], T], what: str, base: str, progress: Progress) -> T:
    from huggingface_hub.errors import HTTPError

    path = embedded_model(progress) if base == EMBEDDED else base
    try:
        if not Path(path).is_dir():
            _check_hub(base)
        return load(path)
    except (OSError, HTTPError, ValueError, KeyError, ImportError) as error:
        raise ModelError(f"the {what} of {base} cannot be loaded: {explain_load_failure(error)}") from error


def _check_hub(base: str) -> None:
    """Ask the Hub once. from_pretrained keeps asking for a minute and prints a dozen warnings."""
    from huggingface_hub import get_hf_file_metadata, hf_hub_url, try_to_load_from_cache

    if not isinstance(try_to_load_from_cache(base, "config.json"), str):
        get_hf_file_metadata(hf_hub_url(base, "config.json"), timeout=HUB_SECONDS)


def explain_load_failure(error: Exception) -> str:
    """Why something of a model cannot be loaded, and what to do."""
    from huggingface_hub.errors import GatedRepoError, HFValidationError, RepositoryNotFoundError

    errors = [each for each in (error, error.__cause__) if each]  # transformers wraps the Hub's error in its own
    gated = any(isinstance(each, GatedRepoError) for each in errors)
    missing = any(isinstance(each, (RepositoryNotFoundError, HFValidationError)) for each in errors)
    if missing and not gated:  # the text of such an error also says "gated"
        return "there is neither such a folder nor a model on the Hub that can be read; check --base and HF_TOKEN"
    if gated or "gated" in str(error).lower():
        return "it is gated; accept its licence on its Hub page and set HF_TOKEN to a token that reads it"
    return f"{first_line_of(error)}; the first use of a Hub model needs the network, or pass --base with a folder"
