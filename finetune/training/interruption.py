"""Ctrl-C and SIGTERM end a training at its next step, with a checkpoint to go on from.

An evaluation, which may take minutes, is abandoned at once where one process trains; what it would have found is found
when training goes on. Several processes agree on the step, and finish an evaluation first. A second Ctrl-C stops at
once and keeps nothing new. Not covered: SIGKILL, after which the last epoch's checkpoint is there.
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
    """A signal came while nothing was being trained. Like KeyboardInterrupt no Exception, which others may swallow."""


class Interruption(TrainerCallback):
    """Listens while `watched`; as a callback it ends the training."""

    def __init__(self) -> None:
        self.signal: int | None = None
        self.stopped = False
        """Whether training ended because of it."""
        self._evaluating = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Signals are noticed inside the block. In another thread than the main one Python hears none."""
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
    def evaluation(self) -> Iterator[None]:
        """Inside the block a signal raises EvaluationAbandoned, where one process trains."""
        alone = processes.count() == 1
        if alone and self.signal:
            self._abandon()
        self._evaluating = alone
        try:
            yield
        finally:
            self._evaluating = False

    def _notice(self, number: int, frame: FrameType | None) -> None:
        # A launcher passes on what the terminal has already sent to its processes: there, a second one says nothing.
        if self.signal and processes.count() == 1:
            raise KeyboardInterrupt
        self.signal = number
        if processes.is_main():
            # print is not safe here: the signal may have come in the middle of another one
            os.write(2, b"\nstopping after this step; once more to stop without a checkpoint\n")
        if self._evaluating:
            self._abandon()

    def _abandon(self) -> None:
        self.stopped = True
        raise EvaluationAbandoned

    def on_step_end(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        if processes.any_process(self.signal is not None):
            self.stopped = control.should_training_stop = True

    def on_epoch_end(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        """Called after a step that stopped in the middle of an epoch, too."""
        if self.stopped:
            control.should_evaluate = False
            control.should_log = control.should_save = True
