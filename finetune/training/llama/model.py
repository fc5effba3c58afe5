"""The training computation of a Llama-type model with LoRA: the same loss as peft's, with nothing done twice.

Products that read the same input are one, with their LoRA fused in; the norm, SwiGLU and attention keep only what their
backward pass needs; logits exist only where there is loss, and a chunk at a time. The base is frozen, so no gradient of
a weight of it is ever computed. Weights stay peft's own: saving, resuming and data parallelism do not know the
difference. Any other model trains as transformers and peft compute it (trainer.py).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch
from torch.nn import functional
from torch.utils.checkpoint import checkpoint

from generation.llama.shape import LlamaShape, shape_of

if TYPE_CHECKING:
    from peft import PeftModel

POSITIONS_AT_ONCE = 256
"""Rows of logits that exist at one time: 50 MB of them at a vocabulary of 49,152."""
QUERIES_AT_ONCE = 128
"""Attention looks at no key beyond the last of so many queries; smaller parts cost more in calls than they spare."""
TOGETHER = (("q_proj", "k_proj", "v_proj"), ("o_proj",), ("gate_proj", "up_proj"), ("down_proj",))
"""Linear layers of a block that read the same input."""
Context = Any
Gradients = tuple[torch.Tensor | None, ...]


def trains_fast(config: Mapping[str, Any], target_modules: Iterable[str]) -> bool:
    """Whether a model of that config.json, with plain LoRA on these linear layers, is computed here."""
    return shape_of(config) is not None and set(target_modules) <= {name for names in TOGETHER for name in names}


def compute_fast(model: PeftModel) -> None:
    """From now on the model, called with a batch of `shared_prompts.share_prompts`, returns {"loss": the sum}.

    It stays the module that it was, so that data parallelism, mixed precision and saving find what they expect; called
    with anything else it computes what it did before. Raises ValueError where `trains_fast` does not hold.
    """
    training, usual = LlamaTraining(model), model.forward

    def forward(*positional: Any, **named: Any) -> Any:
        if "taught_at" not in named:
            return usual(*positional, **named)
        batch = {name: named[name] for name in ("input_ids", "positions", "segments", "shift_labels", "taught_at")}
        return {"loss": training.loss(**batch)}

    model.forward = forward


class LlamaTraining:
    """Computes a batch's loss from the weights of a peft model, which is changed by training as usual."""

    def __init__(self, model: PeftModel) -> None:
        base = model.get_base_model()
        shape = shape_of(base.config.to_dict())
        if shape is None:
            raise ValueError(f"{type(base).__name__} is no model that this computes")
        self._shape, self._model = shape, base
        self._blocks = [Block(layer, shape) for layer in base.model.layers]
        self._frequencies = torch.tensor(shape.inverse_frequencies)

    def loss(
        self,
        input_ids: torch.Tensor,
        positions: torch.Tensor,
        segments: torch.Tensor,
        shift_labels: torch.Tensor,
        taught_at: torch.Tensor,
    ) -> torch.Tensor:
        """Sum of the cross-entropy (nats) of all labels of a batch of `shared_prompts.share_prompts`."""
        rows, length = input_ids.shape
        base, head = self._model.model, self._model.lm_head.weight
        again = getattr(base.layers[0], "gradient_checkpointing", False) and base.training
        scene = Scene.of(positions, segments, self._shape, frequencies=self._frequencies, dtype=self._blocks[0].dtype)
        with torch.autocast(input_ids.device.type, enabled=False):
            hidden = base.embed_tokens(input_ids).float().view(rows * length, -1)
            for block in self._blocks:
                hidden = checkpoint(block, hidden, scene, use_reentrant=False) if again else block(hidden, scene)
            final = normed(hidden.index_select(0, taught_at), base.norm, self._shape.epsilon, head.dtype)
            return CrossEntropy.apply(final, head, shift_labels)


@dataclass(frozen=True)
class Scene:
    """What attention needs to know of a batch, the same in every block."""

    shape: LlamaShape
    cosine: torch.Tensor
    """Of shape (rows, length, 1, head size / 2)."""
    sine: torch.Tensor
    masks: list[tuple[slice, torch.Tensor]]
    """For some queries 0 where they see a key up to the last of them, else -inf; of shape (rows * key heads, queries of
    a group * queries, keys). In parts, since what comes after a query need not even be multiplied."""

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
        rows, length = positions.shape
        angles = (positions.unsqueeze(-1) * frequencies.to(positions.device)).unsqueeze(2)
        seen = ((segments.unsqueeze(1) == 0) | (segments.unsqueeze(1) == segments.unsqueeze(2))).tril_()
        mask = torch.zeros(seen.shape, dtype=dtype, device=seen.device).masked_fill_(~seen, -math.inf)
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
        """The way back."""
        _, _, length, size = grouped.shape
        return grouped.reshape(self.cosine.shape[0], -1, length, size).transpose(1, 2)


class Block:
    """One decoder layer. The residual stream is float32 of shape (rows * length, hidden)."""

    def __init__(self, layer: Any, shape: LlamaShape) -> None:
        layers = dict(layer.self_attn.named_children()) | dict(layer.mlp.named_children())
        products = [Products([layers[name] for name in names]) for names in TOGETHER]
        self._epsilon = shape.epsilon
        self._norms = layer.input_layernorm, layer.post_attention_layernorm
        self._into_attention, self._out_of_attention, self._into_mlp, self._out_of_mlp = products
        self.dtype = self._into_attention.dtype

    def __call__(self, hidden: torch.Tensor, scene: Scene) -> torch.Tensor:
        heads = self._into_attention(normed(hidden, self._norms[0], self._epsilon, self.dtype))
        hidden = hidden + self._out_of_attention(Attention.apply(heads, scene))
        wide = self._into_mlp(normed(hidden, self._norms[1], self._epsilon, self.dtype))
        return hidden + self._out_of_mlp(SwiGlu.apply(wide))


class Products:
    """Linear layers that read the same input, with their LoRA: one frozen product and two thin ones."""

    def __init__(self, layers: Sequence[Any]) -> None:
        self._layers = [getattr(layer, "base_layer", layer) for layer in layers]
        self._outputs = [layer.out_features for layer in self._layers]
        self._loras = [layer if hasattr(layer, "lora_A") else None for layer in layers]
        self._adapted = [lora for lora in self._loras if lora is not None]
        packed = hasattr(self._layers[0].weight, "quant_state")
        self._weight = None if packed else _one(self._layers)
        self.dtype = self._layers[0].weight.quant_state.dtype if packed else self._layers[0].weight.dtype

    def weight(self) -> torch.Tensor:
        """Of shape (outputs, inputs). From 4 bits it is made anew each time, as bitsandbytes does for training."""
        if self._weight is not None:
            return self._weight
        from bitsandbytes.functional import dequantize_4bit

        packed = [layer.weight for layer in self._layers]
        return torch.cat([dequantize_4bit(part.data, part.quant_state).to(self.dtype) for part in packed])

    def __call__(self, x: torch.Tensor) -> torch.Tensor:
        """From (positions, inputs) to (positions, outputs)."""
        if not self._adapted:
            return Product.apply(x, self, None, None, None)
        lora = self._adapted[0]
        share = lora.lora_dropout["default"].p if lora.training and hasattr(lora.lora_dropout["default"], "p") else 0.0
        keep = kept(x, share) if share else None
        a = torch.cat([lora.lora_A["default"].weight for lora in self._adapted]).to(x.dtype)
        return Product.apply(x, self, a, self._b(1 / (1 - share)).to(x.dtype), keep)

    def _b(self, factor: float) -> torch.Tensor:
        """Block by block on the diagonal, so that each layer's rank feeds its own outputs; with all scales in it."""
        parts = [
            lora.lora_B["default"].weight * (lora.scaling["default"] * factor) if lora is not None else None
            for lora in self._loras
        ]
        empty = self._adapted[0].lora_B["default"].weight
        return torch.block_diag(
            *[empty.new_zeros(n, 0) if part is None else part for n, part in zip(self._outputs, parts, strict=True)]
        )


def _one(layers: Sequence[Any]) -> torch.Tensor:
    """The weights below each other in one tensor, which the layers share from now on."""
    if len(layers) == 1:
        return layers[0].weight.data
    whole = torch.cat([layer.weight.data for layer in layers])
    for layer, part in zip(layers, whole.split([layer.out_features for layer in layers]), strict=True):
        layer.weight.data = part
    return whole


def kept(x: torch.Tensor, share: float) -> torch.Tensor:
    """A mask of x's shape that drops this share, in steps of 2^-16. Four times as fast as bernoulli on a CPU."""
    words = torch.empty(math.ceil(x.numel() / 4), dtype=torch.int64, device=x.device).random_(-(2**63), None)
    return (words.view(torch.int16)[: x.numel()] >= round(share * 2**16) - 2**15).view(x.shape)


class Product(torch.autograd.Function):
    """x W^T + dropout(x) A^T B^T with a frozen W (Hu et al. 2021, "LoRA", section 4.1)."""

    @staticmethod
    def forward(
        ctx: Context,
        x: torch.Tensor,
        products: Products,
        a: torch.Tensor | None,
        b: torch.Tensor | None,
        keep: torch.Tensor | None,
    ) -> torch.Tensor:
        ctx.products = products
        y = functional.linear(x, products.weight())
        if a is None or b is None:
            return y
        low = functional.linear(x if keep is None else x * keep, a)
        ctx.save_for_backward(x, a, b, keep, low)
        return y.addmm_(low, b.t())

    @staticmethod
    def backward(ctx: Context, gradient: torch.Tensor) -> Gradients:
        of_x = gradient @ ctx.products.weight()
        saved = ctx.saved_tensors  # once: a checkpoint gives them out only once
        if not saved:
            return of_x, None, None, None, None
        x, a, b, keep, low = saved
        of_low = gradient @ b
        of_a = of_low.t() @ (x if keep is None else x * keep)
        through = of_low @ a
        return of_x.add_(through if keep is None else through.mul_(keep)), None, of_a, gradient.t() @ low, None


def normed(hidden: torch.Tensor, norm: Any, epsilon: float, dtype: torch.dtype) -> torch.Tensor:
    return RmsNorm.apply(hidden, norm.weight.float(), epsilon, dtype)


class RmsNorm(torch.autograd.Function):
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
    """Shazeer 2020, "GLU Variants Improve Transformer": silu(gate) * up, both halves of one tensor."""

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


class Attention(torch.autograd.Function):
    """Attention of query heads in groups that share a key head (Ainslie et al. 2023, "GQA"), with rotary positions.

    Takes queries, keys and values beside each other, of shape (rows * length, heads * size). The weights are made
    twice, for they are not kept: still faster than torch's fused kernel, which on a CPU takes twice as long.
    """

    @staticmethod
    def forward(ctx: Context, heads: torch.Tensor, scene: Scene) -> torch.Tensor:
        shape = scene.shape
        heads = heads.view(*scene.cosine.shape[:2], -1, shape.head_size)
        turned = _rotated(heads[:, :, : shape.heads + shape.kv_heads], scene.cosine, scene.sine)
        q, k = map(scene.by_group, turned.split([shape.heads, shape.kv_heads], dim=2))
        k, v = k.squeeze(1), scene.by_group(heads[:, :, shape.heads + shape.kv_heads :]).squeeze(1)
        ctx.save_for_backward(q, k, v)
        ctx.scene = scene
        mixed = torch.empty_like(q)
        for some, mask in scene.masks:
            mixed[:, :, some] = (_weights(q[:, :, some], k, mask, shape) @ v[:, : some.stop]).view_as(mixed[:, :, some])
        return scene.by_position(mixed).reshape(-1, shape.heads * shape.head_size)

    @staticmethod
    def backward(ctx: Context, gradient: torch.Tensor) -> Gradients:
        q, k, v = ctx.saved_tensors
        scene, shape = ctx.scene, ctx.scene.shape
        outer = scene.by_group(gradient.view(*scene.cosine.shape[:2], -1, shape.head_size))
        of_q, of_k, of_v = torch.empty_like(q), torch.zeros_like(k), torch.zeros_like(v)
        for some, mask in scene.masks:
            keys = slice(some.stop)
            weights = _weights(q[:, :, some], k, mask, shape)
            above = outer[:, :, some].flatten(1, 2)
            of_v[:, keys] += weights.mT @ above
            of_scores = torch.ops.aten._softmax_backward_data(above @ v[:, keys].mT, weights, -1, weights.dtype)
            of_scores *= shape.head_size**-0.5
            of_q[:, :, some] = (of_scores @ k[:, keys]).view_as(of_q[:, :, some])
            of_k[:, keys] += of_scores.mT @ q[:, :, some].flatten(1, 2)
        turned = torch.cat([scene.by_position(of_q), scene.by_position(of_k.unsqueeze(1))], dim=2)
        turned = _rotated(turned, scene.cosine, -scene.sine)
        return torch.cat([turned, scene.by_position(of_v.unsqueeze(1))], dim=2).view(gradient.shape[0], -1), None


def _weights(q: torch.Tensor, k: torch.Tensor, mask: torch.Tensor, shape: LlamaShape) -> torch.Tensor:
    """Of the mask's shape, for queries of shape (rows * key heads, queries of a group, queries, size)."""
    scores = torch.baddbmm(mask, q.flatten(1, 2), k[:, : mask.shape[-1]].mT, alpha=shape.head_size**-0.5)
    return torch.softmax(scores, dim=-1)


def _rotated(x: torch.Tensor, cosine: torch.Tensor, sine: torch.Tensor) -> torch.Tensor:
    """Su et al. 2021, "RoFormer", with the halves of a head paired. x is of shape (rows, length, heads, size)."""
    first, second = x.chunk(2, -1)
    return torch.cat((first * cosine - second * sine, second * cosine + first * sine), dim=-1)


class CrossEntropy(torch.autograd.Function):
    """Sum of the cross-entropy of some positions; the gradient is made in the same pass, so logits are made once."""

    @staticmethod
    def forward(ctx: Context, hidden: torch.Tensor, head: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        wanted = ctx.needs_input_grad[0]
        total, gradients = hidden.new_zeros((), dtype=torch.float32), []
        for some, target in zip(hidden.split(POSITIONS_AT_ONCE), targets.split(POSITIONS_AT_ONCE), strict=True):
            logs = torch.log_softmax(functional.linear(some, head), dim=-1, dtype=torch.float32)
            total -= logs.gather(1, target.unsqueeze(1)).sum()
            if wanted:
                share = logs.exp_()
                share[torch.arange(len(target), device=target.device), target] -= 1
                gradients.append(share.to(head.dtype) @ head)
        if wanted:
            ctx.save_for_backward(torch.cat(gradients))
        return total

    @staticmethod
    def backward(ctx: Context, gradient: torch.Tensor) -> Gradients:
        (of_hidden,) = ctx.saved_tensors
        return of_hidden * gradient.to(of_hidden.dtype), None, None
