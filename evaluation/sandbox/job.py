"""One test to run, and how it ended: what the judge and the processes that run tests share.

Facts only. The judge says whether an outcome is good, and expected outputs are not part of a job.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from evaluation.sandbox.modules import needs_unusual_modules


class ServerDied(Exception):
    """The process that runs tests has ended or is stuck; another one can run the test."""


class ProgramImage:
    """A program as a process gets it: its source, and its code once a first test has compiled it."""

    def __init__(self, source: str) -> None:
        self.source = source.encode("utf-8", "surrogatepass")
        self.code = b""
        self.rewrites: tuple[str, ...] = ()
        self.error = ""
        """Why it does not compile; empty when it does, or when nothing has compiled it yet."""
        self.unusual_modules = needs_unusual_modules(self.source)

    def take_report(self, report: bytes) -> None:
        """Take what the process reported on compiling: a line of JSON, then the code, which is never loaded here."""
        if self.code or self.error or not report:
            return
        head, _, self.code = report.partition(b"\n")
        fields = json.loads(head)
        self.error, self.rewrites = fields["error"], tuple(fields["rewrites"])


@dataclass(frozen=True)
class Job:
    """One test, ready to run."""

    program: ProgramImage
    stdin: bytes
    """What it reads from stdin; for a call-based problem the JSON list of arguments."""
    function: str | None
    cpu_seconds: float
    wall_seconds: float
    memory_bytes: int
    output_bytes: int


@dataclass(frozen=True)
class Outcome:
    """How one test's process ended, and what it left behind."""

    ended: str
    """`exit`, the limit that it went over (`cpu`, `wall`, `memory`, `output`, `threads`), `cancelled` or `failed`."""
    exit_code: int = 0
    """Exit status; when a signal ended it, the negative number of the signal."""
    confined: bool = False
    """Whether all locks were on. If not, the program never ran and is not to blame."""
    compiled: bool = False
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    memory_bytes: int = 0
    stdout: bytes = b""
    stderr: bytes = b""
    value: bytes = b""
    """For a call-based problem the returned value as JSON. The program's process wrote it: do not trust it."""
    unread: bool = False
    """Whether stdin is not empty and nobody read a byte of it; False where that is not known. A program can hide that
    it has read, so use this only to its disadvantage."""
