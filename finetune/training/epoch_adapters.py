"""Every epoch's adapter, kept: a few megabytes each, without the optimizer that makes a checkpoint larger.

`python app.py --adapter DIR/epochs/epoch-1` shows one of them; how many checkpoints are kept changes nothing here.
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
    """Saves the adapter when an epoch ends; not where one is broken off."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def on_epoch_end(self, args: Any, state: Any, control: Any, model: PeftModel, **other: Any) -> None:
        if state.is_world_process_zero and (state.epoch.is_integer() or state.global_step >= state.max_steps):
            save_adapter(self._folder / epoch_name(state.epoch), model)


def save_adapter(folder: Path, model: PeftModel) -> None:
    """In peft's format. Whole or not there at all, where the folder is new; peft's empty model card is not kept."""
    partial = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    model.save_pretrained(partial, save_embedding_layers=False)
    (partial / "README.md").unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)
