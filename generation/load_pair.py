"""Load the pair engine: a base, its adapters, and the place where they are computed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ParamSpec, TypeVar, cast

from evaluation.stderr import Progress, print_to_stderr
from generation.compute_thread import run_in_compute_thread
from generation.lora import read_lora
from generation.models.adapter_files import find_adapter
from generation.models.load_side_model import LoadedSideModel, load_side_model
from generation.pair import PairGenerator
from generation.sides import ADAPTED, BASE

GPU_SECONDS = 120
"""The longest that one generation may use the GPU of a ZeroGPU Space."""

P = ParamSpec("P")
R = TypeVar("R")


def load_pair_generator(
    base: str | None = None,
    adapter: str | None = None,
    *,
    further: Mapping[str, str] | None = None,
    precision: str | None = None,
    progress: Progress = print_to_stderr,
) -> PairGenerator:
    """Load the engine for a base (default: the embedded model) and an adapter (default: the shipped one).

    `further` holds more sides by name, each with an adapter, such as the checkpoint of another epoch. The adapters are
    checked before the model is loaded, since that takes no time. Raises ModelError or AdapterError.
    """
    adapters = {ADAPTED: adapter, **(further or {})}
    files = {side: find_adapter(name, base) for side, name in adapters.items()}

    def load() -> LoadedSideModel:
        loaded = load_side_model(base, precision=precision, progress=progress)
        for side, adapter_files in files.items():
            loaded.model.add_adapter(side, read_lora(adapter_files.folder))
        return loaded

    loaded = run_in_compute_thread(load)
    provenance = {BASE: loaded.provenance} | {
        side: replace(loaded.provenance, adapter=each.name, adapter_sha256=each.sha256, scale=each.scale)
        for side, each in files.items()
    }
    return PairGenerator(loaded.model, loaded.tokenizer, provenance, gpu=zero_gpu)


def zero_gpu(compute: Callable[P, R]) -> Callable[P, R]:
    """On a ZeroGPU Space: the function, run in a process that has a GPU for `GPU_SECONDS`. Elsewhere the function.

    Arguments and results travel between processes; the queue, the tests and the page stay in this one.
    """
    if not os.environ.get("SPACES_ZERO_GPU"):
        return compute
    import spaces  # part of such a Space

    return cast("Callable[P, R]", spaces.GPU(duration=GPU_SECONDS)(compute))
