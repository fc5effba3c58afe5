"""An estimate of the memory that training holds at its peak, part by part, each with the basis of its figure."""

from __future__ import annotations

from dataclasses import dataclass

from finetune.data.tokenised import Examples
from finetune.plan.shape import ModelShape
from finetune.settings.fast_path import POSITIONS_AT_ONCE
from finetune.settings.presets import Preset

T4_MEMORY = 15e9
"""Bytes of a T4's 16 GB that a program can use."""
BYTES = {"fp32": 4.0, "bf16": 2.0, "fp16": 2.0, "nf4": 0.516}
"""Bytes of one weight. NF4: 4 bits, and a doubly quantised scale for each 64 weights (Dettmers et al. 2023, section
3)."""
OPTIMIZER_BYTES = {"adamw_bnb_8bit": 2.0}
"""Bytes of both moments of one trained weight; 8 where they are float32."""
LIBRARIES = 0.5e9
"""Bytes that Python with torch, transformers and peft takes before it holds anything; measured on CPU."""
LAYER_VALUES = 17
"""Values that a layer keeps of a token for the backward pass, for each unit of the hidden size (Korthikanti et al.
2022, "Reducing Activation Recomputation", section 4.1, without the attention matrix, which is not kept)."""
NORM_BYTES = 16
"""Bytes per unit of the hidden size that both norms keep of a token in fp32."""
DROPPED_BYTES = 5
"""Bytes that LoRA keeps of each input feature after dropout, in fp32, with its mask; 4 more when the base is not in
fp32."""


@dataclass(frozen=True)
class MemoryPart:
    """One part of the memory."""

    name: str
    bytes: float
    basis: str


def estimate_memory(
    shape: ModelShape, preset: Preset, precision: str, examples: Examples, *, batch: int
) -> tuple[MemoryPart, ...]:
    """The parts of the memory at its peak, when a batch holds the longest examples."""
    size = min(batch, len(examples.rows)), max(examples.lengths)
    optimizer = optimizer_bytes(preset.training.get("optim"))
    estimate = _estimate_fast_path if shape.kept_values else _estimate_peft_path
    return (
        *estimate(shape, precision, size, max(examples.completion_lengths)),
        MemoryPart(
            "adapter, gradients, optimizer",
            shape.adapter * (4 + 4 + optimizer),
            f"{shape.adapter / 1e6:,.1f} million weights, {4 + 4 + optimizer:g} bytes each",
        ),
        MemoryPart("Python and libraries", LIBRARIES, "measured on CPU"),
    )


def optimizer_bytes(name: object) -> float:
    """Bytes that an optimizer of this name keeps of one trained weight."""
    return OPTIMIZER_BYTES.get(str(name), 8.0)


def _estimate_fast_path(
    shape: ModelShape, precision: str, size: tuple[int, int], taught: int
) -> tuple[MemoryPart, ...]:
    """What training/llama keeps, and what one block and one chunk of logits take besides.

    `size` is that of a batch in examples and tokens, `taught` the longest completion.
    """
    value = BYTES["fp16"] if precision == "nf4" else BYTES[precision]
    rows, longest = size
    kept = shape.layers * (shape.kept_values * value + shape.kept_bytes)
    positions = min(POSITIONS_AT_ONCE, rows * taught)
    return (
        MemoryPart(
            "base",
            shape.matrices * BYTES[precision] + shape.others * value,
            f"{(shape.matrices + shape.others) / 1e6:,.0f} million weights in {precision}",
        ),
        MemoryPart(
            "activations",
            rows * longest * (kept + 3 * shape.kept_values * value),
            f"{rows} × {longest} tokens, {kept / 1e3:,.0f} kB each, and one block in the making",
        ),
        MemoryPart("logits", positions * shape.vocabulary * (value + 8), f"{positions} positions at a time"),
    )


def _estimate_peft_path(
    shape: ModelShape, precision: str, size: tuple[int, int], taught: int
) -> tuple[MemoryPart, ...]:
    """What transformers and peft keep; arguments as above."""
    packed = precision == "nf4"
    wide = 4.0 if packed else BYTES[precision]
    value = BYTES["fp16"] if packed else BYTES[precision]
    layer = shape.hidden * (LAYER_VALUES * value + NORM_BYTES)
    layer += shape.adapted_inputs * (DROPPED_BYTES + (4 if value < 4 else 0))
    # With NF4 peft turns checkpointing on: only the inputs of the layers are kept, and one layer at a time.
    kept = shape.layers * shape.hidden * value + layer if packed else shape.layers * layer
    rows, longest = size
    return (
        MemoryPart(
            "base",
            shape.matrices * BYTES[precision] + shape.others * wide,
            f"{(shape.matrices + shape.others) / 1e6:,.0f} million weights in {precision}"
            + (", embeddings and norms in fp32" if packed else ""),
        ),
        MemoryPart(
            "activations",
            rows * longest * kept,
            f"{rows} × {longest} tokens, Korthikanti et al. 2022 and LoRA in fp32"
            + (", checkpointed" if packed else ""),
        ),
        MemoryPart(
            "logits",
            rows * (taught + 1) * shape.vocabulary * (value + 8),
            f"{rows} × {taught + 1} positions, also in fp32 and as gradient",
        ),
    )
