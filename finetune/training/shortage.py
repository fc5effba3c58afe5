"""What to do when memory or the disk runs out during training: one sentence that names the setting to lower."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from evaluation.errors import first_line_of
from finetune.errors import TrainingError
from finetune.settings.presets import Preset


@contextmanager
def explain_shortage(preset: Preset, arguments: Any) -> Iterator[None]:
    """Turn a shortage inside the block into a TrainingError. Every other error passes unchanged."""
    try:
        yield
    except (RuntimeError, MemoryError, OSError) as error:
        if text := explain_memory(error, preset, arguments) or explain_disk(error, arguments):
            raise TrainingError(text) from error
        raise


def explain_memory(error: Exception, preset: Preset, arguments: Any) -> str:
    """What to lower when memory ran out; "" for any other error.

    torch has a class of error for GPUs but only texts for CPUs; accelerate knows both.
    """
    from accelerate.utils.memory import should_reduce_batch_size

    # transformers wraps the error of an evaluation, Windows has another text for a CPU's
    known = should_reduce_batch_size(error) or "not enough memory" in str(error)
    if not (known or isinstance(error, MemoryError) or "out of memory" in str(error).lower()):
        return ""
    batch, accumulation = arguments.per_device_train_batch_size, arguments.gradient_accumulation_steps
    advice, again = f"--max_length (now {preset.max_length})", ""
    if batch > 1:
        advice = f"--per_device_train_batch_size (now {batch}) or {advice}"
        again = f"; --gradient_accumulation_steps (now {accumulation}) makes up for a smaller batch"
    evaluating = f"in an evaluation --per_device_eval_batch_size (now {arguments.per_device_eval_batch_size})"
    return f"memory ran out ({first_line_of(error)}): lower {advice}, {evaluating}{again}"


def explain_disk(error: Exception, arguments: Any) -> str:
    """What to do when the disk is full; "" for any other error.

    safetensors and torch put the system's words into texts of their own.
    """
    if getattr(error, "errno", None) != errno.ENOSPC and "No space left" not in str(error):
        return ""
    return (
        f"the disk of {arguments.output_dir} is full; free some space and go on with --resume_from_checkpoint last, "
        "with --save_total_limit 1 to keep fewer checkpoints"
    )
