"""The training computation of a Llama-type model with LoRA: the same loss as peft's, with nothing computed twice.

Linear layers that read the same input are one product, with their LoRA fused in (products.py); norm, SwiGLU and
attention keep only what their backward pass needs (functions.py, attention.py); logits exist only where there is loss,
and a chunk at a time. The base is frozen, so the gradients of its weights are never computed. The weights stay peft's
own: saving, resuming and data parallelism notice no difference. Which models this covers, settings/fast_path.py says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from torch.utils.checkpoint import checkpoint

from finetune.settings.fast_path import READ_TOGETHER
from finetune.training.llama.attention import Attention, Scene
from finetune.training.llama.functions import CrossEntropy, SwiGlu, normalise
from finetune.training.llama.products import Products
from generation.llama.shape import LlamaShape, shape_of

if TYPE_CHECKING:
    from peft import PeftModel


def compute_fast(model: PeftModel) -> None:
    """Make the model return {"loss": the sum} when it is called with a batch of `shared_prompts.share_prompts`.

    It stays the same module, so that data parallelism, mixed precision and saving find what they expect. Called with
    anything else it computes as before. Raises ValueError for a model that `trains_fast` does not cover.
    """
    training, usual = LlamaTraining(model), model.forward

    def forward(*positional: Any, **named: Any) -> Any:
        if "taught_at" not in named:
            return usual(*positional, **named)
        batch = {name: named[name] for name in ("input_ids", "positions", "segments", "shift_labels", "taught_at")}
        return {"loss": training.loss(**batch)}

    model.forward = forward  # type: ignore[method-assign]  # a subclass would be another module


class LlamaTraining:
    """Computes a batch's loss from the weights of a peft model, which is changed by training as usual."""

    def __init__(self, model: PeftModel) -> None:
        base: Any = model.get_base_model()
        shape = shape_of(base.config.to_dict())
        if shape is None:
            raise ValueError(f"the fast path does not cover {type(base).__name__}")
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
            final = normalise(hidden.index_select(0, taught_at), base.norm, self._shape.epsilon, head.dtype)
            return CrossEntropy.apply(final, head, shift_labels)


class Block:
    """One decoder layer. The residual stream is float32 of shape (rows * length, hidden)."""

    def __init__(self, layer: Any, shape: LlamaShape) -> None:
        layers = dict(layer.self_attn.named_children()) | dict(layer.mlp.named_children())
        products = [Products([layers[name] for name in names]) for names in READ_TOGETHER]
        self._epsilon = shape.epsilon
        self._norms = layer.input_layernorm, layer.post_attention_layernorm
        self._into_attention, self._out_of_attention, self._into_mlp, self._out_of_mlp = products
        self.dtype = self._into_attention.dtype

    def __call__(self, hidden: torch.Tensor, scene: Scene) -> torch.Tensor:
        heads = self._into_attention(normalise(hidden, self._norms[0], self._epsilon, self.dtype))
        hidden = hidden + self._out_of_attention(Attention.apply(heads, scene))
        wide = self._into_mlp(normalise(hidden, self._norms[1], self._epsilon, self.dtype))
        return hidden + self._out_of_mlp(SwiGlu.apply(wide))
