"""The sentence that tells a visitor why something failed."""

from __future__ import annotations

import logging

from evaluation.errors import UserError

log = logging.getLogger(__name__)


def explain_failure(error: Exception, action: str) -> str:
    """The sentence of an error of ours; for any other error a general one, with the traceback in the server's log."""
    if isinstance(error, UserError):
        return str(error)
    log.error("%s failed", action, exc_info=error)
    return f"something broke ({type(error).__name__}); the server's log has the details. Try again"
