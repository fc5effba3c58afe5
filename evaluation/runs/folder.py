"""A run's folder while it is being written: which run it belongs to, what it holds already, and each pair once.

Pairs are appended as they are judged; when all are there, the file is put into the order of the problems. A killed
process leaves at most half a line, which is cut off. When several processes run, each writes its own file
(`pairs.jsonl` is the first one's), and the first puts them together. Generates, judges and shows nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from evaluation.errors import RunError
from evaluation.runs.format import FORMAT, PAIRS_FILE, SETTINGS_FILE

Key = tuple[str, int]
"""Problem id and sample."""
PARTS = "pairs.*.jsonl"
"""The files of the other processes. They exist while the run is written, or after a kill until the next start."""
COMPUTED = ("precision", "path", "fingerprint")
"""What run.json says of a side and depends on the machine."""


class RunFolder:
    """A context manager. `head` is the content of run.json; a folder that holds another run is refused.

    `part` is the number of the process. The first one writes run.json and takes in what earlier processes left behind.
    Raises RunError; no pair that was written before is lost by that.
    """

    def __init__(self, folder: Path, head: Mapping[str, Any], *, part: int = 0) -> None:
        self.folder, self._head, self._part = folder, json.loads(json.dumps({"format": FORMAT, **head})), part
        self._path = folder / (PAIRS_FILE if part == 0 else PARTS.replace("*", str(part)))
        self._stack = contextlib.ExitStack()
        self.done: set[Key] = set()
        """The pairs that this process knows to be stored."""

    def __enter__(self) -> RunFolder:
        try:
            self._open()
        except OSError as error:
            self._stack.close()
            self._raise_unwritable(error)
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def _open(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._claim(self._path)
        if self._part == 0:
            self._settle_head()
        self._file = self._stack.enter_context(self._path.open("ab", buffering=0))
        cut_half_line(self._path)
        self.done = {key for key, _ in read_keyed_lines(self._path)}
        if self._part == 0:
            for other in sorted(self.folder.glob(PARTS)):
                self._take_in(other)

    def _claim(self, path: Path) -> None:
        """Take the file's lock. The system releases it when the process dies, however it dies."""
        from filelock import FileLock, Timeout

        lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
        try:
            self._stack.enter_context(lock)
        except Timeout:
            raise RunError(
                f"another process is writing to {self.folder}; wait until it ends or pass another --out"
            ) from None

    def _settle_head(self) -> None:
        path = self.folder / SETTINGS_FILE
        if path.exists():
            require_same(self.folder, _read_head(path), self._head)
            return
        if self._path.exists():
            raise RunError(f"{self.folder} holds {PAIRS_FILE} without {SETTINGS_FILE}; pass another --out")
        _write_whole(path, [json.dumps(self._head, indent=2, ensure_ascii=False).encode() + b"\n"])

    def _take_in(self, other: Path) -> None:
        """Append the pairs of a file that a process of an earlier start left behind, and remove it."""
        self._claim(other)
        cut_half_line(other)
        self.append(line for _, line in read_keyed_lines(other))
        other.unlink()

    def append(self, lines: Iterable[bytes]) -> None:
        """Add pairs; a pair that is stored already is not written again."""
        for line in lines:
            key = key_of(line)
            if key not in self.done:
                self._write(line)
                self.done.add(key)

    def _write(self, line: bytes) -> None:
        """Write all of the line or nothing of it."""
        end, remaining = os.fstat(self._file.fileno()).st_size, memoryview(line)
        try:
            while remaining:
                remaining = remaining[self._file.write(remaining) :]
        except OSError as error:
            with contextlib.suppress(OSError):
                self._file.truncate(end)
            self._raise_unwritable(error)

    def _raise_unwritable(self, error: OSError) -> NoReturn:
        kept = f"; its {len(self.done):,} pairs are kept, the same command goes on after them" if self.done else ""
        raise RunError(
            f"the run folder {self.folder} cannot be written ({error.strerror or error}){kept}; "
            "free some space or pass another --out"
        ) from error

    def own_lines(self) -> Iterator[bytes]:
        """The lines that this process has written, for the first one to take in."""
        return (line for _, line in read_keyed_lines(self._path))

    def finish(self, order: Sequence[Key]) -> None:
        """Put the pairs into this order, each once. The file is complete at every moment."""
        places = {key: (at, len(line)) for at, key, line in _locate_lines(self._path)}
        if [key for key, _ in read_keyed_lines(self._path)] == list(order):
            return
        try:
            with self._path.open("rb") as file:
                _write_whole(self._path, (_read_at(file, *places[key]) for key in order))
        except OSError as error:
            self._raise_unwritable(error)

    def remove_part(self) -> None:
        """Remove the file of a process that is not the first, once the first has taken everything in."""
        self._path.unlink(missing_ok=True)
        self._stack.close()
        self._path.with_name(f".{self._path.name}.lock").unlink(missing_ok=True)


def require_same(folder: Path, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Raise RunError where a run was begun with something else; it names what differs and what to do about it."""
    if before.get("format") != FORMAT:
        raise RunError(f"{folder} was written by another version of this program; pass another --out")
    old, new = dict(_flatten(before)), dict(_flatten(now))
    differing = [name for name in dict.fromkeys([*new, *old]) if old.get(name) != new.get(name)]
    if not differing:
        return
    section = _section_of(differing[0])
    if section == "problem_set":
        raise RunError(
            f"{folder} is a run of other problems than those of --problems {now['settings']['problems']} as they are "
            "now; pass the problems that it was begun with, or another --out"
        )
    names = [name for name in differing if _section_of(name) == section]
    if section == "provenance":
        names = names[:1]  # a model that differs has another fingerprint too: the first difference says it all
    changes = " and ".join(
        f"{_spell_name(name)} {_shorten_value(old.get(name))} (here {_shorten_value(new.get(name))})" for name in names
    )
    raise RunError(f"{folder} was begun with {changes}; {_remedy(section, names[0])}, or pass another --out")


def _section_of(name: str) -> str:
    """The part of run.json that a value belongs to. Python's version stands with the models but belongs to versions."""
    return "versions" if name == "provenance.python" else name.partition(".")[0]


def _spell_name(name: str) -> str:
    """The name of a value as a sentence says it: `torch`, `adapted's model`, `temperature`."""
    *owners, last = name.split(".")[1:] or [name]
    words = last.replace("_", " ")
    return f"{owners[0]}'s {words}" if owners else words


def _remedy(section: str, name: str) -> str:
    """What the user can do where a value of this section differs."""
    if section == "settings":
        return "pass the same settings to go on with it"
    if section == "versions":
        return "other versions may change texts and verdicts: go on with the same ones"
    if name.rpartition(".")[2] in COMPUTED:
        return "the texts depend on the machine: go on with the run where it was begun"
    return "pass the same models to go on with it"


def _flatten(values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _shorten_value(value: Any) -> str:
    text = str(value)
    return "not set" if value in (None, "") else text if len(text) < 40 else f"{text[:12]}…"


def _read_head(path: Path) -> dict[str, Any]:
    try:
        head = json.loads(path.read_text(encoding="utf-8"))
        return head if isinstance(head, dict) else {}
    except ValueError as error:
        raise RunError(f"{path} cannot be read ({error}); pass another --out") from error


def count_pairs(folder: Path) -> int:
    """The number of pairs in the files of all processes."""
    files = [path for pattern in (PAIRS_FILE, PARTS) for path in folder.glob(pattern)]
    return sum(path.read_bytes().count(b"\n") for path in files)


def cut_half_line(path: Path) -> None:
    """Cut off what follows the last line end: the pair that was being written when the process was killed."""
    with path.open("r+b") as file:
        end = file.seek(0, os.SEEK_END)
        while end:
            start = max(0, end - 65536)
            file.seek(start)
            position = file.read(end - start).rfind(b"\n")
            if position >= 0:
                file.truncate(start + position + 1)
                return
            end = start
        file.truncate(0)


def read_keyed_lines(path: Path) -> Iterator[tuple[Key, bytes]]:
    """Yield each line of a file of pairs with its key. Raises RunError that names a broken line."""
    return ((key, line) for _, key, line in _locate_lines(path))


def _locate_lines(path: Path) -> Iterator[tuple[int, Key, bytes]]:
    """Yield each line's offset in bytes, its key and itself."""
    at = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield at, key_of(line), line
            except (ValueError, KeyError, TypeError) as error:
                raise RunError(
                    f"{path}, line {number} is not a pair ({error}); "
                    "remove the line, and the same command writes the pair again"
                ) from error
            at += len(line)


def key_of(line: bytes) -> Key:
    """The key of a pair. Raises ValueError, KeyError or TypeError where the line is not one."""
    row = json.loads(line)
    return str(row["problem_id"]), int(row.get("sample", 0))


def _read_at(file: BinaryIO, at: int, size: int) -> bytes:
    file.seek(at)
    return file.read(size)


def _write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file that appears under its name only when it is complete and on the disk."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
