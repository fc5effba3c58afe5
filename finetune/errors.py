"""The errors of training, its folders and publishing that a user can fix, by the contract of evaluation.errors."""

from __future__ import annotations

from evaluation.errors import UserError


class FolderError(UserError):
    """An output folder cannot be used."""


class PushError(UserError):
    """An adapter cannot be sent to the Hub."""


class TrainingError(UserError):
    """A training run cannot start or go on."""


class TrainingStopped(UserError):
    """A training run was stopped by a signal; the text says what was kept and how to go on."""

    def __init__(self, text: str, signal: int) -> None:
        super().__init__(text)
        self.signal = signal
