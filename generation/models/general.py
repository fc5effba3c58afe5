"""The general path: any causal model that transformers loads, on any device and in any precision, its sides as rows.

Adapters are plain matrices beside the linear layers (lora.py). Their updates are added to each row with a factor of its
own: 0 for a base row, so that its values stay the base's. That takes fewer operations than peft's mixed batches and
mixes any number of adapters.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence

import torch
from torch import nn
from transformers import DynamicCache, PreTrainedModel

from generation.errors import AdapterError
from generation.lora import Lora
from generation.sides import Weighting

Factors = dict[str, torch.Tensor]
"""By adapter, its strength for each row: float32 of shape (rows, 1, 1)."""


class SideLinear(nn.Module):
    """A linear layer with the adapters' updates beside it."""

    def __init__(self, base: nn.Module, factors: Factors) -> None:
        super().__init__()
        self.base, self.factors = base, factors
        self.updates: dict[str, tuple[torch.Tensor, torch.Tensor]] = {}
        """By adapter: A transposed, B transposed; float32."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y: torch.Tensor = self.base(x)
        for adapter, factor in self.factors.items():
            if adapter in self.updates:
                a, b = self.updates[adapter]
                y = (y + (x.float() @ a * factor) @ b).to(y.dtype)
        return y


class GeneralModel:
    """A SideModel (generation/sides.py). Without adapters it computes what the model itself computes."""

    def __init__(self, model: PreTrainedModel) -> None:
        self.model = model
        self.context: int = model.config.max_position_embeddings
        eos = model.generation_config.eos_token_id
        self.eos = frozenset(eos if isinstance(eos, list) else [] if eos is None else [eos])
        self.factors: Factors = {}
        known = inspect.signature(model.forward).parameters
        self.cache_argument = "cache" if "cache" in known else "past_key_values"  # transformers renames it by and by

    def add_adapter(self, name: str, lora: Lora) -> None:
        """Put an adapter beside the base, whose weights stay untouched. Raises AdapterError when it does not fit."""
        for module, matrices in lora.items():
            layer = self._side_linear(module, name)
            device = self.model.device
            layer.updates[name] = (matrices.a.t().contiguous().to(device), matrices.b.t().contiguous().to(device))
            self._check(name, module, layer.base, matrices.a.shape[1], matrices.b.shape[0])

    def _side_linear(self, module: str, adapter: str) -> SideLinear:
        try:
            linear = self.model.get_submodule(module)
        except AttributeError as error:
            raise AdapterError(f"the adapter {adapter} changes {module}, which this base does not have") from error
        if isinstance(linear, SideLinear):
            return linear
        parent, _, name = module.rpartition(".")
        layer = SideLinear(linear, self.factors)
        setattr(self.model.get_submodule(parent), name, layer)
        return layer

    @staticmethod
    def _check(adapter: str, module: str, base: nn.Module, inputs: int, outputs: int) -> None:
        expected = getattr(base, "in_features", inputs), getattr(base, "out_features", outputs)
        if expected != (inputs, outputs):
            raise AdapterError(
                f"the adapter {adapter} changes {module} with {inputs} inputs and {outputs} outputs, but the base has "
                f"{expected[0]} and {expected[1]}; pass the base it was trained for"
            )

    def batch(self, rows: int, length: int) -> GeneralBatch:
        return GeneralBatch(self)


class GeneralBatch:
    """Rows padded on the left to one length, so that their next tokens are in the same column."""

    def __init__(self, side_model: GeneralModel) -> None:
        self.side_model, self.model = side_model, side_model.model
        self.cache = DynamicCache(config=self.model.config)
        self.rows: list[Weighting] = []
        self.mask = torch.zeros(0, 0, dtype=torch.long)

    @torch.inference_mode()
    def prefill(self, prompts: Sequence[list[int]], rows: Sequence[Weighting], *, last: int = 1) -> torch.Tensor:
        longest = max(map(len, prompts))
        self.rows = list(rows)
        self.mask = self._tensor([[0] * (longest - len(prompt)) + [1] * len(prompt) for prompt in prompts])
        ids = self._tensor(
            [[0] * (longest - len(prompt)) + prompt for prompt in prompts]
        )  # padding is masked: any token will do
        return self._logits(ids, (self.mask.cumsum(-1) - 1).clamp(min=0), last)

    @torch.inference_mode()
    def step(self, tokens: Sequence[int]) -> torch.Tensor:
        self.mask = torch.cat([self.mask, self.mask.new_ones(len(tokens), 1)], dim=1)
        return self._logits(self._tensor(tokens)[:, None], self.mask.sum(-1, keepdim=True) - 1, 1)[:, -1]

    def drop(self, row: int) -> None:
        final = len(self.rows) - 1
        remaining = list(range(final))
        if row < final:
            remaining[row] = final
            self.rows[row] = self.rows[final]
        self.rows.pop()
        self.mask = self.mask[remaining]
        self.cache.batch_select_indices(self._tensor(remaining).long())

    def _logits(self, ids: torch.Tensor, positions: torch.Tensor, last: int) -> torch.Tensor:
        factors = self.side_model.factors
        factors.clear()  # several batches may use the model in turn; each sets the factors of its own rows
        factors.update(_factors(self.rows, self.model.device))
        try:
            logits: torch.Tensor = self.model(
                input_ids=ids,
                attention_mask=self.mask,
                position_ids=positions,
                logits_to_keep=last,
                **{self.side_model.cache_argument: self.cache},
            ).logits
            return logits.float()
        finally:
            factors.clear()

    def _tensor(self, values: Sequence[int] | Sequence[Sequence[int]]) -> torch.Tensor:
        return torch.tensor(values, device=self.model.device)


def _factors(rows: Sequence[Weighting], device: torch.device) -> Mapping[str, torch.Tensor]:
    return {
        adapter: torch.tensor([row.strength if row.adapter == adapter else 0.0 for row in rows], device=device)[
            :, None, None
        ]
        for adapter in {row.adapter for row in rows if row.adapter}
    }
