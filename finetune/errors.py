"""The errors of models, adapters and training that are the user's to mend. Same contract as evaluation.errors."""

from __future__ import annotations

from evaluation.errors import UserError


class ModelError(UserError):
    """A base model cannot be fetched or loaded."""


class AdapterError(UserError):
    """An adapter cannot be loaded, or does not belong to the base model."""


class FolderError(UserError):
    """An output folder cannot be used."""


class PushError(UserError):
    """An adapter cannot be sent to the Hub."""


class ServerError(UserError):
    """A model server cannot be reached or does not answer as it should."""


class TrainingError(UserError):
    """A training run cannot start or go on."""


class TrainingStopped(UserError):
    """A training run was stopped by a signal; the text says what was kept and how to go on."""

    def __init__(self, text: str, signal: int) -> None:
        super().__init__(text)
        self.signal = signal
