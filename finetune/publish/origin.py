"""What is known of an adapter's origin: the name and licence of its base, the source of its data; and its own name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evaluation.assets import SHIPPED_ADAPTER
from finetune.folder.adapter import AdapterRecord

LICENSES = {"HuggingFaceTB/SmolLM2-": "apache-2.0", "meta-llama/Llama-3.2-": "llama3.2"}
"""Licences of the bases that this project names, by the beginning of their names."""


@dataclass(frozen=True)
class DataSource:
    """What is known about a source of problems."""

    description: str
    language: str
    dataset: str = ""
    """Its name on the Hub; empty when it is not there."""


SOURCES = {
    "embedded": DataSource("problems written for APPS side by side, in the APPS schema", "en"),
    "apps": DataSource("APPS (Hendrycks et al. 2021)", "en", "codeparrot/apps"),
}


def find_source(record: AdapterRecord) -> DataSource | None:
    """The source of the training problems; None when nothing is known about it."""
    return SOURCES.get(str(record.training_value("problems") or "").partition(":")[0])


def find_license(record: AdapterRecord) -> str | None:
    """The licence of the base, as the Hub names it; None when it is not known."""
    return next((name for start, name in LICENSES.items() if hub_base(record).startswith(start)), None)


def hub_base(record: AdapterRecord) -> str:
    """The base's name on the Hub; empty when the base was a local folder."""
    from huggingface_hub.errors import HFValidationError
    from huggingface_hub.utils import validate_repo_id

    revision = record.training_value("base", "revision")
    local = revision == "local" or (revision is None and Path(record.base).exists())
    try:
        validate_repo_id(record.base)
    except HFValidationError:
        return ""
    return "" if local or "/" not in record.base else record.base


def base_name(record: AdapterRecord) -> str:
    """The base's name without the user or folder before it."""
    return record.base.rstrip("/\\").replace("\\", "/").rpartition("/")[2]


def adapter_name(record: AdapterRecord) -> str:
    """The name that loads the adapter from its own machine, where it is not on the Hub."""
    return "assets/adapter" if record.folder.resolve() == SHIPPED_ADAPTER else record.folder.name
