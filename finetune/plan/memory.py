"""What a training run will do: examples kept and dropped, tokens, steps, memory and time. Loads no weights.

Examples, tokens and steps are exact, from the very code that trains. Memory and time are estimates that name their
basis.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from finetune.data.examples import Data
from finetune.data.tokenised import Examples
from finetune.settings.presets import Preset
from generation.errors import ModelError

if TYPE_CHECKING:
    from transformers import PretrainedConfig

T4_MEMORY = 15e9
"""Bytes that a T4 gives to a program, of its 16 GB."""
BYTES = {"fp32": 4.0, "bf16": 2.0, "fp16": 2.0, "nf4": 0.516}
"""Of one weight. NF4: 4 bits, and a doubly quantised scale for each 64 weights (Dettmers et al. 2023, section 3)."""
OPTIMIZER_BYTES = {"adamw_bnb_8bit": 2.0}
"""Both moments of one trained weight; 8 where they are float32."""
LIBRARIES = 0.5e9
"""Bytes that Python with torch, transformers and peft takes before it holds anything; measured on CPU."""
LAYER_VALUES = 17
"""Values that a layer keeps of a token for the backward pass, for each unit of the hidden size (Korthikanti et al.
2022, "Reducing Activation Recomputation", section 4.1, without the attention matrix, which is not kept)."""
NORM_BYTES = 16
"""The same for what both norms keep in fp32."""
DROPPED_BYTES = 5
"""What LoRA keeps of an input after dropout, in fp32, and its mask; under a base that is not fp32, 4 more."""


@dataclass(frozen=True)
class Device:
    """How fast a kind of machine trains."""

    name: str
    flops: float
    """Floating point operations a second that a training step really reaches."""
    basis: str


CPU = Device("two cores", 2.2e11, "402 tokens/s measured with SmolLM2-135M on two idle cores")
T4 = Device("a T4", 1.6e13, "assumed: a quarter of a T4's 65 TFLOP/s in fp16")


@dataclass(frozen=True)
class Shape:
    """What of a base its size and speed depend on."""

    layers: int
    hidden: int
    vocabulary: int
    matrices: int
    """Weights of the linear layers inside the blocks: what NF4 packs."""
    others: int
    """Embeddings and norms; a head of its own."""
    adapter: int
    """Weights of the adapter."""
    adapted_inputs: int
    """Input features of the adapted layers of one block."""
    kept_values: int = 0
    """What llama_training.py keeps of a token in one block, in the precision of the products: what attention and SwiGLU
    read, and what goes into adapted layers. 0 where that does not compute this model."""
    kept_bytes: int = 0
    """The same for the inputs of both norms, in fp32, and dropout's masks."""

    @property
    def multiplied(self) -> int:
        """Weights that each token is multiplied with: the blocks and the head."""
        return self.matrices + self.hidden * self.vocabulary


def shape_of(config: PretrainedConfig, preset: Preset) -> Shape:
    """Counted on a model of that configuration without memory behind it (torch's meta device).

    Raises ModelError when the base has none of the layers that the adapter is for.
    """
    import torch
    from transformers import AutoModelForCausalLM

    with torch.device("meta"):
        model = AutoModelForCausalLM.from_config(config)
    head = model.get_output_embeddings()
    modules = {name: module for name, module in model.named_modules() if module is not head}
    linear = {name: module for name, module in modules.items() if isinstance(module, torch.nn.Linear)}
    matrices = sum(module.weight.numel() for module in linear.values())
    adapted = [module for name, module in linear.items() if name.rpartition(".")[2] in preset.lora.target_modules]
    if not adapted:
        raise ModelError(
            f"{preset.base} has no layer named {' or '.join(preset.lora.target_modules)}; pass --lora_target_modules "
            f"with some of {', '.join(sorted({name.rpartition('.')[2] for name in linear}))}"
        )
    kept_values, kept_bytes = _kept(linear, config, preset)
    return Shape(
        layers=config.num_hidden_layers,
        hidden=config.hidden_size,
        vocabulary=config.vocab_size,
        matrices=matrices,
        others=sum(parameter.numel() for parameter in model.parameters()) - matrices,
        adapter=sum(preset.lora.r * (module.in_features + module.out_features) for module in adapted),
        adapted_inputs=sum(module.in_features for module in adapted) // config.num_hidden_layers,
        kept_values=kept_values,
        kept_bytes=kept_bytes,
    )


def _kept(linear: Mapping[str, Any], config: PretrainedConfig, preset: Preset) -> tuple[int, int]:
    """Values and bytes of a token in one block; nothing where transformers and peft compute it."""
    from finetune.training.llama.model import TOGETHER, trains_fast

    if not trains_fast(config.to_dict(), preset.lora.target_modules):
        return 0, 0
    of_first = {name.rpartition(".")[2]: module for name, module in linear.items() if ".layers.0." in name}
    read = sum(of_first[name].out_features for name in (*TOGETHER[0], *TOGETHER[2]))
    adapted = [names[0] for names in TOGETHER if set(names) & set(preset.lora.target_modules)]
    inputs = sum(of_first[name].in_features for name in adapted)
    return read + inputs, 2 * 4 * config.hidden_size + inputs


@dataclass(frozen=True)
class Schedule:
    """How often the optimizer steps. transformers' Trainer counts alike."""

    epochs: float
    batch: int
    """Examples of one forward pass on one device."""
    accumulation: int
    """Passes of one step."""
    steps_per_epoch: int
    steps: int


def schedule(examples: int, *, epochs: float, batch: int, accumulation: int) -> Schedule:
    per_epoch = max(1, math.ceil(examples / (batch * accumulation)))
    return Schedule(epochs, batch, accumulation, per_epoch, math.ceil(epochs * per_epoch))


def schedule_of(examples: int, training: Mapping[str, Any], *, processes: int = 1) -> Schedule:
    """From values of TrainingArguments; max_steps wins over the epochs, as in transformers."""
    found = schedule(
        examples,
        epochs=training["num_train_epochs"],
        batch=training["per_device_train_batch_size"],
        accumulation=training["gradient_accumulation_steps"] * processes,
    )
    if (steps := training["max_steps"]) > 0:
        found = replace(found, epochs=steps / found.steps_per_epoch, steps=steps)
    return found


@dataclass(frozen=True)
class Part:
    """One part of the memory."""

    name: str
    bytes: float
    basis: str


def memory(shape: Shape, preset: Preset, precision: str, examples: Examples, *, batch: int) -> tuple[Part, ...]:
    """What training holds at its peak: a batch of the longest examples."""
    batch = min(batch, len(examples.rows))
    longest = max(len(row["input_ids"]) for row in examples.rows)
    optimizer = OPTIMIZER_BYTES.get(str(preset.training.get("optim")), 8.0)
    held = _held_fast if shape.kept_values else _held_by_peft
    return (
        *held(shape, precision, (batch, longest), max(completion_lengths(examples))),
        Part(
            "adapter, gradients, optimizer",
            shape.adapter * (4 + 4 + optimizer),
            f"{shape.adapter / 1e6:,.1f} million weights, {4 + 4 + optimizer:g} bytes each",
        ),
        Part("Python and libraries", LIBRARIES, "measured on CPU"),
    )


def _held_fast(shape: Shape, precision: str, batch: tuple[int, int], taught: int) -> tuple[Part, ...]:
    """As llama_training.py computes it: what it keeps, and what one block and one chunk of logits take besides."""
    from finetune.training.llama.model import POSITIONS_AT_ONCE

    value = BYTES["fp16"] if precision == "nf4" else BYTES[precision]
    tokens, (rows, longest) = batch[0] * batch[1], batch
    kept = shape.layers * (shape.kept_values * value + shape.kept_bytes)
    positions = min(POSITIONS_AT_ONCE, rows * taught)
    return (
        Part(
            "base",
            shape.matrices * BYTES[precision] + shape.others * value,
            f"{(shape.matrices + shape.others) / 1e6:,.0f} million weights in {precision}",
        ),
        Part(
            "activations",
            tokens * (kept + 3 * shape.kept_values * value),
            f"{rows} × {longest} tokens, {kept / 1e3:,.0f} kB each, and one block in the making",
        ),
        Part("logits", positions * shape.vocabulary * (value + 8), f"{positions} positions at a time"),
    )


def _held_by_peft(shape: Shape, precision: str, batch: tuple[int, int], taught: int) -> tuple[Part, ...]:
    """As transformers and peft compute it."""
    packed = precision == "nf4"
    wide = 4.0 if packed else BYTES[precision]
    value = BYTES["fp16"] if packed else BYTES[precision]
    layer = shape.hidden * (LAYER_VALUES * value + NORM_BYTES)
    layer += shape.adapted_inputs * (DROPPED_BYTES + (4 if value < 4 else 0))
    # With NF4 peft turns checkpointing on: only the inputs of the layers are kept, and one layer at a time.
    kept = shape.layers * shape.hidden * value + layer if packed else shape.layers * layer
    rows, longest = batch
    return (
        Part(
            "base",
            shape.matrices * BYTES[precision] + shape.others * wide,
            f"{(shape.matrices + shape.others) / 1e6:,.0f} million weights in {precision}"
            + (", embeddings and norms in fp32" if packed else ""),
        ),
        Part(
            "activations",
            rows * longest * kept,
            f"{rows} × {longest} tokens, Korthikanti et al. 2022 and LoRA in fp32"
            + (", checkpointed" if packed else ""),
        ),
        Part(
            "logits",
            rows * (taught + 1) * shape.vocabulary * (value + 8),
            f"{rows} × {taught + 1} positions, also in fp32 and as gradient",
        ),
    )


def disk(shape: Shape, training: Mapping[str, Any], schedule: Schedule) -> float:
    """Bytes that a run writes: checkpoints (adapter and optimizer), an adapter of each epoch, the chosen one."""
    adapter = shape.adapter * 4
    checkpoint = adapter + shape.adapter * OPTIMIZER_BYTES.get(str(training["optim"]), 8.0)
    every = training["save_steps"] if training["save_steps"] >= 1 else training["save_steps"] * schedule.steps
    strategy = str(getattr(training["save_strategy"], "value", training["save_strategy"]))
    count = {"no": 0, "steps": math.ceil(schedule.steps / max(every, 1))}.get(strategy, math.ceil(schedule.epochs))
    if training["save_total_limit"]:
        count = min(count, training["save_total_limit"] + 1)  # the best one is kept, too
    return (count + 1) * checkpoint + (math.ceil(schedule.epochs) + 1) * adapter  # one more where it is interrupted


def seconds(shape: Shape, precision: str, examples: Examples, device: Device, *, epochs: float) -> float:
    """Of the training steps alone: 4 operations a weight and token (the base is frozen), 6 with checkpointing."""
    tokens = sum(len(row["input_ids"]) for row in examples.rows)
    return epochs * tokens * shape.multiplied * (6 if precision == "nf4" else 4) / device.flops


def completion_lengths(examples: Examples) -> list[int]:
    """Tokens that are taught, of each example."""
    return [sum(label != -100 for label in row["labels"]) for row in examples.rows]


def quantiles(values: Sequence[int]) -> tuple[int, int, int, int]:
    """Smallest, median, 95th percentile and largest, each a value that occurs (nearest rank)."""
    ordered = sorted(values)
    at = [ordered[max(0, math.ceil(share * len(ordered)) - 1)] for share in (0.5, 0.95)]
    return ordered[0], at[0], at[1], ordered[-1]


def filter_rows(data: Data) -> Iterator[tuple[str, int, int, int, int]]:
    """Name, problems left and dropped, solutions left and dropped, filter by filter."""
    before = data.steps[0]
    for step in data.steps:
        dropped = before.problems - step.problems, before.solutions - step.solutions
        yield step.name, step.problems, dropped[0], step.solutions, dropped[1]
        before = step


def token_rows(examples: Examples) -> Iterator[tuple[str, int, int, int, int]]:
    """Quantiles of the tokens of prompt, completion and both."""
    both = [len(row["input_ids"]) for row in examples.rows]
    taught = completion_lengths(examples)
    yield "prompt", *quantiles([whole - part for whole, part in zip(both, taught, strict=True)])
    yield "completion", *quantiles(taught)
    yield "both", *quantiles(both)
