"""One test to run, and how it ended: what judge.py and the ways of running a process share.

Facts only. Whether an outcome is good is judge.py's to say, and expected outputs are no part of a job.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from evaluation.sandbox.modules import needs_unusual_modules


class ServerDied(Exception):
    """The process that runs tests is gone or stuck; another one can run the test."""


class ProgramImage:
    """A program as it is handed to a process: its source, and its code once a first test has compiled it."""

    def __init__(self, source: str) -> None:
        self.source = source.encode("utf-8", "surrogatepass")
        self.code = b""
        self.rewrites: tuple[str, ...] = ()
        self.error = ""
        """Why it does not compile; empty when it does or is not yet known."""
        self.unusual_modules = needs_unusual_modules(self.source)

    def take_report(self, report: bytes) -> None:
        """What the process found when it compiled: a line of JSON, then the code. The code is never loaded here."""
        if self.code or self.error or not report:
            return
        head, _, self.code = report.partition(b"\n")
        found = json.loads(head)
        self.error, self.rewrites = found["error"], tuple(found["rewrites"])


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
    """How one test's process ended, and what it left."""

    ended: str
    """`exit`, the limit it was ended for (`cpu`, `wall`, `memory`, `output`, `threads`), `cancelled` or `failed`."""
    exit_code: int = 0
    """Exit status; a signal's number, negative, when one ended it."""
    confined: bool = False
    """Whether all locks were on: before that, whatever happened is not the program's doing."""
    compiled: bool = False
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    memory_bytes: int = 0
    stdout: bytes = b""
    stderr: bytes = b""
    value: bytes = b""
    """Of a call-based problem: JSON of the returned value. Written by the program's process, so not to be trusted."""
    unread: bool = False
    """Whether stdin has something that nobody read a byte of; False where that is not known. A program may hide that it
    read, so only what is to its disadvantage may follow from it."""
