"""What an adapter's folder says about itself: configuration, what made it, its epochs, its chart.

Every file but the adapter's own two may be missing; what it would say is then left empty. Reads no weights.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from finetune.folder.best_epoch import best_place
from finetune.folder.record import CHART_FILES, LOG_FILE, TRAINING_FILE, read_log, read_object, value_at
from generation.errors import AdapterError
from generation.lora import ADAPTER_CONFIG_FILE, ADAPTER_WEIGHTS_FILE


@dataclass(frozen=True)
class Epoch:
    """One evaluation in training; a measure is None when it was not taken."""

    epoch: float
    """0 is before training."""
    loss: float | None
    """Mean cross-entropy per token of the validation examples' completions, in nats."""
    chrf: float | None
    """CHRF of the programs that the model generated for the validation problems, 0…100."""
    pass_rate: float | None
    """Share of validation problems whose generated program passed, 0…1."""


@dataclass(frozen=True)
class AdapterRecord:
    """The content of an adapter's folder."""

    folder: Path
    config: Mapping[str, Any]
    """adapter_config.json, as peft wrote it."""
    training: Mapping[str, Any]
    """training.json: what made the adapter; empty when the file is missing."""
    epochs: tuple[Epoch, ...]
    chart: str
    """The chart's file name; empty when there is no chart."""

    @property
    def base(self) -> str:
        """The base by the name it had in training."""
        return str(self.config["base_model_name_or_path"])

    def training_value(self, *path: str) -> Any:
        """A value of `training`, or None."""
        return value_at(self.training, path)

    @property
    def kept_epoch(self) -> Epoch | None:
        """The epoch whose adapter this is: the one that `training` names, else the one that the Trainer's rule gives.

        None when neither is certain.
        """
        if (named := self.training_value("result", "epoch")) is not None:
            return next((epoch for epoch in self.epochs if epoch.epoch == named), None)
        trained = [epoch for epoch in self.epochs if epoch.epoch > 0]
        if not self.training_value("training") or not trained:
            return None
        if not self.training_value("training", "load_best_model_at_end"):
            return trained[-1]
        metric = str(self.training_value("training", "metric_for_best_model") or "loss").removeprefix("eval_")
        values = [value for epoch in trained if (value := getattr(epoch, metric, None)) is not None]
        return trained[best_place(values, metric)] if len(values) == len(trained) else None


def read_record(folder: Path) -> AdapterRecord:
    """Read an adapter's folder. Raises AdapterError when it holds no adapter or a file in it is broken."""
    if not folder.is_dir():
        raise AdapterError(f"there is no folder {folder}; pass the output folder of `python -m finetune train`")
    if not (folder / ADAPTER_CONFIG_FILE).is_file() or not (folder / ADAPTER_WEIGHTS_FILE).is_file():
        raise AdapterError(
            f"{folder} is not an adapter: {ADAPTER_CONFIG_FILE} and {ADAPTER_WEIGHTS_FILE} are expected in it"
        )
    config, training = read_object(folder / ADAPTER_CONFIG_FILE), read_object(folder / TRAINING_FILE)
    if not config.get("base_model_name_or_path"):
        raise AdapterError(f"{folder / ADAPTER_CONFIG_FILE} names no base model; it was not written by peft")
    chart = next((name for name in CHART_FILES if (folder / name).is_file()), "")
    return AdapterRecord(folder, config, training, _read_epochs(folder / LOG_FILE), chart)


def _read_epochs(path: Path) -> tuple[Epoch, ...]:
    """The evaluations in a log. A resumed run may log an epoch again; the later row counts."""
    measures: dict[float, dict[str, float]] = {}
    for row in read_log(path):
        numbers = {name: value for name, value in row.items() if _is_number(value)}
        if "epoch" in numbers and any(name.startswith("eval_") for name in numbers):
            measures.setdefault(numbers["epoch"], {}).update(numbers)
    return tuple(
        Epoch(epoch, row.get("eval_loss"), row.get("eval_chrf"), row.get("eval_pass_rate"))
        for epoch, row in sorted(measures.items())
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
