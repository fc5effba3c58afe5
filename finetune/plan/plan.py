"""What a training run will do: examples kept and dropped, tokens, steps, memory, disk and time. Loads no weights.

Examples, tokens and steps are exact, because the code that trains counts them. Memory and time are estimates that name
their basis.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from finetune.data.examples import Data, prepare_data
from finetune.plan.cost import CPU, T4, Device, estimate_disk, estimate_seconds
from finetune.plan.memory import MemoryPart, estimate_memory
from finetune.plan.schedule import Schedule, make_schedule
from finetune.plan.shape import measure_shape
from finetune.settings.presets import Preset
from finetune.settings.settings import Settings


@dataclass(frozen=True)
class Plan:
    """A training run in figures."""

    preset: Preset
    data: Data
    schedule: Schedule
    memory: tuple[MemoryPart, ...]
    disk: float
    """Bytes."""
    device: Device
    """The kind of machine that `seconds` holds for."""
    seconds: float


def make_plan(settings: Settings) -> Plan:
    """Prepare the data as a training would, and estimate what training on them takes.

    Raises UsageError, ModelError, ProblemError or TrainingError where a training would.
    """
    from generation.models.precision import device_precision
    from generation.models.tokenizer import load_causal_config, load_tokenizer

    training = settings.training
    preset = replace(settings.preset, training=training)
    tokenizer, config = load_tokenizer(preset.base), load_causal_config(preset.base)
    shape = measure_shape(config, preset)
    data = prepare_data(preset, preset.problems, tokenizer, seed=training["seed"], skip_invalid=settings.skip_invalid)
    schedule, device = make_schedule(len(data.train.rows), training), CPU if training["use_cpu"] else T4
    precision = preset.precision or device_precision()
    return Plan(
        preset,
        data,
        schedule,
        estimate_memory(shape, preset, precision, data.train, batch=schedule.batch),
        estimate_disk(shape, training, schedule),
        device,
        estimate_seconds(shape, precision, data.train, device, epochs=schedule.epochs),
    )
