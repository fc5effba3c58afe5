"""Run tests of untrusted programs, several at a time, in isolated processes.

A Sandbox owns a few slots, one more than there are cores. Judgements that run at once take turns at them, test by test,
so none waits for another's end. Says how each process ended; verdicts are judge.py's. Isolation: isolation.py and
inside/server.py.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

from evaluation.errors import IsolationError
from evaluation.fair_queue import CANCEL_SECONDS, FairQueue
from evaluation.sandbox import escapes, isolation
from evaluation.sandbox.isolation import Host, IsolationLevel
from evaluation.sandbox.job import Job, Outcome, ProgramImage, ServerDied


@dataclass(frozen=True)
class Limits:
    """What one test may use."""

    cpu_seconds: float = 4.0
    """CPU time of one test. Wall time is only a backstop (three times this)."""
    memory_mb: int = 1024
    """Resident memory, the interpreter's 15 MB included."""
    output_bytes: int = 8 * 2**20
    """What it may print, to stdout and to stderr each. Nothing is cut: one byte more is `output_limit`."""

    def __post_init__(self) -> None:
        if not 0 < self.cpu_seconds <= 3600:
            raise ValueError(f"cpu_seconds must lie between 0 and 3600, got {self.cpu_seconds}")
        if not 64 <= self.memory_mb <= 2**20:
            raise ValueError(f"memory_mb must lie between 64 and 1048576, got {self.memory_mb}")
        if not 1 <= self.output_bytes <= 2**30:
            raise ValueError(f"output_bytes must lie between 1 and {2**30}, got {self.output_bytes}")

    @property
    def wall_seconds(self) -> float:
        return 3 * self.cpu_seconds


DEFAULT_LIMITS = Limits()
MOST_FAILURES = 2
"""A test whose server dies is run again; when it dies again the judge has failed."""
CLOSE_SECONDS = 1
"""How long closing waits for judgements in other threads to let go; they ask every 0.05 s."""


class Server(Protocol):
    """Runs one test at a time: ForkServer, or BareProcess where there is no seccomp."""

    def wait_until_ready(self) -> None: ...
    def start(self, job: Job) -> None: ...
    def finish(self) -> Outcome: ...
    def cancel(self) -> None: ...
    def end(self) -> None: ...
    def kill(self) -> None: ...


class Slot:
    """Room for one running test: a server for usual programs, and another for those that import unusual modules."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.closed = False
        self.owner = os.getpid()
        self.servers: dict[bool, Server] = {}
        self.running: Server | None = None

    def server(self, *, unusual: bool = False) -> Server:
        if self.closed:
            raise ServerDied("the sandbox is closed")
        if self.owner != os.getpid():  # forked since: these servers are the other process'
            self._let_go()
        if unusual not in self.servers:
            self.servers[unusual] = self._new_server(unusual)
        return self.servers[unusual]

    def _new_server(self, unusual: bool) -> Server:
        if self.host.seccomp is None:
            from evaluation.sandbox.bare_process import BareProcess

            return BareProcess()
        from evaluation.sandbox.fork_server import ForkServer

        return ForkServer(self.host.seccomp, landlock=self.host.landlock, unusual_modules=unusual)

    def start(self, job: Job) -> None:
        self.running = self.server(unusual=job.program.unusual_modules)
        self.running.start(job)

    def cancel(self) -> None:
        try:
            self.running.cancel()
        except ServerDied:
            self.discard()

    def discard(self) -> None:
        """Give up the server that ran last; the next test starts another."""
        self.servers = {kind: server for kind, server in self.servers.items() if server is not self.running}
        self.running.kill()

    def close(self, *, in_use: bool) -> None:
        """End the servers. Where another thread may be using one, only its process: the rest is that thread's."""
        self.closed = True
        if not in_use:
            self._let_go()
        for server in self.servers.values():
            server.end()

    def _let_go(self) -> None:
        while self.servers:
            self.servers.popitem()[1].kill()
        self.owner = os.getpid()


class Sandbox:
    """Runs tests; a context manager, safe to use from several threads.

    `workers`: tests that run at once; by default one more than there are cores, so that the cores stay busy while one
    waits for the judge (two cores: 530 tests/s with two, 770 with three). A test's CPU time counts, not its waiting.
    Raises IsolationError when the host offers less than full isolation, unless `allow_reduced_isolation` accepts that
    (default: environment variable ALLOW_REDUCED_ISOLATION).
    """

    level: IsolationLevel

    def __init__(
        self, workers: int | None = None, *, allow_reduced_isolation: bool | None = None, host: Host | None = None
    ) -> None:
        if workers is not None and workers < 1:
            raise ValueError(f"workers must be 1 or more, got {workers}")
        self._host = host or isolation.probe()
        self._slots = [Slot(self._host) for _ in range(workers or _cores() + 1)]
        self._queue = FairQueue(self._slots)
        self._closed = False
        allowed = isolation.reduced_is_allowed() if allow_reduced_isolation is None else allow_reduced_isolation
        try:
            self.level = self._found_level()
            if not (self.level.is_full or allowed):
                raise IsolationError(
                    f"isolation is {self.level.name} ({self.level.description}); run on a Linux with seccomp and "
                    "Landlock and install pyseccomp, or accept it by setting ALLOW_REDUCED_ISOLATION=1"
                )
        except BaseException:
            self.close()
            raise

    def _found_level(self) -> IsolationLevel:
        """By what the host offers, and by trying to break out."""
        if self._host.seccomp is None:
            return isolation.NO_SECCOMP
        outcome = self._self_test()
        got_through = outcome.stdout.decode().split("\n")
        if got_through[-2:] != ["done", ""]:
            reason = outcome.stderr.decode("utf-8", "replace").strip() or outcome.ended
            raise IsolationError(f"the sandbox does not work on this host ({reason}); judge on another one")
        if got_through[:-2]:
            return isolation.leaking(got_through[:-2])
        with_landlock = any(server.landlock for slot in self._slots for server in slot.servers.values())
        return isolation.FULL if with_landlock else isolation.NO_LANDLOCK

    def _self_test(self) -> Outcome:
        limits = DEFAULT_LIMITS
        image = ProgramImage(escapes.PROGRAM)
        job = Job(image, b"", None, limits.cpu_seconds, limits.wall_seconds, 2**28, 2**16)
        return next(outcome for _, outcome in self.run([job]))

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End all servers, and with them whatever still runs; judgements that run now end incomplete."""
        self._closed = True
        end = time.monotonic() + CLOSE_SECONDS
        given_back = self._queue.take(len(self._slots), lambda: time.monotonic() > end)
        for slot in self._slots:
            slot.close(in_use=not given_back)

    def run(
        self, jobs: Iterable[Job], *, cancelled: Callable[[], bool] = lambda: False, alone: bool = False
    ) -> Iterator[tuple[int, Outcome]]:
        """Run the jobs, in parallel where slots are free; yields each one's number and outcome as it ends.

        Closing the iterator, or `cancelled` answering True (asked every 0.05 s), kills what runs. With `alone` each job
        waits until nothing else runs in this sandbox and keeps it so. A job whose server dies twice ends as `failed`.
        """
        if self._closed:
            raise RuntimeError("the sandbox is closed")
        return _Run(jobs, self._queue, alone, lambda: self._closed or cancelled()).outcomes()


class _Run:
    """One call of Sandbox.run: what is still to do, and what runs where."""

    def __init__(
        self, jobs: Iterable[Job], queue: FairQueue[Slot], alone: bool, stopped: Callable[[], bool]
    ) -> None:
        self.jobs = iter(enumerate(jobs))
        self.again: deque[tuple[int, Job, int]] = deque()
        self.queue, self.alone, self.stopped = queue, alone, stopped
        self.running: dict[Slot, tuple[int, Job, int]] = {}
        self.reserved: list[Slot] = []
        self.next: tuple[int, Job, int] | None = None

    def outcomes(self) -> Iterator[tuple[int, Outcome]]:
        try:
            while not self.stopped():
                self.start()
                if not self.running:
                    return
                for slot in self.ended():
                    number, job, failures = self.running[slot]
                    outcome = self.outcome(slot, failures + 1)
                    if outcome is None:
                        self.again.append((number, job, failures + 1))
                    else:
                        yield number, outcome
        finally:
            for slot in list(self.running):
                slot.cancel()
                self.free(slot)
            for slot in self.reserved:
                self.queue.give(slot)

    def start(self) -> None:
        while (task := self.task()) and (slot := self.slot()):
            self.running[slot] = task
            self.next = None
            with suppress(ServerDied):  # seen again, and dealt with, when its end is read
                slot.start(task[1])

    def task(self) -> tuple[int, Job, int] | None:
        """What to run next: jobs are made one at a time, since a problem's inputs may fill the memory."""
        if self.next is None:
            self.next = self.again.popleft() if self.again else None
        if self.next is None:
            number, job = next(self.jobs, (0, None))
            self.next = (number, job, 0) if job else None
        return self.next

    def slot(self) -> Slot | None:
        """A slot to run on now: waits for one only when nothing runs yet."""
        if self.running:
            return None if self.alone else self.queue.take_idle()
        if self.alone and not self.reserved:
            self.reserved = self.queue.take(self.queue.total, self.stopped)
        taken = self.reserved[:1] if self.alone else self.queue.take(1, self.stopped)
        return taken[0] if taken else None

    def ended(self) -> list[Slot]:
        slots = {slot.running: slot for slot in self.running}
        kind = type(next(iter(slots)))
        return [slots[server] for server in kind.wait(slots, CANCEL_SECONDS)]

    def outcome(self, slot: Slot, tries: int) -> Outcome | None:
        """What came of the slot's test; None when its server died and the test is to be run again."""
        try:
            return slot.running.finish()
        except ServerDied:
            slot.discard()
            return Outcome("failed") if tries >= MOST_FAILURES else None
        finally:
            self.free(slot)

    def free(self, slot: Slot) -> None:
        del self.running[slot]
        if not self.alone:
            self.queue.give(slot)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
