"""The speed of a training, the memory it takes, and the time that remains."""

from __future__ import annotations

import math
import sys
import time
from typing import Any

from transformers import TrainerCallback


class Meter(TrainerCallback):
    """Measures speed and memory, and estimates the remaining time."""

    def __init__(self) -> None:
        self._began = 0.0
        self._seconds = self._logged_seconds = 0.0
        """Seconds of steps alone: evaluations and checkpoints are not training."""
        self._steps = self._tokens = 0
        self._evaluation_seconds = 0.0

    def on_train_begin(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        self._tokens = state.num_input_tokens_seen

    def on_step_begin(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        self._began = time.monotonic()

    def on_step_end(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        self._seconds += time.monotonic() - self._began
        self._steps += 1

    def on_evaluate(
        self, args: Any, state: Any, control: Any, metrics: dict[str, float] | None = None, **other: Any
    ) -> None:
        self._evaluation_seconds = (metrics or {}).get("eval_runtime", 0.0)

    def take_figures(self, state: Any) -> dict[str, float]:
        """Figures of the steps since the last call: tokens per second without padding (all processes together), bytes
        of memory of this process, and remaining seconds."""
        tokens, seconds = state.num_input_tokens_seen - self._tokens, self._seconds - self._logged_seconds
        self._tokens, self._logged_seconds = state.num_input_tokens_seen, self._seconds
        speed = {"tokens_per_second": round(tokens / seconds, 1)} if seconds and tokens else {}
        return {**speed, "memory_bytes": peak_memory(), "eta_seconds": round(self._remaining_seconds(state))}

    def _remaining_seconds(self, state: Any) -> float:
        steps = (state.max_steps - state.global_step) * self._seconds / max(self._steps, 1)
        evaluations = math.ceil(state.num_train_epochs - (state.epoch or 0)) * self._evaluation_seconds
        return steps + evaluations


def peak_memory() -> int:
    """Most bytes this process has held so far: of the GPU, or of main memory when there is no GPU."""
    import psutil
    import torch

    if torch.cuda.is_available():
        return torch.cuda.max_memory_allocated()
    if sys.platform == "win32":
        return psutil.Process().memory_info().peak_wset
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
