"""Run tests of untrusted programs, several at a time, in isolated processes.

A Sandbox owns one slot for each core. Judgements that run at once take turns at the slots, test by test, so none waits
for another's end. Says how each process ended; verdicts are judge.py's. Isolation: isolation.py and sandbox_worker.py.
"""

from __future__ import annotations

import os
import select
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType

from evaluation import isolation
from evaluation.errors import IsolationError
from evaluation.fork_server import ForkServer, Job, Outcome, ServerDied
from evaluation.isolation import IsolationLevel

CANCEL_SECONDS = 0.05
"""How often a waiting caller asks whether it was cancelled."""


@dataclass(frozen=True)
class Limits:
    """What one test may use."""

    cpu_seconds: float = 4.0
    """CPU time of one test. Wall time is only a backstop (three times this)."""
    memory_mb: int = 1024
    """Resident memory, the interpreter's 25 MB included."""
    output_bytes: int = 8 * 2**20
    """What it may print, to stdout and to stderr each."""

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


class Slot:
    """Room for one running test: a fork server, and another for programs that import unusual modules."""

    def __init__(self, seccomp: bytes) -> None:
        self.seccomp = seccomp
        self.servers: dict[bool, ForkServer] = {}
        self.running: ForkServer | None = None

    def server(self, *, unusual: bool = False) -> ForkServer:
        if unusual not in self.servers:
            self.servers[unusual] = ForkServer(self.seccomp, unusual_modules=unusual)
        return self.servers[unusual]

    def start(self, job: Job) -> None:
        self.running = self.server(unusual=job.program.unusual_modules)
        self.running.start(job)

    def finish(self) -> Outcome:
        return self.running.finish()

    def cancel(self) -> None:
        try:
            self.running.cancel()
        except ServerDied:
            self.discard()

    def discard(self) -> None:
        """Give up the server that ran last; the next test starts another."""
        self.servers = {kind: server for kind, server in self.servers.items() if server is not self.running}
        self.running.kill()

    def close(self) -> None:
        for server in self.servers.values():
            server.kill()


class Turnstile:
    """Hands out slots first come, first served."""

    def __init__(self, slots: list[Slot]) -> None:
        self.total = len(slots)
        self.free = list(slots)
        self.waiting: deque[object] = deque()
        self.changed = threading.Condition()

    def take(self, count: int, cancelled: Callable[[], bool]) -> list[Slot]:
        """That many slots, once every earlier caller has been served; none when cancelled."""
        ticket = object()
        with self.changed:
            self.waiting.append(ticket)
            try:
                while self.waiting[0] is not ticket or len(self.free) < count:
                    self.changed.wait(CANCEL_SECONDS)
                    if cancelled():
                        return []
                return [self.free.pop() for _ in range(count)]
            finally:
                self.waiting.remove(ticket)
                self.changed.notify_all()

    def take_idle(self) -> Slot | None:
        """A slot that nobody else waits for."""
        with self.changed:
            return self.free.pop() if self.free and not self.waiting else None

    def give(self, slot: Slot) -> None:
        with self.changed:
            self.free.append(slot)
            self.changed.notify_all()


class Sandbox:
    """Runs tests; a context manager, safe to use from several threads.

    Raises IsolationError when the host offers less than full isolation, unless `allow_reduced_isolation` (by default
    the environment variable ALLOW_REDUCED_ISOLATION) accepts that. `workers`: tests that run at once; default one a
    core.
    """

    level: IsolationLevel

    def __init__(self, workers: int | None = None, *, allow_reduced_isolation: bool | None = None) -> None:
        if workers is not None and workers < 1:
            raise ValueError(f"workers must be 1 or more, got {workers}")
        seccomp = isolation.seccomp_program()
        if seccomp is None:
            raise IsolationError("this host has no seccomp")
        self._slots = [Slot(seccomp) for _ in range(workers or len(os.sched_getaffinity(0)))]
        self._turnstile = Turnstile(self._slots)
        server = self._slots[-1].server()
        server.wait_until_ready()
        self.level = isolation.FULL if server.landlock else isolation.NO_LANDLOCK
        allowed = isolation.reduced_is_allowed() if allow_reduced_isolation is None else allow_reduced_isolation
        if not self.level.is_full and not allowed:
            self.close()
            raise IsolationError(f"isolation is {self.level.name}; pass --allow-reduced-isolation to accept that")

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End all servers, and with them whatever still runs."""
        for slot in self._slots:
            slot.close()

    def run(
        self, jobs: Iterable[Job], *, cancelled: Callable[[], bool] = lambda: False, alone: bool = False
    ) -> Iterator[tuple[int, Outcome]]:
        """Run the jobs, in parallel where slots are free; yields each one's number and outcome as it ends.

        Closing the iterator, or `cancelled` answering True (asked every 0.05 s), kills what runs. With `alone` each job
        waits until nothing else runs in this sandbox and keeps it so. A job whose server dies twice ends as `failed`.
        """
        pending = deque((number, job, 0) for number, job in enumerate(jobs))
        running: dict[Slot, tuple[int, Job, int]] = {}
        reserved: list[Slot] = []
        try:
            while (pending or running) and not cancelled():
                while pending and (slot := self._slot(running, alone, reserved, cancelled)):
                    task = pending.popleft()
                    running[slot] = task
                    self._start(slot, task[1])
                for slot in self._ended(running):
                    number, job, failures = running.pop(slot)
                    outcome = self._outcome(slot)
                    if not alone:
                        self._turnstile.give(slot)
                    if outcome is None and failures == 0:
                        pending.appendleft((number, job, 1))
                        continue
                    yield number, outcome or Outcome("failed", 0, 0, 0.0, 0.0, 0, b"", b"", b"")
        finally:
            for slot in running:
                slot.cancel()
                if not alone:
                    self._turnstile.give(slot)
            for slot in reserved:
                self._turnstile.give(slot)

    def _slot(self, running: dict, alone: bool, reserved: list[Slot], cancelled: Callable[[], bool]) -> Slot | None:
        """A slot to run on now: waits for one only when nothing runs yet."""
        if alone:
            if not reserved:
                reserved += self._turnstile.take(self._turnstile.total, cancelled)
            return reserved[0] if reserved and not running else None
        if running:
            return self._turnstile.take_idle()
        return next(iter(self._turnstile.take(1, cancelled)), None)

    def _start(self, slot: Slot, job: Job) -> None:
        with suppress(ServerDied):  # seen again, and dealt with, when its end is read
            slot.start(job)

    def _ended(self, running: dict[Slot, object]) -> list[Slot]:
        poll = select.poll()
        by_descriptor = {slot.running.fileno(): slot for slot in running}
        for descriptor in by_descriptor:
            poll.register(descriptor, select.POLLIN)
        ended = [by_descriptor[descriptor] for descriptor, _ in poll.poll(CANCEL_SECONDS * 1000)]
        return ended or [slot for slot in running if slot.running.is_stuck()]

    def _outcome(self, slot: Slot) -> Outcome | None:
        try:
            return slot.finish()
        except ServerDied:
            slot.discard()
            return None
