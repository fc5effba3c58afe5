"""When memory or the disk runs out in the middle of training: one sentence that names the setting to lower."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from finetune.errors import TrainingError
from finetune.settings.presets import Preset


@contextmanager
def told(preset: Preset, arguments: Any) -> Iterator[None]:
    """Inside the block a shortage is a TrainingError; every other error stays what it is."""
    try:
        yield
    except (RuntimeError, MemoryError, OSError) as error:
        if text := out_of_memory(error, preset, arguments) or out_of_disk(error, arguments):
            raise TrainingError(text) from error
        raise


def out_of_memory(error: Exception, preset: Preset, arguments: Any) -> str:
    """Empty when it is something else. torch has one class for GPUs and only texts for CPUs; accelerate knows both."""
    from accelerate.utils.memory import should_reduce_batch_size

    # transformers wraps an evaluation's, Windows words a CPU's otherwise
    known = should_reduce_batch_size(error) or "not enough memory" in str(error)
    if not (known or isinstance(error, MemoryError) or "out of memory" in str(error).lower()):
        return ""
    batch, accumulation = arguments.per_device_train_batch_size, arguments.gradient_accumulation_steps
    advice, again = f"--max_length (now {preset.max_length})", ""
    if batch > 1:
        advice = f"--per_device_train_batch_size (now {batch}) or {advice}"
        again = f"; --gradient_accumulation_steps (now {accumulation}) makes up for a smaller batch"
    evaluating = f"in an evaluation --per_device_eval_batch_size (now {arguments.per_device_eval_batch_size})"
    return f"memory ran out ({_first_line(error)}): lower {advice}, {evaluating}{again}"


def out_of_disk(error: Exception, arguments: Any) -> str:
    """Empty when it is something else. safetensors and torch put the system's words into texts of their own."""
    if getattr(error, "errno", None) != errno.ENOSPC and "No space left" not in str(error):
        return ""
    return (
        f"the disk of {arguments.output_dir} is full; free some space and go on with --resume_from_checkpoint last, "
        "with --save_total_limit 1 to keep fewer checkpoints"
    )


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
