"""The fast path: a Llama-type model on a CPU, any sides as rows of one batch, in as few operations as it takes.

In the usual stack most of a token's time on a CPU is Python between small kernels. Here q, k and v are one product,
gate and up another; rotary embedding is one complex multiplication; LoRA is two thin products, only of the rows that
have an adapter; weights may be 4-bit (weights.py). Computes Llama without biases only; models/general.py computes any
other model.

Touvron et al. 2023, "LLaMA", section 2.2 (architecture); Su et al. 2021, "RoFormer", section 3.2 (rotary embedding).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Protocol

import torch
import torch.nn.functional as F

from generation.errors import AdapterError
from generation.llama.shape import LlamaShape
from generation.lora import Lora, Matrices
from generation.sides import Weighting


class Linear(Protocol):
    """A product with a weight: (…, inputs) to (…, outputs), in the weight's own precision."""

    @property
    def outputs(self) -> int: ...
    def __call__(self, x: torch.Tensor) -> torch.Tensor: ...


Share = tuple[str, float, slice | torch.Tensor]
"""An adapter, its strength, and the rows that go through it."""
Attend = Callable[[int, torch.Tensor, torch.Tensor, torch.Tensor], torch.Tensor]
"""(layer, q, k, v), each of shape (rows, tokens, heads, head size), to (rows, tokens, heads * head size)."""


class RmsNorm:
    """x / sqrt(mean(x²) + epsilon) * weight (Zhang and Sennrich 2019, "Root Mean Square Layer Normalization").

    Computed as sqrt(n) x / hypot(|x|, sqrt(n epsilon)): four operations, which take an eighth of the time of the eight
    of F.rms_norm.
    """

    def __init__(self, weight: torch.Tensor, epsilon: float) -> None:
        self._weight = weight * math.sqrt(len(weight))
        self._floor = torch.tensor(math.sqrt(len(weight) * epsilon))

    def __call__(self, x: torch.Tensor) -> torch.Tensor:
        return x / torch.hypot(torch.linalg.vector_norm(x, dim=-1, keepdim=True), self._floor) * self._weight


class Layer:
    """The weights of one decoder layer, with the adapters' updates."""

    PARTS: Mapping[str, tuple[str, ...]] = {
        "qkv": ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
        "o": ("self_attn.o_proj",),
        "gate_up": ("mlp.gate_proj", "mlp.up_proj"),
        "down": ("mlp.down_proj",),
    }
    """The model's linear layers that are one product here."""

    def __init__(self, norms: tuple[RmsNorm, RmsNorm], linear: Mapping[str, Linear]) -> None:
        """`norms` are those before attention and before the MLP."""
        self.norms, self.linear = norms, linear
        self.updates: dict[str, dict[str, tuple[torch.Tensor, torch.Tensor]]] = {part: {} for part in self.PARTS}
        """By part and adapter: A transposed, B transposed."""

    def __call__(self, part: str, x: torch.Tensor, shares: Sequence[Share]) -> torch.Tensor:
        """(rows, tokens, inputs) to (rows, tokens, outputs), float32.

        LoRA is computed row by row, so that its sums do not depend on the number of rows.
        """
        y, updates = self.linear[part](x).float(), self.updates[part]
        for adapter, strength, rows in shares:
            if adapter in updates:
                own = x[rows]
                a, b = (matrix.expand(len(own), -1, -1) for matrix in updates[adapter])
                y[rows] = y[rows].baddbmm_(torch.bmm(own, a), b, alpha=strength)
        return y


class LlamaCpu:
    """A SideModel (generation/sides.py). Not thread-safe: one computation at a time."""

    def __init__(
        self,
        shape: LlamaShape,
        *,
        embed: Callable[[torch.Tensor], torch.Tensor],
        layers: Sequence[Layer],
        norm: RmsNorm,
        head: Linear,
        cache_dtype: torch.dtype,
    ) -> None:
        self.shape, self.context, self.eos = shape, shape.context, shape.eos
        self.embed, self.layers, self.norm, self.head = embed, layers, norm, head
        self.cache_dtype = cache_dtype
        self.frequencies = torch.tensor(shape.inverse_frequencies, dtype=torch.float32)

    def add_adapter(self, name: str, lora: Lora) -> None:
        """Put an adapter beside the base, whose weights stay untouched. Raises AdapterError when it does not fit."""
        remaining = dict(lora)
        for number, layer in enumerate(self.layers):
            for part, modules in layer.PARTS.items():
                names = [f"model.layers.{number}.{module}" for module in modules]
                if any(module in remaining for module in names):
                    layer.updates[part][name] = self._join(part, [remaining.pop(module, None) for module in names])
        if remaining:
            raise AdapterError(f"the adapter {name} changes {next(iter(remaining))}, which this base does not have")

    def _join(self, part: str, matrices: Sequence[Matrices | None]) -> tuple[torch.Tensor, torch.Tensor]:
        """One update for all modules of a product: A side by side, B as blocks on a diagonal."""
        a = [m.a if m else torch.zeros(0, 0) for m in matrices]
        outputs = self._outputs(part)
        b = [m.b if m else torch.zeros(size, 0) for m, size in zip(matrices, outputs, strict=True)]
        if [block.shape[0] for block in b] != list(outputs):
            raise AdapterError(f"the adapter changes {part} with {[len(block) for block in b]} outputs, not {outputs}")
        if part == "qkv":
            b[:2] = [pair_halves(block, self.shape.head_size) for block in b[:2]]
        joined_b: torch.Tensor = torch.block_diag(*b)
        return torch.cat([block for block in a if len(block)]).t().contiguous(), joined_b.t().contiguous()

    def _outputs(self, part: str) -> tuple[int, ...]:
        heads, kv = self.shape.heads * self.shape.head_size, self.shape.kv_heads * self.shape.head_size
        intermediate = self.layers[0].linear["gate_up"].outputs // 2
        return {
            "qkv": (heads, kv, kv),
            "o": (self.shape.hidden,),
            "gate_up": (intermediate, intermediate),
            "down": (self.shape.hidden,),
        }[part]

    def batch(self, rows: int, length: int) -> LlamaBatch:
        return LlamaBatch(self, rows, length)

    def rotation(self, positions: torch.Tensor) -> torch.Tensor:
        """The rotary embedding at positions of shape (rows, tokens): complex64, (rows, tokens, 1, head size / 2)."""
        angles = positions[..., None, None].float() * self.frequencies
        return torch.polar(torch.ones_like(angles), angles)

    def run(self, ids: torch.Tensor, positions: torch.Tensor, shares: Sequence[Share], attend: Attend) -> torch.Tensor:
        """The last layer's normalised output, (rows, tokens, hidden), for ids of (rows, tokens) at their positions."""
        shape, rotation = self.shape, self.rotation(positions)
        turned = shape.heads + shape.kv_heads
        x = self.embed(ids)
        for number, layer in enumerate(self.layers):
            heads = layer("qkv", layer.norms[0](x), shares).unflatten(-1, (-1, shape.head_size))
            qk = rotate(heads[:, :, :turned], rotation)
            attended = attend(number, qk[:, :, : shape.heads], qk[:, :, shape.heads :], heads[:, :, turned:])
            x = x + layer("o", attended.float(), shares)
            gate, up = layer("gate_up", layer.norms[1](x), shares).chunk(2, dim=-1)
            x = x + layer("down", F.silu(gate) * up, shares)
        return self.norm(x)


def pair_halves(rows: torch.Tensor, head_size: int) -> torch.Tensor:
    """Reorder the rows of q or k so that the two values that the rotary embedding turns together are neighbours.

    The model pairs a head's first half with its second half. Neighbours can be read as a complex number; dot products
    do not change.
    """
    reordered: torch.Tensor = rows.unflatten(0, (-1, 2, head_size // 2)).transpose(1, 2).flatten(0, 2)
    return reordered


def rotate(heads: torch.Tensor, rotation: torch.Tensor) -> torch.Tensor:
    """Turn heads of shape (…, head size), with neighbouring values as complex numbers; float32."""
    pairs = torch.view_as_complex(heads.float().unflatten(-1, (-1, 2)))
    return torch.view_as_real(pairs * rotation).flatten(-2)


class LlamaBatch:
    """Rows in one cache of keys and values; each row fills it from its first position."""

    def __init__(self, model: LlamaCpu, rows: int, length: int) -> None:
        shape = model.shape
        self.model = model
        self.cache = torch.empty(
            shape.layers, 2, rows, shape.kv_heads, length, shape.head_size, dtype=model.cache_dtype
        )
        self.lengths: list[int] = []
        self.rows: list[Weighting] = []

    @torch.inference_mode()
    def prefill(self, prompts: Sequence[list[int]], rows: Sequence[Weighting], *, last: int = 1) -> torch.Tensor:
        """See Batch.prefill. Neighbouring rows with the same prompt are read together, equal rows only once."""
        groups = groupby(zip(prompts, rows, strict=True), key=lambda pair: pair[0])
        return torch.cat([self._read(prompt, [row for _, row in group], last) for prompt, group in groups])

    def _read(self, prompt: list[int], rows: list[Weighting], last: int) -> torch.Tensor:
        first, tokens, different = len(self.rows), len(prompt), list(dict.fromkeys(rows))
        out = self.model.run(
            torch.tensor([prompt] * len(different)),
            torch.arange(tokens).expand(len(different), -1),
            _shares(different),
            partial(self._attend_prompt, slice(first, first + len(different))),
        )
        taken = [different.index(row) for row in rows]
        if len(different) < len(rows):
            read = self.cache[:, :, first : first + len(different), :, :tokens]
            self.cache[:, :, first : first + len(rows), :, :tokens] = read[:, :, taken]
        self.rows += rows
        self.lengths += [tokens] * len(rows)
        return self.model.head(out[taken, -last:]).float()

    @torch.inference_mode()
    def step(self, tokens: Sequence[int]) -> torch.Tensor:
        ids, positions = torch.tensor(tokens)[:, None], torch.tensor(self.lengths)[:, None]
        out = self.model.run(ids, positions, _shares(self.rows), partial(self._attend_token, self._spans()))
        self.lengths = [length + 1 for length in self.lengths]
        return self.model.head(out[:, 0]).float()

    def drop(self, row: int) -> None:
        final = len(self.rows) - 1
        used = max(self.lengths)
        self.cache[:, :, row, :, :used] = self.cache[:, :, final, :, :used]
        self.rows[row], self.lengths[row] = self.rows[final], self.lengths[final]
        self.rows.pop()
        self.lengths.pop()

    def _attend_prompt(
        self, rows: slice, layer: int, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor
    ) -> torch.Tensor:
        """Causal attention of every token to those before it; each row starts at position 0."""
        tokens = q.shape[1]
        q, k, v = (x.to(self.cache.dtype).transpose(1, 2) for x in (q, k, v))
        self.cache[layer, 0, rows, :, :tokens], self.cache[layer, 1, rows, :, :tokens] = k, v
        k, v = (x.repeat_interleave(self.model.shape.groups, dim=1) for x in (k, v))
        return F.scaled_dot_product_attention(q, k, v, is_causal=True).transpose(1, 2).flatten(2)

    def _attend_token(
        self, spans: Sequence[tuple[slice, int]], layer: int, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor
    ) -> torch.Tensor:
        """Attention of one token in each row to all before it. The heads of a group take the place of the queries.

        Groups are padded to a multiple of four heads: torch's kernel gives each thread a part of one buffer, and where
        the parts are not aligned, the rounding of a sum depends on the number of threads and on the other rows (seen
        with three heads a group).
        """
        keys, values = self.cache[layer]
        groups = self.model.shape.groups
        q = F.pad(q[:, 0].to(keys.dtype).unflatten(1, (-1, groups)), (0, 0, 0, -groups % 4))
        attended = []
        for rows, at in spans:
            keys[rows, :, at], values[rows, :, at] = k[rows, 0], v[rows, 0]
            read = slice(0, at + 1)
            attended.append(F.scaled_dot_product_attention(q[rows], keys[rows, :, read], values[rows, :, read]))
        return torch.cat(attended)[:, :, :groups].flatten(1)[:, None]

    def _spans(self) -> list[tuple[slice, int]]:
        """Neighbouring rows of the same length, and that length.

        One mask for all rows would make a row's rounding depend on the others.
        """
        spans: list[tuple[slice, int]] = []
        first = 0
        for length, same in groupby(self.lengths):
            last = first + len(list(same))
            spans.append((slice(first, last), length))
            first = last
        return spans


def _shares(rows: Sequence[Weighting]) -> list[Share]:
    """The rows of each adapter and strength; without base rows and rows at strength 0, to which nothing is added."""
    numbers: dict[Weighting, list[int]] = {}
    for number, row in enumerate(rows):
        if row.adapter and row.strength:
            numbers.setdefault(row, []).append(number)
    return [(row.adapter or "", row.strength, _rows(of_row)) for row, of_row in numbers.items()]


def _rows(numbers: Sequence[int]) -> slice | torch.Tensor:
    """The rows' index: a slice when they are neighbours, since that needs no copy."""
    neighbours = numbers[-1] - numbers[0] < len(numbers)
    return slice(numbers[0], numbers[-1] + 1) if neighbours else torch.tensor(numbers)
