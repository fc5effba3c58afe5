"""What the application and its fork server send each other: marshalled dicts over one socket.

Types for the type checker only. At run time nothing here is imported by the fork server: every page that it loads costs
time in each fork.
"""

from __future__ import annotations

from typing import TypedDict


class Setup(TypedDict):
    """From the application, first: what the fork server is to load. The seccomp filter comes with it as a file."""

    paths: list[str]
    modules: list[str]
    landlock: bool


class Greeting(TypedDict):
    """From the fork server, once it can run tests: what its programs are confined by."""

    landlock: bool
    uid: int


class Request(TypedDict):
    """From the application: one test. Its files come with it (see `RESERVED` in locks.py)."""

    function: str | None
    program_bytes: int
    """Length of the program's file: the source, then the compiled code if a first test has compiled it."""
    source_bytes: int
    cpu_seconds: float
    wall_seconds: float
    memory_bytes: int
    output_bytes: int


class Ending(TypedDict):
    """From the fork server: how the test's process ended (see `Outcome` in job.py)."""

    ended: str
    exit_code: int
    stage: int
    cpu_seconds: float
    wall_seconds: float
    memory_bytes: int
