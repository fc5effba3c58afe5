"""Run programs' tests in threads and hand over each result as it arrives.

Decides no verdict (evaluation/judge does) and draws nothing.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from typing import Generic, Protocol, TypeVar

from evaluation.judge.judgement import Judgement
from evaluation.judge.program import Program
from evaluation.judge.verdict import CaseResult
from evaluation.problems.schema import Problem
from ui.runs.screen import Case

UPDATE_SECONDS = 0.2
"""Between two screens while tests run or a model loads; a closed series is noticed as quickly."""

T_co = TypeVar("T_co", covariant=True)
Arrival = tuple[str, int, Case]
"""The task's name, the test's number counted from 0, and its result."""


class Task(Protocol[T_co]):
    """Judges one program. It calls `on_case` after each test and soon returns once `cancelled()` is true."""

    def __call__(self, *, on_case: Callable[[int, CaseResult], None], cancelled: Callable[[], bool]) -> T_co: ...


class Judge(Protocol):
    """`evaluation.judge.judging.judge`, bound to a sandbox."""

    def __call__(
        self,
        program: Program,
        problem: Problem,
        *,
        on_case: Callable[[int, CaseResult], None],
        cancelled: Callable[[], bool],
    ) -> Judgement: ...


@dataclass(frozen=True)
class Jobs(Generic[T_co]):
    """Tasks that run at the same time."""

    _futures: Mapping[str, Future[T_co]]
    _queue: SimpleQueue[Arrival]

    def arrivals(self) -> Iterator[list[Arrival]]:
        """Until all tasks have ended: every UPDATE_SECONDS the results that have arrived since the last time."""
        while not all(future.done() for future in self._futures.values()):
            yield _collect(self._queue, UPDATE_SECONDS)

    def outcomes(self) -> dict[str, T_co]:
        """What each task returned; raises what a task raised."""
        return {name: future.result() for name, future in self._futures.items()}


@contextmanager
def start_jobs(tasks: Mapping[str, Task[T_co]]) -> Iterator[Jobs[T_co]]:
    """Start the named tasks; on leaving the block those that still run are cancelled and waited for."""
    queue: SimpleQueue[Arrival] = SimpleQueue()
    stop = threading.Event()

    def put(name: str, number: int, result: CaseResult) -> None:
        queue.put((name, number, Case.of(result)))

    with ThreadPoolExecutor(len(tasks), thread_name_prefix="judge") as pool:
        try:
            futures = {
                name: pool.submit(task, on_case=partial(put, name), cancelled=stop.is_set)
                for name, task in tasks.items()
            }
            yield Jobs(futures, queue)
        finally:
            stop.set()


def _collect(queue: SimpleQueue[Arrival], seconds: float) -> list[Arrival]:
    arrivals: list[Arrival] = []
    end = time.monotonic() + seconds
    while (remaining := end - time.monotonic()) > 0:
        try:
            arrivals.append(queue.get(timeout=remaining))
        except Empty:
            break
    return arrivals
