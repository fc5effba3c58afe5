"""training.json: everything that made an adapter, and whether a resumed training is still the same one."""

from __future__ import annotations

import json
import re
import shlex
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finetune.data.examples import Data
from finetune.errors import TrainingError
from finetune.folder.record import TRAINING_FILE, TRAINING_SETTINGS_FILE
from finetune.settings.settings import Settings
from finetune.training.log import describe_machine

if TYPE_CHECKING:
    from transformers import TrainingArguments


def describe_training(
    settings: Settings, arguments: TrainingArguments, data: Data, base: dict[str, str]
) -> dict[str, Any]:
    """The configuration of a training; `base` is the provenance of the base model."""
    preset = settings.preset
    return {
        "command": command_line(sys.argv[1:]),
        "base": base,
        "problems": preset.problems,
        "examples": {
            "train": len(data.train.rows),
            "validation": len(data.validation.rows),
            "sha256": data.train.sha256(),
            "left_after": {step.name: step.solutions for step in data.steps},
            "rewritten": data.rewritten,
            "skipped_as_invalid": data.skipped,
        },
        "lora": asdict(preset.lora),
        "max_length": preset.max_length,
        "verified_solutions": preset.verified_solutions,
        "training": settings.non_default_training(),
        **describe_machine(arguments),
    }


def command_line(words: list[str]) -> str:
    """The command line that has these words, without the tokens in it."""
    text = shlex.join(["python", "-m", "finetune", *words])
    return re.sub(r"(--\w+[_-]token[ =])\S+", r"\1…", text)


def continue_configuration(
    configuration: dict[str, Any], before: Mapping[str, Any], checkpoint: Path
) -> dict[str, Any]:
    """The configuration of a resumed training: it keeps the first command and lists those that resumed it.

    `before` is the configuration beside the checkpoint. Raises TrainingError when the checkpoint was trained on other
    examples, on another base, or with another LoRA.
    """
    now = json.loads(json.dumps(configuration, default=str))
    for name in ("base", "lora", "examples"):
        if before.get(name) != now[name]:
            raise TrainingError(
                f"{checkpoint} was trained with other settings ({name} differs from "
                f"{checkpoint.parent / TRAINING_FILE}); go on with --config "
                f"{checkpoint.parent / TRAINING_SETTINGS_FILE}, or start anew in another --output_dir"
            )
    resumed = [*before.get("resumed", []), configuration["command"]]
    return {**configuration, "command": before.get("command", resumed[0]), "resumed": resumed}


def write_configuration(folder: Path, configuration: dict[str, Any]) -> None:
    """Write training.json. Values that JSON cannot hold are written as text."""
    text = json.dumps(configuration, indent=2, default=str)
    (folder / TRAINING_FILE).write_text(text + "\n", encoding="utf-8")
