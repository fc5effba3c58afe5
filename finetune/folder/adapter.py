"""What an adapter's folder says about itself: configuration, what made it, its epochs, its chart.

Everything but the adapter's own configuration may be missing, and then nothing takes its place. Reads no weights.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from finetune.folder.record import CONFIG_FILE as TRAINING_FILE
from finetune.folder.record import LOG_FILE, read_log, read_object
from generation.errors import AdapterError
from generation.lora import CONFIG_FILE, WEIGHTS_FILE

CHART_FILES = ("chart.png", "chart.svg")
"""The first one that is there is shown."""


@dataclass(frozen=True)
class Epoch:
    """One evaluation in training; None is what was not measured."""

    epoch: float
    """0 is before training."""
    loss: float | None
    """Of the validation programs, a token."""
    chrf: float | None
    """Of really generated validation programs, 0…100."""
    pass_rate: float | None
    """Share of validation problems whose generated program passed, 0…1."""


@dataclass(frozen=True)
class AdapterRecord:
    """An adapter's folder, read."""

    folder: Path
    config: Mapping[str, Any]
    """As peft wrote it."""
    training: Mapping[str, Any]
    """What made the adapter, as train.py writes it; empty where that is not known."""
    epochs: tuple[Epoch, ...]
    chart: str
    """The chart's file name; empty where there is none."""

    @property
    def base(self) -> str:
        """The base by the name it had in training."""
        return str(self.config["base_model_name_or_path"])

    def trained(self, *path: str) -> Any:
        """A value of `training`, or None."""
        value: Any = self.training
        for name in path:
            value = value.get(name) if isinstance(value, Mapping) else None
        return value

    @property
    def kept(self) -> Epoch | None:
        """The epoch whose adapter this is: the one that training names, else by the rule of transformers' Trainer.

        None where that is not certain.
        """
        if (named := self.trained("result", "epoch")) is not None:
            return next((epoch for epoch in self.epochs if epoch.epoch == named), None)
        trained = [epoch for epoch in self.epochs if epoch.epoch > 0]
        if not self.trained("training") or not trained:
            return None
        if not self.trained("training", "load_best_model_at_end"):
            return trained[-1]
        metric = str(self.trained("training", "metric_for_best_model") or "loss").removeprefix("eval_")
        values = [getattr(epoch, metric, None) for epoch in trained]
        if None in values:
            return None
        best = min if metric.endswith("loss") else max
        return trained[values.index(best(values))]


def read_record(folder: Path) -> AdapterRecord:
    """The record of a folder. Raises AdapterError where it is no adapter's, or where a file in it is broken."""
    if not folder.is_dir():
        raise AdapterError(f"there is no folder {folder}; pass the output folder of `python -m finetune train`")
    if not (folder / CONFIG_FILE).is_file() or not (folder / WEIGHTS_FILE).is_file():
        raise AdapterError(f"{folder} is not an adapter: {CONFIG_FILE} and {WEIGHTS_FILE} are expected in it")
    config, training = read_object(folder / CONFIG_FILE), read_object(folder / TRAINING_FILE)
    if not config.get("base_model_name_or_path"):
        raise AdapterError(f"{folder / CONFIG_FILE} does not name a base model; it is not one that peft wrote")
    chart = next((name for name in CHART_FILES if (folder / name).is_file()), "")
    return AdapterRecord(folder, config, training, _epochs(folder / LOG_FILE), chart)


def _epochs(path: Path) -> tuple[Epoch, ...]:
    """The evaluations in a log. A resumed run logs an epoch again: the later row counts."""
    found: dict[float, dict[str, float]] = {}
    for row in read_log(path):
        measured = {name: value for name, value in row.items() if _is_number(value)}
        if "epoch" in measured and any(name.startswith("eval_") for name in measured):
            found.setdefault(measured["epoch"], {}).update(measured)
    return tuple(
        Epoch(epoch, row.get("eval_loss"), row.get("eval_chrf"), row.get("eval_pass_rate"))
        for epoch, row in sorted(found.items())
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
