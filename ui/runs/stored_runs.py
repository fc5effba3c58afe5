"""The finished runs of a page, by name. A run is opened on demand, and again when its files change; the last few stay.

`first..second` is the name for the adapted sides of two runs next to each other. Summarises nothing.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import RLock

from evaluation.errors import RunError
from evaluation.runs.format import PAIRS_FILE, SETTINGS_FILE, Run
from evaluation.runs.two_runs import join_adapted_sides, list_differences
from ui.runs.stored import Stored

KEPT, KEPT_PAIRS = 4, 20_000
"""The most runs in memory, and the most pairs of all of them together; 5,000 pairs take 200 MB. The run that was opened
last always stays."""
BETWEEN = ".."


class StoredRuns(Mapping[str, Stored]):
    """Runs by the names of their folders. The mapping holds those that can be read; `names` lists the others too."""

    def __init__(self, *runs: Path, folder: Path | None = None, kept_pairs: int = KEPT_PAIRS) -> None:
        """`runs` are single ones; `folder` holds further ones, and may grow while the page is served."""
        self._single, self._folder, self._most_pairs = runs, folder, kept_pairs
        self._cache: OrderedDict[str, tuple[tuple[int, ...], Stored]] = OrderedDict()
        self._lock = RLock()

    def _folders(self) -> dict[str, Path]:
        children = sorted(self._folder.iterdir()) if self._folder and self._folder.is_dir() else []
        return {path.name: path for path in (*self._single, *children) if (path / SETTINGS_FILE).is_file()}

    def names(self) -> list[str]:
        """Every folder that looks like a run, readable or not."""
        return list(self._folders())

    def open(self, name: str) -> Stored:
        """A run, or two next to each other. Raises RunError, which says why it cannot be shown."""
        with self._lock:
            folders = self._folders()
            names = self._split(name, folders)
            if not names:
                raise RunError(f"there is no run {name[:80]} here")
            now = tuple(value for each in names for value in _stamp(folders[each]))
            entry = self._cache.pop(name, None)
            stored = entry[1] if entry and entry[0] == now else self._read(names, folders)
            self._cache[name] = now, stored
            while len(self._cache) > 1 and (len(self._cache) > KEPT or self._pairs() > self._most_pairs):
                self._cache.popitem(last=False)
            return stored

    def _pairs(self) -> int:
        return sum(len(stored.samples_of(name)) for _, stored in self._cache.values() for name in stored.pairs)

    def _split(self, name: str, folders: Mapping[str, Path]) -> tuple[str, ...]:
        """The runs that a name stands for; empty if there are none."""
        if name in folders:
            return (name,)
        for first in folders:
            if name.startswith(first + BETWEEN) and name[len(first + BETWEEN) :] in folders:
                return first, name[len(first + BETWEEN) :]
        return ()

    def _read(self, names: tuple[str, ...], folders: Mapping[str, Path]) -> Stored:
        if len(names) == 1:
            return Stored.of(folders[names[0]])
        first, second = (_as_run(self.open(name), name) for name in names)
        both = join_adapted_sides(first, second)
        sides = {"base": names[0], "adapted": names[1]}
        note = "; ".join(list_differences(first, second))
        return Stored(both.pairs, both.settings, both.provenance, BETWEEN.join(names), sides, note, both.samples)

    def __getitem__(self, name: str) -> Stored:
        try:
            return self.open(name)
        except RunError as error:
            raise KeyError(name) from error

    def __iter__(self) -> Iterator[str]:
        return (name for name in self.names() if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _as_run(stored: Stored, name: str) -> Run:
    samples = {problem_id: tuple(stored.samples_of(problem_id)) for problem_id in stored.pairs}
    return Run(Path(name), dict(stored.settings), dict(stored.provenance), samples)


def _stamp(folder: Path) -> tuple[int, ...]:
    files = [folder / name for name in (SETTINGS_FILE, PAIRS_FILE)]
    stats = [path.stat() for path in files if path.is_file()]
    return tuple(value for stat in stats for value in (stat.st_mtime_ns, stat.st_size))
