"""The errors of models, adapters and model servers that the user can correct: see evaluation.errors."""

from __future__ import annotations

from evaluation.errors import UserError


class ModelError(UserError):
    """A base model cannot be fetched or loaded."""


class AdapterError(UserError):
    """An adapter cannot be loaded, or does not belong to the base model."""


class ServerError(UserError):
    """A model server cannot be reached or does not answer as it should."""
