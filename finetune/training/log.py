"""What training says: every logged row in a file at once, and how fast and how full the machine is.

Rows are the Trainer's own (they stand in trainer_state.json, too); events say with what a run was started or resumed.
What a person reads while it runs is training_progress.py's.
"""

from __future__ import annotations

import json
import math
import os
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from transformers import TrainerCallback

from finetune.folder.record import read_log
from generation import processes


class LogFile(TrainerCallback):
    """Every logged row as a line of JSON, at once: a killed run keeps its log."""

    def __init__(self, path: Path, facts: dict[str, Any]) -> None:
        self._path, self._facts = path, facts

    def on_train_begin(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        """A resumed run continues the log: rows that its checkpoint does not know are written again, so they go."""
        if not state.is_world_process_zero:
            return
        resumed = state.global_step > 0
        events = [row for row in read_log(self._path) if "event" in row and row["step"] <= state.global_step]
        rows = sorted([*(events if resumed else ()), *state.log_history], key=lambda row: row["step"])
        rows.append({"step": state.global_step, "event": "resume" if resumed else "start", **self._facts})
        self._path.write_text("".join(map(_line, rows)), encoding="utf-8")

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, float] | None = None, **other: Any) -> None:
        if state.is_world_process_zero:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(_line({"step": state.global_step, **(logs or {})}))


def _line(row: dict[str, Any]) -> str:
    return json.dumps({"step": row["step"], **row}) + "\n"


class Meter(TrainerCallback):
    """Speed while training, memory, and the time that is left."""

    def __init__(self) -> None:
        self._began = 0.0
        self._seconds = self._logged_seconds = 0.0
        """In steps alone: evaluations and checkpoints are not training."""
        self._steps = self._tokens = 0
        self._evaluation: float | None = None

    def on_train_begin(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        self._tokens = state.num_input_tokens_seen

    def on_step_begin(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        self._began = time.monotonic()

    def on_step_end(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        self._seconds += time.monotonic() - self._began
        self._steps += 1

    def on_evaluate(self, args: Any, state: Any, control: Any, metrics: dict[str, float], **other: Any) -> None:
        self._evaluation = metrics.get("eval_runtime")

    def figures(self, state: Any) -> dict[str, float]:
        """Of the steps since they were last asked for: tokens (without padding) a second of all processes together,
        memory of this one in bytes, and seconds that are left."""
        tokens, seconds = state.num_input_tokens_seen - self._tokens, self._seconds - self._logged_seconds
        self._tokens, self._logged_seconds = state.num_input_tokens_seen, self._seconds
        speed = {"tokens_per_second": round(tokens / seconds, 1)} if seconds and tokens else {}
        return {**speed, "memory_bytes": memory(), "eta_seconds": round(self._left(state))}

    def _left(self, state: Any) -> float:
        steps = (state.max_steps - state.global_step) * self._seconds / max(self._steps, 1)
        evaluations = math.ceil(state.num_train_epochs - (state.epoch or 0)) * (self._evaluation or 0)
        return steps + evaluations


def memory() -> int:
    """Bytes at most so far, of the GPU or, where there is none, of the main memory."""
    import psutil
    import torch

    if torch.cuda.is_available():
        return torch.cuda.max_memory_allocated()
    if sys.platform == "win32":
        return psutil.Process().memory_info().peak_wset
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def facts(arguments: Any, **further: Any) -> dict[str, Any]:
    """What the log names at its start: whatever a result may depend on besides the settings."""
    libraries = ("torch", "transformers", "peft", "accelerate", "bitsandbytes")
    data_seed = arguments.seed if arguments.data_seed is None else arguments.data_seed
    return {
        "seed": arguments.seed,
        "data_seed": data_seed,
        "processes": processes.count(),
        **further,
        "versions": {"python": platform.python_version(), **{name: version(name) for name in libraries}},
        "machine": {
            "cores": os.cpu_count(),
            "platform": f"{platform.system()} {platform.machine()}",
            "device": device_name(arguments),
        },
    }


def device_name(arguments: Any) -> str:
    import torch

    if arguments.device.type == "cuda":
        return torch.cuda.get_device_name()
    return f"CPU, {torch.get_num_threads()} threads"
