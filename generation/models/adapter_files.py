"""Find an adapter, in a folder or on the Hub, and check that it belongs to its base."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from evaluation.assets import SHIPPED_ADAPTER
from generation.errors import AdapterError
from generation.models.embedded import EMBEDDED, base_id, sha256_of


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
