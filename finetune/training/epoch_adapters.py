"""The adapter of every epoch is kept: a few megabytes each, without the optimizer that makes checkpoints larger.

`python app.py --adapter DIR/epochs/epoch-1` shows one of them. They are kept however few checkpoints are. Which of them
becomes the training's result, folder/best_epoch.py says.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transformers import TrainerCallback

from finetune.folder.record import epoch_name

if TYPE_CHECKING:
    from peft import PeftModel


class EpochAdapters(TrainerCallback):
    """Saves the adapter at the end of each epoch, but not of one that was interrupted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def on_epoch_end(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        if state.is_world_process_zero and (state.epoch.is_integer() or state.global_step >= state.max_steps):
            save_adapter(self._folder / epoch_name(state.epoch), other["model"])


def save_adapter(folder: Path, model: PeftModel) -> None:
    """Save in peft's format, without peft's empty model card. A new folder appears only when it is complete."""
    partial = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    model.save_pretrained(str(partial), save_embedding_layers=False)
    (partial / "README.md").unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)
