"""The one thread in which models are loaded and computed, for the page and for batch runs.

torch's CPU products share their work by OpenMP, which gives every thread that starts one a team of its own. GNU's
library slows all teams down as soon as there is a second one, even if it is idle: a step of the fast path on two cores
takes 17 ms in one thread for all, and 30 ms when each generation has a new thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")


class ComputeThread:
    """Runs functions one after the other. Does not keep the process alive."""

    def __init__(self) -> None:
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._jobs: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()

    def submit(self, compute: Callable[[], T]) -> Future[T]:
        """Queue a function and return its future result. The thread must not wait for a result of its own."""
        future: Future[T] = Future()
        with self._starting:
            if self._thread is None or not self._thread.is_alive():  # in a forked process it is not: ZeroGPU forks
                self._jobs = SimpleQueue()
                self._thread = threading.Thread(target=_work, args=(self._jobs,), name="compute", daemon=True)
                self._thread.start()
            self._jobs.put((future, compute))
        return future


def _work(jobs: SimpleQueue[tuple[Future[Any], Callable[[], Any]]]) -> None:
    while True:
        future, compute = jobs.get()
        if future.set_running_or_notify_cancel():
            try:
                future.set_result(compute())
            except BaseException as error:  # raised where the result is read
                future.set_exception(error)
        del future, compute  # no model may stay alive while the thread waits


COMPUTING = ComputeThread()


def run_in_compute_thread(compute: Callable[[], T]) -> T:
    """Run a function in the compute thread; return what it returns, raise what it raises."""
    return COMPUTING.submit(compute).result()
