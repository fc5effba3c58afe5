"""How many steps a training takes, counted as transformers' Trainer counts them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Schedule:
    """Epochs and steps of a training."""

    epochs: float
    batch: int
    """Examples of one forward pass on one device."""
    accumulation: int
    """Forward passes of one step, on all devices together."""
    steps_per_epoch: int
    steps: int


def count_steps(examples: int, *, epochs: float, batch: int, accumulation: int) -> Schedule:
    """The schedule of a training; a step is `accumulation` batches, the last one of an epoch may be smaller."""
    per_epoch = max(1, math.ceil(examples / (batch * accumulation)))
    return Schedule(epochs, batch, accumulation, per_epoch, math.ceil(epochs * per_epoch))


def make_schedule(examples: int, training: Mapping[str, Any], *, processes: int = 1) -> Schedule:
    """The schedule by values of TrainingArguments; max_steps wins over the epochs, as in transformers."""
    schedule = count_steps(
        examples,
        epochs=training["num_train_epochs"],
        batch=training["per_device_train_batch_size"],
        accumulation=training["gradient_accumulation_steps"] * processes,
    )
    if (steps := training["max_steps"]) > 0:
        schedule = replace(schedule, epochs=steps / schedule.steps_per_epoch, steps=steps)
    return schedule
