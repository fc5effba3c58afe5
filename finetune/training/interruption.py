"""Ctrl-C and SIGTERM end a training at its next step, with a checkpoint to go on from.

An evaluation may take minutes. When a single process trains it is abandoned at once, and done when training goes on.
Several processes finish an evaluation first, and agree on the step. A second Ctrl-C stops at once and keeps nothing
new. Not covered: SIGKILL, after which only the last epoch's checkpoint is there.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from transformers import TrainerCallback

from generation import processes

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class EvaluationAbandoned(BaseException):
    """A signal came during an evaluation. Like KeyboardInterrupt it is no Exception, so that no library swallows it."""


class Interruption(TrainerCallback):
    """Notices signals inside `watch_signals`; as a callback of the Trainer it ends the training."""

    def __init__(self) -> None:
        self.signal: int | None = None
        self.stopped = False
        """Whether training ended because of a signal."""
        self._evaluating = False

    @contextmanager
    def watch_signals(self) -> Iterator[None]:
        """Notice signals inside the block; does nothing outside the main thread, where Python gets no signals."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self._notice) for number in SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def abandon_on_signal(self) -> Iterator[None]:
        """Raise EvaluationAbandoned on a signal inside the block, when a single process trains."""
        alone = processes.count() == 1
        if alone and self.signal:
            self._abandon()
        self._evaluating = alone
        try:
            yield
        finally:
            self._evaluating = False

    def _notice(self, number: int, frame: FrameType | None) -> None:
        # With a launcher a second signal means nothing: it passes on what the terminal has already sent to all.
        if self.signal and processes.count() == 1:
            raise KeyboardInterrupt
        self.signal = number
        if processes.is_main():
            # print is not safe here: the signal may have come in the middle of another print
            os.write(2, b"\nstopping after this step; press Ctrl-C again to stop without a checkpoint\n")
        if self._evaluating:
            self._abandon()

    def _abandon(self) -> None:
        self.stopped = True
        raise EvaluationAbandoned

    def on_step_end(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        if processes.any_process(self.signal is not None):
            self.stopped = control.should_training_stop = True

    def on_epoch_end(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        """Save without evaluating. The Trainer calls this also after a step that stopped in the middle of an epoch."""
        if self.stopped:
            control.should_evaluate = False
            control.should_log = control.should_save = True
