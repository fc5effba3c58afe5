"""In which precision a model is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

PRECISIONS = ("fp32", "bf16", "fp16", "nf4")
"""Of the general path. The fast path has fp32 and bf16, and for the embedded model int4: its own 4-bit values."""
FAST_PRECISIONS = ("int4", "bf16", "fp32")


def device_precision() -> str:
    """What the device runs best: fp16 on a GPU without bf16 (T4), bf16 elsewhere, on a CPU too.

    Measured idle on two cores that have no bf16 instructions (benchmarks/generation.py): 68 ms for one token of both
    sides, against 139 in fp32 and 197 in NF4. Decoding reads every weight once a token, and bf16 halves that.
    """
    import torch

    if torch.cuda.is_available() and torch.cuda.get_device_capability()[0] < 8:
        return "fp16"
    return "bf16"


def _dtype(precision: str, compute_dtype: str | None = None) -> torch.dtype:
    import torch

    named = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}
    return named[(compute_dtype or device_precision()) if precision == "nf4" else precision]


def _nf4(compute_dtype: torch.dtype) -> Any:
    """4-bit NormalFloat with double quantisation (Dettmers et al. 2023, "QLoRA", section 3)."""
    from transformers import BitsAndBytesConfig

    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=compute_dtype,
    )
