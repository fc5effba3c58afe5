"""A run's folder while it is being written: whose it is, what it holds already, and every pair in it once.

Pairs are appended as they are judged; when all are there the file is put into the order of the problems. A process that
was killed leaves at most half a line, which is cut off. Several processes write a file each (`pairs.jsonl` is that of
the first), and the first puts them together. Generates, judges and shows nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from evaluation.errors import RunError
from evaluation.runs.format import FORMAT, PAIRS_FILE, SETTINGS_FILE

Key = tuple[str, int]
"""Problem id and sample."""
PARTS = "pairs.*.jsonl"
"""The files of all processes but the first, while they run; after a kill until the next start."""
COMPUTED = ("precision", "path", "fingerprint")
"""What run.json says of a side that its machine decides."""


class RunFolder:
    """A context manager. `head` is what stands in run.json; a folder that holds another run is refused.

    `part` is the number of the process. The first writes run.json and takes in what earlier processes left. Raises
    RunError, which never costs a pair that was written before.
    """

    def __init__(self, folder: Path, head: Mapping[str, Any], *, part: int = 0) -> None:
        self.folder, self._head, self._part = folder, json.loads(json.dumps({"format": FORMAT, **head})), part
        self._path = folder / (PAIRS_FILE if part == 0 else PARTS.replace("*", str(part)))
        self._held = contextlib.ExitStack()
        self.done: set[Key] = set()
        """Which pairs this process knows to be written."""

    def __enter__(self) -> RunFolder:
        try:
            self._open()
        except OSError as error:
            self._held.close()
            self._failed(error)
        except BaseException:
            self._held.close()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self._held.close()

    def _open(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._claim(self._path)
        if self._part == 0:
            self._settle_head()
        self._file = self._held.enter_context(self._path.open("ab", buffering=0))
        cut_half_line(self._path)
        self.done = {key for key, _ in keyed_lines(self._path)}
        if self._part == 0:
            for other in sorted(self.folder.glob(PARTS)):
                self._take_in(other)

    def _claim(self, path: Path) -> None:
        """Hold the file's lock, which the system gives back when the process dies, however it dies."""
        from filelock import FileLock, Timeout

        lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
        try:
            self._held.enter_context(lock)
        except Timeout:
            raise RunError(
                f"another process is writing to {self.folder}; wait for its end or pass another --out"
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
        """What a process of an earlier start left, where this one can see it."""
        self._claim(other)
        cut_half_line(other)
        self.append(line for _, line in keyed_lines(other))
        other.unlink()

    def append(self, lines: Iterable[bytes]) -> None:
        """Add pairs; those that are there already are not written twice."""
        for line in lines:
            key = key_of(line)
            if key not in self.done:
                self._write(line)
                self.done.add(key)

    def _write(self, line: bytes) -> None:
        """All of the line or nothing of it."""
        end, left = os.fstat(self._file.fileno()).st_size, memoryview(line)
        try:
            while left:
                left = left[self._file.write(left) :]
        except OSError as error:
            with contextlib.suppress(OSError):
                self._file.truncate(end)
            self._failed(error)

    def _failed(self, error: OSError) -> NoReturn:
        kept = f"; its {len(self.done):,} pairs are kept, the same command goes on after them" if self.done else ""
        raise RunError(
            f"the run folder {self.folder} cannot be written ({error.strerror or error}){kept}; "
            "free some space or pass another --out"
        ) from error

    def own_lines(self) -> Iterator[bytes]:
        """What this process has written, for the first to take in."""
        return (line for _, line in keyed_lines(self._path))

    def finish(self, order: Sequence[Key]) -> None:
        """Put the pairs into this order, each once; the file is whole at every moment."""
        places = {key: (at, len(line)) for at, key, line in _placed_lines(self._path)}
        if [key for key, _ in keyed_lines(self._path)] == list(order):
            return
        try:
            with self._path.open("rb") as file:
                _write_whole(self._path, (_read_at(file, *places[key]) for key in order))
        except OSError as error:
            self._failed(error)

    def remove_part(self) -> None:
        """Of a process that is not the first, once the first has everything."""
        self._path.unlink(missing_ok=True)
        self._held.close()
        self._path.with_name(f".{self._path.name}.lock").unlink(missing_ok=True)


def require_same(folder: Path, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Raises RunError where a run was begun with something else, naming what differs and what to do about it."""
    if before.get("format") != FORMAT:
        raise RunError(f"{folder} was written by another version of this program; pass another --out")
    old, new = dict(_flat(before)), dict(_flat(now))
    differing = [name for name in dict.fromkeys([*new, *old]) if old.get(name) != new.get(name)]
    if not differing:
        return
    kind, alike = _kind(differing[0]), [name for name in differing if _kind(name) == _kind(differing[0])]
    if kind == "problem_set":
        raise RunError(
            f"{folder} is a run of other problems than those of --problems {now['settings']['problems']} as they are "
            "now; pass those it was begun with, or another --out"
        )
    # of models the first that differs: what they write, and how they are told apart, follow from it
    told = alike[:1] if kind == "provenance" else alike
    changes = " and ".join(f"{_named(name)} {_shown(old.get(name))} (here {_shown(new.get(name))})" for name in told)
    raise RunError(f"{folder} was begun with {changes}; {_remedy(kind, told[0])}, or pass another --out")


def _kind(name: str) -> str:
    """The part of run.json; Python's version is kept with the models, of which it is none."""
    return "versions" if name == "provenance.python" else name.partition(".")[0]


def _named(name: str) -> str:
    """`torch`, `adapted's model`, `temperature`."""
    *of, last = name.split(".")[1:] or [name]
    return f"{of[0]}'s {last.replace('_', ' ')}" if of else last.replace("_", " ")


def _remedy(kind: str, name: str) -> str:
    if kind == "settings":
        return "pass the same settings to go on with it"
    if kind == "versions":
        return "with others texts and verdicts may differ: go on with the same versions"
    if name.rpartition(".")[2] in COMPUTED:
        return "what is written depends on the machine: go on with it where it was begun"
    return "pass the same models to go on with it"


def _flat(values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _shown(value: Any) -> str:
    text = str(value)
    return "not set" if value in (None, "") else text if len(text) < 40 else f"{text[:12]}…"


def _read_head(path: Path) -> dict[str, Any]:
    try:
        head = json.loads(path.read_text(encoding="utf-8"))
        return head if isinstance(head, dict) else {}
    except ValueError as error:
        raise RunError(f"{path} cannot be read ({error}); pass another --out") from error


def pairs_in(folder: Path) -> int:
    """How many pairs the files of all processes hold."""
    files = [path for pattern in (PAIRS_FILE, PARTS) for path in folder.glob(pattern)]
    return sum(path.read_bytes().count(b"\n") for path in files)


def cut_half_line(path: Path) -> None:
    """Cut off what stands behind the last line end: the pair that was being written when the process was killed."""
    with path.open("r+b") as file:
        end = file.seek(0, os.SEEK_END)
        while end:
            start = max(0, end - 65536)
            file.seek(start)
            found = file.read(end - start).rfind(b"\n")
            if found >= 0:
                file.truncate(start + found + 1)
                return
            end = start
        file.truncate(0)


def keyed_lines(path: Path) -> Iterator[tuple[Key, bytes]]:
    """Each line of a file of pairs. Raises RunError naming a broken one."""
    return ((key, line) for _, key, line in _placed_lines(path))


def _placed_lines(path: Path) -> Iterator[tuple[int, Key, bytes]]:
    at = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield at, key_of(line), line
            except (ValueError, KeyError, TypeError) as error:
                raise RunError(
                    f"{path}, line {number} is not a pair ({error}); "
                    "remove the line, and the same command makes it again"
                ) from error
            at += len(line)


def key_of(line: bytes) -> Key:
    row = json.loads(line)
    return str(row["problem_id"]), int(row.get("sample", 0))


def _read_at(file: Any, at: int, size: int) -> bytes:
    file.seek(at)
    return file.read(size)


def _write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """A file that appears under its name when it is whole and on the disk."""
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
