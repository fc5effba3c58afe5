"""A folder that appears complete or not at all, and never replaces another.

Files are written into a partial folder beside it, which gets the final name at the end. Whether the place can be
written, is free, not in use and large enough is checked before anything is computed. Knows nothing of models.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from finetune.errors import FolderError


@contextmanager
def new_folder(folder: Path, *, size: float) -> Iterator[Path]:
    """Give an empty folder for about `size` bytes; it becomes `folder` when the block ends without an error.

    Raises FolderError; for all reasons that can be known by then, before the block is entered.
    """
    from filelock import FileLock, Timeout

    folder = folder.absolute()
    partial, lock = folder.with_name(f"{folder.name}.partial"), folder.with_name(f"{folder.name}.lock")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(lock, blocking=False):
            try:
                _refuse_taken(folder)
                _make_empty(partial)
                _refuse_small(partial, size)
                yield partial
                _take_place(partial, folder)
            finally:
                shutil.rmtree(partial, ignore_errors=True)
                lock.unlink(missing_ok=True)
    except Timeout as error:
        raise FolderError(f"{folder} is in use: another process writes to it; wait, or pass another folder") from error
    except OSError as error:
        raise FolderError(f"{folder} cannot be written ({error}); pass another folder or free some space") from error


def _refuse_taken(folder: Path) -> None:
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise FolderError(f"{folder} exists and is never overwritten; pass another folder")


def _make_empty(partial: Path) -> None:
    if partial.exists():
        shutil.rmtree(partial)  # what a killed process left: the lock says that none is at work
    partial.mkdir()


def _refuse_small(folder: Path, size: float) -> None:
    if (free := shutil.disk_usage(folder).free) < size:
        raise FolderError(
            f"{folder.parent} has {free / 1e9:.1f} GB left and {size / 1e9:.1f} GB are needed; "
            "free some space or pass a folder on another disk"
        )


def _take_place(partial: Path, folder: Path) -> None:
    if folder.exists():
        folder.rmdir()  # fails where something was put into it meanwhile
    partial.rename(folder)
