"""Run tests of untrusted programs, several at a time, in isolated processes.

A Sandbox owns a few slots, one more than there are cores. Judgements that run at once take turns at them, test by test,
so none waits until another has ended. Says how each process ended; the judge names verdicts. What isolates programs
stands in isolation.py and inside/.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol

from evaluation.errors import IsolationError
from evaluation.fair_queue import CANCEL_SECONDS, FairQueue
from evaluation.sandbox import escapes, isolation
from evaluation.sandbox.inside.messages import Greeting
from evaluation.sandbox.isolation import Host, IsolationLevel
from evaluation.sandbox.job import Job, Outcome, ProgramImage, ServerDied


@dataclass(frozen=True)
class Limits:
    """What one test may use."""

    cpu_seconds: float = 4.0
    """CPU time of one test. Wall time is only a backstop (three times this)."""
    memory_mb: int = 1024
    """Resident memory, including the interpreter's."""
    output_bytes: int = 8 * 2**20
    """What it may print to stdout, and as much to stderr. Nothing is cut: one byte more is `output_limit`."""

    def __post_init__(self) -> None:
        if not 0 < self.cpu_seconds <= 3600:
            raise ValueError(f"cpu_seconds must lie between 0 and 3600, got {self.cpu_seconds}")
        if not 64 <= self.memory_mb <= 2**20:
            raise ValueError(f"memory_mb must lie between 64 and 1048576, got {self.memory_mb}")
        if not 1 <= self.output_bytes <= 2**30:
            raise ValueError(f"output_bytes must lie between 1 and {2**30}, got {self.output_bytes}")

    @property
    def wall_seconds(self) -> float:
        """How long one test may take."""
        return 3 * self.cpu_seconds


DEFAULT_LIMITS = Limits()
MOST_FAILURES = 2
"""A test whose server dies is run again; when that one dies too, the judge has failed."""
CLOSE_SECONDS = 1
"""How long closing waits for judgements in other threads to stop; they ask every 0.05 s."""


class Server(Protocol):
    """Runs one test at a time: ForkServer, or BareProcess where there is no seccomp."""

    greeting: Greeting | None
    """What programs are confined by; None where that is not known."""

    @staticmethod
    def wait(servers: Iterable[Any], seconds: float) -> list[Any]: ...  # all of the same class
    def start(self, job: Job) -> None: ...
    def finish(self) -> Outcome: ...
    def cancel(self) -> None: ...
    def end(self) -> None: ...
    def kill(self) -> None: ...


class Slot:
    """Room for one running test, with a server for usual programs and one for those that import unusual modules."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.closed = False
        self.owner = os.getpid()
        self.servers: dict[bool, Server] = {}
        self.active: Server | None = None
        """The server that runs this slot's test."""

    def _find_server(self, *, unusual: bool) -> Server:
        if self.closed:
            raise ServerDied("the sandbox is closed")
        if self.owner != os.getpid():  # this is a fork, and the servers belong to the process that started them
            self._drop_servers()
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
        """Start a test. Raises ServerDied."""
        self.active = None
        self.active = self._find_server(unusual=job.program.unusual_modules)
        self.active.start(job)

    def finish(self) -> Outcome:
        """Return the outcome of a test that has ended. Raises ServerDied; then the next test starts another server."""
        try:
            if self.active is None:
                raise ServerDied("no server could be started")
            return self.active.finish()
        except ServerDied:
            self._discard()
            raise

    def cancel(self) -> None:
        """Kill the running test."""
        try:
            if self.active:
                self.active.cancel()
        except ServerDied:
            self._discard()

    def _discard(self) -> None:
        """Give up the active server; the next test starts another."""
        if self.active:
            self.servers = {kind: server for kind, server in self.servers.items() if server is not self.active}
            self.active.kill()

    def close(self, *, in_use: bool) -> None:
        """End the servers. If another thread may be using one, only kill the processes; that thread does the rest."""
        self.closed = True
        if not in_use:
            self._drop_servers()
        for server in self.servers.values():
            server.end()

    def _drop_servers(self) -> None:
        while self.servers:
            self.servers.popitem()[1].kill()
        self.owner = os.getpid()


class Sandbox:
    """Runs tests; a context manager, safe to use from several threads.

    `workers` is the number of tests that run at once; by default one more than there are cores, so that the cores stay
    busy while one test waits for the judge (two cores: 530 tests/s with two, 770 with three). Only CPU time counts for
    a test, so waiting costs it nothing. Raises IsolationError when the host offers less than full isolation, unless
    `allow_reduced_isolation` accepts that (default: the environment variable ALLOW_REDUCED_ISOLATION).
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
        allowed = isolation.is_reduced_allowed() if allow_reduced_isolation is None else allow_reduced_isolation
        try:
            self.level = self._determine_level()
            if not (self.level.is_full or allowed):
                raise IsolationError(
                    f"isolation is {self.level.name} ({self.level.description}); run as an ordinary user on a Linux "
                    "with seccomp and Landlock and install pyseccomp, or accept it by setting ALLOW_REDUCED_ISOLATION=1"
                )
        except BaseException:
            self.close()
            raise

    def _determine_level(self) -> IsolationLevel:
        """Name the level by what the host offers and by trying to break out."""
        if self._host.seccomp is None:
            return isolation.NO_SECCOMP
        outcome = self._run_self_test()
        got_through = outcome.stdout.decode().split("\n")
        if got_through[-2:] != ["done", ""]:
            reason = outcome.stderr.decode("utf-8", "replace").strip() or outcome.ended
            raise IsolationError(f"the sandbox does not work on this host ({reason}); judge on another one")
        greetings = [server.greeting for slot in self._slots for server in slot.servers.values() if server.greeting]
        return isolation.level_of(
            escapes=got_through[:-2],
            landlock=all(greeting["landlock"] for greeting in greetings),
            as_root=any(greeting["uid"] == 0 for greeting in greetings),
        )

    def _run_self_test(self) -> Outcome:
        limits = DEFAULT_LIMITS
        image = ProgramImage(escapes.PROGRAM)
        job = Job(image, b"", None, limits.cpu_seconds, limits.wall_seconds, 2**28, 2**16)
        return next(outcome for _, outcome in self.run([job]))

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End all servers, and with them all that still runs; judgements that run now end incomplete."""
        self._closed = True
        end = time.monotonic() + CLOSE_SECONDS
        given_back = self._queue.take(len(self._slots), lambda: time.monotonic() > end)
        for slot in self._slots:
            slot.close(in_use=not given_back)

    def run(
        self, jobs: Iterable[Job], *, cancelled: Callable[[], bool] = lambda: False, alone: bool = False
    ) -> Iterator[tuple[int, Outcome]]:
        """Run the jobs, in parallel where slots are free; yield each one's number and outcome as it ends.

        What runs is killed when the iterator is closed, or once `cancelled` (asked every 0.05 s) answers True. With
        `alone` each job waits until nothing else runs in this sandbox, and nothing else starts until it has ended. A
        job whose server dies twice ends as `failed`.
        """
        if self._closed:
            raise RuntimeError("the sandbox is closed")
        return _Run(jobs, self._queue, alone, lambda: self._closed or cancelled()).outcomes()


class _Run:
    """One call of Sandbox.run: what is still to run, and what runs where."""

    def __init__(self, jobs: Iterable[Job], queue: FairQueue[Slot], alone: bool, stopped: Callable[[], bool]) -> None:
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
                for slot in self.wait():
                    number, job, failures = self.running[slot]
                    outcome = self.finish(slot, failures + 1)
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
        """Start as many tests as there are free slots."""
        while (task := self.next_task()) and (slot := self.take_slot()):
            self.running[slot] = task
            self.next = None
            with suppress(ServerDied):  # finish() meets it again and deals with it
                slot.start(task[1])

    def next_task(self) -> tuple[int, Job, int] | None:
        """Return what to run next. Jobs are made one at a time, since a problem's inputs may fill the memory."""
        if self.next is None:
            self.next = self.again.popleft() if self.again else None
        if self.next is None:
            number, job = next(self.jobs, (0, None))
            self.next = (number, job, 0) if job else None
        return self.next

    def take_slot(self) -> Slot | None:
        """Take a slot to run on now. Waits for one only if nothing runs yet; None where there is none."""
        if self.running:
            return None if self.alone else self.queue.take_idle()
        if self.alone and not self.reserved:
            self.reserved = self.queue.take(self.queue.total, self.stopped)
        taken = self.reserved[:1] if self.alone else self.queue.take(1, self.stopped)
        return taken[0] if taken else None

    def wait(self) -> list[Slot]:
        """Wait at most 0.05 s for a test to end; return the slots whose test has ended."""
        slots = {slot.active: slot for slot in self.running if slot.active}
        if len(slots) < len(self.running):  # some have no server
            return [slot for slot in self.running if not slot.active]
        kind = type(next(iter(slots)))
        return [slots[server] for server in kind.wait(slots, CANCEL_SECONDS)]

    def finish(self, slot: Slot, tries: int) -> Outcome | None:
        """Return the outcome of the slot's test; None when its server died and the test is to be run again."""
        try:
            return slot.finish()
        except ServerDied:
            return Outcome("failed") if tries >= MOST_FAILURES else None
        finally:
            self.free(slot)

    def free(self, slot: Slot) -> None:
        del self.running[slot]
        if not self.alone:
            self.queue.give(slot)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
