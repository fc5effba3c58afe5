"""Attention over rows in which several completions share a prompt (Scene), with a backward pass of its own."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import torch

from finetune.training.llama.functions import Context, Gradients
from generation.llama.shape import LlamaShape

QUERIES_AT_ONCE = 128
"""Queries that are computed in one part; keys beyond its last query are left out. Smaller parts would save less work
than their calls cost."""


@dataclass(frozen=True)
class Scene:
    """What attention needs to know about a batch; it is the same in every block."""

    shape: LlamaShape
    cosine: torch.Tensor
    """Of shape (rows, length, 1, head size / 2)."""
    sine: torch.Tensor
    masks: list[tuple[slice, torch.Tensor]]
    """A part of the queries with its mask: 0 for each key that a query sees, else -inf. The mask's shape is (rows * key
    heads, queries of a group * queries, keys up to the last query): later keys need not even be multiplied."""

    @classmethod
    def of(
        cls,
        positions: torch.Tensor,
        segments: torch.Tensor,
        shape: LlamaShape,
        *,
        frequencies: torch.Tensor,
        dtype: Any,
    ) -> Scene:
        """The scene of a batch of `shared_prompts.share_prompts`; cosines, sines and masks are of `dtype`."""
        rows, length = positions.shape
        angles = (positions.unsqueeze(-1) * frequencies.to(positions.device)).unsqueeze(2)
        is_seen = ((segments.unsqueeze(1) == 0) | (segments.unsqueeze(1) == segments.unsqueeze(2))).tril_()
        mask = torch.zeros(is_seen.shape, dtype=dtype, device=is_seen.device).masked_fill_(~is_seen, -math.inf)
        masks = []
        for start in range(0, length, QUERIES_AT_ONCE):
            end = min(start + QUERIES_AT_ONCE, length)
            part = mask[:, None, None, start:end, :end].expand(-1, shape.kv_heads, shape.groups, -1, -1)
            masks.append((slice(start, end), part.reshape(rows * shape.kv_heads, -1, end)))
        return cls(shape, angles.cos().to(dtype), angles.sin().to(dtype), masks)

    def by_group(self, heads: torch.Tensor) -> torch.Tensor:
        """From (rows, length, heads, size) to (rows * key heads, heads of a group, length, size)."""
        rows, length, _, size = heads.shape
        return heads.transpose(1, 2).reshape(rows * self.shape.kv_heads, -1, length, size)

    def by_position(self, grouped: torch.Tensor) -> torch.Tensor:
        """The inverse of `by_group`."""
        _, _, length, size = grouped.shape
        return grouped.reshape(self.cosine.shape[0], -1, length, size).transpose(1, 2)


class Attention(torch.autograd.Function):
    """Attention of query heads in groups that share a key head (Ainslie et al. 2023, "GQA"), with rotary positions.

    Takes queries, keys and values side by side, of shape (rows * length, heads * size). The weights are not kept but
    computed twice; this is still faster than torch's fused kernel, which takes twice as long on a CPU.
    """

    @staticmethod
    def forward(ctx: Context, heads: torch.Tensor, scene: Scene) -> torch.Tensor:
        shape = scene.shape
        heads = heads.view(*scene.cosine.shape[:2], -1, shape.head_size)
        turned = _rotate(heads[:, :, : shape.heads + shape.kv_heads], scene.cosine, scene.sine)
        q, k = map(scene.by_group, turned.split([shape.heads, shape.kv_heads], dim=2))
        k, v = k.squeeze(1), scene.by_group(heads[:, :, shape.heads + shape.kv_heads :]).squeeze(1)
        ctx.save_for_backward(q, k, v)
        ctx.scene = scene
        mixed = torch.empty_like(q)
        for some, mask in scene.masks:
            mixed[:, :, some] = (_attention_weights(q[:, :, some], k, mask, shape) @ v[:, : some.stop]).view_as(
                mixed[:, :, some]
            )
        return scene.by_position(mixed).reshape(-1, shape.heads * shape.head_size)

    @staticmethod
    def backward(ctx: Context, gradient: torch.Tensor) -> Gradients:
        q, k, v = ctx.saved_tensors
        scene, shape = ctx.scene, ctx.scene.shape
        outer = scene.by_group(gradient.view(*scene.cosine.shape[:2], -1, shape.head_size))
        of_q, of_k, of_v = torch.empty_like(q), torch.zeros_like(k), torch.zeros_like(v)
        for some, mask in scene.masks:
            keys = slice(some.stop)
            weights = _attention_weights(q[:, :, some], k, mask, shape)
            above = outer[:, :, some].flatten(1, 2)
            of_v[:, keys] += weights.mT @ above
            of_scores = torch.ops.aten._softmax_backward_data(above @ v[:, keys].mT, weights, -1, weights.dtype)
            of_scores *= shape.head_size**-0.5
            of_q[:, :, some] = (of_scores @ k[:, keys]).view_as(of_q[:, :, some])
            of_k[:, keys] += of_scores.mT @ q[:, :, some].flatten(1, 2)
        turned = torch.cat([scene.by_position(of_q), scene.by_position(of_k.unsqueeze(1))], dim=2)
        turned = _rotate(turned, scene.cosine, -scene.sine)
        return torch.cat([turned, scene.by_position(of_v.unsqueeze(1))], dim=2).view(gradient.shape[0], -1), None


def _attention_weights(q: torch.Tensor, k: torch.Tensor, mask: torch.Tensor, shape: LlamaShape) -> torch.Tensor:
    """Weights of the mask's shape, for queries of shape (rows * key heads, queries of a group, queries, size)."""
    scores = torch.baddbmm(mask, q.flatten(1, 2), k[:, : mask.shape[-1]].mT, alpha=shape.head_size**-0.5)
    return torch.softmax(scores, dim=-1)


def _rotate(x: torch.Tensor, cosine: torch.Tensor, sine: torch.Tensor) -> torch.Tensor:
    """Su et al. 2021, "RoFormer", with the halves of a head paired. x is of shape (rows, length, heads, size)."""
    first, second = x.chunk(2, -1)
    return torch.cat((first * cosine - second * sine, second * cosine + first * sine), dim=-1)
