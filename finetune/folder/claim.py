"""The folder a training run writes to: whose it is, what it already holds, whether there is room.

Told before anything is computed, because a run that fails at its first checkpoint has lost an hour. A lock is held as
long as the run lives; the system releases it when the process dies, however it dies.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from finetune.errors import TrainingError
from finetune.settings.settings import LAST

LOG_FILE, CONFIG_FILE, SETTINGS_FILE, STATE_FILE = "log.jsonl", "training.json", "training.yaml", "trainer_state.json"
LOCK_FILE = ".training.lock"
OTHER_FOLDER = "pass another --output_dir"


@contextmanager
def claimed(folder: Path, checkpoint: Path | None = None) -> Iterator[Path]:
    """The folder, made, proven writable, and this run's alone. Nothing is ever overwritten.

    Raises TrainingError when it cannot be written, another run holds it, or it holds a trained adapter; when it holds
    an interrupted run and none of its checkpoints is gone on from, too.
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
    if (folder / "adapter_config.json").exists():
        further = ", with --resume_from_checkpoint and a checkpoint of it to train it further" if checkpoint else ""
        raise TrainingError(f"{folder} already holds an adapter; {OTHER_FOLDER}{further}, or remove it")
    found = last_checkpoint(folder)
    if found and (checkpoint is None or checkpoint.resolve().parent != folder.resolve()):
        raise TrainingError(
            f"{folder} holds an interrupted training ({found.name}); add --resume_from_checkpoint last to go on, "
            f"{OTHER_FOLDER}, or remove it"
        )


def last_checkpoint(folder: Path) -> Path | None:
    """Of the most steps; one that was being written when the process died does not count."""
    found = [path for path in folder.glob("checkpoint-*") if _steps(path) >= 0 and is_whole(path)]
    return max(found, key=_steps, default=None)


def _steps(checkpoint: Path) -> int:
    number = checkpoint.name.rpartition("-")[2]
    return int(number) if number.isdigit() else -1


def is_whole(checkpoint: Path) -> bool:
    """Whether its last file was written: transformers saves the trainer's state after all others."""
    try:
        return isinstance(json.loads((checkpoint / STATE_FILE).read_text(encoding="utf-8"))["global_step"], int)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def checkpoint_named(name: str | None, folder: Path) -> Path | None:
    """What `--resume_from_checkpoint` names: a checkpoint, or `last` of the output folder. Raises TrainingError."""
    if name is None or name.lower() in ("false", "no", ""):
        return None
    if name.lower() in LAST:
        found = last_checkpoint(folder)
        if found is None:
            raise TrainingError(f"{folder} holds no checkpoint to go on from; leave out --resume_from_checkpoint")
        return found
    path = Path(name).expanduser()
    if not is_whole(path):
        near = f"; the last one in {path} is {found}" if (found := last_checkpoint(path)) else ""
        raise TrainingError(f"{path} is not a checkpoint: it has no whole {STATE_FILE}{near}")
    return path


def require_space(folder: Path, needed: float) -> None:
    """Raises TrainingError unless the disk has so many bytes left."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise TrainingError(
            f"training would write about {_size(needed)} to {folder} and {_size(free)} are free there; free some, "
            f"set --save_total_limit 1, train fewer epochs, or {OTHER_FOLDER}"
        )


def _size(amount: float) -> str:
    return f"{amount / 1e9:,.1f} GB" if amount >= 1e8 else f"{amount / 1e6:,.1f} MB"
