"""Estimates of the time that a training takes and of the bytes that it writes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from finetune.data.tokenised import Examples
from finetune.plan.memory import optimizer_bytes
from finetune.plan.schedule import Schedule
from finetune.plan.shape import ModelShape


@dataclass(frozen=True)
class Device:
    """How fast a kind of machine trains."""

    name: str
    flops: float
    """Floating point operations per second that a training step reaches in practice."""
    basis: str


CPU = Device("two cores", 2.2e11, "402 tokens/s measured with SmolLM2-135M on two idle cores")
T4 = Device("a T4", 1.6e13, "assumed: a quarter of a T4's 65 TFLOP/s in fp16")


def estimate_seconds(shape: ModelShape, precision: str, examples: Examples, device: Device, *, epochs: float) -> float:
    """Seconds of the training steps, without evaluations.

    A weight takes 4 operations per token, as the base is frozen, and 6 with checkpointing.
    """
    return epochs * sum(examples.lengths) * shape.multiplied_weights * (6 if precision == "nf4" else 4) / device.flops


def estimate_disk(shape: ModelShape, training: Mapping[str, Any], schedule: Schedule) -> float:
    """Bytes that a run writes: checkpoints (adapter and optimizer), the adapter of each epoch, and the chosen one."""
    adapter = shape.adapter * 4
    checkpoint = adapter + shape.adapter * optimizer_bytes(training["optim"])
    interval = training["save_steps"] if training["save_steps"] >= 1 else training["save_steps"] * schedule.steps
    strategy = str(getattr(training["save_strategy"], "value", training["save_strategy"]))
    epochs = math.ceil(schedule.epochs)
    count = {"no": 0, "steps": math.ceil(schedule.steps / max(interval, 1))}.get(strategy, epochs)
    if training["save_total_limit"]:
        count = min(count, training["save_total_limit"] + 1)  # the best one is kept, too
    return (count + 1) * checkpoint + (epochs + 1) * adapter  # one checkpoint more for an interruption
