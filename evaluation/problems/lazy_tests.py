"""Tests that stay in their file until somebody looks at them.

The test split of APPS is 1.3 GB, nearly all of it the tests of large ones; a page that shows one problem at a time
has no use for that in memory. A few problems' tests are kept once they were read. Knows no file format.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from evaluation.errors import ProblemError
from evaluation.problems.schema import TestCase

Read = Callable[[], "Sequence[TestCase]"]
KEPT_PROBLEMS = 16
"""A judge looks at a problem's tests one after another, and at several problems at the same time."""


class StoredTests(Sequence[TestCase]):
    """`count` tests that `read` brings; equal to any tuple of the same tests."""

    def __init__(self, count: int, read: Read, *, where: str) -> None:
        self._count, self._read, self._where = count, read, where

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: Any) -> Any:
        return self._tests()[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (tuple, StoredTests)):
            return NotImplemented
        return len(self) == len(other) and self._tests() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._tests())

    def __repr__(self) -> str:
        return f"<{self._count} tests in {self._where}>"

    def _tests(self) -> tuple[TestCase, ...]:
        """Raises ProblemError when the file is not what it was when the problems were loaded."""
        try:
            tests = _read(self._read)
        except (OSError, ProblemError) as error:
            raise ProblemError(f"{self._where}: the tests can no longer be read ({error}); load again") from error
        if len(tests) != self._count:
            raise ProblemError(f"{self._where}: the file has changed since it was loaded; load again")
        return tests


@lru_cache(maxsize=KEPT_PROBLEMS)
def _read(read: Read) -> tuple[TestCase, ...]:
    return tuple(read())
