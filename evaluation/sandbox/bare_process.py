"""One plain process for each test, for hosts without seccomp (macOS, Windows): time and memory limits at best.

The same interface as fork_server.py and the same way of running a program (inside/child.py), but no confinement: a
program can read files and use the network. Sandbox refuses to use this unless told to.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from evaluation.sandbox.job import Job, Outcome

RUNNER = Path(__file__).parent / "inside" / "once.py"
PAUSE = 0.002
KEPT = ("SYSTEMROOT", "TEMP", "TMP")
"""Without these Windows starts no Python."""


def resident(pid: int) -> int:
    """Bytes of memory a process holds now, on Linux; 0 elsewhere and when it has ended.

    Not ru_maxrss: on Linux that starts at the size of the process that forked, which may have a model loaded.
    """
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


class BareProcess:
    """Runs one test at a time, each in a fresh interpreter."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def wait_until_ready(self) -> None:
        """There is nothing to start."""

    def start(self, job: Job) -> None:
        self._job, self._began = job, time.monotonic()
        self._folder = tempfile.TemporaryDirectory(prefix="judge-", ignore_cleanup_errors=True)
        self._path = Path(self._folder.name)
        (self._path / "program").write_bytes(job.program.source)
        (self._path / "stdin").write_bytes(job.stdin)
        limits = [str(job.cpu_seconds), str(job.memory_bytes), str(job.output_bytes)]
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        with (
            open(self._path / "stdin", "rb") as stdin,
            open(self._path / "stdout", "wb") as stdout,
            open(self._path / "stderr", "wb") as stderr,
        ):
            self.process = subprocess.Popen(
                [sys.executable, "-s", "-S", "-B", "-X", "utf8", str(RUNNER), job.function or "", *limits],
                cwd=self._path,
                env={"PYTHONHASHSEED": "0", **kept},
                stdin=stdin,
                stdout=stdout,
                stderr=stderr,
                start_new_session=True,
            )
        self._cpu, self._memory = 0.0, 0
        self._ended = ""

    @staticmethod
    def wait(processes: Iterable[BareProcess], seconds: float) -> list[BareProcess]:
        """Those that have ended, or went over a limit and were ended; waits for the first."""
        processes, end = list(processes), time.monotonic() + seconds
        while not (ended := [process for process in processes if process._has_ended()]) and time.monotonic() < end:
            time.sleep(PAUSE)
        return ended

    def _has_ended(self) -> bool:
        self._memory = max(self._memory, resident(self.process.pid))
        if self._reap(block=False):
            self._ended = self._ended or "exit"
        elif time.monotonic() - self._began > self._job.wall_seconds:
            self._ended = "wall"
        elif self._size() > self._job.output_bytes:
            self._ended = "output"
        if self._ended and self.process.returncode is None:
            self.process.kill()
            self._reap(block=True)
        return bool(self._ended)

    def _reap(self, *, block: bool) -> bool:
        """Collect the process when it has ended, with its CPU time and memory where the system tells them."""
        if not hasattr(os, "wait4"):
            return (self.process.wait() if block else self.process.poll()) is not None
        pid, status, usage = os.wait4(self.process.pid, 0 if block else os.WNOHANG)
        if not pid:
            return False
        self.process.returncode = os.waitstatus_to_exitcode(status)
        self._cpu = usage.ru_utime + usage.ru_stime
        if sys.platform == "darwin":
            self._memory = usage.ru_maxrss
        return True

    def _size(self) -> int:
        return max((self._path / name).stat().st_size for name in ("stdout", "stderr"))

    def finish(self) -> Outcome:
        """The outcome of a test that has ended."""
        self._job.program.take_report(self._content("report"))
        outcome = Outcome(
            ended=self._ended,
            exit_code=self.process.returncode,
            confined=True,
            compiled=bool(self._job.program.code),
            cpu_seconds=self._cpu,
            wall_seconds=time.monotonic() - self._began,
            memory_bytes=self._memory,
            stdout=self._content("stdout"),
            stderr=self._content("stderr"),
            value=self._content("value"),
        )
        self._folder.cleanup()
        return outcome

    def _content(self, name: str) -> bytes:
        """At most one byte more than is allowed: nothing limits files here but our looking at them."""
        path = self._path / name
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(self._job.output_bytes + 1 if name != "report" else -1)

    def cancel(self) -> None:
        self.kill()

    def end(self) -> None:
        """Kill the process, if one runs."""
        if self.process:
            self.process.kill()

    def kill(self) -> None:
        """End what runs and clear up after it."""
        if self.process and self.process.returncode is None:
            self.process.kill()
            self._reap(block=True)
            self._folder.cleanup()
