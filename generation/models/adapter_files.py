"""Find an adapter in a folder or on the Hub, in peft's format, and check that it belongs to its base. Loads nothing."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from evaluation.assets import SHIPPED_ADAPTER
from generation.errors import AdapterError
from generation.lora import ADAPTER_CONFIG_FILE, ADAPTER_WEIGHTS_FILE
from generation.models.embedded import EMBEDDED, base_id, sha256_of


@dataclass(frozen=True)
class AdapterFiles:
    """An adapter on the disk."""

    folder: Path
    name: str
    """A short name for the page."""
    sha256: str
    """The digest of its weights."""
    scale: float
    """lora_alpha / r."""
    trained_for: str
    """The base by the name it had in training."""


def find_adapter(adapter: str | None, base: str | None = None) -> AdapterFiles:
    """An adapter (default: the shipped one) for a base (default: the embedded model).

    `adapter` is a folder or a Hub repository, which is downloaded. Raises AdapterError when it holds no adapter, or one
    that was trained for another base.
    """
    name = adapter or str(SHIPPED_ADAPTER)
    files, expected = read_adapter(name), base_id(base or EMBEDDED)
    if _last_part(files.trained_for) != _last_part(expected):
        raise AdapterError(
            f"{name} was trained for {files.trained_for}, not for {expected}; "
            f"pass --base {files.trained_for} or another --adapter"
        )
    return files


def read_adapter(name: str) -> AdapterFiles:
    """The adapter of a folder or a Hub repository, whatever its base. Raises AdapterError when it holds none."""
    folder = Path(name) if Path(name).is_dir() else _download(name)
    try:
        config = json.loads((folder / ADAPTER_CONFIG_FILE).read_text(encoding="utf-8"))
        trained_for, scale = str(config["base_model_name_or_path"]), config.get("lora_alpha", 0) / config.get("r", 1)
        sha256 = sha256_of(folder / ADAPTER_WEIGHTS_FILE)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AdapterError(
            f"{name} is not an adapter: {ADAPTER_CONFIG_FILE} and {ADAPTER_WEIGHTS_FILE} are expected in it; "
            "pass the output folder of `python -m finetune train`, or a Hub repository of a peft adapter"
        ) from error
    return AdapterFiles(folder, _short_name(folder, name), sha256, scale, trained_for)


def _download(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, allow_patterns=["adapter_*"]))
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError) as error:
        raise AdapterError(
            f"there is no adapter {name}: it is neither a folder here nor a Hub repository that can be read; "
            "check the name, the network and HF_TOKEN"
        ) from error


def _last_part(name: str) -> str:
    """The model's own name, without folders or the Hub's user."""
    return name.rstrip("/\\").replace("\\", "/").rpartition("/")[2].lower()


def _short_name(folder: Path, name: str) -> str:
    """The last part of the name; the shipped adapter is not shown by its path on this machine."""
    return "assets/adapter" if folder == SHIPPED_ADAPTER else os.path.basename(name.rstrip("/")) or name
