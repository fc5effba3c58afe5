"""Load the pair engine: a base, its adapters, and the place where they are computed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from generation.compute_thread import run_in_compute_thread
from generation.lora import read_lora
from generation.models.adapter_files import find_adapter
from generation.models.embedded import Progress, to_stderr
from generation.models.load_side_model import load_side_model
from generation.models.provenance import SideProvenance
from generation.pair import PairGenerator
from generation.sides import ADAPTED, BASE, SideModel

GPU_SECONDS = 120
"""Of a ZeroGPU Space's GPU, at most, for one generation."""


def load_pair_generator(
    base: str | None = None,
    adapter: str | None = None,
    *,
    further: Mapping[str, str] | None = None,
    precision: str | None = None,
    progress: Progress = to_stderr,
) -> PairGenerator:
    """The engine for a base (default: the embedded model) and an adapter (default: the shipped one).

    `further` sides, such as the checkpoint of another epoch, by name. Raises ModelError or AdapterError. The adapters
    are checked first: that takes no time, the model does.
    """
    adapters = {ADAPTED: adapter, **(further or {})}
    files = {side: find_adapter(name, base) for side, name in adapters.items()}

    def load() -> tuple[SideModel, Any, SideProvenance]:
        model, tokenizer, facts = load_side_model(base, precision=precision, progress=progress)
        for side, found in files.items():
            model.add_adapter(side, read_lora(found.folder))
        return model, tokenizer, facts

    model, tokenizer, facts = run_in_compute_thread(load)
    provenance = {BASE: facts} | {
        side: replace(facts, adapter=found.name, adapter_sha256=found.sha256, scale=found.scale)
        for side, found in files.items()
    }
    return PairGenerator(model, tokenizer, provenance, gpu=zero_gpu)


def zero_gpu(compute: Callable) -> Callable:
    """On a ZeroGPU Space: the function, run in a process that has a GPU for so long. Elsewhere the function itself.

    Arguments and results travel between processes; the queue, the tests and the page stay outside.
    """
    if not os.environ.get("SPACES_ZERO_GPU"):
        return compute
    import spaces  # part of such a Space

    return spaces.GPU(duration=GPU_SECONDS)(compute)
