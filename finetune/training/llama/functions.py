"""The parts of a Llama that need no adapter, as functions with a backward pass of their own.

Norm, SwiGLU and the loss keep only what their backward pass needs.
"""

from __future__ import annotations

from typing import Any

import torch
from torch.nn import functional

from finetune.settings.fast_path import POSITIONS_AT_ONCE

Context = Any
"""The object on which an autograd function keeps what its backward pass needs; torch gives it no public type."""
Gradients = tuple[torch.Tensor | None, ...]


def normalise(hidden: torch.Tensor, norm: Any, epsilon: float, dtype: torch.dtype) -> torch.Tensor:
    """The hidden states by transformers' norm layer, in the given precision."""
    return RmsNormFunction.apply(hidden, norm.weight.float(), epsilon, dtype)


class RmsNormFunction(torch.autograd.Function):
    """Zhang and Sennrich 2019, "Root Mean Square Layer Normalization", with frozen weights."""

    @staticmethod
    def forward(
        ctx: Context, x: torch.Tensor, weight: torch.Tensor, epsilon: float, dtype: torch.dtype
    ) -> torch.Tensor:
        inverse = torch.rsqrt(torch.linalg.vecdot(x, x).div_(x.shape[-1]).add_(epsilon)).unsqueeze(-1)
        ctx.save_for_backward(x, weight, inverse)
        return (x * inverse).mul_(weight).to(dtype)

    @staticmethod
    def backward(ctx: Context, gradient: torch.Tensor) -> Gradients:
        x, weight, inverse = ctx.saved_tensors
        weighted = gradient * weight
        along = torch.linalg.vecdot(weighted, x).unsqueeze(-1).mul_(inverse**3 / x.shape[-1])
        return weighted.mul_(inverse).addcmul_(x, along, value=-1), None, None, None


class SwiGlu(torch.autograd.Function):
    """Shazeer 2020, "GLU Variants Improve Transformer": silu(gate) * up, which are the halves of one tensor."""

    @staticmethod
    def forward(ctx: Context, wide: torch.Tensor) -> torch.Tensor:
        ctx.save_for_backward(wide)
        gate, up = wide.chunk(2, -1)
        return functional.silu(gate).mul_(up)

    @staticmethod
    def backward(ctx: Context, gradient: torch.Tensor) -> torch.Tensor:
        (wide,) = ctx.saved_tensors
        gate, up = wide.chunk(2, -1)
        result = torch.empty_like(wide)
        of_gate, of_up = result.chunk(2, -1)
        torch.mul(functional.silu(gate), gradient, out=of_up)
        of_gate.copy_(torch.ops.aten.silu_backward(gradient * up, gate))
        return result


class CrossEntropy(torch.autograd.Function):
    """Sum of the cross-entropy of some positions. The gradient comes from the same pass: logits are computed once."""

    @staticmethod
    def forward(ctx: Context, hidden: torch.Tensor, head: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        is_trained = ctx.needs_input_grad[0]
        total, gradients = hidden.new_zeros((), dtype=torch.float32), []
        for some, target in zip(hidden.split(POSITIONS_AT_ONCE), targets.split(POSITIONS_AT_ONCE), strict=True):
            logs = torch.log_softmax(functional.linear(some, head), dim=-1, dtype=torch.float32)
            total -= logs.gather(1, target.unsqueeze(1)).sum()
            if is_trained:
                probabilities = logs.exp_()
                probabilities[torch.arange(len(target), device=target.device), target] -= 1
                gradients.append(probabilities.to(head.dtype) @ head)
        if is_trained:
            ctx.save_for_backward(torch.cat(gradients))
        return total

    @staticmethod
    def backward(ctx: Context, gradient: torch.Tensor) -> Gradients:
        (of_hidden,) = ctx.saved_tensors
        return of_hidden * gradient.to(of_hidden.dtype), None, None
