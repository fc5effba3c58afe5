"""The folder a training run writes to: whether it is free, what it already holds, whether there is room.

Checked before anything is computed, because a run that fails at its first checkpoint has lost an hour. A lock is held
as long as the run lives; the system releases it when the process dies, however it dies.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from finetune.errors import TrainingError
from finetune.folder.record import LOG_FILE
from generation.lora import ADAPTER_CONFIG_FILE

STATE_FILE = "trainer_state.json"
"""The Trainer's state in a checkpoint, the last of its files to be written."""
LOCK_FILE = ".training.lock"
LAST = ("last", "true", "yes")
"""Values of --resume_from_checkpoint that mean the last checkpoint in the output folder."""
OTHER_FOLDER = "pass another --output_dir"


@contextmanager
def claim_folder(folder: Path, checkpoint: Path | None = None) -> Iterator[Path]:
    """Make the folder, check that it can be written, and hold it for this run alone. Nothing is ever overwritten.

    Raises TrainingError when it cannot be written, when another run holds it, when it holds a trained adapter, and when
    it holds an interrupted run of which `checkpoint` is no part.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK_FILE, timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        (folder / LOG_FILE).open("a").close()
    except Timeout:
        raise TrainingError(f"another training is writing to {folder}; {OTHER_FOLDER} or wait for its end") from None
    except OSError as error:
        raise TrainingError(f"the output folder {folder} cannot be written ({error}); {OTHER_FOLDER}") from error
    try:
        _refuse_used(folder, checkpoint)
        yield folder
    finally:
        lock.release()


def _refuse_used(folder: Path, checkpoint: Path | None) -> None:
    if (folder / ADAPTER_CONFIG_FILE).exists():
        further = ", with --resume_from_checkpoint and a checkpoint of it to train it further" if checkpoint else ""
        raise TrainingError(f"{folder} already holds an adapter; {OTHER_FOLDER}{further}, or remove it")
    last = last_checkpoint(folder)
    if last and (checkpoint is None or checkpoint.resolve().parent != folder.resolve()):
        raise TrainingError(
            f"{folder} holds an interrupted training ({last.name}); add --resume_from_checkpoint last to go on, "
            f"{OTHER_FOLDER}, or remove it"
        )


def last_checkpoint(folder: Path) -> Path | None:
    """The complete checkpoint with the most steps, or None."""
    checkpoints = [path for path in folder.glob("checkpoint-*") if _steps(path) >= 0 and is_complete(path)]
    return max(checkpoints, key=_steps, default=None)


def _steps(checkpoint: Path) -> int:
    number = checkpoint.name.rpartition("-")[2]
    return int(number) if number.isdigit() else -1


def is_complete(checkpoint: Path) -> bool:
    """Whether all its files were written: transformers saves the Trainer's state after all others."""
    try:
        return isinstance(json.loads((checkpoint / STATE_FILE).read_text(encoding="utf-8"))["global_step"], int)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def find_checkpoint(name: str | None, folder: Path) -> Path | None:
    """The checkpoint that `--resume_from_checkpoint` names: a folder, or `last` for the last one in `folder`.

    Raises TrainingError when there is none.
    """
    if name is None or name.lower() in ("false", "no", ""):
        return None
    if name.lower() in LAST:
        last = last_checkpoint(folder)
        if last is None:
            raise TrainingError(f"{folder} holds no checkpoint to go on from; leave out --resume_from_checkpoint")
        return last
    path = Path(name).expanduser()
    if not is_complete(path):
        near = f"; the last one in {path} is {last}" if (last := last_checkpoint(path)) else ""
        raise TrainingError(f"{path} is not a checkpoint: it has no complete {STATE_FILE}{near}")
    return path


def require_space(folder: Path, needed: float) -> None:
    """Raise TrainingError unless the folder's disk has `needed` bytes free."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise TrainingError(
            f"training would write about {_size(needed)} to {folder} and {_size(free)} are free there; free some, "
            f"set --save_total_limit 1, train fewer epochs, or {OTHER_FOLDER}"
        )


def _size(amount: float) -> str:
    return f"{amount / 1e9:,.1f} GB" if amount >= 1e8 else f"{amount / 1e6:,.1f} MB"
