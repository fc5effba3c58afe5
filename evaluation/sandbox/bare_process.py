"""One plain process for each test, for hosts without seccomp (macOS, Windows): time and memory limits at best.

It has the interface of fork_server.py and runs programs in the same way (inside/child.py), but without confinement: a
program can read files and use the network. Sandbox refuses to use it unless reduced isolation is allowed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from evaluation.sandbox.inside.messages import Greeting
from evaluation.sandbox.job import Job, Outcome

SCRIPT = Path(__file__).parent / "inside" / "once.py"
PAUSE = 0.002
"""Seconds between two looks at the running processes."""
ENVIRONMENT = ("SYSTEMROOT", "TEMP", "TMP")
"""The variables that a process inherits: Windows cannot start Python without them."""


def resident_bytes(pid: int) -> int:
    """Return the memory that a process holds now, on Linux; 0 elsewhere and when it has ended.

    ru_maxrss will not do: on Linux it starts at the size of the process that forked, which may have a model loaded.
    """
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


class BareProcess:
    """Runs one test at a time, each in a fresh interpreter."""

    greeting: Greeting | None = None
    """Never one: nothing confines programs here."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, job: Job) -> None:
        """Start one test."""
        self._job, self._began = job, time.monotonic()
        self._folder = tempfile.TemporaryDirectory(prefix="judge-", ignore_cleanup_errors=True)
        self._path = Path(self._folder.name)
        (self._path / "program").write_bytes(job.program.source)
        (self._path / "stdin").write_bytes(job.stdin)
        limits = [str(job.cpu_seconds), str(job.memory_bytes), str(job.output_bytes)]
        environment = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
        with (
            open(self._path / "stdin", "rb") as stdin,
            open(self._path / "stdout", "wb") as stdout,
            open(self._path / "stderr", "wb") as stderr,
        ):
            self.process = subprocess.Popen(
                [sys.executable, "-s", "-S", "-B", "-X", "utf8", str(SCRIPT), job.function or "", *limits],
                cwd=self._path,
                env={"PYTHONHASHSEED": "0", **environment},
                stdin=stdin,
                stdout=stdout,
                stderr=stderr,
                start_new_session=True,
            )
        self._cpu, self._memory = 0.0, 0
        self._ended = ""

    @property
    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None:
            raise RuntimeError("no test was started in this process")
        return self.process

    @staticmethod
    def wait(processes: Iterable[BareProcess], seconds: float) -> list[BareProcess]:
        """Wait for the first that has ended or went over a limit, and return all such. May return none."""
        processes, end = list(processes), time.monotonic() + seconds
        while not (ended := [process for process in processes if process._check_end()]) and time.monotonic() < end:
            time.sleep(PAUSE)
        return ended

    def _check_end(self) -> bool:
        """Whether the test has ended; one that is over a limit is ended here."""
        process = self._running
        self._memory = max(self._memory, resident_bytes(process.pid))
        if self._reap(block=False):
            self._ended = self._ended or "exit"
        elif time.monotonic() - self._began > self._job.wall_seconds:
            self._ended = "wall"
        elif self._output_size() > self._job.output_bytes:
            self._ended = "output"
        if self._ended and process.returncode is None:
            process.kill()
            self._reap(block=True)
        return bool(self._ended)

    def _reap(self, *, block: bool) -> bool:
        """Collect the process if it has ended, with its CPU time and memory where the system measures them."""
        process = self._running
        if not hasattr(os, "wait4"):
            return (process.wait() if block else process.poll()) is not None
        pid, status, usage = os.wait4(process.pid, 0 if block else os.WNOHANG)
        if not pid:
            return False
        process.returncode = os.waitstatus_to_exitcode(status)
        self._cpu = usage.ru_utime + usage.ru_stime
        if sys.platform == "darwin":
            self._memory = usage.ru_maxrss
        return True

    def _output_size(self) -> int:
        return max((self._path / name).stat().st_size for name in ("stdout", "stderr"))

    def finish(self) -> Outcome:
        """Return the outcome of a test that has ended."""
        self._job.program.take_report(self._read_file("report"))
        outcome = Outcome(
            ended=self._ended,
            exit_code=self._running.returncode,
            confined=True,
            compiled=bool(self._job.program.code),
            cpu_seconds=self._cpu,
            wall_seconds=time.monotonic() - self._began,
            memory_bytes=self._memory,
            stdout=self._read_file("stdout"),
            stderr=self._read_file("stderr"),
            value=self._read_file("value"),
        )
        self._folder.cleanup()
        return outcome

    def _read_file(self, name: str) -> bytes:
        """Read at most one byte more than is allowed: nothing limits the size of files here."""
        path = self._path / name
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(self._job.output_bytes + 1 if name != "report" else -1)

    def cancel(self) -> None:
        """Kill the running test."""
        self.kill()

    def end(self) -> None:
        """Kill the process if one runs."""
        if self.process:
            self.process.kill()

    def kill(self) -> None:
        """Kill the process if one runs, and remove its files."""
        if self.process and self.process.returncode is None:
            self.process.kill()
            self._reap(block=True)
            self._folder.cleanup()
