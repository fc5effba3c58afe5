"""Tests that stay in their file until they are needed.

The test split of APPS is 1.3 GB, nearly all of it the tests of large problems; a page that shows one problem at a time
does not need them in memory. The tests of the last few problems are kept once read. Knows no file format.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from evaluation.errors import ProblemError
from evaluation.problems.schema import TestCase

Read = Callable[[], "Sequence[TestCase]"]
KEPT_PROBLEMS = 16
"""How many problems' tests stay in memory: a judge reads them one after another, for several problems at once."""


class StoredTests(Sequence[TestCase]):
    """A sequence of `count` tests that `read` loads; equal to any tuple of the same tests."""

    def __init__(self, count: int, read: Read, *, where: str) -> None:
        self._count, self._read, self._where = count, read, where

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: Any) -> Any:
        return self._load()[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (tuple, StoredTests)):
            return NotImplemented
        return len(self) == len(other) and self._load() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._load())

    def __repr__(self) -> str:
        return f"<{self._count} tests in {self._where}>"

    def _load(self) -> tuple[TestCase, ...]:
        """Return the tests. Raises ProblemError when the file has changed since the problems were loaded."""
        try:
            tests = _read_once(self._read)
        except (OSError, ProblemError) as error:
            raise ProblemError(f"{self._where}: the tests can no longer be read ({error}); load again") from error
        if len(tests) != self._count:
            raise ProblemError(f"{self._where}: the file has changed since it was loaded; load again")
        return tests


@lru_cache(maxsize=KEPT_PROBLEMS)
def _read_once(read: Read) -> tuple[TestCase, ...]:
    return tuple(read())
