"""Ctrl-C and SIGTERM end a batch run with one sentence: what was written is kept as after any other end.

The first signal raises Stopped wherever the run is; a second one ends a lone process at once. Not covered: SIGKILL, and
the moments before the command line is read.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopped(BaseException):
    """A signal came. Like KeyboardInterrupt no Exception, which others may swallow."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def exit_code(self) -> int:
        """As shells count it: 130 or 143."""
        return 128 + self.number


@contextmanager
def listening(*, alone: bool = True) -> Iterator[None]:
    """Inside the block, in the main thread, a signal raises Stopped. `alone`: no launcher passes a Ctrl-C on once more,
    which the terminal has already sent."""

    def stop(number: int, frame: FrameType | None) -> None:
        for each in SIGNALS:
            signal.signal(each, signal.SIG_DFL if alone else signal.SIG_IGN)
        raise Stopped(number)

    before = {number: signal.signal(number, stop) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def unheard() -> Iterator[None]:
    """A process that is started inside the block, in the main thread, leaves Ctrl-C to this one from its first moment:
    the terminal sends it to both, and one that is still importing would answer with a traceback."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
