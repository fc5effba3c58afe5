"""Waiting for what a test needs. A busy machine is slow, not wrong: there is one long patience for everything."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 300.0
"""Seconds until a test gives up."""


def wait_until(holds: Callable[[], object], *, every: float = 0.01) -> None:
    """Return as soon as the condition holds, which is checked `every` so many seconds. Raises AssertionError."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"still not so after {PATIENCE:.0f} s"
        time.sleep(every)
