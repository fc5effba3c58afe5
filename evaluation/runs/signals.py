"""Ctrl-C and SIGTERM end a batch run with one sentence, and what was written is kept.

The first signal raises Stopped wherever the run is; a second one ends a single process at once. SIGKILL is not covered,
nor are the moments before the command line is read.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopped(BaseException):
    """A signal came. Like KeyboardInterrupt it is not an Exception, so that no `except Exception` swallows it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def exit_code(self) -> int:
        """The one that shells use: 130 after SIGINT, 143 after SIGTERM."""
        return 128 + self.number


@contextmanager
def stop_on_signals(*, launched: bool = False) -> Iterator[None]:
    """Inside the block, in the main thread, a signal raises Stopped.

    A process that was `launched` ignores further signals: its launcher passes on the Ctrl-C that the terminal has
    already sent.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN if launched else signal.SIG_DFL)
        raise Stopped(number)

    before = {number: signal.signal(number, stop) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def ignore_sigint() -> Iterator[None]:
    """A process that is started inside the block, in the main thread, ignores Ctrl-C from its first moment.

    The terminal sends it to both processes, and one that is still importing would answer with a traceback.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
