"""The application's end of one fork server: start it, hand it a test, read how the test ended.

Programs and inputs travel in sealed memory files, so the server never reads them; outputs come back in memory files
whose size the kernel limits. Knows nothing of verdicts and expected outputs. Linux with seccomp only.
"""

from __future__ import annotations

import fcntl
import importlib.util
import json
import os
import select
import socket
import subprocess
import sys
import time
from array import array
from dataclasses import dataclass
from pathlib import Path

from evaluation.sandbox_modules import NUMPY, UNUSUAL, USUAL, needs_unusual_modules

WORKER = Path(__file__).with_name("sandbox_worker.py")
ENVIRONMENT = {"PYTHONHASHSEED": "0", "MALLOC_ARENA_MAX": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""All that a program finds in its environment: equal runs, and no address space reserved by idle threads."""
F_ADD_SEALS, F_GET_SEALS, ALL_SEALS = 1033, 1034, 0b1111
START_SECONDS = 30
"""A server that has not answered by then is stuck; it takes 0.15 s, 0.4 s with numpy."""
GRACE_SECONDS = 5
"""How much longer than the wall limit a test's answer may take before its server counts as stuck."""


class ServerDied(Exception):
    """The fork server is gone or stuck; another one can run the test."""


@dataclass(frozen=True)
class Job:
    """One test, ready to run."""

    program: ProgramImage
    stdin: bytes
    """What stands on stdin; for a call-based problem the JSON list of arguments."""
    function: str | None
    cpu_seconds: float
    wall_seconds: float
    memory_bytes: int
    output_bytes: int


@dataclass(frozen=True)
class Outcome:
    """How one test's process ended, and what it left. Facts only: judge.py makes a verdict of them."""

    ended: str
    """`exit`, or the limit it was killed for: `cpu`, `wall`, `memory`, `threads`; or `cancelled`, `failed`."""
    status: int
    """Wait status, as os.wait4 gives it."""
    stage: int
    """How far it came: 0 forked, 1 confined, 2 compiled."""
    cpu_seconds: float
    wall_seconds: float
    memory_bytes: int
    stdout: bytes
    stderr: bytes
    value: bytes


class ProgramImage:
    """One program in a sealed memory file: its source, and its code once a first test has compiled it."""

    def __init__(self, source: str) -> None:
        self.source = source.encode("utf-8", "surrogatepass")
        self.compiled = False
        self.rewrites: tuple[str, ...] = ()
        self.error = ""
        self.unusual_modules = needs_unusual_modules(self.source)
        self.descriptor = sealed(self.source)

    def take_report(self, report: bytes) -> None:
        """What the child found when it compiled: sealed before the program ran, so that it cannot be forged."""
        if self.compiled or self.error or not report:
            return
        head, _, code = report.partition(b"\n")
        found = json.loads(head)
        self.error, self.rewrites = found["error"], tuple(found["rewrites"])
        if code:
            os.close(self.descriptor)
            self.descriptor, self.compiled = sealed(self.source + code), True

    def close(self) -> None:
        os.close(self.descriptor)


def memory_file(data: bytes = b"") -> int:
    descriptor = os.memfd_create("sandbox", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    written = 0
    while written < len(data):
        written += os.pwrite(descriptor, data[written:] if written else data, written)
    return descriptor


def sealed(data: bytes) -> int:
    """A memory file that nobody can change any more."""
    descriptor = memory_file(data)
    fcntl.fcntl(descriptor, F_ADD_SEALS, ALL_SEALS)
    return descriptor


def contents(descriptor: int) -> bytes:
    size, parts, done = os.fstat(descriptor).st_size, [], 0
    while done < size and (part := os.pread(descriptor, size - done, done)):
        parts.append(part)
        done += len(part)
    return b"".join(parts)


class ForkServer:
    """One server process; it runs one test at a time."""

    def __init__(self, seccomp: bytes, *, unusual_modules: bool = False) -> None:
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
            )
        self.files: list[int] = []
        self.landlock: bool | None = None
        self.deadline = 0.0
        self._hello(seccomp, unusual_modules)

    def _hello(self, seccomp: bytes, unusual_modules: bool) -> None:
        names = f"{USUAL} {UNUSUAL} {NUMPY}" if unusual_modules else USUAL
        greeting = {"paths": _numpy_paths() if unusual_modules else [], "modules": names.split()}
        descriptor = sealed(seccomp)
        try:
            self._send(greeting, [descriptor])
        finally:
            os.close(descriptor)

    def fileno(self) -> int:
        """For poll: readable when the running test has ended."""
        return self.connection.fileno()

    def wait_until_ready(self) -> None:
        """Raises ServerDied when the server does not come up."""
        if self.landlock is None:
            self.landlock = self._receive(START_SECONDS)["landlock"]

    def start(self, job: Job) -> None:
        """Hand over one test; raises ServerDied."""
        self.wait_until_ready()
        self.job, self.deadline = job, time.monotonic() + job.wall_seconds + GRACE_SECONDS
        compiled = job.program.compiled
        self.files = [sealed(job.stdin), memory_file(), memory_file()]
        self.files += [] if compiled else [memory_file()]
        self.files += [memory_file()] if job.function else []
        message = {
            "function": job.function,
            "compiled": compiled,
            "source": len(job.program.source),
            "cpu": job.cpu_seconds,
            "wall": job.wall_seconds,
            "memory": job.memory_bytes,
            "output": job.output_bytes,
        }
        self.reports = not compiled
        self._send(message, [job.program.descriptor, *self.files])

    def finish(self) -> Outcome:
        """The outcome of a test whose end poll has announced; raises ServerDied."""
        answer = self._receive(0)
        _, stdout, stderr, *rest = self.files
        report = rest.pop(0) if self.reports else None
        if report is not None and fcntl.fcntl(report, F_GET_SEALS) == ALL_SEALS:
            self.job.program.take_report(contents(report))
        outcome = Outcome(
            ended=answer["ended"],
            status=answer["status"],
            stage=answer["stage"],
            cpu_seconds=answer["cpu"],
            wall_seconds=answer["wall"],
            memory_bytes=answer["memory"],
            stdout=contents(stdout),
            stderr=contents(stderr),
            value=contents(rest[0]) if rest else b"",
        )
        self._drop_files()
        return outcome

    def cancel(self) -> None:
        """Kill the running test; the server stays usable. Raises ServerDied."""
        self._send({}, [])
        self._receive(GRACE_SECONDS)
        self._drop_files()

    def is_stuck(self) -> bool:
        return time.monotonic() > self.deadline

    def kill(self) -> None:
        """End the server and what it runs."""
        self._drop_files()
        self.connection.close()
        self.process.kill()
        self.process.wait()

    def _drop_files(self) -> None:
        while self.files:
            os.close(self.files.pop())

    def _send(self, message: dict, descriptors: list[int]) -> None:
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array("i", descriptors))] if descriptors else []
        try:
            self.connection.sendmsg([json.dumps(message).encode()], rights)
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
        return json.loads(data)


def _numpy_paths() -> list[str]:
    found = importlib.util.find_spec("numpy")
    return [str(Path(found.origin).parent.parent)] if found and found.origin else []
