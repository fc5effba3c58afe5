"""The application's end of one fork server: start it, hand it a test, read how the test ended.

Programs and inputs travel in sealed memory files, so the server never reads them; outputs come back in memory files
whose size the kernel limits. Knows nothing of verdicts and expected outputs. Linux with seccomp only: elsewhere see
bare_process.py.
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

from evaluation.sandbox.job import Job, Outcome, ServerDied
from evaluation.sandbox.modules import NUMPY, UNUSUAL, USUAL

WORKER = Path(__file__).parent / "inside" / "server.py"
ENVIRONMENT = {"PYTHONHASHSEED": "0", "MALLOC_ARENA_MAX": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""All that a program finds in its environment: equal runs, and no address space reserved by idle threads."""
F_ADD_SEALS, F_GET_SEALS, ALL_SEALS = 1033, 1034, 0b1111
START_SECONDS = 30
"""A server that has not answered by then is stuck; it takes 0.1 s, with all modules 0.5 s."""
GRACE_SECONDS = 5
"""How much longer than the wall limit a test's answer may take before its server counts as stuck."""


class ForkServer:
    """One server process; it runs one test at a time."""

    def __init__(self, seccomp: bytes, *, landlock: bool = True, unusual_modules: bool = False) -> None:
        """Starts the process and returns at once; the first test waits until it is ready."""
        self.connection, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-s", "-S", "-B", "-X", "utf8", str(WORKER), str(theirs.fileno())],
                env=ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # no terminal, and no Ctrl-C meant for the application
            )
        self.owner = os.getpid()
        self.landlock: bool | None = None
        self._files: list[int] = []
        self._deadline = 0.0
        self._greet(seccomp, landlock, unusual_modules)

    def _greet(self, seccomp: bytes, landlock: bool, unusual_modules: bool) -> None:
        names = f"{USUAL} {UNUSUAL} {NUMPY}" if unusual_modules else USUAL
        paths = _numpy_paths() if unusual_modules else []
        descriptor = _sealed(seccomp)
        try:
            self._send({"paths": paths, "modules": names.split(), "landlock": landlock}, [descriptor])
        finally:
            os.close(descriptor)

    def wait_until_ready(self) -> None:
        """Raises ServerDied when the server does not come up."""
        if self.landlock is None:
            self.landlock = self._receive(START_SECONDS)["landlock"]

    def start(self, job: Job) -> None:
        """Hand over one test; raises ServerDied."""
        self.wait_until_ready()
        self._job, self._deadline = job, time.monotonic() + job.wall_seconds + GRACE_SECONDS
        program = job.program.source + job.program.code
        self._files = [_sealed(job.stdin), _memory_file(), _memory_file(), _sealed(program)]
        self._report = None if job.program.code else self._new_file()
        self._value = self._new_file() if job.function else None
        message = {
            "function": job.function,
            "size": len(program),
            "source": len(job.program.source),
            "cpu": job.cpu_seconds,
            "wall": job.wall_seconds,
            "memory": job.memory_bytes,
            "output": job.output_bytes,
        }
        self._send(message, self._files)

    def _new_file(self) -> int:
        self._files.append(_memory_file())
        return self._files[-1]

    @staticmethod
    def wait(servers: Iterable[ForkServer], seconds: float) -> list[ForkServer]:
        """Those whose test has ended, or that are stuck; waits for the first."""
        poll, by_descriptor = select.poll(), {}
        for server in servers:
            by_descriptor[server.connection.fileno()] = server
            poll.register(server.connection, select.POLLIN)
        ended = [by_descriptor[descriptor] for descriptor, _ in poll.poll(seconds * 1000)]
        return ended or [server for server in by_descriptor.values() if time.monotonic() > server._deadline]

    def finish(self) -> Outcome:
        """The outcome of a test that has ended; raises ServerDied when there is none."""
        answer = self._receive(0)
        if self._report and fcntl.fcntl(self._report, F_GET_SEALS) == ALL_SEALS:
            self._job.program.take_report(_contents(self._report))
        outcome = Outcome(
            ended=answer["ended"],
            exit_code=answer["exit_code"],
            confined=answer["stage"] > 0,
            compiled=answer["stage"] > 1,
            cpu_seconds=answer["cpu"],
            wall_seconds=answer["wall"],
            memory_bytes=answer["memory"],
            stdout=_contents(self._files[1]),
            stderr=_contents(self._files[2]),
            value=_contents(self._value) if self._value else b"",
            unread=bool(self._job.stdin) and os.lseek(self._files[0], 0, os.SEEK_CUR) == 0,  # the offset is shared
        )
        self._drop_files()
        return outcome

    def cancel(self) -> None:
        """Kill the running test; the server stays usable. Raises ServerDied."""
        self._send({}, [])
        self._receive(GRACE_SECONDS)
        self._drop_files()

    def end(self) -> None:
        """Kill the process, and with it what it runs; whoever waits for an answer gets ServerDied."""
        self.process.kill()

    def kill(self) -> None:
        """End the server and let go of it. In a fork of the process that started it: only let go of it."""
        self._drop_files()
        self.connection.close()
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()

    def _drop_files(self) -> None:
        while self._files:
            os.close(self._files.pop())

    def _send(self, message: dict, descriptors: list[int]) -> None:
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array("i", descriptors))] if descriptors else []
        try:
            self.connection.sendmsg([marshal.dumps(message)], rights)
        except OSError as error:
            raise ServerDied(str(error)) from error

    def _receive(self, seconds: float) -> dict:
        poll = select.poll()
        poll.register(self.connection, select.POLLIN)
        if not poll.poll(seconds * 1000):
            raise ServerDied("the server does not answer")
        try:
            data = self.connection.recv(1 << 16)
        except OSError as error:
            raise ServerDied(str(error)) from error
        if not data:
            raise ServerDied("the server has ended")
        return marshal.loads(data)  # the server's own: no program can reach this socket


def _memory_file(data: bytes = b"") -> int:
    descriptor = os.memfd_create("sandbox", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    written = 0
    while written < len(data):
        written += os.pwrite(descriptor, data[written:] if written else data, written)
    return descriptor


def _sealed(data: bytes) -> int:
    """A memory file that nobody can change any more."""
    descriptor = _memory_file(data)
    fcntl.fcntl(descriptor, F_ADD_SEALS, ALL_SEALS)
    return descriptor


def _contents(descriptor: int) -> bytes:
    """All of a file; its offset is the program's, so it is not used."""
    size, parts, done = os.fstat(descriptor).st_size, [], 0
    while done < size and (part := os.pread(descriptor, size - done, done)):
        parts.append(part)
        done += len(part)
    return b"".join(parts)


def _numpy_paths() -> list[str]:
    found = importlib.util.find_spec("numpy")
    return [str(Path(found.origin).parent.parent)] if found and found.origin else []
