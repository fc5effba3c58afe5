"""The one thread in which the page's and the batch runs' models are loaded and computed.

torch's CPU products share their work by OpenMP, which gives every thread that starts one a team of its own; GNU's
library slows all teams down as soon as there is a second, even an idle one. A new thread for each generation would take
30 ms for what takes 17 in the only one (the fast path's step on two cores).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")


class ComputeThread:
    """Does what it is given, one after the other. Does not keep the process alive."""

    def __init__(self) -> None:
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._jobs: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()

    def submit(self, compute: Callable[[], T]) -> Future[T]:
        """The result to come. Not to be waited for in this thread itself."""
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
            except BaseException as error:  # handed to whoever asked
                future.set_exception(error)
        del future, compute  # waiting for the next one must not keep a model alive


COMPUTING = ComputeThread()


def run_in_compute_thread(compute: Callable[[], T]) -> T:
    """What a function returns, or raises, when it is run there."""
    return COMPUTING.submit(compute).result()
