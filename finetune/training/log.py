"""The log of a training: every row is written at once, after a description of the machine.

Rows are the Trainer's own, as in trainer_state.json; events hold what a run was started or resumed with. Lines for
people stand in progress.py.
"""

from __future__ import annotations

import json
import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

from transformers import TrainerCallback

from finetune.folder.record import read_log
from generation import processes


class LogFile(TrainerCallback):
    """Writes every logged row at once as a line of JSON, so that a killed run keeps its log."""

    def __init__(self, path: Path, facts: dict[str, Any]) -> None:
        self._path, self._facts = path, facts

    def on_train_begin(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        """Begin the log or continue it from a checkpoint. Rows after the checkpoint are removed; they come again."""
        if not state.is_world_process_zero:
            return
        resumed = state.global_step > 0
        events = [row for row in read_log(self._path) if "event" in row and row["step"] <= state.global_step]
        rows = sorted([*(events if resumed else ()), *state.log_history], key=lambda row: row["step"])
        rows.append({"step": state.global_step, "event": "resume" if resumed else "start", **self._facts})
        self._path.write_text("".join(map(_as_line, rows)), encoding="utf-8")

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, float] | None = None, **other: Any) -> None:
        if state.is_world_process_zero:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(_as_line({"step": state.global_step, **(logs or {})}))


def _as_line(row: dict[str, Any]) -> str:
    return json.dumps({"step": row["step"], **row}) + "\n"


def describe_machine(arguments: Any, **further: Any) -> dict[str, Any]:
    """What a result may depend on besides the settings: seeds, processes, versions, machine, and `further` facts."""
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
            "device": _device_name(arguments),
        },
    }


def _device_name(arguments: Any) -> str:
    import torch

    if arguments.device.type == "cuda":
        return torch.cuda.get_device_name()
    return f"CPU, {torch.get_num_threads()} threads"
