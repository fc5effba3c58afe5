"""The precisions in which a model can be loaded, and the one that suits the device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeGuard, get_args

if TYPE_CHECKING:
    import torch

FloatPrecision = Literal["fp32", "bf16", "fp16"]
Precision = Literal[FloatPrecision, "nf4"]
"""The precisions in which transformers loads a model."""
FastPrecision = Literal["int4", "bf16", "fp32"]
"""The precisions of the fast path. int4 is only for the embedded model: its own 4-bit values."""
PRECISIONS: tuple[Precision, ...] = ("fp32", "bf16", "fp16", "nf4")


def is_precision(name: str) -> TypeGuard[Precision]:
    """Whether transformers loads a model in the precision of that name."""
    return name in PRECISIONS


def is_fast_precision(name: str) -> TypeGuard[FastPrecision]:
    """Whether the fast path computes in the precision of that name."""
    return name in get_args(FastPrecision)


def device_precision() -> Literal["bf16", "fp16"]:
    """The precision that the device runs best: fp16 on a GPU without bf16 (T4), bf16 elsewhere, also on a CPU.

    Measured idle on two cores without bf16 instructions (benchmarks/generation.py): one token of both sides takes 68 ms
    in bf16, 139 in fp32 and 197 in NF4. Decoding reads every weight once a token, and bf16 halves what is read.
    """
    import torch

    if torch.cuda.is_available() and torch.cuda.get_device_capability()[0] < 8:
        return "fp16"
    return "bf16"


def torch_dtype(precision: FloatPrecision) -> torch.dtype:
    """torch's type for a precision."""
    import torch

    return {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}[precision]
