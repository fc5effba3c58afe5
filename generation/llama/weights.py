"""Weights for the fast path: from a folder of safetensors, or in 4 bits from the embedded GGUF.

The GGUF's layers are Q4_1: blocks of 32 weights that share a scale and a minimum. torch's 4-bit product for CPUs uses
the same grid, so every 4-bit value is the file's own; scales and minima are rounded from float16 to bfloat16, which
loses no more than the usual conversion, where each weight is rounded. That product is made for few rows: it unpacks the
weights again for every four of them. Prompts are computed with the same weights in bfloat16, in half the time where the
CPU has bfloat16 products. Packing takes a few seconds, so the result is stored beside the model, in a file that is
mapped, not read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import save_file

from generation.decode import ROWS_AT_ONCE
from generation.llama.decode_cpu import Layer, Linear, LlamaCpu, RmsNorm, pair_halves
from generation.llama.shape import LlamaShape, shape_of

BLOCK = 32
"""Weights that share a scale, along the inputs."""
FEW_ROWS = 32
"""Up to this many rows, float32 products are computed transposed: MKL then takes a fifth to two thirds of the time. For
bfloat16 it changes nothing."""
INT4_ROWS = ROWS_AT_ONCE
"""Up to this many rows the 4-bit product is used. From 16 rows on the bfloat16 product is faster, but a step must use
the same product for a pair and for a whole batch: the two round differently, and a stored text must be the one that the
page writes."""
GGUF_PARTS = {
    "qkv": ("attn_q", "attn_k", "attn_v"),
    "o": ("attn_output",),
    "gate_up": ("ffn_gate", "ffn_up"),
    "down": ("ffn_down",),
}


@dataclass(frozen=True)
class Dense:
    """A weight as it is, of shape (outputs, inputs)."""

    weight: torch.Tensor

    @property
    def outputs(self) -> int:
        return len(self.weight)

    def __call__(self, x: torch.Tensor) -> torch.Tensor:
        rows = x.flatten(0, -2).to(self.weight.dtype)
        if self.weight.dtype == torch.float32 and len(rows) <= FEW_ROWS:
            return torch.mm(self.weight, rows.t()).t().contiguous().view(*x.shape[:-1], -1)
        return F.linear(rows, self.weight).view(*x.shape[:-1], -1)


@dataclass(frozen=True)
class Int4:
    """A 4-bit weight: (value - 8) * scale + zero, accumulated in float32, bfloat16 in and out."""

    packed: torch.Tensor
    """uint8 of shape (outputs, inputs / 2), in the order that this CPU's kernel needs."""
    grid: torch.Tensor
    """bfloat16 of shape (inputs / 32, outputs, 2): scale and zero of each block."""
    halves: int = 1
    """2 for an 8-bit weight, stored as its high and its low four bits side by side; the input is then read twice."""
    wide: torch.Tensor | None = None
    """The weight in bfloat16, of shape (outputs, inputs), for many rows; it needs memory only when it is used."""

    @property
    def outputs(self) -> int:
        return len(self.packed)

    def __call__(self, x: torch.Tensor) -> torch.Tensor:
        rows = x.flatten(0, -2).bfloat16()
        if self.wide is not None and len(rows) > INT4_ROWS:
            return F.linear(rows, self.wide).view(*x.shape[:-1], -1)
        rows = torch.cat([rows] * self.halves, dim=1) if self.halves > 1 else rows.contiguous()
        y: torch.Tensor = torch.ops.aten._weight_int4pack_mm_for_cpu(rows, self.packed, BLOCK, self.grid)
        return y.view(*x.shape[:-1], -1)

    @classmethod
    def pack(cls, values: torch.Tensor, scale: torch.Tensor, zero: torch.Tensor, *, halves: int = 1) -> Int4:
        """Pack values 0…15 of shape (outputs, inputs), with scale and zero of shape (outputs, inputs / 32)."""
        packed = torch.ops.aten._convert_weight_to_int4pack_for_cpu(values.int().contiguous(), 1)
        grid = torch.stack([scale.t(), zero.t()], dim=-1)
        return cls(packed, grid.bfloat16().contiguous(), halves)


def has_int4_kernel() -> bool:
    """Whether the 4-bit product is fast on this CPU; on others it takes a hundred times as long."""
    return torch.backends.cpu.get_cpu_capability() in ("AVX2", "AVX512")


# ---- safetensors -----------------------------------------------------------------------------------------------------


def load_dense(folder: Path, dtype: torch.dtype) -> LlamaCpu | None:
    """The model of a folder in transformers' format; None when the fast path cannot compute it."""
    shape = shape_of(_config(folder))
    files = sorted(folder.glob("*.safetensors"))
    if shape is None or not files:
        return None
    weights: dict[str, torch.Tensor] = {}
    for file in files:
        with safe_open(file, "pt") as opened:
            weights.update((name, opened.get_tensor(name).to(dtype)) for name in opened.keys())  # noqa: SIM118
    table = weights["model.embed_tokens.weight"]
    return LlamaCpu(
        shape,
        embed=lambda ids: F.embedding(ids, table).float(),
        layers=[_dense_layer(weights, number, shape) for number in range(shape.layers)],
        norm=RmsNorm(weights["model.norm.weight"].float(), shape.epsilon),
        head=Dense(weights.get("lm_head.weight", table)),
        cache_dtype=dtype,
    )


def _config(folder: Path) -> dict[str, Any]:
    """config.json, with the end-of-text tokens of generation_config.json, which lists all of them."""
    config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    generation = folder / "generation_config.json"
    eos = json.loads(generation.read_text(encoding="utf-8")).get("eos_token_id") if generation.is_file() else None
    return config if eos is None else config | {"eos_token_id": eos}


def _dense_layer(weights: dict[str, torch.Tensor], number: int, shape: LlamaShape) -> Layer:
    def weight(name: str) -> torch.Tensor:
        return weights.pop(f"model.layers.{number}.{name}.weight")

    linear: dict[str, Linear] = {}
    for part, modules in Layer.PARTS.items():
        rows = [weight(module) for module in modules]
        if part == "qkv":
            rows[:2] = [pair_halves(block, shape.head_size) for block in rows[:2]]
        linear[part] = Dense(torch.cat(rows))
    norms = [weight(name).float() for name in ("input_layernorm", "post_attention_layernorm")]
    return Layer((RmsNorm(norms[0], shape.epsilon), RmsNorm(norms[1], shape.epsilon)), linear)


# ---- GGUF ------------------------------------------------------------------------------------------------------------


def load_int4(folder: Path, gguf: Path) -> LlamaCpu:
    """The model of a GGUF with Q4_1 layers and Q8_0 embedding, packed for this CPU; `folder` holds its config.json.

    Raises ValueError when the folder's model is not a Llama that the fast path computes.
    """
    shape = shape_of(_config(folder))
    if shape is None:
        raise ValueError(f"{folder} does not hold a model that the fast path computes")
    wide = torch.cpu._is_avx512_bf16_supported()  # without these instructions the product takes twice as long
    kernels = torch.backends.cpu.get_cpu_capability().lower() + ("-bf16" if wide else "")
    cached = folder / f"packed-{kernels}.safetensors"
    tensors = _read(cached) if cached.is_file() else _store(dict(_pack_tensors(gguf, wide=wide)), cached)
    values, scale = tensors["embedding.values"], tensors["embedding.scale"]

    def embed(ids: torch.Tensor) -> torch.Tensor:
        blocks: torch.Tensor = values[ids].unflatten(-1, (-1, BLOCK)).float()
        return (blocks * scale[ids].float().unsqueeze(-1)).flatten(-2)

    return LlamaCpu(
        shape,
        embed=embed,
        layers=[_int4_layer(tensors, number, shape.epsilon) for number in range(shape.layers)],
        norm=RmsNorm(tensors["norm"], shape.epsilon),
        head=Int4(tensors["head.packed"], tensors["head.grid"], halves=2),
        cache_dtype=torch.bfloat16,
    )


def _int4_layer(tensors: Mapping[str, torch.Tensor], number: int, epsilon: float) -> Layer:
    linear: dict[str, Linear] = {}
    for part in Layer.PARTS:
        name = f"{number}.{part}"
        linear[part] = Int4(tensors[f"{name}.packed"], tensors[f"{name}.grid"], wide=tensors.get(f"{name}.wide"))
    norms = [RmsNorm(tensors[f"{number}.{name}"], epsilon) for name in ("norm", "ffn_norm")]
    return Layer((norms[0], norms[1]), linear)


def _read(path: Path) -> dict[str, torch.Tensor]:
    with safe_open(path, "pt") as opened:
        return {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118


def _store(tensors: dict[str, torch.Tensor], path: Path) -> dict[str, torch.Tensor]:
    """Write the file completely or not at all. If the folder cannot be written, the next start packs again."""
    unfinished = path.with_suffix(f".{os.getpid()}")
    try:
        save_file(tensors, unfinished)
        os.replace(unfinished, path)
    except OSError:
        unfinished.unlink(missing_ok=True)
    return tensors


def _pack_tensors(gguf: Path, *, wide: bool) -> Iterator[tuple[str, torch.Tensor]]:
    """Every tensor of the file in the form that is stored."""
    from gguf import GGUFReader

    raw = {tensor.name: tensor for tensor in GGUFReader(gguf).tensors}
    layers = sum(name.endswith("attn_norm.weight") for name in raw)
    for number in range(layers):
        for part, names in GGUF_PARTS.items():
            blocks = [_q4_1(raw[f"blk.{number}.{name}.weight"]) for name in names]
            values, scale, zero = (torch.cat(parts) for parts in zip(*blocks, strict=True))
            weight = Int4.pack(values, scale, zero)
            yield f"{number}.{part}.packed", weight.packed
            yield f"{number}.{part}.grid", weight.grid
            if wide:
                yield f"{number}.{part}.wide", _unpack(values, scale, zero).bfloat16()
        yield f"{number}.norm", _float32(raw[f"blk.{number}.attn_norm.weight"])
        yield f"{number}.ffn_norm", _float32(raw[f"blk.{number}.ffn_norm.weight"])
    yield "norm", _float32(raw["output_norm.weight"])
    values, scale = _q8_0(raw["token_embd.weight"])
    yield "embedding.values", values
    yield "embedding.scale", scale
    head = _as_nibbles(values, scale.float())
    yield "head.packed", head.packed
    yield "head.grid", head.grid


def _unpack(values: torch.Tensor, scale: torch.Tensor, zero: torch.Tensor) -> torch.Tensor:
    """The weight of a 4-bit grid, (outputs, inputs); see Int4.pack."""
    blocks: torch.Tensor = values.unflatten(1, (-1, BLOCK)).float() - 8
    return (blocks * scale.unsqueeze(-1) + zero.unsqueeze(-1)).flatten(1)


def _float32(tensor: Any) -> torch.Tensor:
    return torch.from_numpy(tensor.data.copy())


def _blocks(tensor: Any, kind: str, size: int) -> torch.Tensor:
    """A tensor's bytes, of shape (outputs, blocks, bytes of a block)."""
    if tensor.tensor_type.name != kind:
        raise ValueError(f"{tensor.name} is {tensor.tensor_type.name}, expected {kind}")
    return torch.from_numpy(tensor.data.copy()).view(int(tensor.shape[1]), -1, size)


def _q4_1(tensor: Any) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Values 0…15, scale and zero.

    A block is a float16 scale, a float16 minimum and 16 bytes: their low bits are values 0–15, their high bits 16–31.
    """
    blocks = _blocks(tensor, "Q4_1", 20)
    scale, minimum = blocks[..., :4].contiguous().view(torch.float16).float().unbind(-1)
    nibbles = blocks[..., 4:]
    values = torch.cat([nibbles & 15, nibbles >> 4], dim=-1).flatten(1)
    return values, scale, minimum + 8 * scale


def _q8_0(tensor: Any) -> tuple[torch.Tensor, torch.Tensor]:
    """int8 values (outputs, inputs) and float16 scales (outputs, blocks). A block is a scale and 32 values."""
    blocks = _blocks(tensor, "Q8_0", 34)
    scale = blocks[..., :2].contiguous().view(torch.float16).squeeze(-1)
    return blocks[..., 2:].contiguous().view(torch.int8).flatten(1), scale


def _as_nibbles(values: torch.Tensor, scale: torch.Tensor) -> Int4:
    """An 8-bit weight v * scale as (v // 16) * 16 scale + (v % 16) * scale: exact, and made for the 4-bit product."""
    high, low = values.int() >> 4, values.int() & 15
    return Int4.pack(
        torch.cat([high + 8, low], dim=1),
        torch.cat([16 * scale, scale], dim=1),
        torch.cat([torch.zeros_like(scale), 8 * scale], dim=1),
        halves=2,
    )
