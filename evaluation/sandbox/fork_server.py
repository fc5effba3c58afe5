"""The application's end of one fork server: start it, hand it a test, read how the test ended.

Programs and inputs travel in sealed memory files, so the fork server never reads them; outputs come back in memory
files whose size the kernel limits. Knows nothing of verdicts and expected outputs. Needs Linux with seccomp; elsewhere
bare_process.py does the work.
"""

from __future__ import annotations

import fcntl
import importlib.util
import marshal
import os
import select
import socket
import subprocess
import sys
import time
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evaluation.sandbox.inside.messages import Ending, Greeting, Request, Setup
from evaluation.sandbox.job import Job, Outcome, ServerDied
from evaluation.sandbox.modules import NUMPY, UNUSUAL, USUAL

SCRIPT = Path(__file__).parent / "inside" / "server.py"
ENVIRONMENT = {"PYTHONHASHSEED": "0", "MALLOC_ARENA_MAX": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""All that a program finds in its environment: for equal runs, and so that idle threads reserve no address space."""
F_ADD_SEALS, F_GET_SEALS, ALL_SEALS = 1033, 1034, 0b1111
START_SECONDS = 30
"""A fork server that has not answered by then is stuck; it takes 0.1 s, with all modules 0.5 s."""
GRACE_SECONDS = 5
"""A fork server whose answer comes this much later than the wall limit counts as stuck."""


class ForkServer:
    """One fork server; it runs one test at a time."""

    def __init__(self, seccomp: bytes, *, landlock: bool = True, unusual_modules: bool = False) -> None:
        """Start the process and return at once; the first test waits until it is ready."""
        self.connection, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-s", "-S", "-B", "-X", "utf8", str(SCRIPT), str(theirs.fileno())],
                env=ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # no terminal, and no Ctrl-C meant for the application
            )
        self.owner = os.getpid()
        self.greeting: Greeting | None = None
        """What programs are confined by; None until the process is ready."""
        self._files: list[int] = []
        self._deadline = 0.0
        self._set_up(seccomp, landlock, unusual_modules)

    def _set_up(self, seccomp: bytes, landlock: bool, unusual_modules: bool) -> None:
        names = f"{USUAL} {UNUSUAL} {NUMPY}" if unusual_modules else USUAL
        paths = _numpy_paths() if unusual_modules else []
        descriptor = _make_sealed_file(seccomp)
        try:
            self._send(Setup(paths=paths, modules=names.split(), landlock=landlock), [descriptor])
        finally:
            os.close(descriptor)

    def _wait_until_ready(self) -> None:
        if self.greeting is None:
            self.greeting = self._receive(START_SECONDS)

    def start(self, job: Job) -> None:
        """Hand over one test. Raises ServerDied, also when the fork server does not start."""
        self._wait_until_ready()
        self._job, self._deadline = job, time.monotonic() + job.wall_seconds + GRACE_SECONDS
        program = job.program.source + job.program.code
        self._files = [_make_sealed_file(job.stdin), _make_file(), _make_file(), _make_sealed_file(program)]
        self._report = None if job.program.code else self._add_file()
        self._value = self._add_file() if job.function else None
        request = Request(
            function=job.function,
            program_bytes=len(program),
            source_bytes=len(job.program.source),
            cpu_seconds=job.cpu_seconds,
            wall_seconds=job.wall_seconds,
            memory_bytes=job.memory_bytes,
            output_bytes=job.output_bytes,
        )
        self._send(request, self._files)

    def _add_file(self) -> int:
        self._files.append(_make_file())
        return self._files[-1]

    @staticmethod
    def wait(servers: Iterable[ForkServer], seconds: float) -> list[ForkServer]:
        """Wait for the first whose test has ended; return all such, or those that are stuck. May return none."""
        poll, by_descriptor = select.poll(), {}
        for server in servers:
            by_descriptor[server.connection.fileno()] = server
            poll.register(server.connection, select.POLLIN)
        ended = [by_descriptor[descriptor] for descriptor, _ in poll.poll(seconds * 1000)]
        return ended or [server for server in by_descriptor.values() if time.monotonic() > server._deadline]

    def finish(self) -> Outcome:
        """Return the outcome of a test that has ended. Raises ServerDied when there is none."""
        ending: Ending = self._receive(0)
        if self._report and fcntl.fcntl(self._report, F_GET_SEALS) == ALL_SEALS:
            self._job.program.take_report(_read_file(self._report))
        outcome = Outcome(
            ended=ending["ended"],
            exit_code=ending["exit_code"],
            confined=ending["stage"] > 0,
            compiled=ending["stage"] > 1,
            cpu_seconds=ending["cpu_seconds"],
            wall_seconds=ending["wall_seconds"],
            memory_bytes=ending["memory_bytes"],
            stdout=_read_file(self._files[1]),
            stderr=_read_file(self._files[2]),
            value=_read_file(self._value) if self._value else b"",
            unread=bool(self._job.stdin) and os.lseek(self._files[0], 0, os.SEEK_CUR) == 0,  # the offset is shared
        )
        self._drop_files()
        return outcome

    def cancel(self) -> None:
        """Kill the running test; the fork server stays usable. Raises ServerDied."""
        self._send(None, [])
        self._receive(GRACE_SECONDS)
        self._drop_files()

    def end(self) -> None:
        """Kill the process, and with it what it runs. A thread that waits for its answer gets ServerDied."""
        self.process.kill()

    def kill(self) -> None:
        """End the fork server and drop its files. In a fork of the process that started it, only drop the files."""
        self._drop_files()
        self.connection.close()
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()

    def _drop_files(self) -> None:
        while self._files:
            os.close(self._files.pop())

    def _send(self, message: Setup | Request | None, descriptors: list[int]) -> None:
        """Send a message; None cancels the running test."""
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array("i", descriptors))] if descriptors else []
        try:
            self.connection.sendmsg([marshal.dumps(message)], rights)  # type: ignore[arg-type]  # a TypedDict is a dict
        except OSError as error:
            raise ServerDied(str(error)) from error

    def _receive(self, seconds: float) -> Any:
        poll = select.poll()
        poll.register(self.connection, select.POLLIN)
        if not poll.poll(seconds * 1000):
            raise ServerDied("the fork server does not answer")
        try:
            data = self.connection.recv(1 << 16)
        except OSError as error:
            raise ServerDied(str(error)) from error
        if not data:
            raise ServerDied("the fork server has ended")
        return marshal.loads(data)  # safe to load, since no program can reach this socket


def _make_file(data: bytes = b"") -> int:
    """Make a file in memory and return its descriptor."""
    descriptor = os.memfd_create("sandbox", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    written = 0
    while written < len(data):
        written += os.pwrite(descriptor, data[written:] if written else data, written)
    return descriptor


def _make_sealed_file(data: bytes) -> int:
    """Make a memory file that nobody can change any more."""
    descriptor = _make_file(data)
    fcntl.fcntl(descriptor, F_ADD_SEALS, ALL_SEALS)
    return descriptor


def _read_file(descriptor: int) -> bytes:
    """Read all of a file without its offset, which the program shares."""
    size, parts, done = os.fstat(descriptor).st_size, [], 0
    while done < size and (part := os.pread(descriptor, size - done, done)):
        parts.append(part)
        done += len(part)
    return b"".join(parts)


def _numpy_paths() -> list[str]:
    numpy = importlib.util.find_spec("numpy")
    return [str(Path(numpy.origin).parent.parent)] if numpy and numpy.origin else []
