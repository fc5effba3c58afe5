"""Messages to the person who runs a command: on stderr, since stdout belongs to results."""

from __future__ import annotations

import sys
from collections.abc import Callable

Progress = Callable[[str], None]
"""Called with a sentence when something begins that takes a while."""


def print_to_stderr(text: str) -> None:
    """Print a line and flush it, so that it shows while the work goes on."""
    print(text, file=sys.stderr, flush=True)
